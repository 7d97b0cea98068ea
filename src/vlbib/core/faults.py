"""The only exception that a user of vlbib sees."""

from __future__ import annotations


class CannotUse(Exception):  # noqa: N818 -- reads as the sentence it is
    """Input that cannot be used: the file (with line), what is wrong, and what to do. Ends in exit code 2."""
