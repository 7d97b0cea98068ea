"""File names as patterns in `.gitattributes`."""

from __future__ import annotations

import re

from vlbib.core.lazy_pattern import lazy_pattern

_PLAIN = lazy_pattern(r"[\w.+@~,=-]+")


def file_pattern(name: str) -> str:
    r"""Return a file's name as a pattern for `.gitattributes`, quoted if it has special characters.

    >>> file_pattern("my refs[1].bib")
    '"my refs\\\\[1].bib"'
    """
    if _PLAIN.fullmatch(name):
        return name
    glob = re.sub(r"([*?\[\\])", r"\\\1", name)
    quoted = glob.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{quoted}"'
