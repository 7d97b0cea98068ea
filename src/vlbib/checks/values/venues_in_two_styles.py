"""Some entries give the venue's full name, others its acronym or an abbreviation.

The printed list then mixes `CVPR` with `International Conference on Computer Vision`. The expected style is the one in
the settings (`[style] venues`), or else the commonest in the file. Only plain names of known venues are compared.

Bad:
    @inproceedings{rossi2021lines,
      author = {Rossi, Anna},
      title = {Counting lines in old maps},
      booktitle = {International Conference on Computer Vision},
      year = 2021,
      doi = {10.5555/12345678}
    }
    @inproceedings{weber2020rivers,
      author = {Weber, Jonas},
      title = {A list of rivers and lakes},
      booktitle = {CVPR},
      year = 2020,
      doi = {10.5555/87654321}
    }
Good:
    booktitle = {Conference on Computer Vision and Pattern Recognition}

Source: publishers' styles require one form throughout (IEEE Editorial Style Manual: abbreviated names).
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from msgspec.structs import replace

from vlbib.checks.finding import Severity
from vlbib.checks.rule import LibraryRule, RuleFault, occurrence_of, value_changes
from vlbib.core.latex import decode
from vlbib.core.text import one_line
from vlbib.core.venue_styles import VENUE_FIELDS, NoAbbreviations, VenueStyle, restyled_value, style_of
from vlbib.kept_answers import kept_each

if TYPE_CHECKING:
    from collections.abc import Iterable

    from vlbib.checks.inputs import Inputs
    from vlbib.checks.rule import Change
    from vlbib.core.bib import Entry, Field

_WORDS = {VenueStyle.FULL: "named in full", VenueStyle.SHORT: "an acronym", VenueStyle.ISO4: "abbreviated"}


def check(inputs: Inputs) -> Iterable[RuleFault]:
    """Report each venue whose style is not the one in the settings, or else the commonest."""
    styles = {value: style_of(decode(value)) for value in {field.value for _, field in _venues(inputs)}}
    named = [(entry, field, style) for entry, field in _venues(inputs) if (style := styles[field.value])]
    counts = Counter(style for _, _, style in named)
    wanted = inputs.options.venues or max(VenueStyle, key=lambda style: counts[style])
    aim = _aim(inputs, wanted)
    unlike = [each for each in named if each[2] is not wanted]
    faults = kept_each("venue styles", (wanted, aim), unlike, _place, lambda each: _fault(*each, wanted, aim))
    for (entry, _, _), fault in zip(unlike, faults, strict=True):
        yield fault if fault.entry is entry else replace(fault, entry=entry)


def _place(named: tuple[Entry, Field, VenueStyle]) -> tuple[int, str, int]:
    entry, field, _ = named
    return id(entry.body), field.name, occurrence_of(field, entry.read_fields((field.name,)))


def _fault(entry: Entry, field: Field, style: VenueStyle, wanted: VenueStyle, aim: str) -> RuleFault:
    at = occurrence_of(field, entry.read_fields((field.name,)))
    return RuleFault(
        message=f"`{one_line(field.value)}` is {_WORDS[style]}, {aim}",
        entry=entry,
        field=field.name,
        occurrence=at,
        changes=tuple(replace(change, occurrence=at) for change in _changes(field, wanted)),
        safe=_says_no_more(entry, field),
    )


def _venues(inputs: Inputs) -> Iterable[tuple[Entry, Field]]:
    return (pair for name in VENUE_FIELDS for pair in inputs.fields(name))


def _aim(inputs: Inputs, wanted: VenueStyle) -> str:
    return f'the settings ask for venues = "{wanted}"' if inputs.options.venues else f"most are {_WORDS[wanted]}"


def _changes(field: Field, wanted: VenueStyle) -> tuple[Change, ...]:
    """Return the change to the expected style; none if the package that abbreviates is not installed."""
    try:
        return value_changes(field, restyled_value(field.value, wanted))
    except NoAbbreviations:
        return ()


def _says_no_more(entry: Entry, field: Field) -> bool:
    """Tell whether all numbers in the name are also in the entry's year, date or volume, so that none is lost."""
    kept = {entry.get("year"), entry.get("year")[-2:], entry.get("volume"), entry.get("date")[:4]}
    return set(re.findall(r"\d+", field.value)) <= kept


rule = LibraryRule(code="V036", name="venues-in-two-styles", severity=Severity.INFO, doc=__doc__, check=check)
