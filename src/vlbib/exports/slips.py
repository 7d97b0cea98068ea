"""What common tools write in a way that no format can use as it stands, put right for all formats at once."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from vlbib.core.entries import entry_ids
from vlbib.core.ids import by_scheme
from vlbib.core.preprint_servers import preprint_server

if TYPE_CHECKING:
    from collections.abc import MutableMapping

_DIGITS = re.compile(r"\d+")
_OF_NO_PREPRINT = ("volume", "number", "pages")
_BOOKS = frozenset({"book", "inbook", "incollection", "collection", "mvbook"})


def put_slips_right(values: MutableMapping[str, str], kind: str) -> None:
    """Mend the values of an entry of that type, by biblatex name.

    PubMed's numbers lose their labels, IEEEtran's `assignee` is biblatex's `holder`, a book's number that only repeats
    its volume falls away (Google Scholar writes both), and so do volume, number and pages of a journal called arXiv.
    """
    if "pmid" in values and (digits := _DIGITS.search(values["pmid"])):
        values["pmid"] = digits[0]
    if values.get("pmcid", "").strip().isdigit():
        values["pmcid"] = f"PMC{values['pmcid'].strip()}"
    if "assignee" in values:
        values.setdefault("holder", "{" + values.pop("assignee").strip("{}") + "}")
    if "number" in values and kind in _BOOKS and "series" not in values and values["number"] == values.get("volume"):
        del values["number"]
    if "volume" in values and preprint_server(values.get("journaltitle", "")) == "arXiv":
        _as_preprint(values)


def _as_preprint(values: MutableMapping[str, str]) -> None:
    """Keep the id that DBLP writes as CoRR's volume (`abs/2103.00020`), and leave out what arXiv has not."""
    identity = by_scheme(entry_ids({"journal": "arXiv", **values}, _OF_NO_PREPRINT), "arxiv")
    if identity is not None and values.setdefault("eprint", identity).strip() == identity:
        values.setdefault("eprinttype", "arxiv")
    for name in _OF_NO_PREPRINT:
        values.pop(name, None)
