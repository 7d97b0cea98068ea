"""What a note claims about a work beside its title: year and venue, in any of the usual places, and link labels.

Without brackets and a year, only known venues count. In brackets, any short capitalised words beside a year are a venue
(`(Digital Transformation Technology 2021)`).
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

import msgspec

from vlbib.core.ids import ARXIV_NEW
from vlbib.core.lazy_pattern import lazy_pattern
from vlbib.core.months import MONTHS
from vlbib.core.text import has_cjk, words
from vlbib.core.venues import is_acronym, is_conference
from vlbib.core.years import CLAIMED_YEAR, SHORT_OR_FULL_YEAR, YEAR, full_year, year_beside

if TYPE_CHECKING:
    from collections.abc import Iterable

_SUFFIX = lazy_pattern(
    r"\b(?:spotlight|oral|poster|highlight(?:ed)?|submission|submitted|workshops?|best paper|award|accepted|preprint|"
    r"findings|track|datasets and benchmarks|under review|to appear|demo|challenge|long paper|short paper|proceedings|"
    r"published)\b",
    re.IGNORECASE,
)
_ENDS = lazy_pattern(r"^(?:\W|\b(?:in|the|of|on|at|to|for)\b)+|(?:\W|\b(?:in|the|of|on|at|to|for)\b)+$", re.IGNORECASE)
# Most texts are no claim, and these show it at little cost: no digits of a year, none of the words, no such ends.
# The pattern begins with a digit, so that only digits are tried: two or four alone, four in a run,
# or the number of an arXiv id, which is removed.
_YEAR_DIGITS = lazy_pattern(
    r"\d(?:(?<!\d\d)(?:|(?:(?<=1)9|(?<=2)0)\d)\d(?![^\W_])|(?:(?<=1)9[5-9]|(?<=2)0[0-3])\d|\d{3}\.\d{4})"
)
_SUFFIX_WORDS = lazy_pattern(_SUFFIX.pattern)  # for ASCII in lower case
_STARTS = lazy_pattern(r"\W|in|the|of|on|at|to|for", re.IGNORECASE)
_STOPS = ("in", "the", "of", "on", "at", "to", "for")
_KEY = lazy_pattern(r"^(?:venue|conference|journal|published|year|date|会议|期刊|年份)\s*[:：]\s*", re.IGNORECASE)
_ARXIV_NUMBER = lazy_pattern(rf"(?:(?<=arxiv preprint)\s+arxiv|(?<=arxiv))\s*:?\s*{ARXIV_NEW}(?:v\d+)?", re.IGNORECASE)
_MONTH = rf"(?:{'|'.join(MONTHS)})[a-z]{{0,9}}\.?"
_FULL_YEAR = lazy_pattern(CLAIMED_YEAR)
_DATE = lazy_pattern(
    rf"(?:(?:submitted|published|posted)(?: on)?\s+)?(?:"
    rf"(?P<y1>{CLAIMED_YEAR})[-/.年](?P<m1>\d{{1,2}})(?:月|[-/.]\d{{1,2}}日?|月\d{{1,2}}日)?(?!\d)"
    rf"|\d{{1,2}}[-/.]\d{{1,2}}[-/.](?P<y2>{CLAIMED_YEAR})|\d{{1,2}}/(?P<y3>{CLAIMED_YEAR})"
    rf"|\d{{1,2}}(?:st|nd|rd|th)?\s+{_MONTH},?\s+(?P<y4>{CLAIMED_YEAR})"
    rf"|{_MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?,?\s+(?P<y5>{CLAIMED_YEAR})"
    rf"|{_MONTH},?\s+(?P<y6>{CLAIMED_YEAR})|(?<!\d)(?<!\d-)(?P<y7>{CLAIMED_YEAR})年?(?![\d-]\d))",
    re.IGNORECASE,
)
_SHORT_YEAR = lazy_pattern(r"(?<=[A-Za-z])\s?['’](\d\d)\b")
_GLUED = lazy_pattern(rf"\b([A-Za-z]{{2,}})[-_ ]?({SHORT_OR_FULL_YEAR})\b(?!\(\d)")  # not the volume in `TOG 42(4)`
_FULL_DATE = lazy_pattern(
    rf"{CLAIMED_YEAR}[-/.年]\d{{1,2}}[-/.月]\d{{1,2}}日?|\d{{1,2}}[-/.]\d{{1,2}}[-/.]{CLAIMED_YEAR}|"
    rf"\d{{1,2}}(?:st|nd|rd|th)?\.?\s+{_MONTH},?\s+{CLAIMED_YEAR}|{_MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?,?\s+{CLAIMED_YEAR}",
    re.IGNORECASE,
)
# `Winter 2026` is when a diary was written or a course was held
_SEASON_WORDS = (
    "spring summer autumn fall winter frühling frühjahr sommer herbst wintersemester sommersemester wise sose "
    "printemps été automne hiver primavera verano otoño invierno 春 夏 秋 冬 春季 秋季"
)
_SEASONS = frozenset(_SEASON_WORDS.split())
_LONGEST = 90  # maximum characters of a claim
_DIARY = lazy_pattern(
    rf"(?:(?:(?:re-?)?read|seen|skimmed|finished|discussed|presented|gelesen|am|lu|le|on|at)\s+)*(?:{_FULL_DATE.pattern})",
    re.IGNORECASE,
)
_DAY_ONLY = lazy_pattern(rf"(?:\w+,?\s+)?(?:{_FULL_DATE.pattern})(?:,?\s+\w+)?", re.IGNORECASE)
_IN_DIGITS = rf"{YEAR}(?:0\d|1[0-2])[0-3]\d(?=[\s_-])"  # a date in eight digits: `20210730`
_MONTH_DAY = r"(?:0[1-9]|1[0-2])[-/.](?:0[1-9]|[12]\d|3[01])(?=:?\s+[^\W\d_])"  # `05-13 ` before words
_DAY_BEFORE = lazy_pattern(
    rf"(?:{_FULL_DATE.pattern}|{_IN_DIGITS}|{_MONTH_DAY})(?!\d)\s*[\])】:：|,，–—-]*\s*", re.IGNORECASE
)
_RESOURCES_WORDS = (
    "paper papers pdf arxiv abs code codes github git repo project projects page homepage website site web video "
    "videos demo demos slides poster blog post dataset datasets data model models link links url supp supplementary "
    "supplement appendix openreview colab notebook pytorch tensorflow jax caffe bibtex bib doi html talk weights "
    "checkpoint checkpoints huggingface hugging face hf modelscope official unofficial implementation paperswithcode "
    "webpage ppt youtube bilibili zhihu tweet review reviews note notes summary source download benchmark leaderboard "
    "here the to my acl cvf openaccess pmlr ieee acm springer semantic scholar v1 v2 v3 v4 v5 v6 journal version "
    "conference extended generated images gallery 论文 代码 主页 项目 链接 视频 数据集 "
    "地址 笔记 论文链接 项目主页 原文 解读 "
    "代码链接 论文地址 代码地址 开源"
)
_RESOURCES = frozenset(_RESOURCES_WORDS.split())
_RESOURCE_WORD = lazy_pattern(r"\w+")


class NoteClaim(msgspec.Struct, frozen=True, gc=False):
    """A year and a venue as a note claims them; `dated` means a full date, which dates a note, not a work."""

    year: int | None = None
    venue: str | None = None
    dated: bool = False

    def under(self, nearer: NoteClaim) -> NoteClaim:
        """Return both claims merged: `nearer` wins, but a year with a venue goes before any other year."""
        if self is NO_CLAIM:
            return nearer
        if nearer is NO_CLAIM and not self.dated:
            return self
        years = sorted(
            (claim for claim in (nearer, self) if claim.year), key=lambda one: (one.dated, one.venue is None)
        )
        year = years[0] if years else nearer
        return NoteClaim(year.year, nearer.venue or self.venue, year.dated)

    def of_work(self) -> NoteClaim:
        """Return the claims about the work: a full date is that of the note or of a meeting."""
        return NoteClaim(None, self.venue) if self.dated else self


NO_CLAIM = NoteClaim()
_WORKSHOP = lazy_pattern(r"\bworkshops?\b", re.IGNORECASE)  # of a conference, whose papers are not its own
_NUMBERED = lazy_pattern(r"#\d")  # an issue or a pull request: `(#2032)`


@lru_cache(maxsize=2048)
def read_claim(text: str, *, bracketed: bool = True) -> NoteClaim | None:
    """Return what the whole text claims; None if it says anything else.

    `bracketed`: the text is in brackets or marked, so that unknown venues count too.

    >>> read_claim("arXiv preprint 2022"), read_claim("2016 ICLR"), read_claim("WIT-400M")
    (NoteClaim(year=2022, venue='arXiv', dated=False), NoteClaim(year=2016, venue='ICLR', dated=False), None)
    >>> read_claim("short; AAAI poster"), read_claim("KDD people?"), read_claim("one; two")
    (NoteClaim(year=None, venue='AAAI', dated=False), None, None)
    """
    bare = _KEY.sub("", text.strip(" \t\n.,;:`*_|@[]()（）【】"))
    if ";" in bare and len(bare) <= _LONGEST:
        return _conference_in(bare.split(";"), bracketed=bracketed)
    if not bare or bare[-1] in "?？" or len(bare) > _LONGEST or ("#" in bare and _NUMBERED.search(bare)):
        return None
    if _FULL_YEAR.search(bare) and _DIARY.fullmatch(bare):
        return NoteClaim(_take_year(bare)[0], None, dated=True)
    return _venue_and_year(bare, bracketed=bracketed)


def _conference_in(parts: Iterable[str], *, bracketed: bool) -> NoteClaim | None:
    """Return what the first of some parts that names a conference claims; None if none does."""
    claims = (read_claim(part, bracketed=bracketed) for part in parts)
    return next((claim for claim in claims if claim and claim.venue and is_conference(claim.venue)), None)


def _venue_and_year(bare: str, *, bracketed: bool) -> NoteClaim | None:
    """Return what a text claims that is no date: a venue, a year, or both; None if it says anything else."""
    has_year = _FULL_YEAR.search(bare) is not None
    year, rest = _take_year(_ARXIV_NUMBER.sub("", bare))
    venue = _without_ends(_without_suffix(rest)) if rest else ""
    if not venue:
        is_claim = year is not None and (not rest or bracketed or not words(rest))
        return NoteClaim(year, _preprint(bare)) if is_claim else None
    if not _is_venue(venue, year, bracketed=bracketed) or venue.strip().lower() in _SEASONS:
        return None
    spoken = has_year and _FULL_DATE.search(bare) is not None and not any(is_acronym(word) for word in words(venue))
    if spoken and not bracketed:
        return None  # a date, and words that are no venue
    place = f"{venue} Workshop" if is_acronym(venue) and _WORKSHOP.search(rest) else venue
    return NoteClaim(year, None if spoken else " ".join(place.split()), spoken)  # `Ida, 2 Feb 2023`: a day's speaker


def _without_suffix(text: str) -> str:
    """Return a text without words for the part of a meeting (`oral`) or the state of a paper (`accepted`)."""
    if text.isascii() and not _SUFFIX_WORDS.search(text.lower()):
        return text
    return _SUFFIX.sub(" ", text)


def _without_ends(text: str) -> str:
    """Return a text without punctuation and small words at its ends."""
    if _STARTS.match(text) or not text[-1:].isalnum() or text.lower().endswith(_STOPS):
        return _ENDS.sub("", text)
    return text


def is_day(text: str) -> bool:
    """Tell whether a title is only a date, with or without a weekday.

    >>> is_day("Monday 13 May 2024"), is_day("2024-05-13"), is_day("May 2024 in Review")
    (True, True, False)
    """
    return _DAY_ONLY.fullmatch(text.strip()) is not None


def day_before(text: str, start: int, end: int) -> re.Match[str] | None:
    """Match the full date at the start of a stretch of text, with the signs after it: the date of a diary entry."""
    return _DAY_BEFORE.match(text, start, end)


def _preprint(text: str) -> str | None:
    return "arXiv" if re.search(r"\b(?:arxiv|preprint)\b", text, re.IGNORECASE) else None


def may_have_year(text: str) -> bool:
    """Tell whether any digits in a text can be those of a year; for most texts this shows that it is no claim."""
    return _YEAR_DIGITS.search(text) is not None


def _take_year(text: str) -> tuple[int | None, str]:
    """Return the year in a text, also from a date or `'23`, and the text without it."""
    if not may_have_year(text):
        return None, text
    date = _DATE.search(text) if _FULL_YEAR.search(text) else None
    if date:
        year = next(int(value) for value in date.groupdict().values() if value and len(value) == 4)
        return year, (text[: date.start()] + " " + text[date.end() :]).strip()
    short = _SHORT_YEAR.search(text)
    if short:
        return full_year(int(short[1])), _SHORT_YEAR.sub(" ", text)
    glued = _GLUED.search(text)
    if glued and is_acronym(glued[1]):
        return year_beside(glued[1], glued[2]), text.replace(glued[0], glued[1])
    return None, text


_EDITIONS = frozenset(
    ("release", "version", "update", "build", "sprint", "season", "episode", "copyright")
)  # of software, of TV shows


_BETWEEN = lazy_pattern(r"[\s/&,:@|-]+")


def _is_venue(text: str, year: int | None, *, bracketed: bool) -> bool:
    tokens = [token for token in _BETWEEN.split(text) if token]
    if (
        len(tokens) > (12 if year else 3)
        or has_cjk(text)
        or ": " in text
        or (tokens and tokens[0].lower() in _EDITIONS)
    ):
        return False
    if year is None and (text.islower() or any(token[0].isdigit() and not is_acronym(token) for token in tokens)):
        return False  # an ordinary word, a measure: `chi`, `35x45 mm`
    acronyms = [token for token in tokens if is_acronym(token)]
    if acronyms and (bracketed or len(tokens) <= 6) and (year is not None or len(tokens) <= 3):
        return all(_capital(token) for token in tokens) or len(acronyms) * 2 >= len(tokens)
    return year is not None and len(tokens) <= (12 if bracketed else 5) and all(_capital(token) for token in tokens)


def _capital(token: str) -> bool:
    return token[0].isupper() or token.lower() in ("and", "of", "on", "in", "for", "the") or is_acronym(token)


@lru_cache(maxsize=2048)
def is_resource(text: str) -> bool:
    """Tell whether a text is the label of a link to a paper's material (`[code]`, `[Project Page]`), or empty.

    >>> [is_resource(one) for one in ("code", "Paper (arXiv)", "Link to the paper", "CLIP")]
    [True, True, True, False]
    """
    if text.lstrip(" ([")[:1] in ("#", "@"):  # an issue, a user
        return False
    lowered = text.lower()
    first = _RESOURCE_WORD.search(lowered)
    if first and not (first[0] in _RESOURCES or _is_number(first[0])):
        return False
    labels = _RESOURCE_WORD.findall(lowered)
    return len(labels) <= 5 and all(word in _RESOURCES or _is_number(word) for word in labels)


def _is_number(word: str) -> bool:
    return word.isdigit() or (len(word) == 2 and word[0] == "v" and word[1].isdecimal())
