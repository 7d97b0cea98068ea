"""Patents as tools write them: Google Scholar's note, and the fields of IEEEtran's manual.

Google Scholar's publisher is `Google Patents`, its note `US Patent 6,285,999`. IEEEtran's manual (section IX-N) has
`nationality`, and the filing date as `dayfiled`, `monthfiled` and `yearfiled`; here that becomes `filingdate`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from vlbib.core.lazy_pattern import lazy_pattern
from vlbib.exports.values.dates import classic_date
from vlbib.exports.values.wording import TYPE_WORDS, country_code

if TYPE_CHECKING:
    from collections.abc import MutableMapping

_NOTE = lazy_pattern(r"(?P<office>[A-Z]{2}) Patent (?P<asked>App\. )?(?P<number>[\w/,.-]*\d[\w/,.-]*)")
_OFFICES = {"EP": "eu", "GB": "uk"}  # as in biblatex's keys
_FILED = ("yearfiled", "monthfiled", "dayfiled")


def put_patent_right(values: MutableMapping[str, str], kind: str) -> None:
    """Move type and number of a patent from Google Scholar's note to their fields, by biblatex name.

    The publisher `Google Patents` is removed. Offices without a biblatex key are written as Scholar does: `CN Patent`.
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


def put_filing_right(values: MutableMapping[str, str]) -> None:
    """Move the country of a patent to `location`, and its filing date to `filingdate`.

    A number without a type gets the country's patent type. `values` are those of an entry of type `patent`, by biblatex
    name.
    """
    if "nationality" in values:
        values.setdefault("location", values.pop("nationality"))
    if "yearfiled" in values:
        date = classic_date(*(values.pop(name, "").strip("{} ") for name in _FILED))
        if date:
            values.setdefault("filingdate", date.iso())
    if "number" in values and "type" not in values:
        values["type"] = f"patent{country_code(values.get('location', ''))}"
