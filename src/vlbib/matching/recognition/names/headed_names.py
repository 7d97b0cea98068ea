"""Short names in headings of what someone writes about a work: `Notes on ViLT`, `Why ViLT works`, `## 精读ViLT`.

Other headings with a name are about the author's own work with it (`CLIP experiments`, `Fine-tuning BERT`).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from vlbib.core.lazy_pattern import lazy_pattern
from vlbib.core.part_labels import names_parts
from vlbib.core.plans import PLANNED
from vlbib.core.segment import Place
from vlbib.core.wide_pattern import wide_pattern
from vlbib.matching.recognition.names.names_in_text import sure_names_in_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vlbib.core.known import Known
    from vlbib.core.segment import Segment

_TEXTS = (
    r"(?:(?:reading|paper|meeting)\s)?(?:notes?|summary|recap|review|report|thoughts|comments?|remarks|overview|papers?"
    r"|walkthrough|deep dive|talk|slides|notizen|zusammenfassung|bericht|notas|resumen|résumé|compte rendu"
    r"|论文|笔记|阅读|精读|解读|总结|概述|简介|介绍|详解|综述|方法|模型|结构|まとめ|メモ|要約)"
)
_BEFORE = lazy_pattern(
    rf"(?:(?:{_TEXTS}\s*(?:on|of|about|from|for|zu[rm]?|über|von|sur|sobre|de|:|：|–|—|-)?|about|(?:re-?)?read(?:ing)?|lire|lesen"
    rf"|读|再读|{PLANNED}[:：.,–—-]*)\s*(?:the\s|der\s|die\s|das\s|le\s|la\s|el\s)?)",
    re.IGNORECASE,
)
_ASKING = lazy_pattern(
    r"(?:why|how|what|when|where|who|is|are|was|does|do|did|can|could|should|warum|wie|wann|pourquoi|comment|cómo"
    r"|为什么|为何|如何|怎么理解|什么是)\b[^:：]*",
    re.IGNORECASE,
)
_NUMBER = lazy_pattern(r"\A[\W_]*(?:\d{1,2}(?:\.\d{1,2})*[.)]?\s+)?")
_LABEL = lazy_pattern(r"(?P<label>[^\W\d_][^:：\d\n]{1,24})\s?[:：]\s*")
_AFTER = lazy_pattern(
    rf"(?:['’]s)?\s*(?:的|の|:|：|–|—|-)?\s*(?:(?:the\s)?{_TEXTS}|explained|in (?:one page|short|brief))?"
    r"\s*(?:[(（\[][^()（）\[\]]{1,30}[)）\]])?[\s.…!！]*",
    re.IGNORECASE,
)
_ASKED = wide_pattern(r"(?:\s+[a-z][^:：]*)?\s*[?？]?|\s?[\u3400-\u9fff][^:：]*")


def headed_names(segment: Segment, body: Known) -> Iterator[tuple[int, int, bool]]:
    """Yield the places of the sure short names that a heading says its text is about, each with True."""
    if segment.place is not Place.HEADING:
        return
    for start, end, _ in sure_names_in_text(segment, body):
        if is_subject_of_heading(segment.text, start, end):
            yield start, end, True


def is_subject_of_heading(text: str, start: int, end: int) -> bool:
    """Tell whether the short name from `start` to `end` is what the text below a heading is about.

    >>> texts = ("Notes on ViLT", "ViLT summary", "Monday: ViLT", "Does ViLT scale?", "Training ViLT", "Loss: ViLT")
    >>> [is_subject_of_heading(text, text.index("ViLT"), text.index("ViLT") + 4) for text in texts]
    [True, True, True, True, False, False]
    """
    before, after = _NUMBER.sub("", text[:start]), text[end:]
    if before and _ASKING.fullmatch(before):
        return _ASKED.fullmatch(after) is not None
    label = _LABEL.fullmatch(before)
    is_labelled = label is not None and not names_parts(label["label"])
    is_led = not before or is_labelled or _BEFORE.fullmatch(before) is not None
    return is_led and bool(before or after) and _AFTER.fullmatch(after) is not None
