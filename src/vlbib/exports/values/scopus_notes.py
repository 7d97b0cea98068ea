"""Scopus's notes: the citation count, open access, and the name of a conference.

`Cited by: 0; Conference name: 4th Sample Conference; Conference date: 1 May 2020; All Open Access, Gold Open Access`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from vlbib.core.lazy_pattern import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import MutableMapping

_COUNTED = lazy_pattern(r"cited\s+(?:by|times)[\s:]*\d+\.?", re.IGNORECASE)
_OF_RECORD = lazy_pattern(
    r"all open access(?:[,\s]+(?:gold|green|bronze|hybrid)(?: (?:gold|final|accepted|submitted))? open access)*"
    r"|conference (?:date|code|location)\s*:.*"
    r"|(?:export date|correspondence address|coden|language of original document|funding details)\s*:.*",
    re.IGNORECASE,
)
_EVENT = lazy_pattern(r"conference (?:name\s*:|of)\s*(.*)", re.IGNORECASE)


def put_scopus_right(values: MutableMapping[str, str]) -> None:
    """Remove from a note that begins with a citation count or export date (RIS) what describes the record.

    The conference becomes `eventtitle`; other parts are kept. `values` are by biblatex name.
    """
    first, *others = (part.strip() for part in values["note"].split(";"))
    if not _COUNTED.fullmatch(first) and not first.lower().startswith("export date:"):
        return
    kept = [part for part in others if part and not (_OF_RECORD.fullmatch(part) or _COUNTED.fullmatch(part))]
    event = next((match[1] for part in kept if (match := _EVENT.fullmatch(part))), "")
    if event:
        values.setdefault("eventtitle", event)
    del values["note"]
    if left := "; ".join(part for part in kept if not _EVENT.fullmatch(part)):
        values["note"] = left
