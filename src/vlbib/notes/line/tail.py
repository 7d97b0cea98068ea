"""What comes after a title, removed from the end of a line: link labels, years, venues, authors, dates, tags."""

from __future__ import annotations

import re
import unicodedata

from vlbib.core.document_marks import document_mark, is_document_type
from vlbib.core.dois import DOI_PREFIX
from vlbib.core.lazy_pattern import lazy_pattern
from vlbib.core.people_words import AND, OTHERS, says_others
from vlbib.core.segment import Mark
from vlbib.core.text import CJK, EMOJI_NAME
from vlbib.core.titles import is_next_version
from vlbib.core.venues import is_acronym, venue
from vlbib.core.votes import LENGTH, VOTES
from vlbib.core.wide_pattern import wide_pattern
from vlbib.core.years import LONE_YEAR, YEAR
from vlbib.notes.line.claims import NoteClaim, is_resource, may_have_year, read_claim
from vlbib.notes.line.cut import PAIRS, Cue, Cut
from vlbib.notes.line.shape import is_name, names_authors, people, spells

_SHORTCODE = lazy_pattern(rf"\s{EMOJI_NAME}$")
_TAGS = lazy_pattern(r"(?:^|\s)#[^\s#.,;:!?()\[\]]*[^\W\d_][^\s#.,;:!?()\[\]]*$")
_VOTES = lazy_pattern(rf"(?:\s{VOTES})+$")
_LENGTH_ENDS = frozenset("Snpsr.页頁")  # last characters of `LENGTH`
_LONG = lazy_pattern(rf"(?:\s?[·•,;|，；]|\s[-–—])\s?{LENGTH}$")
_LONG_BEFORE = lazy_pattern(rf"(?:\s?[·•,;|，；]|\s[-–—])\s?{LENGTH}\s?[·•,;.|–—-]\s")
_LOOSE = frozenset(",;:|*^` \t\n\r\v\f\x1c\x1d\x1e\x1f")  # ASCII white space, punctuation and modifiers
_REMARK_AFTER_YEAR = wide_pattern(rf"(?<=\d\d)\s+(?=[{CJK}])[^\n\dA-Za-z]{{1,20}}$")
_LOOSE_WORD, _LOOSE_WORDS = lazy_pattern(r"\S+"), (6, 5, 4, 3, 2, 1)  # numbers of words at the end that may be a claim
_FARTHEST = 2000  # maximum characters from the end to where a claim or people begin
_NAME_WORDS = 3  # maximum words of a single person's name, and of a short name
_TRIED = 14  # last breaks of a line after which a claim or people are looked for
# `, `, `; `, a full stop (not of `pp.`), a dash, white space before a handle, a line end, and their wide forms. The
# pattern begins with one set of characters, so that a search need not try each offset.
_BREAK = lazy_pattern(
    r"[,;，.。\s](?:(?<=[,;])\s|(?<=[，。])|(?<=\.)(?<![A-Z]\.)(?<!\bpp\.)(?<!\bvol\.)(?<!\bno\.)\s"
    r"|(?<=\s)(?:[-–—|]+\s|/\s|(?=@\w)|(?<=[\n\t])|\s+))"
)
_BREAKING = lazy_pattern(r"[,;，.。\-–—|/@\n\t]|\s\s")  # every break contains one of these or is followed by one
_IN = lazy_pattern(r"[.,]\s+[Ii]n:?$")
_YEARISH = lazy_pattern(r"\d\d\b")
_PAGES = lazy_pattern(r"(?:pp?\.|pages?)\s*[\d–-]+|\d+\s*[-–]+\s*\d+|\d+\s?\(\d+\)|\d{1,3}|vol\.? \d+|no\.? \d+")
_STATE = lazy_pattern(
    r"(?:to[- ]?)?(?:read|reading|review|skim|watch)(?:ing)?(?: list| later| next)?|unread", re.IGNORECASE
)
_CITING = lazy_pattern(rf"\b{YEAR}\b|\bpp\.|\d\(\d")
# Family names, not the name of a work: `Long`, `Kipf & Welling`, `Kim, Finn, Liang`, but not `FCN` or `FCN_V2`.
_SURNAME = r"(?!(?-i:[A-Z]{2,4}(?![\w'’-])))[^\W\d_a-z](?:[^\W\d_]|['’-])+(?![\w])"
_SURNAMES = lazy_pattern(rf"{_SURNAME}(?:, {_SURNAME}){{0,5}}(?:,? (?:&|{AND}) {_SURNAME})?")
_AND_OR_COMMA = lazy_pattern(rf",? (?:&|{AND}) |, ")
_SURNAMES_AND_YEAR = lazy_pattern(rf"({_SURNAMES.pattern}) ({YEAR})")
_ID = lazy_pattern(rf"(?:doi\s*:?\s*)?{DOI_PREFIX}\S+|arxiv\s*:\s*\S+", re.IGNORECASE)
_OTHERS_AND_VENUE = lazy_pattern(rf"(.{{2,80}}?\b{OTHERS})\s+([A-Z].*)")
_OTHERS_YEAR = lazy_pattern(rf"\b{OTHERS} {YEAR}$")  # without full stop or comma: `Zhou et al 2023`
_OTHERS_LAST = lazy_pattern(rf"\b{OTHERS}|等$")
_AFTER = lazy_pattern(r"\s*[(（\[【]([^()（）\[\]【】]{2,40})[)）\]】]")
_COMMA = lazy_pattern(r"[,;]\s+|[，；]\s*")
_ASIDES = ("pp.", "pp ", "vol.", "no.", "@", "#")  # pages; the author and the number of a change
_HARD = lazy_pattern(r"[-–—.\n|/。]")
_DOCUMENT_END = lazy_pattern(r"[.．。]\s|[,，]|[.．。]?$")  # after the book or journal in GB/T 7714


