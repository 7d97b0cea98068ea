"""The title that a line of a note names; what comes before and after it is removed and kept as claims."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

import msgspec
from msgspec import structs

from vlbib.core.ids import ARXIV_NEW, Id, find_ids, url_id
from vlbib.core.lazy_pattern import lazy_pattern
from vlbib.core.people_words import says_others
from vlbib.core.plans import is_planned
from vlbib.core.segment import Mark
from vlbib.core.text import one_line
from vlbib.core.titles import is_name_word, title_size
from vlbib.core.wide_pattern import wide_pattern
from vlbib.core.work import Link
from vlbib.notes.line.claims import NO_CLAIM, NoteClaim, is_resource, may_have_year, read_claim
from vlbib.notes.line.cut import PAIRS, QUOTES, Cue, Cut, begin_cut
from vlbib.notes.line.lead import take_lead, take_opening
from vlbib.notes.line.shape import cited_people, cjk_share, is_name, is_sentence, looks_titled, names_authors, people
from vlbib.notes.line.tail import take_after, take_document, take_remark, take_tail

if TYPE_CHECKING:
    from vlbib.notes.line.inline import Line

_DIGITS = lazy_pattern(r"\d{4}")  # every id in text has four digits in a row
_QUESTION = lazy_pattern(r"\W{0,4}(?:[QF]|Question|Frage|问|問|질문)\s?\d{0,2}\s?[:：.)]\s?(?=\D)")  # of an examination
_OPENERS = frozenset(QUOTES)
_STOP = lazy_pattern(r"(?<=[a-z)])\.\s+(?=[A-Z])")
_WHOLE = 4  # minimum words of a title before its journal
_SITE = lazy_pattern(r"\s[|｜]\s")
_REMARK = lazy_pattern(r"(.+)[，；：（]([^，；：（]+)")
_BARE_REMARK = wide_pattern(r"([^\u3400-\u9fff]+?)\s+([\u3400-\u9fff].*)")
_BACKWARDS = lazy_pattern(r"(?:<-+|←)\s")  # a remark on what is before it
_CATEGORY = lazy_pattern(r"\[[a-z-]{2,}(?:\.[A-Za-z-]{2,})?\]")  # an arXiv category after an id: `[cs.CV]`
_CITE = lazy_pattern(r"^(?:cite|see|siehe|vgl\.?|cf\.?|e\.g\.|read|after|from|voir|ver) ")
_ARXIV = lazy_pattern(rf"[(\[]?\barxiv\s*:?\s*{ARXIV_NEW}(?:v\d+)?[)\]]?", re.IGNORECASE)


class Reading(msgspec.Struct, frozen=True, kw_only=True, gc=False, cache_hash=True):
    """What one line says: the title ("" if the line has only claims or links) and the claims about it.

    `labels` are short names beside the title, `links` all links of the line, `ids` those in its links and text, the
    title's own link first.
    """

    title: str
    cues: frozenset[Cue] = frozenset()
    claim: NoteClaim = NO_CLAIM
    authors: tuple[str, ...] = ()
    labels: tuple[str, ...] = ()
    links: tuple[Link, ...] = ()
    ids: tuple[Id, ...] = ()


def read_title(line: Line, number: int = 0) -> Reading:
    """Return what a line says; `number` is the 1-based line in the note, for its links."""
    return placed(_read_title(line), line, number)


def placed(reading: Reading, line: Line, number: int) -> Reading:
    """Return a reading with its links at the 1-based line `number`."""
    links = line_links(line, number)
    return structs.replace(reading, links=links) if links else reading


@lru_cache(maxsize=4096)  # notes repeat lines: templates, tables of contents, a paper under two topics
def _read_title(line: Line) -> Reading:
    cut = begin_cut(line)
    while take_lead(cut):
        pass
    take_opening(cut)
    take_document(cut)
    take_remark(cut)
    while take_tail(cut):
        pass
    take_after(cut)
    title = _title_or_label(cut)
    ids = _ids(line, cut)
    if ids and title:
        cut.cues.add(Cue.PAPER)
    if title and not cut.floor and _is_broken(cut):
        cut.cues.add(Cue.INLINE)
    return Reading(
        title=title,
        cues=frozenset(cut.cues),
        claim=cut.claim,
        authors=cut.authors,
        labels=tuple(label for label in cut.labels if not (is_resource(label) or is_planned(label)))
        if cut.labels
        else (),
        ids=ids,
    )


def _title_or_label(cut: Cut) -> str:
    """Return the title; if only a remark follows people, the name before them: `CLIP: Radford et al. (2021), nice`."""
    title = _title(cut)
    is_remark = title[:1].islower() and bool(cut.authors) and bool(cut.labels)
    if is_remark and is_name(cut.labels[-1]) and any(map(is_name_word, cut.labels[-1].split())):
        return cut.labels.pop()
    return title


def _title(cut: Cut) -> str:
    """Return what is left, without quotes around it and a final stop; text after a closed title is dropped."""
    end = cut.floor or cut.high
    if _QUESTION.match(cut.line.text):
        return ""
    if cut.led and _is_cited_alone(cut.line.text[cut.low : end]):
        return ""
    if cut.floor and _continues(cut.line.text[cut.floor : cut.high]):
        cut.cues.add(Cue.CONTINUED)
    left = cut.line.text[cut.low : end]
    title = left.strip() if cut.is_plain else _unquoted(cut, one_line(left))
    claim = read_claim(title, bracketed=False) if may_have_year(title) else None
    if claim is not None and claim.year and claim.venue:
        return ""
    if _CATEGORY.fullmatch(title) or _BACKWARDS.match(title):
        return ""
    if says_others(title) and _is_topic_of_people(title):
        return ""
    has_words = title[:1].isalnum() or any(c.isalnum() for c in title)
    return title if has_words and not (is_resource(title) or names_authors(title)) else ""


def _is_topic_of_people(title: str) -> bool:
    """Tell whether only people follow a label: `Encoders: cite Brown et al`."""
    topic, _, cited = title.rpartition(": ")
    return bool(topic and cited_people(_CITE.sub("", cited)))


def _unquoted(cut: Cut, title: str) -> str:
    """Return a title without final punctuation, file suffix, journal, quotation marks around it, and remarks."""
    title = _ARXIV.sub("", title).strip(" ,;") if "." in title else title
    if not title.endswith("..."):
        title = title.removesuffix(".pdf" if title.endswith(".pdf") else ".md").rstrip(".,;:，。；：|").strip()
    if cut.led and cut.claim.year and not cut.floor:
        first = _STOP.split(title, maxsplit=1)[0]  # in a reference the journal follows the title
        title = first if title_size(first) >= _WHOLE else title
    for opener in QUOTES if title[:1] in _OPENERS else ():
        if title.startswith(opener) and title.endswith(PAIRS[opener]) and len(title) > 2:
            cut.cues |= {Cue.QUOTED, Cue.NAMED} if opener in "《「" else {Cue.QUOTED}
            title = title[1:-1].rstrip(".,;:").strip()
    return _without_remarks(cut, title)


def _is_cited_alone(left: str) -> bool:
    """Tell whether a venue with its year ends the line of people, and the words below do not look like a title."""
    here, _, below = left.partition("\n")
    claim = read_claim(here.strip(" .,;:"), bracketed=False) if below and may_have_year(here) else None
    return claim is not None and bool(claim.year and claim.venue) and not looks_titled(below.split("\n")[0])


def _without_remarks(cut: Cut, title: str) -> str:
    """Return a title without a site name after ` | `, and a Latin title without Chinese remarks after it."""
    if "|" in title or "｜" in title:
        first = _SITE.split(title)[0]
        title = first if title_size(first) >= 4 else title
    if title.isascii():  # no Chinese remark, and no wide comma
        return title
    bare = _BARE_REMARK.fullmatch(title)
    if bare and title_size(bare[1]) >= 4 and cjk_share(bare[2]) > 0.5:
        title = bare[1].strip()
    while (match := _REMARK.fullmatch(title)) and cjk_share(match[1]) < 0.1 and title_size(match[1]) >= 3:
        remark = match[2].strip("）")
        if cjk_share(remark) <= 0.5 and not is_name(remark):
            break
        claim = read_claim(remark, bracketed=False)
        if claim:  # a venue and its year
            cut.add(claim, Cue.TAIL)
        elif is_name(remark):
            cut.labels.append(remark)
        title = match[1].strip()
    return title


@lru_cache(maxsize=4096)  # called for a line and again for its segment
def _ids_in_text(text: str) -> tuple[Id, ...]:
    """Return the ids in a line's text (`arXiv:2103.00020`, a DOI)."""
    return tuple(find_ids(text)) if _DIGITS.search(text) else ()


