"""Votes for a work of a list: `+1`, `3 votes`, `4票`, each after a title or a short name."""

from __future__ import annotations

VOTES = r"(?:\+\d{1,2}|\d{1,3} votes?\b|\d{1,3} ?票)"
