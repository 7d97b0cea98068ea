"""Family N: the notes compared with the library."""

from __future__ import annotations
