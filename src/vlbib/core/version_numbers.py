"""Numbers after a short name that say which version of the work is meant: `BEiT v2`, `LLaVA 1.6`, `BLIP-3`.

Not those of a size (`1.4b`, `4-bit`), a share (`3 %`), a score (`4.11`) or an amount (`2 epochs`).
"""

from __future__ import annotations

from vlbib.core.lazy_pattern import lazy_pattern

# Words with an `s` that are no plurals, but verbs and small words: `SAM 2 works on video`
_NO_PLURAL = (
    "(?:work|need|use|run|doe|plu|thi|acros|wa|ha|get|seem|make|take|give|fail|win|beat|lose|alway|les|versu|look|come|help"
    "|learn|hallucinate)s"
)
_COUNTED = (
    rf"\s(?:(?!{_NO_PLURAL}\b)[a-z]{{3,}}s|min|minute|h|hour|day|week|epoch|level|GPUs?|Stunden|Tage"
    r"|ms|s|sec|Hz|fps|FPS|GB|MB|dB|px|kbps)\b"
)
_SIZED = r"[.,]?\d*\s?[BMbmkK]\b|-?bit\b|[x×/]\d|\s?%"
_ROMAN = r"I{2,3}\b|IV\b"
_VERSION = lazy_pattern(rf"[ \u00a0-](?:[Vv]?\d(?!{_SIZED}|\d|[.,]\d\d|{_COUNTED})|{_ROMAN})")
_LATER = lazy_pattern(rf"[ \u00a0-](?:[Vv]?(?:[2-9]|1\.[1-9])(?!{_SIZED}|[\d-]|[.,]\d\d|{_COUNTED})|{_ROMAN})")


def has_version(text: str, end: int) -> bool:
    """Tell whether any version follows a short name that ends at an offset.

    >>> [has_version(text, 4) for text in ("BEiT v1", "BEiT 2", "BEiT 1.4b", "BEiT 2 epochs", "BEiT II")]
    [True, True, False, False, True]
    """
    return _VERSION.match(text, end) is not None


def has_later_version(text: str, end: int) -> bool:
    """Tell whether a version after the first follows a short name that ends at an offset.

    >>> texts = ("BEiT v1", "BEiT v2", "BEiT 1.5", "BEiT-3", "BEiT 3 works", "BEiT 3 runs", "BEiT 3 %", "BEiT 2024")
    >>> [has_later_version(text, 4) for text in texts]
    [False, True, True, True, True, True, False, False]
    """
    return _LATER.match(text, end) is not None