def take_tail(cut: Cut) -> bool:
    """Remove one thing from the end; return False if the title ends there."""
    _trim(cut)
    if cut.high <= max(cut.floor, cut.low):
        return False
    return _tail_span(cut) or _tail_bracket(cut) or _tail_words(cut)


def take_remark(cut: Cut) -> None:
    """Remove the reader's remark after the length of a paper, if it has no year: `Title, 11 S., 3. Langweilig`.

    Or a short one in another script after a venue and its year: `Title CVPR 2023 最佳论文`.
    """
    text = cut.line.text
    remark = None if cut.floor or text.isascii() else _REMARK_AFTER_YEAR.search(text, cut.low + 1, cut.high)
    if remark:
        cut.high = remark.start()
    match = None if cut.is_plain else _LONG_BEFORE.search(text, max(cut.floor, cut.low + 1), cut.high)
    if match and not may_have_year(text[match.end() : cut.high]):
        cut.high = match.start()


def take_document(cut: Cut) -> None:
    """Remove the mark of the document's type and all after it: `Title[C]//ICML. 2021: 8748-8763.`; keep its claims."""
    match = None if cut.floor or cut.is_plain else document_mark(cut.line.text, cut.low)
    if match is None or match.end() > cut.high:
        return
    rest = cut.line.text[match.end() : cut.high].partition("\n")[0].lstrip(" .,:")
    years = LONE_YEAR.findall(rest)
    where = _DOCUMENT_END.split(rest, maxsplit=1)[0]
    claim = read_claim(where, bracketed=False)
    name = (claim and claim.venue) or (where if venue(where).known else None)
    cut.cues.add(Cue.DOCUMENT)
    if years or name:
        cut.add(NoteClaim(int(years[-1]) if years else None, name), Cue.TAIL)
    cut.high = match.start()


def take_after(cut: Cut) -> None:
    """Take the claim right after a closed title, whatever remark follows: `**Title** (CVPR 2021) good`."""
    match = _AFTER.match(cut.line.text, cut.floor, cut.high) if cut.floor else None
    claim = read_claim(match[1]) if match else None
    if claim and claim.year:
        cut.add(claim, Cue.TAIL)
        cut.high = cut.floor


