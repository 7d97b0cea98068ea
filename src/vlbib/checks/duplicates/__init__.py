"""Family D: entries that are one work, two versions of it, or related works; and different works with one id."""

from __future__ import annotations
