"""Files as git names them in `.gitattributes`."""

from __future__ import annotations

import re

from vlbib.core.lazy_pattern import lazy_pattern

_PLAIN = lazy_pattern(r"[\w.+@~,=-]+")


def file_pattern(name: str) -> str:
    r"""Return a file's name as a pattern of `.gitattributes`: quoted where it is not plain.

    >>> file_pattern("my refs[1].bib")
    '"my refs\\\\[1].bib"'
    """
    if _PLAIN.fullmatch(name):
        return name
    glob = re.sub(r"([*?\[\\])", r"\\\1", name)
    quoted = glob.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{quoted}"'
