"""What may follow a short name that stands alone on its line: votes, a year, authors, a gloss, a conference."""

from __future__ import annotations

import re

from vlbib.core.lazy_pattern import lazy_pattern
from vlbib.core.text import CJK
from vlbib.core.venues import is_conference
from vlbib.core.votes import LENGTH, VOTES
from vlbib.core.wide_pattern import wide_pattern
from vlbib.core.years import MONTH_AND_DAY, YEAR
from vlbib.matching.recognition.context.citing_people import is_cited

SHORTCODES = r"(?:\s*:[a-z0-9_+-]{2,}:)+"  # `:skull:`
RATING = r"(?:\d/5|\d{1,2}/10)(?!\S)"
_VOTES = lazy_pattern(rf"(?:\s+(?:{VOTES}|{RATING}))+(?=\s|$)")  # `VIMA +1 +1`, `VIMA 4/5`
_DAY = lazy_pattern(rf"^\s+{MONTH_AND_DAY}(?!\S)")  # when it was read
_LONG = lazy_pattern(rf"^\s*[·•,;|，；–—-]\s*{LENGTH}(?:\s*[·•,;|–—-])?(?=\s|$)")
_REMARK = lazy_pattern(r"\s+[(（][^()（）\d][^()（）=]{1,60}[)）][\s.]*$")
_YEAR_ALONE = lazy_pattern(rf"(?:\s+|(?=[(（\[]))[(（\[]?{YEAR}[)）\]]?\s*$")
_MOST_AFTER = 1000  # characters after a name that are read; more of them are running text
_PLACE_AFTER = lazy_pattern(r",\s([A-Z][A-Za-z]{2,8})(?=[,;.)\s]|$)")
_TAGS = lazy_pattern(r"(?<!\S)#[^\W\d][\w/-]*")
_BAR = lazy_pattern(r"\s\|\s[^|]*$")  # a remark after a bar: `BadNets | the first one`
# A remark in Chinese or Japanese, perhaps with English words: `Flamingo：few-shot 很强`
# A sentence in Chinese or Japanese after a colon or a dash, whatever its words: `MHA2MLA —— 把 MLA 搬到 VLM`
_WIDE_REMARK = wide_pattern(rf"\s*(?:[:：]|[—–]{{1,2}})\s*(?=[{CJK}])")
_GLOSS = wide_pattern(rf"\s*(?:[:：,，—–-]|→|->|=>)\s*(?=(?:[a-z][^\n\x1f{CJK}]{{0,30}})?[{CJK}])[^A-Z\x1f\n]*(?:$|\n)")


def is_followed_lightly(name: str, after: str) -> bool:
    """Tell whether only minor things follow a name on its line, a remark in brackets, or a conference.

    >>> [is_followed_lightly("ViLT", after) for after in (" (2021)", " +1", " (again)", ", CVPR, nice", " is slow")]
    [True, True, True, True, False]
    """
    return is_alone(after) or _is_remarked(name, after) or _is_placed(after)


def is_alone(after: str) -> bool:
    """Tell whether only minor things follow a name on its line: votes, a badge, a year, authors, a gloss."""
    line = after[:_MOST_AFTER].split("\n", maxsplit=1)[0]
    line = _TAGS.sub("", line) if "#" in line else line
    line = re.sub(rf"(?<!\s){SHORTCODES}", "", line) if ":" in line else line
    line = _DAY.sub("", line) if any(map(str.isdigit, line)) else line
    line = _LONG.sub("", line) if any(map(str.isdigit, line)) else line
    here = _VOTES.sub("", line) if any(map(str.isdigit, line)) else line
    return (
        not any(char.isalnum() for char in here)
        or is_cited(here, 0)
        or any(pattern.match(here) for pattern in (_GLOSS, _WIDE_REMARK, _YEAR_ALONE, _BAR))
    )


def _is_placed(after: str) -> bool:
    """Tell whether a conference follows a name: `Restormer, CVPR, nice figures`."""
    match = _PLACE_AFTER.match(after)
    return match is not None and is_conference(match[1])


def _is_remarked(name: str, after: str) -> bool:
    """Tell whether only a remark in brackets follows a name that is no abbreviation, which could mean anything."""
    return not name.isupper() and _REMARK.match(after.partition("\n")[0][:_MOST_AFTER]) is not None
