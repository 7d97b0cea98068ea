"""Formatted references, as manuscripts print them: read by the rule of notes, and by the titles that are known."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from vlbib.core.ids import find_ids
from vlbib.core.names import Name, parse_name
from vlbib.core.text import one_line, squeeze
from vlbib.core.titles import title_size
from vlbib.notes.reader import read_note
from vlbib.verification.reference import BibReference

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from vlbib.core.known import KnownTitle
    from vlbib.core.work import Mention

# The year between authors and title, as the ACM and Chicago print it; the marks of kinds of GB/T 7714 (`[J]`).
_YEAR_FIRST = re.compile(r"(?P<people>[^()]{3,}?[^\W\d]{2,})\.? (?P<year>(?:19|20)\d\d)[a-z]?\. (?P<rest>[^\d].+)")
_KIND_MARK = re.compile(r"\s*\[[A-Z](?:/[A-Z]{2})?\]")
_LABEL = re.compile(r"^\s*(?:\[[\w+,. -]{1,20}\]|\(\d{1,3}\)|\d{1,3}[.)])\s+")
_OTHERS = re.compile(r"\bet\.? ?al\b|\band others\b|\bu\. ?a\.", re.IGNORECASE)
_IN = re.compile(r"(?<=[.,”\"] )In:? ([A-Z][^,.]{5,150})(?=[,.]|$)")
_FAMILY_INITIALS = re.compile(r"([A-Z][^\W\d_'’-]+(?:[ '’-][A-Z][^\W\d_]+)*) ([A-Z]{1,3})")
_YEARS = re.compile(r"(?<![\d–-])(?:19|20)\d\d(?![\d–-])")
_FULL_NAME = re.compile(r"(?:[A-Z][\w.'’-]* ){1,3}[A-Z][\w'’-]+")
_SENTENCES = re.compile(r"(?<=[^\W\d_]{2})[.?!]\s+")
_SENTENCE = re.compile(r"[.?!](?=\s)")
_LEAST_WORDS = 3  # of a title that is read from a formatted reference


def reference_of_string(
    text: str, key: str, line: int, titles_from: Callable[[str], Iterable[KnownTitle]], blocks: tuple[str, ...] = ()
) -> BibReference | None:
    r"""Return what a formatted reference says, None where no title can be made out in it.

    `titles_from` gives the titles at hand with which squeezed text begins. `blocks` are the parts that a style marked
    (`\newblock`): people, title, the rest.
    """
    clean = one_line(_KIND_MARK.sub("", _LABEL.sub("", text)))
    mention = _mention(_quoted(blocks) if len(blocks) > 1 else _in_usual_order(clean))
    read = mention.text if mention else ""
    title = _known_title(read, titles_from) or _known_title(clean, titles_from) or _stated_title(read, clean, blocks)
    ids = tuple(dict.fromkeys((*find_ids(clean), *(mention.ids if mention else ()))))
    if title_size(title) < _LEAST_WORDS and not ids:
        return None
    return BibReference(
        key=key,
        title=title.rstrip(".") if title_size(title) >= _LEAST_WORDS or not ids else "",
        authors=tuple(map(parse_name, mention.authors)) if mention and mention.authors else _people(clean),
        others=_OTHERS.search(clean) is not None,
        year=mention.year if mention else _last_year(clean),
        venue=(mention.venue if mention else "") or _venue(clean),
        ids=ids,
        line=line,
        type="",
    )


def _mention(text: str) -> Mention | None:
    """Return the first work that a line of a list of references names."""
    return next(iter(read_note(f"# References\n\n- {text}\n", "references.md").mentions), None)


def _stated_title(read: str, text: str, blocks: tuple[str, ...]) -> str:
    """Return the title that a style marks, else what was read as one, else the sentence behind the people."""
    if len(blocks) > 1:
        return blocks[1]
    if read and not read.startswith("In "):
        return read
    sentences = _SENTENCES.split(text)
    return sentences[1] if len(sentences) > 2 and not re.search(r"\d", sentences[0]) else ""


def _people(text: str) -> tuple[Name, ...]:
    """Return the names before the first full stop: as GB/T 7714 and Vancouver write them, else in full."""
    names = _vancouver(text)
    if names:
        return names
    parts = re.split(r",? and |, ", _SENTENCES.split(text)[0])
    return tuple(map(parse_name, parts)) if all(_FULL_NAME.fullmatch(part) for part in parts) else ()


def _vancouver(text: str) -> tuple[Name, ...]:
    """Return names such as `Vaswani A, Shazeer N` with which a reference begins."""
    names = []
    for part in text.partition(".")[0].split(","):
        match = _FAMILY_INITIALS.fullmatch(part.strip())
        if match is None:
            break
        names.append(Name(match[1], " ".join(match[2])))
    return tuple(names)


def _last_year(text: str) -> int | None:
    years = _YEARS.findall(text)
    return int(years[-1]) if years else None


def _venue(text: str) -> str:
    """Return what stands behind `In` as the book or proceedings, "" without it."""
    match = _IN.search(text)
    return match[1].strip() if match else ""


def _quoted(blocks: tuple[str, ...]) -> str:
    """Return the blocks of a reference with the title in quotes, which every reader knows."""
    people, title, *rest = blocks
    return f'{people.rstrip(". ")}, "{title.rstrip(". ")}," {" ".join(rest)}'


def _in_usual_order(text: str) -> str:
    """Return a reference that has its year before its title with the year at its end."""
    match = _YEAR_FIRST.fullmatch(text)
    return f"{match['people']}. {match['rest'].rstrip('.')}, {match['year']}." if match else text


def _known_title(text: str, titles_from: Callable[[str], Iterable[KnownTitle]]) -> str:
    """Return the part of a text, from one of its sentences on, that is the title of a known work; "" without one."""
    starts = [0, *(match.end() for match in _SENTENCE.finditer(text))]
    for start in starts:
        rest = text[start:].strip(" \"“”'")
        titles = [title for title in titles_from(squeeze(rest)) if title_size(title.text) >= _LEAST_WORDS]
        longest = max(titles, key=lambda title: len(title.key), default=None)
        if longest is not None and _ends_there(rest, longest.key):
            return longest.text
    return ""


def _ends_there(text: str, key: str) -> bool:
    """Tell whether a sentence of a text ends where the letters of a title do, or the text does."""
    ends = [match.start() for match in _SENTENCE.finditer(text)] + [text.find(mark) for mark in ',"”'] + [len(text)]
    return any(squeeze(text[:end]) == key for end in ends if end > 0)
