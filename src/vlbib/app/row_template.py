r"""Formats the rows of a list with a user's template, such as `{key}\t{title}`."""

from __future__ import annotations

import re
from string import Formatter
from typing import TYPE_CHECKING

from vlbib.core.faults import CannotUse
from vlbib.core.near_names import hint

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

_ESCAPES = {"\\t": "\t", "\\n": "\n", "\\\\": "\\"}


def read_template(template: str, names: Collection[str]) -> str:
    r"""Return a template with `\t` and `\n` replaced. Raises `CannotUse` for a lone brace and for an unknown name."""
    try:
        parts = [name for _, name, _, _ in Formatter().parse(template) if name is not None]
    except ValueError as error:
        raise CannotUse(f"--format {template}: {error}; write {{{{ for a brace") from error
    for name in parts:
        if name not in names:
            otherwise = "there are key, title, authors, year, venue, tags, doi and every field by its name"
            raise CannotUse(f"--format {template}: there is no {{{name}}}{hint(name, names, otherwise)}")
    return re.sub(r"\\[tn\\]", lambda match: _ESCAPES[match[0]], template)


def fill(template: str, values: Mapping[str, str]) -> str:
    """Return a template with the values filled in. Raises `CannotUse` for a format that strings lack (`{year:d}`)."""
    try:
        return template.format_map(values)
    except ValueError as error:
        raise CannotUse(f"--format {template}: {error}") from error
