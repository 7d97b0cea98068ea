"""Which parts of a note are reported as not taken: what may name a work is either taken or reported, never dropped."""

from __future__ import annotations

import re
import string
from bisect import bisect_left
from typing import TYPE_CHECKING

from msgspec import structs

from vlbib.core.ids import arxiv_id, locate_ids, url_id
from vlbib.core.lazy_pattern import lazy_pattern
from vlbib.core.objections import Objection
from vlbib.core.paper_pages import is_paper_page
from vlbib.core.segment import CELL_END, Mark, Place
from vlbib.core.sites import repository_name
from vlbib.core.source_notes import NO_SOURCE
from vlbib.core.text import has_cjk, one_line, squeeze, words
from vlbib.core.title_words import BETWEEN_CAPITALS, REMARK_WORDS, WHEN_REMARKED
from vlbib.core.titles import is_name_word, title_size
from vlbib.core.venues import is_conference
from vlbib.core.work import Skipped
from vlbib.core.years import YEAR
from vlbib.notes.line.people_alone import PEOPLE_ALONE, people_alone
from vlbib.notes.line.shape import can_be_title, capital_share, is_generic, is_name, is_sentence, looks_titled

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from vlbib.core.segment import Segment
    from vlbib.core.work import Mention

ELSEWHERE = "another line of the note names the work of this name"
UNKNOWN = "it looks like a title, but no known work has it, and no year, venue, link or list of works marks it"
_NEAR = "it looks like a title, but no known work has it, and the {} near it alone does not mark it"
IN_LIST = "it looks like a title beside works, but no known work has it, and its looks alone are not asked about"
_NAME = "no known work has it as its title, and a short name in running text counts only with authors and a year"
_PAGE = "its link leads to the page of a paper, but has no id, and there is no title beside it"
REPOSITORY = "its link leads to a repository, not to a paper, and there is no title beside it"
_NUMBER = "it may be an arXiv id, but counts only with `arXiv:` before it"
_BESIDE = "works are named beside it, but no known work has it, and it does not look like a title"
_MARKS = (Mark.BOLD, Mark.ITALIC, Mark.LINK, Mark.WIKI, Mark.QUOTED, Mark.STRUCK)
_FEW_WORDS = 3  # minimum words of a known title that begins an item of a list of works
_TOLD_WORDS = 4  # minimum words of a reported title in title case
_TOLD_LONG, _TOLD_MOST = 5, 30  # minimum and maximum words of a reported title in sentence case
_YEAR = lazy_pattern(rf"(?<!\d){YEAR}(?!\d)")
_CAPITALS = 0.8  # minimum share of capitalised content words of a title in running text
# The form of arXiv ids since 2015.
# Also of the first years, whose zero no other number begins with; of the next ones only at the start of a line
_BARE_ID = lazy_pattern(
    r"(?<![\w./:-])(?:(?:1[5-9]|2\d)\d\d\.\d{5}|0[7-9](?:0[1-9]|1[0-2])\.\d{4}"
    r"|(?m:^)1[0-4](?:0[1-9]|1[0-2])\.\d{4}(?=\s[^\W\d_]{3}))(?![\w.,]?\d)"
)
_ENDS = ".,;:\x1f\xa0\u3000" + string.whitespace
_RUN = lazy_pattern(
    rf"(?<![\w/@.])[A-Z][\w'’-]{{0,60}}"  # the limit bounds the search in long runs of characters
    rf"(?:(?:[:,]? |, and )(?:(?:(?:{BETWEEN_CAPITALS}) ){{0,3}}[\"“(]?[A-Z0-9][\w'’+-]{{0,60}}[\"”)]?)){{3,30}}"
)
_NO_TITLE = lazy_pattern(rf"\b(?:{REMARK_WORDS})\b|{WHEN_REMARKED}", re.IGNORECASE)


def parts_not_taken(
    segment: Segment, passed: Sequence[tuple[str, str]], named: Sequence[Mention] = (), *, beside: bool
) -> Iterator[Skipped]:
    """Yield the parts of a segment that may name a work but are not taken, each with the reason.

    `passed` are the known titles in it that do not count, each with the reason; `named` are its mentions; `beside` says
    that the segment, or other items of its list, name works.
    """
    if not (segment.marks or any(map(str.isalnum, segment.text))):
        return
    yield from titles_not_taken(segment, passed, beside=beside)
    if segment.place in (Place.COMMENT, Place.FILE):
        return
    marks = (mark for mark in segment.marks if mark.mark is Mark.QUOTED)
    quoted = {segment.text[mark.start : mark.end] for mark in marks}
    wraps = "\n" in segment.text and not beside  # a line of a wrapped paragraph is not a title in sentence case
    titles = _titles_by_line(named)
    for line, text in (*_marked(segment), *_runs(segment), *_lines(segment)):
        if any(is_rest_of_title(title, text) for title in _titles_above(titles, line)):
            continue
        is_quoted = text in quoted and title_size(text) >= _TOLD_WORDS and text[:1].isupper() and not is_sentence(text)
        if looks_titled(text) or is_quoted or (may_be_title(text) and not wraps):
            yield _skip(segment, line, text, _reason(segment, text, beside=beside))
        elif beside and _may_name(text):
            yield _skip(segment, line, text, _BESIDE)


