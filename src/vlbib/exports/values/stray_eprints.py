"""Moves a preprint's id from the wrong field to where formats expect it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from vlbib.core.entries import ASIDE, BODIES, EPRINTS, NAMES_OF_SERVER, NUMBERS_OF_SERVER, entry_ids
from vlbib.core.ids import by_scheme, doi_id
from vlbib.core.lazy_pattern import lazy_pattern
from vlbib.core.numbered_titles import split_number
from vlbib.core.preprint_servers import preprint_server
from vlbib.core.text import holds
from vlbib.exports.values.plain import reader_text, verbatim

if TYPE_CHECKING:
    from collections.abc import Collection, MutableMapping

_NAMES = lazy_pattern(r"arxiv|^\W*abs/", re.IGNORECASE)  # DBLP's volume of CoRR
_CONTAINERS = ("journaltitle", "booktitle")
_HAL_PREPRINT = "working paper or preprint"  # HAL's note for every preprint
_PLACES = ("howpublished", *NUMBERS_OF_SERVER, "note", "addendum")
_REMARKS = frozenset({"note", "addendum"})
_OTHER_NAMES = frozenset(EPRINTS) - {"eprint", "arxivid"}
_LINKS = frozenset(ASIDE) - {"title"}
_XIV = ("Xiv", "xiv")  # in all spellings of arXiv except capitals
_ISSUERS = frozenset({"institution", "publisher", "organization"})
_MAY_SAY_NUMBER = lazy_pattern(r"arxiv|^\W*abs/|^\W*\d{4}\.\d{4}", re.IGNORECASE)
_BARE = lazy_pattern(r"\d{4}\.\d{4,5}")  # true of nearly every eprint
_CLASS = lazy_pattern(r"\[([A-Za-z][\w.-]*)\]")
_VERSION = lazy_pattern(r"v(\d{1,3})")
_LINES = lazy_pattern(r"(\n|;|\\par\b|\\\\)")


def put_eprint_right(values: MutableMapping[str, str]) -> None:
    """Move the id of a preprint (`note = {arXiv:2103.00020 [cs]}`) into `eprint`, so that it is printed once.

    The rest of a note is kept. If a venue has published the work, only a note that repeats the eprint is removed.
    `eprint` is reduced to the number (`arXiv:2103.00020v2 [cs]`); a DOI in it moves to `doi`. A working paper of HAL
    gets its `hal_id` as eprint. `values` are by biblatex name.
    """
    if "eprint" not in values and not values.keys().isdisjoint(_OTHER_NAMES):
        _put_other_names_right(values)
    title = values.get("title", "")
    if "[" in title[:3] or holds(title, _XIV):
        _put_title_right(values)
    eprint = values.get("eprint", "")
    if eprint.strip("{} ").startswith(("10.", "http")):
        _put_doi_right(values)
    if "hal_id" in values:
        _number_hal(values)
    is_bare = not eprint or _BARE.fullmatch(eprint) is not None
    places = [name for name in _PLACES if name in values and _may_say_number(values[name])]
    bodies = [name for name in BODIES if name in values and holds(values[name], _XIV)]
    has_link = not eprint and not values.keys().isdisjoint(_LINKS)
    if is_bare and not places and not bodies and not has_link:  # true of most entries
        return
    is_placed = any(not _is_server(values[name]) for name in _CONTAINERS if name in values)
    if not is_bare:
        _put_number_bare(values, is_placed=is_placed)
    for name in places:
        _put_arxiv_right(values, name, is_placed=is_placed)
    if not is_placed:
        _take_from_bodies(values, bodies)
    if has_link and not is_placed and (number := by_scheme(entry_ids(values), "arxiv")):
        values.setdefault("eprint", number)
        values.setdefault("eprinttype", "arxiv")


def _may_say_number(value: str) -> bool:
    """Tell whether a value may contain an arXiv number; digits and dashes, as in most volumes and pages, do not."""
    return not value.replace("-", "").isdigit() and _MAY_SAY_NUMBER.search(value) is not None


def _put_other_names_right(values: MutableMapping[str, str]) -> None:
    """Rename a tool's own field for the arXiv number (`arxiv-id`) to `arxivid`."""
    for name in EPRINTS:
        if name in _OTHER_NAMES and name in values:
            values.setdefault("arxivid", values.pop(name))


def _put_title_right(values: MutableMapping[str, str]) -> None:
    """Remove the paper's own number from the title (`[2103.00020] Counting lines`)."""
    number, title = split_number(values["title"])
    if number and values.setdefault("eprint", number).startswith(number):
        values.setdefault("eprinttype", "arxiv")
        values["title"] = title


