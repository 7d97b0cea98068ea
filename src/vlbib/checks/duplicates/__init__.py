"""Family D: entries of one work, of two versions of it or of related works; and different works with the same id."""

from __future__ import annotations
