"""Family N: the notes against the library."""

from __future__ import annotations