def _titles_by_line(mentions: Sequence[Mention]) -> Mapping[int, Sequence[str]]:
    """Return the texts of mentions by their lines, in the order of the lines."""
    titles: dict[int, list[str]] = {}
    for mention in sorted(mentions, key=lambda each: each.line):
        titles.setdefault(mention.line, []).append(mention.text)
    return titles


def _titles_above(titles: Mapping[int, Sequence[str]], line: int) -> Sequence[str]:
    """Return the titles of the last line above a line that has any: only these may go on there."""
    lines = list(titles)
    above = lines[: bisect_left(lines, line)]
    return titles[above[-1]] if above else ()


def titles_not_taken(segment: Segment, passed: Sequence[tuple[str, str]], *, beside: bool = False) -> Iterator[Skipped]:
    """Yield the known titles in a segment that do not count, each with the reason; not short ones in sentences.

    `beside`: other items of its list name works, so that a short title at its beginning may name one, too. One that is
    all of a mark is reported wherever it is.
    """
    written = squeeze(_bare(segment.text)) if beside and passed else ""
    marked = {squeeze(text) for _, text in _marked(segment)} if passed else ()
    for title, reason in passed:
        is_whole = squeeze(title) in (squeeze(segment.text), squeeze(segment.reading))
        is_latin = title_size(title) > 1 and has_cjk(segment.text) and title in segment.text  # its script sets it apart
        is_first = beside and title_size(title) >= _FEW_WORDS and written.startswith(squeeze(title))
        is_apart = is_whole or is_first or (title_size(title) > 1 and squeeze(title) in marked)
        if is_apart or title_size(title) >= _TOLD_WORDS or reason == Objection.RARE or is_latin:
            yield _skip(segment, _line_of(segment, title), title, f"a known title, but {reason}")


def is_rest_of_title(title: str, text: str) -> bool:
    """Tell whether a line continues a title from the line above, and adds few words.

    >>> is_rest_of_title("Deep Residual Learning for Image Recognition", "Learning for Image Recognition, 2016")
    True
    """
    all_words, own = words(title), words(text)
    for start in range(1, len(all_words)):
        rest = all_words[start : start + len(own)]
        if rest == own[: len(rest)]:
            return len(own) - len(rest) < _TOLD_WORDS
    return False


def _reason(segment: Segment, text: str, *, beside: bool) -> str:
    """Return why a text that looks like a title is not taken, judged by its words and what is near it."""
    if has_cjk(text) and any(map(is_name_word, text.split())):
        return _NAME
    if beside:
        return IN_LIST
    has_year = segment.year is not None or _YEAR.search(segment.text) is not None
    near = {"year": has_year, "venue": segment.venue is not None, "link": bool(segment.links)}
    marks = [mark for mark, is_there in near.items() if is_there]
    return _NEAR.format(" or ".join(marks)) if marks else UNKNOWN


def has_general_reason(item: Skipped) -> bool:
    """Tell whether an item has only a general reason, so that a short name on its line may replace it."""
    return item.reason in (_BESIDE, _NAME)


def is_by_looks(item: Skipped, name: str) -> bool:
    """Tell whether only looks made an item one, and it has a name that is a mention: then it says nothing new."""
    return item.reason in (UNKNOWN, IN_LIST) and name in item.text


def is_replaceable(item: Skipped) -> bool:
    """Tell whether what names a work on the line of an item says more than its reason."""
    return has_general_reason(item) or item.reason in (UNKNOWN, IN_LIST)


def joined_rows(first: Skipped, second: Skipped) -> Skipped:
    """Return what the first and the second row of a line say, as one row."""
    reason = first.reason if first.reason == second.reason else f"{first.reason}; {second.reason}"
    elsewhere = first.elsewhere and second.elsewhere
    return structs.replace(first, text=f"{first.text}, {second.text}", reason=reason, elsewhere=elsewhere)


def named_elsewhere(item: Skipped, names: AbstractSet[str]) -> Skipped:
    """Return the item, marked as named elsewhere in the note if its text or its repository is in `names` (squeezed)."""
    named = repository_name(item.text) if item.reason == REPOSITORY else item.text
    if squeeze(named) not in names or not (item.reason == REPOSITORY or has_general_reason(item)):
        return item
    return structs.replace(item, reason=ELSEWHERE, elsewhere=True)


