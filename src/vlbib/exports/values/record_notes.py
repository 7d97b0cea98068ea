"""What PubMed and ProQuest say of their records in a note, which EndNote and ProQuest export with the work.

PubMed: the people in full, the language, the journal with date and pages, a line each. ProQuest: `Copyright - Database
copyright ...; Last updated - 2023-03-03`. TeXMed, which asks PubMed: the article's numbers with links, and no more.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from vlbib.core.lazy_pattern import lazy_pattern
from vlbib.core.years import YEAR

if TYPE_CHECKING:
    from collections.abc import MutableMapping

# The line of PubMed that says where the article stands: `Nature. 2015 May 28;521(7553):436-44.`
_PLACE = lazy_pattern(rf"^[^\n]+\. {YEAR}[^;\n]{{0,20}};\d+[^\n]*$")
_LANGUAGE = lazy_pattern(r"^\s*[a-z]{3}\s*$")
_OF_RECORD = lazy_pattern(
    r"(?:Copyright|Last updated|CODEN|Date (?:completed|created|revised)|Number of (?:references|pages)"
    r"|Document feature|SubjectsTermNotLitGenreText|DOI|Name) - [^;]*"
)
# The numbers of an article as TeXMed writes them, each with its link: `[DOI:\href{https://dx.doi.org/10.1/x}{10.1/x}]`.
_NUMBERS = lazy_pattern(r"\[(PubMed|PubMed Central|DOI):\s?\\href\s?\{[^{}]*\}\s?\{([^{}]*)\}\]")
_FIELDS = {"PubMed": "pmid", "PubMed Central": "pmcid", "DOI": "doi"}
_ADDRESS = "URL:"  # of Stack Exchange, before the address and the version of a question
_PROQUEST = "Last updated - "


def put_record_right(values: MutableMapping[str, str]) -> None:
    """Take out of a note what is about a database's record; what else stands there stays. `values` by biblatex name."""
    note = values["note"]
    if "\\href" in note and (numbers := _NUMBERS.findall(note)) and not _NUMBERS.sub("", note).strip():
        for label, number in numbers:
            values.setdefault(_FIELDS[label], number)
        kept = ""
    elif note.startswith(_ADDRESS) and note.split(" ")[0] == f"{_ADDRESS}{values.get('url', '')}":
        kept = note.partition(" ")[2].strip().removeprefix("(").removesuffix(")").capitalize()
    elif _PROQUEST in note:
        parts = (part.strip() for part in note.split(";"))
        kept = "; ".join(part for part in parts if part and not _OF_RECORD.fullmatch(part))
    else:
        kept = _after_pubmed(note)
    if kept == note:
        return
    values["note"] = kept
    if not kept:
        del values["note"]


def _after_pubmed(note: str) -> str:
    """Return the lines after the one with the place, which are somebody's own; all of any other note."""
    lines = [line.strip() for line in note.strip().split("\n")]
    place = next((number for number, line in enumerate(lines) if _PLACE.match(line)), 0)
    return "\n".join(lines[place + 1 :]) if any(map(_LANGUAGE.match, lines[:place])) else note