def _continues(left: str) -> bool:
    """Tell whether prose follows a closed title, on its line or below it."""
    same, _, below = left.partition("\n")
    here = same.strip(" \t.,;:-–—|()[]")
    return (title_size(here) > 2 and not people(here)) or (title_size(below) > 8 and is_sentence(below))


def _is_broken(cut: Cut) -> bool:
    """Tell whether a link is inside the remaining text, not at its start nor around it: running prose."""
    links = cut.line.marked(Mark.LINK) if cut.line.spans else ()
    return any(
        cut.low < span.start < span.end <= cut.high or cut.low < span.start == span.end < cut.high for span in links
    )


def line_links(line: Line, number: int) -> tuple[Link, ...]:
    """Return the links of a line in order, each with its line number; links within the note are left out."""
    if not line.spans:
        return ()
    spans = [span for span in line.marked(Mark.LINK) if span.url and not span.url.startswith("#")]
    return tuple(
        Link(url=one.url, label=line.text[one.start : one.end].strip(), line=number + line.row_of(one.start))
        for one in spans
    )


def line_ids(line: Line) -> tuple[Id, ...]:
    """Return the ids in a line's links and text, each once."""
    if not line.spans:
        return _ids_in_text(line.text)
    found = [*(url_id(span.url) for span in line.marked(Mark.LINK) if span.url), *_ids_in_text(line.text)]
    return tuple(dict.fromkeys(one for one in found if one is not None))


def _ids(line: Line, cut: Cut) -> tuple[Id, ...]:
    """Return the ids of the line, each once: those read before the title, the title's link, other links, the text."""
    if not (line.spans or cut.said):
        return _ids_in_text(line.text)
    spans = [span for span in line.marked(Mark.LINK) if span.url]
    own = [span for span in spans if cut.low <= span.start < span.end <= max(cut.floor, cut.high)]
    found = [url_id(span.url) for span in (*own, *(span for span in spans if span not in own))]
    return tuple(dict.fromkeys(one for one in (*cut.said, *found, *_ids_in_text(line.text)) if one is not None))