def _trim(cut: Cut) -> None:
    """Move the end back over white space, punctuation, emoji, tags and votes (`+1`)."""
    text, least = cut.line.text, max(cut.floor, cut.low)
    while cut.is_plain and cut.high > least and text[cut.high - 1] == " ":
        cut.high -= 1
    while cut.high > least and not cut.is_plain:
        joint = _IN.search(text, max(least, cut.high - 8), cut.high) if text[cut.high - 1] in "n:\n" else None
        cut.high = joint.start() if joint else cut.high
        char = text[cut.high - 1]
        near = max(least, cut.high - 60)
        tag = _TAGS.search(text, near, cut.high) if text.find("#", near, cut.high) >= 0 else None
        tag = tag or (_SHORTCODE.search(text, near, cut.high) if char == ":" else None)
        tag = tag or (_VOTES.search(text, near, cut.high) if _may_be_vote(text, char, near, cut.high) else None)
        tag = tag or (_LONG.search(text, near, cut.high) if char in _LENGTH_ENDS else None)
        if tag:
            cut.high = tag.start()
        elif _is_loose(char) or (char == "." and not text.endswith(("...", "al."), least, cut.high)):
            cut.high -= 1
        elif text.endswith((" -", " –", " —"), least, cut.high):  # before a link label that was removed
            cut.high -= 2
        else:
            return


def _may_be_vote(text: str, char: str, start: int, end: int) -> bool:
    """Tell whether votes may end before `end`, where `char` is: this is far faster than to search for them."""
    if char.isdigit():
        return text.find("+", start, end) >= 0
    return char == "票" or text.endswith((" vote", " votes"), start, end)


def _is_loose(char: str) -> bool:
    if char.isascii():
        return char in _LOOSE
    return char.isspace() or char in "：，。·•" or unicodedata.category(char) in ("So", "Sk", "Cf", "Mn", "Co")


def _tail_span(cut: Cut) -> bool:
    """Remove a marked claim, link label, reading state or list of authors from the end."""
    if not cut.line.spans:
        return False
    spans = [span for span in cut.line.spans if span.end == cut.high > span.start >= max(cut.floor, cut.low + 1)]
    for span in sorted(spans, key=lambda span: span.start):
        inner = cut.line.text[span.start : span.end]
        claim = None if span.mark is Mark.LINK and is_resource(inner) else read_claim(inner)
        linked = span.mark is Mark.LINK and (is_resource(inner) or inner.startswith("["))
        names = people(inner) if span.mark is Mark.ITALIC else ()
        names = names if len(names) > 1 or len(inner.split()) <= _NAME_WORDS else ()
        if claim:
            cut.add(claim, Cue.TAIL)
        elif linked:
            cut.cues.add(Cue.RESOURCE)
        elif span.mark is Mark.WIKI and _STATE.fullmatch(inner.strip()):
            pass
        elif names:
            _authors(cut, names)
        else:
            continue
        cut.high = span.start
        return True
    return False


def _authors(cut: Cut, names: tuple[str, ...]) -> None:
    cut.authors = (*names, *cut.authors)
    cut.cues.add(Cue.TAIL)


def _tail_bracket(cut: Cut) -> bool:
    """Remove a bracket from the end: a claim, authors, a link label, an alias; others belong to the title."""
    text = cut.line.text
    if text[cut.high - 1] not in "])】）":
        return False
    start = _opening_bracket(text, cut.high - 1, max(cut.floor, cut.low))
    if (
        start < 0
        or not text[cut.low : start].strip()
        or (text[start + 1 : cut.high - 1].isdigit() and text[start - 1].isdigit())
        or _is_of_name(cut, start)
    ):
        return False
    inner = text[start + 1 : cut.high - 1].strip()
    mixed = _mixed(inner)
    claim = None if mixed else read_claim(inner)
    bold = any(span.mark is Mark.BOLD and start <= span.start and span.end <= cut.high for span in cut.line.spans)
    linked = any(span.mark is Mark.LINK and start <= span.start and span.end <= cut.high for span in cut.line.spans)
    if claim:
        cut.add(claim, Cue.TAIL)
    elif mixed:
        _authors(cut, () if mixed[1].dated else mixed[0])  # with a full date, the people are the speakers of that day
        cut.add(mixed[1], Cue.TAIL)
    elif inner.startswith(_ASIDES) or is_document_type(inner):
        pass
    elif names_authors(inner):
        _authors(cut, people(inner))
    elif linked or any(is_resource(part) for part in inner.split(",")):
        _label(cut, inner, linked=linked)
    elif bold or (is_name(inner) and (cut.floor or not spells(cut.line.text[cut.low : start], inner))):
        cut.labels.append(inner)
    elif text[cut.high - 1] not in "]】" and not cut.floor:
        return False
    cut.high = start
    return True


