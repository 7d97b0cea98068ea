"""Family D: entries that are one work, two versions of it, or kin; and works of one id that are none of it."""

from __future__ import annotations
