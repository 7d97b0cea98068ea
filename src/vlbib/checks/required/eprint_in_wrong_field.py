"""The arXiv id is in the wrong field.

Programs look for it in `eprint` and `archiveprefix`, without the subject class (`1706.03762 [cs]`). They do not find it
in `number`, `howpublished` or `note`, or as a volume without a journal (`abs/1706.03762`), and styles print it as an
issue or a remark. Mendeley writes it as ISBN and ISSN. No program reads `SLACcitation`, `adsurl` and `biburl` (from
Inspire, ADS and DBLP): an id there is reported if the entry has no other.

Bad:
    number = {arXiv:1706.03762}
Good:
    eprint = {1706.03762}
    archiveprefix = {arXiv}

Source: https://info.arxiv.org/help/hypertex/bibstyles/index.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from vlbib.checks.finding import Severity
from vlbib.checks.rule import Change, EntryRule, RuleFault
from vlbib.core.entries import ASIDE, aside_id, entry_ids, is_aside, is_of_arxiv, may_hold_id
from vlbib.core.ids import arxiv_id, by_scheme
from vlbib.core.numbered_titles import split_number

if TYPE_CHECKING:
    from collections.abc import Iterable

    from vlbib.checks.inputs import CheckOptions
    from vlbib.checks.rule import Subject

# A volume of a journal (CoRR) is left to the rule eprint-in-journal.
_CONTAINERS = ("journal", "journaltitle", "booktitle")
_BODIES = ("series", "publisher", "institution", "organization")
_NUMBERS = ("number", "eid", "pages", "issue", "archivelocation", "archive_location", "isbn", "issn")
_SEARCHED = frozenset({*_NUMBERS, "howpublished", "note", "annote", "doi", *_BODIES, "volume"})


def check(subject: Subject, _options: CheckOptions) -> Iterable[RuleFault]:
    """Search the fields where Zotero, ADS and people put the id; eprint-in-journal reports a journal `arXiv:...`."""
    for name, value in subject.values.items():
        if name not in _SEARCHED or ("." not in value and "/" not in value):  # one of which every arXiv id has
            continue
        if name == "doi" and "10." in value:  # also one that arXiv issued: it is where it belongs
            continue
        if name == "volume" and subject.has(*_CONTAINERS):
            continue
        identity = _id_in(subject, name)
        if identity is not None:
            yield _misplaced(subject, name, identity)
    yield from _aside(subject)
    if "eprint" not in subject.values:
        return
    eprint = subject.get("eprint").strip()
    bare = by_scheme(entry_ids({"eprint": eprint}), "arxiv") if " " in eprint or "[" in eprint else None
    if bare is not None and arxiv_id(eprint) is None:
        message = f"`eprint` has more than the arXiv id {bare}"
        yield RuleFault(message=message, field="eprint", changes=(Change("eprint", bare),), safe=False)


def _aside(subject: Subject) -> Iterable[RuleFault]:
    """Find an id in the title or only in a database's link; the fix removes it from the title and keeps a link."""
    places = [name for name in ASIDE if name in subject.values and is_aside(subject.get(name))]
    if not places:
        return
    named = {name: value for name, value in subject.values.items() if name not in ASIDE}
    own = by_scheme(entry_ids(named), "arxiv")
    number, title = split_number(subject.get("title"))
    identity = own or by_scheme(entry_ids(subject.values), "arxiv")
    if identity is None or (own and number != own):
        return
    name = "title" if number else next(name for name in places if aside_id(name, subject.get(name)))
    added = () if own else (Change("eprint", identity), Change("archiveprefix", "arXiv"))
    shorter = (Change("title", title),) if number else ()
    message = f"the arXiv id {identity} is {'' if own else 'only '}in `{name}`"
    yield RuleFault(message=message, field=name, changes=(*added, *shorter), safe=False)


def _id_in(subject: Subject, name: str) -> str | None:
    """Return the arXiv id in a field, or None.

    A bare id counts only in a field for numbers, if the entry's archive or publisher is arXiv.
    """
    value = subject.get(name)
    if may_hold_id(value):
        fields = {name: value}
        return by_scheme(entry_ids(fields, (name,)) if name in _BODIES else entry_ids(fields), "arxiv")
    if name not in _NUMBERS:
        return None
    is_archived = "arxiv" in (subject.get("archiveprefix") or subject.get("eprinttype")).lower()
    identity = arxiv_id(value) if is_archived or is_of_arxiv(subject.values) else None
    return identity.value if identity else None


def _misplaced(subject: Subject, name: str, identity: str) -> RuleFault:
    """Return the fault. Its fix adds the two fields if they are missing, and drops a field that has only the id."""
    own = by_scheme(subject.own_ids, "arxiv")
    added = () if subject.has("eprint") else (Change("eprint", identity), Change("archiveprefix", "arXiv"))
    drop = (Change(name, None),) if own in (None, identity) and _says_no_more(subject.get(name)) else ()
    changes = (*added, *drop) if own in (None, identity) else ()
    return RuleFault(message=f"the arXiv id {identity} is in `{name}`", field=name, changes=changes, safe=False)


def _says_no_more(value: str) -> bool:
    """Tell whether a value is only the id, or one line that `entry_ids` reads as a remark with nothing but the id."""
    if arxiv_id(value):
        return True
    return ";" not in value and "\n" not in value and bool(tuple(entry_ids({"note": value})))


rule = EntryRule(
    code="R017",
    name="eprint-in-wrong-field",
    severity=Severity.INFO,
    doc=__doc__,
    check=check,
    needs=frozenset({*_SEARCHED, *ASIDE, "eprint"}),
)
