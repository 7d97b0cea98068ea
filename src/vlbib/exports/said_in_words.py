"""Describes for a note what classic BibTeX and biblatex have no field for: roles, and a patent's filing date.

Values are TeX, under biblatex's names. What is described is removed from them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from vlbib.core.months import MONTH_NAMES
from vlbib.core.people import read_people
from vlbib.exports.values.dates import parse_date
from vlbib.exports.values.named_roles import NAMED_ROLES
from vlbib.exports.values.plain import clean_line
from vlbib.exports.values.wording import PART_WORDS, language_words, role_words

if TYPE_CHECKING:
    from collections.abc import Iterator, MutableMapping

FURTHER_EDITORS = ("editora", "editorb", "editorc")
# Types whose styles print the author but not the editor. In types for parts of books the editor is the book's.
BY_AUTHORS = frozenset({"article", "book", "booklet", "manual", "mastersthesis", "misc", "phdthesis", "techreport"})


def made_by(values: MutableMapping[str, str], kind: str) -> Iterator[str]:
    """Remove translators, authors of parts and further editors from the values, and yield what they did in words."""
    if "translator" in values:
        language = language_words(values["origlanguage"]) if "origlanguage" in values else ""
        source = f" from the {language}" if language else ""
        yield f"Translated{source} by {people_words(values.pop('translator'))}"
    for field, did in PART_WORDS.items():
        if field in values and values[field] != values.get("author"):
            yield f"{did} {people_words(values.pop(field))}"
    if "editor" in values and "author" in values and kind in BY_AUTHORS:
        yield edited_by(values, "editor")
    yield from (edited_by(values, field) for field in FURTHER_EDITORS if field in values)
    yield from named_roles(values)
    if "filingdate" in values:
        yield filed_words(values.pop("filingdate"))


def named_roles(values: MutableMapping[str, str]) -> Iterator[str]:
    """Remove series editors and interviewers from the values, and yield what they did in words."""
    yield from (f"{role_words(role)} {people_words(values.pop(role))}" for role in NAMED_ROLES if role in values)


def edited_by(values: MutableMapping[str, str], field: str) -> str:
    """Remove the people in an editor field from the values, and return what they did: `Compiled by Ann One`."""
    return f"{role_words(values.pop(f'{field}type', ''))} {people_words(values.pop(field))}"


def people_words(value: str) -> str:
    """Return names in reading order: `Ann One, Bob Two and Carl Three`."""
    parts = [person.parts for person in read_people(value, clean_line).names]
    names = [" ".join(part for part in (given, family, suffix) if part) for family, given, suffix in parts]
    return " and ".join(part for part in (", ".join(names[:-1]), names[-1] if names else "") if part)


def filed_words(text: str) -> str:
    """Return the filing date of a patent in words, from an ISO date; other text follows `Filed` unchanged.

    >>> filed_words("1995-02-28"), filed_words("1995")
    ('Filed February 28, 1995', 'Filed in 1995')
    """
    date = parse_date(text)
    if date is None:
        return f"Filed {text}"
    month = f"{MONTH_NAMES[date.month - 1]} " if date.month else ""
    return f"Filed {month}{date.day}, {date.year_words}" if date.day else f"Filed in {month}{date.year_words}"
