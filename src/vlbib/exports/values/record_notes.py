"""Notes in which databases, libraries and servers describe their record or copy, which no reference should print.

PubMed: full names, language, and journal with date and pages, one per line. ProQuest: `Copyright - Database copyright
...; Last updated - 2023-03-03`. TeXMed: only the article's numbers with links. Libraries: `Includes index.`. arXiv and
HAL: `31 pages, 10 figures`. OpenReview: `Featured Certification`. The Chinese standard for references: `[S]`. W3C: the
address.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from vlbib.core.lazy_pattern import lazy_pattern
from vlbib.core.years import YEAR

if TYPE_CHECKING:
    from collections.abc import Iterator, MutableMapping

# PubMed's line with the place: `Nature. 2015 May 28;521(7553):436-44.`
_PLACE = lazy_pattern(rf"^[^\n]+\. {YEAR}[^;\n]{{0,20}};\d+[^\n]*$")
_LANGUAGE = lazy_pattern(r"^\s*[a-z]{3}\s*$")
_OF_RECORD = lazy_pattern(
    r"(?:Copyright|Last updated|CODEN|Date (?:completed|created|revised)|Number of (?:references|pages)"
    r"|Document feature|SubjectsTermNotLitGenreText|DOI|Name) - [^;]*"
)
# TeXMed's numbers of an article with links: `[DOI:\href{https://dx.doi.org/10.1/x}{10.1/x}]`.
_NUMBERS = lazy_pattern(r"\[(PubMed|PubMed Central|DOI):\s?\\href\s?\{[^{}]*\}\s?\{([^{}]*)\}\]")
_FIELDS = {"PubMed": "pmid", "PubMed Central": "pmcid", "DOI": "doi"}
# Remarks on a copy by libraries, preprint servers and reference managers.
_OF_COPY = lazy_pattern(
    r"ID: \d+|Includes (?:bibliographical references|bibliograph(?:y|ies)|index(?:es)?)\b.{0,80}"
    r"|(?:Literaturverz(?:eichnis|\.)|Literaturangaben|Bibliogr(?:aphie|\.))(?:\s?:?\s?(?:S|p)\.\s?[\d\s–-]+)?"
    r"|(?:[\dxvi]+\+?\s(?:pages?|pp\.?|figures?|figs?\.?|tables?)(?:,?\s(?:and\s)?|\.?$))+"
    r"|This content is a preprint and has not (?:been|undergone) peer[- ]review(?:ed)?"
    r"|(?:\w+ Certification(?:, )?)+"
    r"|\[[A-Z]{1,2}(?:/OL)?\]",
    re.IGNORECASE,
)
_ISBN = lazy_pattern(r"ISBN(?:-1[03])?:?\s*(97[89][\d-]{10,14}|[\d-]{9,12}[\dXx])\.?")
_PAGES = lazy_pattern(r"(\d+)\s(?:pages?|pp?)\.?")
_EPUB = lazy_pattern(r"^Epub \d{4} [A-Z][a-z]{2}(?: \d{1,2})?\.\s*")
_ADDRESS = "URL:"  # Stack Exchange writes this before the address and the version of a question
_ADDRESS_ALONE = lazy_pattern(r"\\url\s?\{([^{}\s]*)\}|(https?://[^\s{},;]+)")
_PROQUEST = "Last updated - "


def put_record_right(values: MutableMapping[str, str]) -> None:
    """Remove from the note what describes a database's record, and keep the rest; `values` are by biblatex name."""
    note = values["note"]
    if "http" in note and (match := _ADDRESS_ALONE.fullmatch(note.strip())):
        kept = (
            ""
            if values.setdefault("url", match[1] or match[2]).rstrip("/") == (match[1] or match[2]).rstrip("/")
            else note
        )
    elif "\\href" in note and (numbers := _NUMBERS.findall(note)) and not _NUMBERS.sub("", note).strip():
        for label, number in numbers:
            values.setdefault(_FIELDS[label], number)
        kept = ""
    elif match := _PAGES.fullmatch(note.strip()):
        values.setdefault("pagetotal", match[1])
        kept = ""
    elif match := _ISBN.fullmatch(note.strip()):
        values.setdefault("isbn", match[1])
        kept = ""
    elif note.startswith(_ADDRESS) and note.split(" ")[0] == f"{_ADDRESS}{values.get('url', '')}":
        kept = note.partition(" ")[2].strip().removeprefix("(").removesuffix(")").capitalize()
    elif _PROQUEST in note:
        parts = (part.strip() for part in note.split(";"))
        kept = "; ".join(part for part in parts if part and not _OF_RECORD.fullmatch(part))
    else:
        kept = "; ".join(_of_work(_after_pubmed(note)))
    if kept == note:
        return
    values["note"] = kept
    if not kept:
        del values["note"]


def _of_work(note: str) -> Iterator[str]:
    """Yield the parts of a note, split at semicolons, without remarks on a copy; a note without any is not split."""
    rest = _EPUB.sub("", note) if note.startswith("Epub") else note
    parts = [part.strip() for part in rest.split(";")]
    kept = [part for part in parts if not _OF_COPY.fullmatch(part.rstrip(". "))]
    yield from kept if len(kept) < len(parts) else (rest,)


def _after_pubmed(note: str) -> str:
    """Return the lines after PubMed's line with the place, which the user added; any other note whole."""
    lines = [line.strip() for line in note.strip().split("\n")]
    place = next((number for number, line in enumerate(lines) if _PLACE.match(line)), 0)
    return "\n".join(lines[place + 1 :]) if any(map(_LANGUAGE.match, lines[:place])) else note
