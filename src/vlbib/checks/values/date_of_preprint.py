"""The year or month is the preprint's, but the entry describes the published version.

The date should be that of the version that is cited. An arXiv id has the date of the preprint (`2103.00020`: March
2021), and a booktitle often has the year of the conference.

Bad:
    @inproceedings{rossi2021lines,
      author = {Rossi, Anna},
      title = {Counting lines in old maps},
      booktitle = {Conference on Old Maps 2022},
      eprint = {2103.00020},
      archiveprefix = {arXiv},
      year = 2021,
      doi = {10.5555/12345678}
    }
Good:
    @inproceedings{rossi2022lines,
      author = {Rossi, Anna},
      title = {Counting lines in old maps},
      booktitle = {Conference on Old Maps 2022},
      eprint = {2103.00020},
      archiveprefix = {arXiv},
      year = 2022,
      doi = {10.5555/12345678}
    }

Source: https://info.arxiv.org/help/arxiv_identifier.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from vlbib.checks.finding import Severity
from vlbib.checks.rule import Change, EntryRule, RuleFault
from vlbib.core.fields import same_value
from vlbib.core.ids import by_scheme
from vlbib.core.lazy_pattern import lazy_pattern
from vlbib.core.venues import is_preprint
from vlbib.core.versions import Version
from vlbib.core.years import YEAR, arxiv_month

if TYPE_CHECKING:
    from collections.abc import Iterable

    from vlbib.checks.inputs import CheckOptions
    from vlbib.checks.rule import Subject

_PLACES = ("eprint", "arxivid", "doi", "url")
_SIGN = lazy_pattern(
    r"(?<!\d)\d\d(?:0[1-9]|1[0-2])\.\d{4}|[%{]"
)  # of an id of today's form, perhaps escaped or in braces
_MONTH = lazy_pattern(r"\d{4}-(\d\d)(?!.*/)")  # the month of a date that is not a range
_YEAR = lazy_pattern(rf"(?<!\d){YEAR}(?!\d)")


def check(subject: Subject, _options: CheckOptions) -> Iterable[RuleFault]:
    """Compare year and month with those of the arXiv id if the entry's venue is no preprint server."""
    number = by_scheme(subject.own_ids, "arxiv")
    if number is None or not _SIGN.search(" ".join(map(subject.get, _PLACES))):
        return ()
    submitted = arxiv_month(number)
    if submitted is None:
        return ()
    version = Version(subject.type, subject.values)
    if version.year != str(submitted[0]) or not version.names or version.is_preprint:
        return ()
    held = {year for name in version.names if not is_preprint(name) for year in _YEAR.findall(name)}
    if len(held) == 1 and version.year not in held:
        return (_other_year(subject, version.year, held.pop()),)
    name = "date" if subject.has("date") else "month"
    month = _MONTH.match(subject.get("date")) if name == "date" else None
    value = month[1] if month else subject.get("month")
    if not value or not same_value("month", value, str(submitted[1])):
        return ()
    message = (
        f"`{name} = {subject.get(name)}` is when the preprint came out ({number}), perhaps not the published version"
    )
    return (RuleFault(message=message, field=name),)


def _other_year(subject: Subject, year: str, held: str) -> RuleFault:
    """Return the fault of a year that differs from the year in the venue's name; the fix changes only `year`."""
    name = "year" if subject.has("year") else "date"
    changes = (Change("year", held),) if name == "year" else ()
    message = f"`{name}` is {year}, when the preprint came out; the venue names {held}"
    return RuleFault(message=message, field=name, changes=changes, safe=False)


rule = EntryRule(
    code="V035", name="date-of-preprint", severity=Severity.INFO, doc=__doc__, check=check, needs=frozenset(_PLACES)
)
