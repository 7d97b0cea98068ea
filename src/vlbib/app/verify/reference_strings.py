"""Reads formatted references, as manuscripts print them: by their parts, else like a line of a note."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from vlbib.app.verify.printed_parts import ADDRESS, LEAST_WORDS, PrintedParts, cut_reference, ended_by_mark
from vlbib.app.verify.printed_people import names_others, printed_people
from vlbib.core.document_marks import document_mark
from vlbib.core.ids import find_ids, impossible_arxiv_ids
from vlbib.core.lazy_pattern import lazy_pattern
from vlbib.core.names import parse_name
from vlbib.core.text import one_line
from vlbib.core.titles import title_size
from vlbib.core.years import YEAR
from vlbib.notes.reader import read_note
from vlbib.verification.reference import BibReference

if TYPE_CHECKING:
    from vlbib.app.verify.printed_parts import TitlesFrom
    from vlbib.core.work import Mention

_LABEL = lazy_pattern(  # `[3]`, `[RW21]`, `[Rossi and Weber, 2021]`
    rf"^\s*(?:(?:\[[\w+,. -]{{1,20}}\]|\[[^\[\]\d]{{2,60}} {YEAR}[a-z]?\]|\(\d{{1,3}}\))\s*|\d{{1,3}}[.)]\s+)"
)
_MARKED = 3  # blocks if a style marks the title: authors, title, the rest
_MOST_DOIS = 2  # in one reference: that of the work, and that of its preprint
_LOOSE_SIGN = lazy_pattern(r"(?<=[^\W_]) ([.,])(?=\s)")  # a sign that a font has moved away from the word before it
_LOOSE_HYPHEN = lazy_pattern(r"(?<=\b[^\W\d_a-z]\.) (?=-[^\W\d_a-z]\.)")  # `C. -H.`, as arXiv writes initials
_YEARS = lazy_pattern(rf"(?<![\d–-]){YEAR}(?![\d–-])")


def reference_of_string(
    text: str, key: str, line: int, titles_from: TitlesFrom, blocks: tuple[str, ...] = ()
) -> BibReference | None:
    r"""Return what a formatted reference says, None if no title was recognised in it.

    `titles_from` returns the local titles with which a squeezed text begins. `blocks` are the parts that a style marks
    with `\newblock`: authors, title, the rest.
    """
    clean = _LOOSE_SIGN.sub(r"\1", one_line(_LABEL.sub("", one_line(text))))
    clean = _LOOSE_HYPHEN.sub("", clean)
    if _is_of_several(clean):
        return None
    if len(blocks) == _MARKED and not blocks[1]:
        return _of_ids(clean, key, line)
    parts = _parts(clean, blocks, titles_from)
    is_marked = document_mark(clean) is not None or (
        len(blocks) >= _MARKED and parts is not None and parts == _marked(blocks)
    )
    if parts is not None and title_size(parts.title) >= (1 if is_marked else LEAST_WORDS):
        return _of_parts(parts, clean, key, line)
    return _as_in_a_note(clean, key, line)


def _is_of_several(text: str) -> bool:
    """Tell whether a text has the ids of several works, that is, references that were not separated."""
    ids = Counter(identity.scheme for identity in set(find_ids(text)))
    return ids["arxiv"] > 1 or ids["doi"] > _MOST_DOIS


def _parts(text: str, blocks: tuple[str, ...], titles_from: TitlesFrom) -> PrintedParts | None:
    """Return the parts that a style marks, or the recognised ones if the marked ones are not authors, title, rest."""
    marked = _marked(blocks) if len(blocks) > 1 and not ADDRESS.match(blocks[1]) else None
    if marked and marked.rest and printed_people(marked.names):
        return marked
    seen = cut_reference(text, titles_from)
    if marked and not (seen and printed_people(seen.names)):
        return marked
    return seen


def _marked(blocks: tuple[str, ...]) -> PrintedParts:
    people, title, *rest = blocks
    title, after = ended_by_mark(title) or (title, "")
    return PrintedParts(people=people, title=title.rstrip(", "), rest=" ".join(filter(None, [after, *rest])))


def _of_ids(text: str, key: str, line: int) -> BibReference | None:
    """Return a reference without a title, by its ids; None without an id."""
    ids = tuple(dict.fromkeys(find_ids(text)))
    if not ids:
        return None
    return BibReference(key=key, year=_last_year(text), ids=ids, impossible=_impossible(text), line=line, type="")


def _of_parts(parts: PrintedParts, text: str, key: str, line: int) -> BibReference:
    return BibReference(
        key=key,
        title=parts.work_title,
        authors=printed_people(parts.names),
        others=names_others(parts.people),
        year=parts.year,
        venue=parts.venue,
        ids=tuple(dict.fromkeys(find_ids(text))),
        impossible=_impossible(text),
        line=line,
        type="",
    )


def _as_in_a_note(text: str, key: str, line: int) -> BibReference | None:
    """Read a reference like a line of a note; without a title, its ids are kept, and without either it is None."""
    mention = _mention(text)
    title = mention.text if mention and not mention.text.startswith("In ") else ""
    ids = tuple(dict.fromkeys((*find_ids(text), *(mention.ids if mention else ()))))
    is_title = title_size(title) >= LEAST_WORDS and not ADDRESS.match(title)
    if not is_title and not ids:
        return None
    return BibReference(
        key=key,
        title=title.rstrip(".") if is_title else "",
        authors=tuple(map(parse_name, mention.authors)) if mention else (),
        others=names_others(text),
        year=mention.year if mention else _last_year(text),
        venue=(mention.venue if mention else "") or "",
        ids=ids,
        impossible=_impossible(text),
        line=line,
        type="",
    )


def _impossible(text: str) -> tuple[tuple[str, str], ...]:
    return tuple(("eprint", value) for value in impossible_arxiv_ids(text))


def _mention(text: str) -> Mention | None:
    """Return the first mention in a text read as an item of a list of references."""
    return next(iter(read_note(f"# References\n\n- {text}\n", "references.md").mentions), None)


def _last_year(text: str) -> int | None:
    years = _YEARS.findall(text)
    return int(years[-1]) if years else None