def _label(cut: Cut, inner: str, *, linked: bool) -> None:
    """Record a link label after the title; a version or a sign (`(>= 1.35)`, `(-)`) is not a label."""
    if linked or any(map(str.isalpha, inner)):
        cut.cues.add(Cue.RESOURCE)


def _is_of_name(cut: Cut, start: int) -> bool:
    """Tell whether a bracket is part of the short name before it: `MoCo (v2)`."""
    text = cut.line.text
    short = not cut.floor and len(text[cut.low : start].split()) <= _NAME_WORDS
    return short and is_next_version(text[start + 1 : cut.high - 1])


def _mixed(inner: str) -> tuple[tuple[str, ...], NoteClaim] | None:
    """Return the authors and the claim in a bracket: `(Kirillov et al., ICCV 2023)`, `（Kirillov 等，2023）`."""
    dated = _SURNAMES_AND_YEAR.fullmatch(inner)  # `Kim, Finn, Liang 2025`
    if dated and _AND_OR_COMMA.search(dated[1]) and _are_surnames(dated[1]):
        return tuple(_AND_OR_COMMA.split(dated[1])), NoteClaim(int(dated[2]))
    comma = next(reversed([*_COMMA.finditer(inner)]), None)
    others = None if comma else _OTHERS_AND_VENUE.fullmatch(inner)  # `Yu et al. EMNLP 2018`
    names, last = others.groups() if others else inner.rpartition(comma[0] if comma else " ")[::2]
    claim = read_claim(last, bracketed=False) if names else None
    if claim is None or claim.year is None or not (comma or says_others(names) or names.endswith("+")):
        return None
    listed = people(names) or tuple(_AND_OR_COMMA.split(names) if _are_surnames(names) else ())
    return (listed, claim) if listed else None


def _are_surnames(text: str) -> bool:
    """Tell whether a text is one or several surnames, none of which may be a venue (`ICASSP, 2019`)."""
    return _SURNAMES.fullmatch(text) is not None and not any(
        is_acronym(name) or read_claim(name) for name in _AND_OR_COMMA.split(text)
    )


def _opening_bracket(text: str, end: int, low: int) -> int:
    """Return the offset at which the bracket that closes at `end` opens, or -1."""
    closer = text[end]
    opener = next(left for left, right in PAIRS.items() if right == closer)
    depth = 0
    for index in range(end, max(low, end - 300) - 1, -1):
        depth += (text[index] == closer) - (text[index] == opener)
        if depth == 0:
            return index
    return -1


def _tail_words(cut: Cut) -> bool:
    """Remove the last segment from the end if it is a claim or a list of people."""
    least = max(cut.floor, cut.low)
    breaks = [] if cut.is_plain else _last_breaks(cut.line.text, least, cut.high)
    if cut.floor and not breaks:
        return _tail_segment(cut, cut.floor, cut.floor)
    if not breaks:
        return _tail_loose(cut)
    starts = [(match.start(), match.end()) for match in reversed(breaks[-_TRIED:])]
    if cut.floor:
        starts.append((cut.floor, cut.floor))
    hard = [(start, end) for start, end in starts if _HARD.search(cut.line.text[start:end]) or start == cut.floor]
    return (
        any(_tail_segment(cut, start, end) for start, end in starts[:1])
        or any(_tail_people(cut, start, end) for start, end in (*hard, *starts))
        or _tail_loose(cut)
    )


def _last_breaks(text: str, low: int, high: int) -> list[re.Match[str]]:
    """Return the last breaks before `high`, at least `_TRIED` if `_FARTHEST` characters have that many."""
    if not _BREAKING.search(text, max(low, high - _FARTHEST), high):
        return []
    return [match for match in _last(_BREAK, text, low, high, _TRIED) if match.end() < high]


