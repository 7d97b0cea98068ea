"""Labelled lines that Zotero writes into a note, since its items have no field for them: `Publisher: ...`.

Zotero's BibTeX and biblatex exports write the field Extra as `note`. Its lines are labels and values, which readers of
a bibliography are not meant to see. Some exports join the lines; a label is then recognized wherever it occurs.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from vlbib.core.ids import arxiv_id
from vlbib.core.lazy_pattern import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import MutableMapping

# Lowercase labels of Zotero's translators and plugins, with biblatex's field, or one that is never printed: catalogue
# numbers, citation counts. `_eprint` has the address.
_FIELDS = {
    "accepted": "accepted",
    "arxiv": "eprint",
    "arxiv id": "eprint",
    "arxiv number": "eprint",
    "citation key": "zoterokey",
    "conference name": "eventtitle",
    "doi": "doi",
    "edition": "edition",
    "eprint": "eprint",
    "event-place": "venue",
    "google-books-id": "googlebooks",
    "issn": "issn",
    "issue": "number",
    "isbn": "isbn",
    "journal abbreviation": "shortjournal",
    "jstor": "jstor",
    "lccn": "lccn",
    "mag id": "mag",
    "meeting name": "eventtitle",
    "number": "number",
    "oclc": "oclc",
    "original-date": "origdate",
    "page version id": "pageversion",
    "pages": "pages",
    "pmcid": "pmcid",
    "pmid": "pmid",
    "place": "location",
    "programmers": "programmers",
    "publisher": "publisher",
    "s2id": "s2",
    "section": "section",
    "series number": "number",
    "series title": "series",
    "tex.archiveprefix": "eprinttype",
    "tex.eprint": "eprint",
    "tex.eprinttype": "eprinttype",
    "tex.ids": "ids",
    "zscc": "zscc",
    "_eprint": "url",
}
_BRACED_LABEL = lazy_pattern(r"^\{(\w+)\}(?=:)")
_CLASS = lazy_pattern(r"\s\[[\w.,\s-]*\]$")
_NAMES = "|".join(re.escape(name) for name in _FIELDS if name not in ("accepted", "programmers"))
# `accepted` must have a time of day, since people write `Accepted: ...` too; `programmers` is a node id.
_LABEL = lazy_pattern(
    rf"(?:^|(?<=\s))\\?({_NAMES}|accepted(?=: \d{{4}}-\d\d-\d\dT)|programmers(?=: \\?_:))\s*:\s+", re.IGNORECASE
)


def put_extra_right(values: MutableMapping[str, str]) -> None:
    """Move the labelled parts of a note to their fields; a note that says anything else is kept.

    A field that has a value keeps it, and the label's value is dropped. So are pages that repeat the end of a
    preprint's DOI (bioRxiv). `values` are by biblatex name.
    """
    note = values["note"].strip()
    if note.startswith("{"):  # UCI's Machine Learning Repository writes `{DOI}: https://doi.org/...`
        note = _BRACED_LABEL.sub(r"\1", note)
    start, *parts = _LABEL.split(note)
    pairs = [_field(label.lower(), text) for label, text in zip(parts[::2], parts[1::2], strict=True)]
    numbers = [value for name, value in pairs if name == "eprint"]
    if start or not pairs or parts[::2] == ["arXiv"] or not all(map(arxiv_id, numbers)):
        return
    del values["note"]
    for name, value in pairs:
        if name != "pages" or not values.get("doi", "").endswith(value):
            values.setdefault(name, value)
    if numbers:
        values.setdefault("eprinttype", "arxiv")


def _field(label: str, text: str) -> tuple[str, str]:
    """Return the biblatex field and value for a label; an arXiv number loses its class."""
    value = text.strip().rstrip(";,")
    name = _FIELDS[label]
    bare = _CLASS.sub("", value) if name in ("eprint", "url") else value
    return ("eprint", bare) if arxiv_id(bare) else (name, bare if name == "eprint" else value)
