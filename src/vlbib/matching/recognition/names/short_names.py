"""Short names of works in a text: `DINOv2` as an item, a heading, a cell, a link label or a wikilink of its own.

A name in a running sentence, or with a setting after it (`ResNet: 25M`), names a part of the author's own work, not a
paper.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from vlbib.core.ids import is_category, url_id
from vlbib.core.known import Naming
from vlbib.core.lazy_pattern import lazy_pattern
from vlbib.core.lead_words import TASK_BOX
from vlbib.core.longer_names import is_modified
from vlbib.core.ordinary_words import ORDINARY_WORDS
from vlbib.core.programs_and_measures import is_task
from vlbib.core.segment import CELL_END, Mark, Place, Segment, Sighting
from vlbib.core.sites import is_repository
from vlbib.core.text import CJK, squeeze
from vlbib.core.title_phrases import is_in_reference_title, is_in_title_phrase
from vlbib.core.titles import has_other_capitals, is_coined, is_name_like, may_be_coined
from vlbib.core.venues import is_conference, is_preprint
from vlbib.core.wide_pattern import wide_pattern
from vlbib.core.years import YEAR
from vlbib.matching.recognition.context.citing_people import NOBODY, is_cited
from vlbib.matching.recognition.names.checkpoint_names import checkpoint_names
from vlbib.matching.recognition.names.cited_names import cited_names
from vlbib.matching.recognition.names.claimed_heads import claimed_heads
from vlbib.matching.recognition.names.coined_heads import coined_heads
from vlbib.matching.recognition.names.dated_names import dated_names
from vlbib.matching.recognition.names.headed_names import headed_names
from vlbib.matching.recognition.names.listed_names import listed_names
from vlbib.matching.recognition.names.listed_versions import listed_versions
from vlbib.matching.recognition.names.names_after_people import names_after_people
from vlbib.matching.recognition.names.names_at_start import JOINERS, names_at_start
from vlbib.matching.recognition.names.names_before_people import names_before_people
from vlbib.matching.recognition.names.names_beside_works import names_beside_works
from vlbib.matching.recognition.names.names_on_lines import names_on_lines
from vlbib.matching.recognition.names.other_meanings import is_word_before_name, means_its_line
from vlbib.matching.recognition.names.papers_called import papers_called
from vlbib.matching.recognition.names.remarked_names import NO_CLAIMS, remarked_names
from vlbib.matching.recognition.names.worded_names import worded_names
from vlbib.matching.recognition.names.work_columns import names_works
from vlbib.matching.recognition.titles.hinted_names import heads_one_work

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from collections.abc import Set as AbstractSet

    from vlbib.core.known import Known

_MOST_WORDS = 4
_LEAST_HINTED = 3  # minimum letters and digits of a name known only from titles: `G2` is a grade, a part, a gene
_MATERIAL = frozenset(("pdf", "paper", "code", "link", "arxiv", "abs", "html", "url", "doi", "ppt"))  # labels of links
_BRACKET = lazy_pattern(r"\s*[(（]([^()（）\x1f\n]+)[)）]")
_YEAR = lazy_pattern(rf"\b{YEAR}\b")
# Names separated by commas, perhaps after a label: `GLUE, SQuAD, `, `next week: GLUE and `
_LISTED = lazy_pattern(
    rf"(?:[^\s:：,，][^:：,，\x1f\n]{{0,20}}[:：]\s*)?(?P<names>(?:[^\s,;，；、:：][^,;，；、:：\x1f\n]{{0,30}}[,;，；、]\s*){{1,6}})"
    rf"(?:(?:{JOINERS}|以及)\s+)?"
)
_PAPER_OF = lazy_pattern(
    r"(?<![A-Za-z0-9_/@.-])[A-Z][A-Za-z0-9+.-]*[A-Za-z0-9+](?=\s?の?(?:論文|论文|原論文|原论文|논문)|\s?[这那]一?篇)"
)
_LINKED = wide_pattern(rf"(?<![\w\]!])\[([A-Za-z][\w.+ -]{{1,30}})\](?=\s?(?:[{CJK}]|→|、|$))", re.MULTILINE)
_PLUS = lazy_pattern(r"(?<!\+)\+{1,2}(?![\w+])")
_PAIR = 2  # maximum words of a name that its line tells
_SETTINGS_HEADING = lazy_pattern(
    r"\b(?:hyper-?parameters?|settings?|config(?:uration)?s?|set-?up|install(?:ation)?|requirements?|dependencies|"
    r"packages?|environment|usage|results?|ablations?|implementation|training details|baselines? used|hardware|tools?|"
    r"librar(?:y|ies))\b|环境|配置|参数|设置|依赖|安装",
    re.IGNORECASE,
)
# Headings of meetings and tasks: names alone are parts of the author's work, but sentences are about works
_BOX = lazy_pattern(rf"\s*{TASK_BOX}")
_PART = lazy_pattern(r"[^\s,;，；、](?:[^,;，；、]*[^\s,;，；、])?")  # of a list
_TASKS_HEADING = lazy_pattern(r"\b(?:todo|tasks?|agenda|action items?|logistics|meeting)\b|待办|会议", re.IGNORECASE)


def names_in(
    segment: Segment, body: Known, taken: Sequence[Sighting], rows: Sequence[tuple[int, int]] = ()
) -> tuple[Sighting, ...]:
    """Return the short names of known works in a segment, in order, beside the titles found in it.

    `rows` are the places of names in a row, which count in any case.
    """
    heading = segment.heading[-1] if segment.heading else ""
    if segment.results or _SETTINGS_HEADING.search(heading):
        return ()
    is_of_tasks = _TASKS_HEADING.search(heading) is not None and segment.place is not Place.ROW
    titled = () if segment.place is Place.ROW else (title for title in taken if not _is_told_by_name(segment, title))
    lines = {segment.line_at(title.start) for title in titled}
    places, dated = ([], []) if is_of_tasks else _places_beside(segment, body, lines)
    places += [] if is_of_tasks else _listed_before(segment, body, taken)
    pages = {(mark.start, mark.end): mark.url for mark in segment.marks if mark.mark is Mark.WIKI}  # `[[CLIP|this]]`
    finders = (checkpoint_names, listed_versions, papers_called)
    seen = {(each.start, each.end): each for find in finders for each in find(segment, body, taken)}
    with_people = (*names_before_people(segment, body), *names_after_people(segment, body))
    cited = {(start, end): people for start, end, people in with_people}
    heads = {(each.start, each.end): each for each in remarked_names(segment, body)}
    remarked = {place: each.claims for place, each in heads.items() if not each.is_others}
    claimed = {(each.start, each.end): each.claims for each in claimed_heads(segment, body, taken)} | remarked
    worded = frozenset(worded_names(segment, body, taken))
    claimed |= {place: NO_CLAIMS for place in (*worded, *rows) if place not in claimed}
    backed = ((start, end, True) for start, end in (*claimed, *cited))
    beside = names_beside_works(segment, body, taken)
    headed = (*headed_names(segment, body), *_in_brackets(segment, body), *coined_heads(segment, body))
    written = (*_of_papers(segment), *dated, *cited_names(segment, body), *backed, *beside, *headed)
    whole = (place for place in written if place[:2] in cited or not is_modified(segment.text, place[0]))
    for start, last, strong in (*places, *whole):
        plus = _PLUS.match(segment.text, last)  # `DeepLab v3+`
        end = plus.end() if plus else last
        text = _shown_or_page(segment.text[start:end], pages.get((start, end), ""), body)
        named = (*taken, *seen.values())
        free = all(end <= title.start or title.end <= start for title in named)
        free = free and not is_in_reference_title(segment.text, start, end)
        free = free and ((start, end) in remarked or (start, end) not in heads)
        free = free and not means_its_line(segment.text, start, end, named, body)
        after = _BRACKET.match(segment.text, end) if body.naming(text) is Naming.SHARED else None
        told = after is not None and _distinguishes(after[1], body)
        own = claimed.get((start, end))
        if free and (own or _is_known(text, body, segment, strong=strong or told, cited=is_cited(segment.text, end))):
            gloss = after[1] if after and told and not _YEAR.search(after[1]) else ""
            by, claims = cited.get((start, end), NOBODY), own or NO_CLAIMS
            begins = (start, end) in remarked or (own is not None and _begins_line(segment, start))
            seen[start, end] = Sighting(
                start, end, text, is_name=True, gloss=gloss, people=by.names or claims.people,
                year=by.year or claims.year, venue=claims.venue, remarked=begins,
                listed=(start, end) in worded,
                unsure=not own and _is_unsure(text, body, segment, claimed=told or is_cited(segment.text, end)),
            )  # fmt: skip
    return tuple(seen[place] for place in sorted(seen))


def _is_told_by_name(segment: Segment, title: Sighting) -> bool:
    """Tell whether only a name of one or two words is written there, and the line tells which work it means."""
    written = segment.text[title.start : title.end]
    is_short = len(written.split()) <= _PAIR and not title.is_part
    return is_short and (title.is_name or squeeze(written) != squeeze(title.text))


def _begins_line(segment: Segment, start: int) -> bool:
    return not any(map(str.isalpha, segment.text[:start].rpartition("\n")[2]))


def _is_unsure(text: str, body: Known, segment: Segment, *, claimed: bool) -> bool:
    """Tell whether a name has no record that gives it to a work and no claim beside it.

    `claimed`: there is a claim right after it.
    """
    claims = claimed or segment.year or segment.venue or segment.authors or segment.ids
    return not claims and body.naming(text) is Naming.HINT


def _places_beside(
    segment: Segment, body: Known, lines: AbstractSet[int]
) -> tuple[list[tuple[int, int, bool]], list[tuple[int, int, bool]]]:
    """Return where short names may be, and where they are with their year, except on lines with titles.

    Names in Chinese title marks (`《`) count on these lines, too.
    """
    if lines and "\n" not in segment.text and "《" not in segment.text:
        return [], []
    around = (*_places(segment), *names_on_lines(segment, body), *listed_names(segment, body))
    places = [
        place for place in around if segment.line_at(place[0]) not in lines or _is_title_marked(segment, place[0])
    ]
    return places, [place for place in dated_names(segment, body) if segment.line_at(place[0]) not in lines]


def _is_title_marked(segment: Segment, start: int) -> bool:
    """Tell whether a name follows the opening mark of a Chinese title: it names a work even beside others."""
    return segment.text[start - 1 : start] == "《"


def _shown_or_page(text: str, page: str, body: Known) -> str:
    """Return a text, or the page that it links to as a wikilink if only the page is a sure short name."""
    is_page = body.naming(page) is Naming.RECORDED and body.naming(text) is not Naming.RECORDED
    return page if page and is_page else text


def _distinguishes(bracket: str, body: Known) -> bool:
    """Tell whether a bracket after a short name says which of its works is meant: a known title, or a year."""
    return body.naming(bracket) in (Naming.TITLE, Naming.RECORDED) or _YEAR.search(bracket) is not None


def _is_known(text: str, body: Known, segment: Segment, *, strong: bool, cited: bool) -> bool:
    """Tell whether a text is a short name worth a mention; `cited`: with authors and a year after it.

    A name that several works share counts where a title would, and elsewhere if it is not an abbreviation (`VLP`,
    `MAP`). Plain words must be recorded as a name; as a title or a shared name they need a year, venue, author or id.
    """
    naming = body.naming(text)
    key = squeeze(text)
    if naming is Naming.NONE or len(key) < 2 or len(text.split()) > _MOST_WORDS or is_conference(text):
        return False
    if is_word_before_name(text, body) or (len(text) == 2 and text[1].islower()):  # `Cc`
        return False
    is_all = segment.place in (Place.HEADING, Place.FILE) or segment.reading == text
    is_of_task = is_all and not segment.authors and is_task(text)
    if key in _MATERIAL or is_of_task or is_preprint(text) or is_category(text):
        return False
    is_own = naming is Naming.HINT and (is_coined(text) or may_be_coined(text)) and heads_one_work(text, body)
    if is_name_like(text) or is_own:
        hinted = strong and len(key) >= _LEAST_HINTED and segment.place not in (Place.HEADING, Place.FILE)
        if naming is Naming.RECORDED:
            return not has_other_capitals(text, body.bearer(text))
        return hinted or (naming is Naming.SHARED and not text.isupper())
    own = "\n" not in segment.text and (segment.year or segment.venue or segment.authors or segment.ids)
    claims = cited or own
    backed = bool(claims) and naming in (Naming.TITLE, Naming.SHARED)
    is_spelled_so = naming is Naming.RECORDED and not _is_other_word(text, body.bearer(text))
    is_in_small = is_spelled_so and body.bearer(text).startswith(text)  # `mixup: Beyond ...`
    begins = text[:1].isupper() or text[:1].isdigit()
    return strong and ((begins and (is_spelled_so or backed)) or is_in_small)


def _is_other_word(text: str, title: str) -> bool:
    """Tell whether a text is a plain word and its name has other capitals: `Albert` is not `ALBERT`."""
    if text.lower() in ORDINARY_WORDS and text[1:].islower() and not re.match(rf"{text}\s?(?:[:：–—-]|$)", title):
        return True
    is_apart = " " in text and text.islower() != text[:1].isupper() and not is_name_like(text)  # `Mamba out`
    is_apart = is_apart and squeeze(text) in map(squeeze, title.split())
    return is_apart or (text.isalpha() and text not in title and text.upper() in title)


def _places(segment: Segment) -> Iterator[tuple[int, int, bool]]:
    """Yield the places where a short name may mean a work, each with whether it stands alone there."""
    if segment.place in (Place.ITEM, Place.HEADING, Place.PROPERTY, Place.FILE) and not _is_of_contents(segment):
        yield from names_at_start(segment.text, 0, len(segment.text))
    for mark in segment.marks:
        if mark.mark is Mark.CELL and names_works(segment, mark.start):
            yield from names_at_start(segment.text, mark.start, mark.end)
        elif mark.end > mark.start and _is_own(segment, mark.mark, mark.start, mark.end, mark.url):
            end = mark.end - segment.text.endswith(".", mark.start, mark.end)
            yield mark.start, end, segment.text[mark.start - 1] == "《"


def _is_of_contents(segment: Segment) -> bool:
    """Tell whether an item is only a link to a heading of its own note: an entry of a table of contents."""
    links = (mark for mark in segment.marks if mark.mark is Mark.LINK and mark.url.startswith("#"))
    return any(not any(map(str.isalnum, segment.text[: mark.start] + segment.text[mark.end :])) for mark in links)


def _listed_before(segment: Segment, body: Known, taken: Sequence[Sighting]) -> Iterator[tuple[int, int, bool]]:
    """Yield the names in a list before a title in a cell or an item: `GLUE, Some Title`.

    A recorded name of the title's own work is left out: it adds nothing to the title.
    """
    if segment.place not in (Place.ROW, Place.ITEM):
        return
    for title in taken:
        before = segment.text[: title.start]
        begin = max(map(before.rfind, (CELL_END, "\n"))) + 1
        match = _LISTED.fullmatch(segment.text, begin, title.start)
        if match is None:
            continue
        own = {name for each in body.titles_from(squeeze(title.text)) for name in each.names}
        box = _BOX.match(match["names"])
        listed = list(_PART.finditer(match["names"], *((box.end(),) if box else ())))
        is_list = any(is_name_like(name[0]) for name in listed)  # then a plain word in it may be a name
        for name in listed:
            is_spelled = is_name_like(name[0]) or (is_list and name[0][0].isupper())
            if is_spelled and squeeze(name[0]) not in own and body.naming(name[0]) is Naming.RECORDED:
                yield match.start("names") + name.start(), match.start("names") + name.end(), True


def _in_brackets(segment: Segment, body: Known) -> Iterator[tuple[int, int, bool]]:
    """Yield what square brackets make a link to a page, as in Scrapbox: `[WaveNet] がすべての出発点`; no `[MASK]`."""
    for match in _LINKED.finditer(segment.text):
        if not match[1].isupper() or body.naming(match[1]) is Naming.RECORDED:
            yield *match.span(1), True


def _of_papers(segment: Segment) -> Iterator[tuple[int, int, bool]]:
    """Yield the names that a text calls papers (`AP-10K論文`, `Transformerの論文`)."""
    for match in _PAPER_OF.finditer(segment.text):
        is_of_phrase = is_in_title_phrase(segment.text, match.start(), match.end())
        if not is_of_phrase and not is_modified(segment.text, match.start(), first=True):
            yield match.start(), match.end(), True


def _is_own(segment: Segment, mark: Mark, start: int, end: int, url: str) -> bool:
    """Tell whether a marked name means a work: a wikilink, title marks, a link not to code, bold type at the start."""
    if mark is Mark.WIKI:
        return True
    if mark is Mark.QUOTED:
        return segment.text[start - 1] in "《「『"
    if mark is Mark.LINK:
        is_elsewhere = bool(url) and not url.startswith("#")
        return is_elsewhere and (url_id(url) is not None or not is_repository(url))
    if mark is Mark.BOLD and segment.place is not Place.QUOTE:
        after = segment.text[end:].lstrip(" ")
        is_apart = after[:1] in ("", *"\n:：(（-–—,|→") or segment.text.endswith(".", start, end)
        return is_apart and not segment.text[:start].strip(" -*•")
    return False
