"""The names that a piece of text begins with, before anything is known of their works: `CLIP, BERT and GLUE`.

A sign, a year, a word for papers or the end must follow a name; in a running sentence it names a part of the author's
own work, and with a setting after it (`ResNet: 25M`), too.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from vlbib.core.lazy_pattern import lazy_pattern
from vlbib.core.lead_words import TASK_STATES
from vlbib.core.plans import PLANNED
from vlbib.core.text import CJK
from vlbib.core.titles import is_name_like
from vlbib.core.venues import is_conference
from vlbib.core.votes import VOTES
from vlbib.core.wide_pattern import wide_pattern
from vlbib.core.years import MONTH_AND_DAY, SHORT_OR_FULL_YEAR, YEAR
from vlbib.matching.recognition.names.lone_names import RATING, SHORTCODES, is_alone, is_followed_lightly

if TYPE_CHECKING:
    from collections.abc import Iterator

# Chinese, Japanese or Korean words after the name of a paper.
_PAPER_WORDS = (
    r"(?:\s*(?:の)?(?:论文|論文|논문|리뷰|原文|원문|原论文|精读|精讀|解读|解讀|笔记|筆記|阅读|详解|综述|读书笔记|简介"
    r"|介绍|を読む|[已待在未读精泛粗略]读|读完|看完|看过|読了|既読|未読))"
)
_LEAD = lazy_pattern(
    r"(?:\[(?:[^\[\]\n]?|\d{1,3})\]|#\d{1,3}\s|【[^【】\n]{1,8}】|#[^\W\d][\w/-]*\s|[\W_]|"
    rf"(?:{'|'.join(TASK_STATES)}|read|papers?|reading|论文|論文|模型|精读|[读看])\s*[:：]?\s|"
    rf"{YEAR}\d{{4}}[\s_]|{YEAR}[-_ ](?=[^\W\d_])|"  # a date, or the year in the file name of a paper
    # what comes before the works of a plan: `Oct 4 — `, `Week 3: `
    rf"{PLANNED}[ *_]*(?:[:：]|\s[-–—])[ *_]*|\d{{1,2}}\.(?:\d++\.?)*+\s|[(（]\d{{1,3}}[)）]\s)*",
    re.IGNORECASE,
)
_OUTER_SIGNS = r"\s.!?<>"  # allowed inside a name, but not at its ends
_NO_SIGNS = r"\n:：,;，；、。()（）\[\]{}|\"“”《》「」\x1f"
# The scripts without spaces take long to compile, so they occur in it once.
_NAME = wide_pattern(rf"(?![{_OUTER_SIGNS}])[^{_NO_SIGNS}{CJK}]+(?<![{_OUTER_SIGNS}])")
JOINERS = "and|or|et|und|y|oder|ou|sowie"  # words between two names of a list
_WIDE_JOINERS = "和与與と및"
# White space is only matched from its first character, so that a long run is not scanned again from each.
_NAME_ENDS = lazy_pattern(
    rf"(?<!\s)\s+(?:[-–—→/·•]>?\s|(?:=>|>>|[=~⇒⟶⟹»➔➜-➞➡])\s|[\u2600-\u27bf\U0001f300-\U0001faff]|{YEAR}\b|{MONTH_AND_DAY}(?!\S)|{VOTES}|{RATING}|#[^\W\d]|(?:vs\.?|{JOINERS}|paper|by|is|are|was|from|in|on|for|with)\b)|/"
)
_CONFERENCE_END = lazy_pattern(
    rf"(?<=[\w+]),?\s+(?:@\s*)?(?P<name>[A-Za-z]{{3,}})[ -]?['’]?{SHORT_OR_FULL_YEAR}[\s,;.]*$"
)
_AFTER = lazy_pattern(
    rf"[^\S\n\x1f]*+(?:$|{SHORTCODES}|\n|\x1f|[(（\[【]|[,，、;；]|(?<=\s)[-–—|·•]\s|[|]|[:：]\s*|/|\.|。|#|[^\w\s]"
    rf"|{_PAPER_WORDS}|{RATING}|{VOTES}|{MONTH_AND_DAY}(?!\S)|[{_WIDE_JOINERS}](?=\s?[A-Za-z])|(?<=\s)(?:{YEAR}|论文|paper|vs\.?|{JOINERS})\b)"
)
# A name that looks like a list, as a whole
_LISTING_NAME = lazy_pattern(r"[A-Z][\w'’-]*(?:,? \w[\w'’-]*){1,3}(?=\s*(?:$|[\n\x1f]|[,(\[—–]))")
_WIDE_SENTENCE = wide_pattern(rf"[^\S\n]*(?!{_PAPER_WORDS})[{CJK}]")  # `KITTI / ScanNet 数据先下好`
_AND_SO_ON = lazy_pattern(r"\s?(?:など|等|之类|등)")  # "and so on": `CLIP, BERT, attentionなどの部品`
_LISTED_SIGN = lazy_pattern(r"[,，、;；|→·•]|\s[-–]\s")
_LIST = 2  # minimum names of a list before the one that continues as a sentence
_PURPOSE = lazy_pattern(r"\s(?:for|in|on|with|as|für|pour|para)\b")  # `A vs. B vs. C for the demo`
_LIST_GOES_ON = lazy_pattern(
    rf"(?:\s*+(?:[,，、;；/|·•{_WIDE_JOINERS}]|\b(?:{JOINERS})\b|\bvs\.?|(?<=\s)[-–→](?=\s)))++\s*+"
)
_SETTING = wide_pattern(
    rf"(?!{SHORTCODES})\s*[:：=]\s*(?:[^A-Za-z\u3400-\u9fff]*\d|[!-~]\S*\s*$|[a-z_]+[ =:]+\d|"
    r"(?:lr|bs|learning rate|batch|epochs?|dim|layers?|heads?|seed|default|true|false)\b)"
    r"|\s*[~≈≃≤≥<>±]\s*[+−-]?\d"  # a measure: `BLEU ~ +6 points`
    r"|\s*[(（][^()（）]*(?:\d+(?:st|nd|rd|th)[- ]party|\d\s*(?:M|B|G|GB|layers?|params?)\b|=|lr\b)"
)


def names_at_start(text: str, start: int, end: int) -> Iterator[tuple[int, int, bool]]:
    """Yield the name at the beginning of a piece, and the further names of a list; none if the list is a sentence.

    Each is its start, its end, and whether nothing or only a light remark comes after it. The list as a whole may be
    one name, too (`Show, Attend and Tell`).

    >>> text = "CLIP → GLUE / BERT 2018"
    >>> [text[start:end] for start, end, _ in names_at_start(text, 0, len(text))]
    ['CLIP', 'GLUE', 'BERT']
    """
    names = tuple(_all_at_start(text, start, _before_conference(text, start, end)))
    goes_on = names and _LIST_GOES_ON.match(text, names[-1][1], end)
    last = _NAME.match(text, goes_on.end(), end) if goes_on else None
    is_remark = goes_on and goes_on[0].strip() in (",", "，") and last and not is_name_like(last[0])
    if last is not None and _AND_SO_ON.match(text, last.end(), end):
        return
    if last is None or is_remark or not _WIDE_SENTENCE.match(text, last.end(), end):
        yield from names


def _before_conference(text: str, start: int, end: int) -> int:
    """Return where a piece ends without the conference at its end (`CvT ICCV21`, `LeViT @ ICCV 2021`)."""
    match = _CONFERENCE_END.search(text, start, end)
    return match.start() if match and match.start() > start and is_conference(match["name"]) else end


def _all_at_start(text: str, start: int, end: int) -> Iterator[tuple[int, int, bool]]:
    lead = _LEAD.match(text, start, end)
    place = lead.end() if lead else start
    listed: list[int] = []
    yield from _whole(text, place, end)
    while place < end:
        match = _NAME.match(text, place, end)
        if match is None:
            return
        first, last = match.start(), _stop(text, match.start(), match.end())
        after = _AFTER.match(text, last, end)
        if after is None and len(listed) >= _LIST and is_name_like(text[first:last]) and _PURPOSE.match(text, last):
            yield first, last, False
        if after is None or _SETTING.match(text, last, end):
            return
        listed.append(first)
        yield first, last, is_followed_lightly(text[first:last], text[last:end])
        following = _LIST_GOES_ON.match(text, last, end)
        if following is None or following.end() == last:
            return
        if not (_LISTED_SIGN.search(following[0]) or _may_be_listed(text[first:last])):
            return
        place = following.end()


def _whole(text: str, start: int, end: int) -> Iterator[tuple[int, int, bool]]:
    """Yield the words at the beginning of a piece as one name that looks like a list: `Show, Attend and Tell`."""
    match = _LISTING_NAME.match(text, start, end)
    if match and is_alone(text[match.end() : end]):
        yield match.start(), match.end(), True


def _may_be_listed(text: str) -> bool:
    """Tell whether another name may be joined to a text: no topic (`Image Captioning and VQA`), no owner.

    A name of several words does not begin with a verb (`cites ViLBERT and UNITER`).
    """
    begins = text[:1].isupper() or is_name_like(text.partition(" ")[0])
    return begins and (" " not in text or is_name_like(text))


def _stop(text: str, start: int, end: int) -> int:
    """Return where a name ends: before a dash between spaces, a year, certain small words, trailing signs."""
    cut = _NAME_ENDS.search(text, start, end)
    last = cut.start() if cut else end
    while last > start and not (text[last - 1].isalnum() or text[last - 1] in "+*'’"):
        last -= 1
    return last