def _take_from_bodies(values: MutableMapping[str, str], names: Collection[str]) -> None:
    """Move a number in the name of a body into `eprint`: `institution = {arXiv:2103.00020}` becomes arXiv.

    A `type` that only names the server is removed, unless an institution issued the report.
    """
    for name in names:
        number = by_scheme(entry_ids({name: values[name]}, (name,)), "arxiv")
        if number is None or values.setdefault("eprint", number).strip() != number:
            continue
        values.setdefault("eprinttype", "arxiv")
        if name in _ISSUERS:
            values[name] = "arXiv"
        else:
            del values[name]
    if "type" in names and "institution" not in values and _is_server(values.get("type", "")):
        del values["type"]


def says_eprint_alone(note: str, number: str) -> bool:
    """Tell whether a note (TeX) says nothing but the given arXiv number.

    >>> says_eprint_alone("arXiv:2103.00020 [cs]", "2103.00020"), says_eprint_alone("arXiv:2103.00020", "2103.00021")
    (True, False)
    """
    return bool(_NAMES.search(note)) and not _without_number(note, number)


def _put_doi_right(values: MutableMapping[str, str]) -> None:
    """Move a DOI from `eprint` to `doi`; arXiv's own DOIs stay, since every format reads them as arXiv ids."""
    identity = doi_id(verbatim(values["eprint"]))
    if identity is None or identity.scheme != "doi":
        return
    own = doi_id(verbatim(values["doi"])) if "doi" in values else None
    if own is None or own.value.lower() == identity.value.lower():
        values.setdefault("doi", identity.value)
        del values["eprint"]


def _number_hal(values: MutableMapping[str, str]) -> None:
    note = values.get("note", "").strip("{}. ").lower()
    if note == _HAL_PREPRINT and values.keys().isdisjoint((*_CONTAINERS, "eprint")):
        values["eprint"], values["eprinttype"] = values["hal_id"], "HAL"
        del values["note"]


def _put_number_bare(values: MutableMapping[str, str], *, is_placed: bool) -> None:
    """Reduce an arXiv eprint to the number; its class and a preprint's version move to their own fields."""
    value = verbatim(values.get("eprint", ""))
    number = by_scheme(entry_ids({"eprint": value}), "arxiv")
    if number is None or number == value:
        return
    _, _, after = value.partition(number)
    version = _VERSION.match(after)
    if version and not is_placed:
        values.setdefault("version", version[1])
    if group := _CLASS.search(after):
        values.setdefault("eprintclass", group[1])
    values["eprint"] = number + (version[0] if version and is_placed else "")
    values.setdefault("eprinttype", "arXiv")


def _put_arxiv_right(values: MutableMapping[str, str], name: str, *, is_placed: bool) -> None:
    if not _NAMES.search(values[name]):
        if not is_placed and name in NUMBERS_OF_SERVER:
            _take_bare_number(values, name)
    elif not is_placed:
        _take_number(values, name)
    elif name in _REMARKS and says_eprint_alone(values[name], values.get("eprint", "")):
        del values[name]


def _take_bare_number(values: MutableMapping[str, str], name: str) -> None:
    """Move a number without a label into `eprint` if arXiv issued it: `institution = {arXiv}`."""
    servers = {field: values[field] for field in NAMES_OF_SERVER if field in values}
    identity = by_scheme(entry_ids({**servers, name: values[name]}, (name,)), "arxiv")
    if identity is not None and values.setdefault("eprint", identity).strip() == identity:
        values.setdefault("eprinttype", "arxiv")
        del values[name]


def _take_number(values: MutableMapping[str, str], name: str) -> None:
    """Move the number in a preprint's field into `eprint`; a note keeps its other lines."""
    identity = by_scheme(entry_ids({"note": values[name]}), "arxiv")
    if identity is None or values.setdefault("eprint", identity).strip() != identity:
        return
    values.setdefault("eprinttype", "arxiv")
    value = values.pop(name)
    if version := _VERSION.match(value.partition(identity)[2]):
        values.setdefault("version", version[1])
    if name in _REMARKS and (rest := _without_number(value, identity)):
        values[name] = rest


def _without_number(note: str, number: str) -> str:
    """Return a note without the lines that say only the arXiv number."""
    lines = _LINES.split(note)
    tells_number = [by_scheme(entry_ids({"note": line}), "arxiv") == number for line in lines[::2]]
    kept = [
        line.strip() for line, is_said in zip(lines[::2], tells_number, strict=True) if not is_said and line.strip()
    ]
    return "; ".join(kept) if any(tells_number) else note


def _is_server(value: str) -> bool:
    return bool(preprint_server(reader_text(value)))
