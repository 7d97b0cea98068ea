"""What Zotero writes into a note since its items have no field for it: `Publisher: ...`, `Series Title: ...`.

Zotero's BibTeX and biblatex exports give the field Extra as `note`. Its lines are labels and values, which no reader of
a bibliography is meant to see; where an export joins the lines, a label begins wherever one of these stands.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import MutableMapping

# The labels that Zotero's translators write, in small letters, with biblatex's field; of `_eprint` it is the address.
_FIELDS = {
    "citation key": "zoterokey",
    "conference name": "eventtitle",
    "doi": "doi",
    "edition": "edition",
    "google-books-id": "googlebooks",
    "issn": "issn",
    "isbn": "isbn",
    "meeting name": "eventtitle",
    "number": "number",
    "original-date": "origdate",
    "page version id": "pageversion",
    "pmcid": "pmcid",
    "pmid": "pmid",
    "publisher": "publisher",
    "series number": "number",
    "series title": "series",
    "_eprint": "url",
}
_LABEL = re.compile(rf"(?:^|(?<=\s))\\?({'|'.join(map(re.escape, _FIELDS))})\s*:\s+", re.IGNORECASE)


def put_extra_right(values: MutableMapping[str, str]) -> None:
    """Move the labelled parts of a note into the fields that lack them; one that says something else stays.

    A field that has a value keeps it, and what the note says of it falls away with the rest. `values` are by biblatex
    name.
    """
    start, *parts = _LABEL.split(values["note"].strip())
    if start or not parts:
        return
    del values["note"]
    for label, text in zip(parts[::2], parts[1::2], strict=True):
        values.setdefault(_FIELDS[label.lower()], text.strip().rstrip(";,"))