def _last(pattern: re.Pattern[str], text: str, low: int, high: int, enough: int) -> list[re.Match[str]]:
    """Return the last matches before `high`, more than `enough` if there are, without reading all of a long line.

    The first one may be a part of a match that begins earlier. At most about `_FARTHEST` characters are searched.
    """
    window = 500
    while True:
        start = max(low, high - window)
        matches = list(pattern.finditer(text, start, high))
        if start == low or len(matches) > enough + 1 or window >= _FARTHEST:
            return matches
        window *= 4


def _tail_segment(cut: Cut, start: int, end: int) -> bool:
    segment = cut.line.text[end : cut.high]
    if start > cut.low and _PAGES.fullmatch(segment.strip()) and (Cue.TAIL in cut.cues or _CITING.search(cut.rest)):
        cut.high = start
        return True
    if start > cut.low and _ID.fullmatch(segment.strip()):
        cut.add(NoteClaim(None, "arXiv" if segment.strip()[:1] in "aA" else None), Cue.TAIL)
        cut.high = start
        return True
    if any(segment.count(opener) != segment.count(closer) for opener, closer in PAIRS.items()):
        return False
    claim = read_claim(segment, bracketed=False)
    if claim and (start > cut.low):
        cut.add(claim, Cue.TAIL)
        cut.high = start
        return True
    if is_resource(segment) and start > cut.low and (cut.floor or len(segment) > 2 or not segment.isascii()):
        cut.high = start
        return True
    return False


def _tail_people(cut: Cut, start: int, end: int) -> bool:
    """Remove a list of people: certain after a closed title or with `et al.`, else only before a venue."""
    segment = cut.line.text[end : cut.high].strip(" ,")
    mixed = _mixed(segment) if _OTHERS_YEAR.search(segment) else None
    names = mixed[0] if mixed else people(segment)
    before = cut.line.text[cut.low : start]
    if not names or not before or cut.led or before.count("(") > before.count(")") or _is_page(cut, start, end):
        return False
    sure = bool(cut.floor) or len(names) > 2 or bool(cut.authors and len(names) == 1)
    sure = sure or names_authors(segment) or _OTHERS_LAST.search(segment) is not None
    dashed = _HARD.search(cut.line.text[start:end]) is not None
    if not sure and not (dashed and Cue.TAIL in cut.cues):
        return False
    _authors(cut, names)
    if mixed:
        cut.add(mixed[1], Cue.TAIL)
    cut.high = start
    return True


def _is_page(cut: Cut, start: int, end: int) -> bool:
    """Tell whether a segment is a link on a line of its own below a title: another page, whatever its name."""
    segment = cut.line.text[end : cut.high]
    first = end + len(segment) - len(segment.lstrip())
    linked = any(span.mark is Mark.LINK and span.start == first < span.end for span in cut.line.spans)
    return linked and "\n" in cut.line.text[start:first]


def _tail_loose(cut: Cut) -> bool:
    """Remove a claim that no separator sets apart: `Title CVPR 2021`, `Title CVPR'21`, `Title 23 Mar 2025`."""
    if cut.floor or not _YEARISH.search(cut.line.text, max(cut.low, cut.high - 30), cut.high):
        return False
    if not may_have_year(cut.line.text[max(cut.low, cut.high - _FARTHEST) : cut.high]):
        return False
    words = _last(_LOOSE_WORD, cut.line.text, cut.low, cut.high, _LOOSE_WORDS[0] + 2)
    for count in _LOOSE_WORDS:
        if len(words) < count + 2:
            continue
        start = words[-count].start()
        tail = cut.line.text[start : cut.high]
        if not may_have_year(tail):  # nor do fewer words
            return False
        claim = read_claim(tail, bracketed=False)
        if claim and claim.year and (claim.venue or count > 1) and _is_certain(tail, claim):
            cut.add(claim, Cue.TAIL)
            cut.high = start
            return True
    return False


def _is_certain(tail: str, claim: NoteClaim) -> bool:
    """Tell whether a claim has a full date or a known venue, not just words of the title before a year."""
    return (
        claim.dated or is_acronym(re.split(r"[\s'’/]", tail)[0]) or tail.lower().startswith(("submitted", "published"))
    )
