"""Patents as Google Scholar writes them: of `Google Patents`, with the note `US Patent 6,285,999`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vlbib.core.lazy_pattern import lazy_pattern
from vlbib.exports.values.wording import TYPE_WORDS

if TYPE_CHECKING:
    from collections.abc import MutableMapping

_NOTE = lazy_pattern(r"(?P<office>[A-Z]{2}) Patent (?P<asked>App\. )?(?P<number>[\w/,.-]*\d[\w/,.-]*)")
_OFFICES = {"EP": "eu", "GB": "uk"}  # as biblatex's keys have them


def put_patent_right(values: MutableMapping[str, str], kind: str) -> None:
    """Say kind and number of a patent in the fields for them, by biblatex name; the service is not a publisher of it.

    Patents of offices that biblatex has no key for are called as Scholar calls them: `CN Patent`.
    """
    if kind not in ("misc", "patent") or values.get("publisher", "").strip("{} ") != "Google Patents":
        return
    match = _NOTE.fullmatch(values.get("note", "").strip().rstrip("."))
    if match is None or "number" in values or "type" in values:
        return
    code = _OFFICES.get(match["office"], match["office"].lower())
    key = f"{'patreq' if match['asked'] else 'patent'}{code}"
    named = f"{match['office']} Patent{' Application' if match['asked'] else ''}"
    values["type"] = key if key in TYPE_WORDS else named
    values["number"] = match["number"].rstrip(",.")
    del values["note"], values["publisher"]
