"""The arXiv id is only in the name of the journal or the book, or in the volume.

Styles can't link it and programs can't find it; the fields for it are `eprint` and `archiveprefix`. DBLP and Semantic
Scholar write it as the volume of a journal called CoRR or arXiv (`abs/2103.00020`).

Bad:
    journal = {arXiv preprint arXiv:2103.00020}
Good:
    @article{rossi2021lines,
      author = {Rossi, Anna},
      title = {Counting lines in old maps},
      journal = {arXiv preprint arXiv:2103.00020},
      eprint = {2103.00020},
      archiveprefix = {arXiv},
      year = 2021
    }

Source: https://info.arxiv.org/help/hypertex/bibstyles/index.html
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from vlbib.checks.finding import Severity
from vlbib.checks.rule import Change, EntryRule, RuleFault
from vlbib.core.entries import entry_ids
from vlbib.core.entry_types import ARTICLES, PARTS
from vlbib.core.ids import by_scheme
from vlbib.core.text import holds

if TYPE_CHECKING:
    from collections.abc import Iterable

    from vlbib.checks.inputs import CheckOptions
    from vlbib.checks.rule import Subject

_PLACES = ("journal", "journaltitle", "booktitle", "volume")
_WHERE = {"volume": "as the journal's volume", "booktitle": "in the name of the book"}
_TYPES = ARTICLES | PARTS | frozenset({"misc", "online"})
_SERVER = ("arxiv", "corr", "computing research")  # in lower case


def check(subject: Subject, _options: CheckOptions) -> Iterable[RuleFault]:
    """Find the id in the journal, booktitle or volume of an entry without `eprint`; the fix adds the two fields."""
    given = subject.values
    for name in _PLACES:
        if name in given and _names_server(given[name]):
            break
    else:
        return ()
    if subject.has("eprint", "arxivid"):
        return ()
    values = {name: value for name in _PLACES if (value := given[name])}
    place = next((name for name in values if by_scheme(entry_ids(values, (name,)), "arxiv")), "")
    identity = by_scheme(entry_ids(values, (place,)), "arxiv")
    if identity is None:
        return ()
    archived = subject.has("archiveprefix", "eprinttype", "archive")
    changes = () if archived else (Change("eprint", identity), Change("archiveprefix", "arXiv"))
    where = _WHERE.get(place, "in the journal's name")
    message = f"the arXiv id {identity} is only {where}"
    return (RuleFault(message=message, field=place, changes=changes, safe=False),)


@lru_cache(maxsize=4096)  # many entries have the same journal, book or volume
def _names_server(value: str) -> bool:
    return holds(value.lower(), _SERVER)


rule = EntryRule(
    code="R006",
    name="eprint-in-journal",
    severity=Severity.INFO,
    doc=__doc__,
    check=check,
    needs=frozenset(_PLACES),
    types=_TYPES,
)