def people_not_taken(segment: Segment) -> Iterator[Skipped]:
    """Yield the people in a segment that refer to a work which nothing on their line names.

    What is commented out has none, but a comment in code has.
    """
    if segment.place is not Place.FILE and (segment.place is not Place.COMMENT or segment.marks):
        for at, text in people_alone(segment.text):
            yield _skip(segment, segment.line_at(at), text, PEOPLE_ALONE)


def pages_not_taken(segment: Segment) -> Iterator[Skipped]:
    """Yield what may lead to a paper but gives no id: links to pages of papers, numbers like arXiv ids.

    In a comment or in code, all ids are such.
    """
    if segment.place is Place.COMMENT:
        for at, identity in locate_ids(segment.text):
            if identity not in segment.ids:
                yield _skip(segment, segment.line_at(at), str(identity), f"an id, but {NO_SOURCE}")
        yield from numbers_not_taken(segment)
        return
    yield from numbers_not_taken(segment)
    for mark in segment.marks:
        if mark.mark is Mark.LINK and is_paper_page(mark.url) and url_id(mark.url) is None:
            yield _skip(segment, segment.line_at(mark.start), mark.url, _PAGE)


def repositories_not_taken(segment: Segment) -> Iterator[Skipped]:
    """Yield the links to repositories of code, models or data that are all that an item of a list has."""
    if segment.place is Place.ITEM and not any(map(str.isalnum, segment.text)):
        for link in segment.links:
            if repository_name(link.url):
                yield _skip(segment, link.line, link.url, REPOSITORY)


def numbers_not_taken(segment: Segment) -> Iterator[Skipped]:
    """Yield the numbers in a segment that may be arXiv ids, but are no ids of the segment."""
    if "." not in segment.text:
        return
    own = {identity.value for identity in segment.ids}
    for number in _BARE_ID.finditer(segment.text):
        if arxiv_id(number[0]) and number[0] not in own:
            yield _skip(segment, segment.line_at(number.start()), number[0], _NUMBER)


def _skip(segment: Segment, line: int, text: str, reason: str) -> Skipped:
    return Skipped(file=segment.file, line=line, text=one_line(text), reason=reason)


def _line_of(segment: Segment, title: str) -> int:
    """Return the line of a title in a segment; the segment's first line if the title spans several lines."""
    key = squeeze(title)
    return next((number for number, line in segment.lines() if key in squeeze(line)), segment.line)


def _marked(segment: Segment) -> Iterator[tuple[int, str]]:
    """Yield the marked parts of a segment, each with its line; for a wikilink, the page that it leads to."""
    for mark in segment.marks:
        if mark.mark in _MARKS and mark.end > mark.start:
            shown = segment.text[mark.start : mark.end]
            yield segment.line_at(mark.start), mark.url or shown if mark.mark is Mark.WIKI else shown


def _lines(segment: Segment) -> Iterator[tuple[int, str]]:
    """Yield the lines of a segment, or the cells of a row, and the segment's reading."""
    if segment.place is Place.ROW:
        yield from ((segment.line, cell.strip()) for cell in segment.text.split(CELL_END))
        return
    yield from ((number, _bare(line)) for number, line in segment.lines())
    if segment.reading:
        yield segment.line, segment.reading


def _runs(segment: Segment) -> Iterator[tuple[int, str]]:
    """Yield the runs of words in title case in running text, each with its line."""
    yield from ((segment.line_at(start), text) for start, text in title_runs(segment.text))


def title_runs(text: str) -> Iterator[tuple[int, str]]:
    """Yield the runs of four words or more in title case in a text, each with its offset."""
    for match in _RUN.finditer(text):
        run = match[0].strip(" ,:-–—")
        run = run if run.count("(") <= run.count(")") else run.rpartition("(")[0].rstrip()
        if title_size(run) >= _TOLD_WORDS and capital_share(run) >= _CAPITALS:
            yield match.start(), run


def may_be_title(text: str) -> bool:
    """Tell whether a text may be a title in sentence case: a capital, five words or more, no verb, stop or digit.

    >>> may_be_title("Noise stability of functions with low influences"), may_be_title("Send the slides to Ida.")
    (True, False)
    """
    if not _TOLD_LONG <= title_size(text) <= _TOLD_MOST or not can_be_title(text) or is_sentence(text):
        return False
    return text[:1].isupper() and not text.endswith(("?", "!", "...", "…")) and _NO_TITLE.search(text) is None


def _bare(line: str) -> str:
    return re.sub(r"^[\W_]+", "", line).rstrip(_ENDS)


def _may_name(text: str) -> bool:
    """Tell whether a text beside works may be a title or a short name; conferences and remarks are not.

    Words that are not spelled like a name need a capital at the beginning.
    """
    if is_name(text):
        return not is_conference(text)
    least = _TOLD_WORDS - (capital_share(text) == 1)
    return title_size(text) >= least and text[:1].isupper() and can_be_title(text) and not _is_remark(text)


def _is_remark(text: str) -> bool:
    return is_sentence(text) or is_generic(text)
