"""Phrases in which a short name stands for something other than its work: a kind of thing, a data split, a part."""

from __future__ import annotations

import re

from vlbib.core.lazy_pattern import lazy_pattern
from vlbib.core.text import CJK

# The size or version of a model behind its name: `zipformer-M`, `whisper-large-v2`
SIZE_AFTER = lazy_pattern(
    r"(?<=\w\w\w)(?:-(?:xx?s|[sml]|xx?l|tiny|mini|nano|small|base|medium|large|huge|big|giant|\d{1,4}[bkm]?|v\d))+$",
    re.IGNORECASE,
)
_SIZE_BEHIND = lazy_pattern(
    r"(?:-(?:xx?s|[sml]|xx?l)|[- ](?:tiny|mini|small|base|medium|large|huge|giant|\d{1,4}(?:\.\d+)?[bkm]))(?![\w’'])",
    re.IGNORECASE,
)
# The size of a model after a plain word: `Whisper medium on it`, `Whisper large-v2`, not `Clip large gradients`
_MODEL_SIZE = lazy_pattern(
    r"[- ](?:(?i:\d{1,4}(?:\.\d+)?[bkm]|large-v\d)(?![\w'’])|(?i:tiny|mini|small|base|medium|large|huge|giant)"
    rf"(?=\s*+(?:$|[|,.;:()\[\]（），。、/+<>=\d\n\x1f{CJK}]"
    r"|(?:on|is|was|with|in|at|for|auf|ist|mit|en|con|para|sur|avec|op|på|för)\b)))"
)
_SIZED = lazy_pattern(r"\w-[STMBLHG]$")
_METHODS = "学习|网络|模型|注意力|池化|卷积|损失|微调|训练|增强|蒸馏|聚类|检索|编码|解码"
_REACH = 24  # characters before a name that are read
_BEFORE = lazy_pattern(
    r"(?:^|[^\w-])(?:an?|ein(?:e[mnrs]?)?|une?|uma?)\s(?:[a-z]+\s)?$"  # one of its kind: `a ViT`, `a plain ViT`
    r"|(?:一个|一种|一個|一種|某个|某種|图像|圖像|视频|視頻|文本|语音|語音|点云)\s?$"
    rf"|(?:{_METHODS})\s?\+\s?$|[{CJK}]＋$"  # an ingredient: `强化学习 + GCN`, `熱画像＋3DGS`
    r"|←\s?$"  # what the work before it is about: `A Title ← 3DGS を地図にする`
    r"|(?:替换|取代|代替|替代|换掉)\s?$|\b(?:replac\w+|instead of|in place of)\s(?:the\s)?$",  # what is no longer used
    re.IGNORECASE,
)
_SHORT = lazy_pattern(r"[A-Z]{1,2}\d{1,2}")
_NUMBERED = lazy_pattern(  # `Fig. S4`, `room S4`
    r"\b(?:fig(?:ure)?s?|tab(?:le)?s?|eq|sec(?:tion)?s?|room|raum|saal|salle|sala)\b\.?\s\Z", re.IGNORECASE
)
_OPENING = ("(", "（")
_AFTER = lazy_pattern(
    r"\s(?:val20\d\d|teacher|student|tower|line of|family|variants?)\b(?![-'’])|\s?的(?:变体|变种|各种)"
    rf"|(?:[-_ ]\w{{1,4}})?\s?\+\s?[\u3400-\u9fff]{{0,3}}(?:{_METHODS})"
)
# A name in the Chinese gloss of a longer one: `QA-LoRA 量化感知 LoRA`
_EXPLAINED = lazy_pattern(r"\w-([\w.+]{2,30})(?![\w.+-])[^A-Za-z,，、;；/&+|\0]{1,20}\0\1\0")
_NAMED = lazy_pattern(r"(?<![\w-])(?=\S*[A-Z]\S*[A-Z\d])[\w.+-]+ ?(?:的 ?|(?<= ))$")  # another name: `CLIP ViT-B/16`
_SIZE = lazy_pattern(r"[-_](?:[BSLHG]|tiny|small|base|large|huge)(?:[-_/]\d+)?(?!\w)")


def is_sized_otherwise(name: str, alias: str) -> bool:
    """Tell whether a name with the letter of a size at its end only has the same letters as another: `ViT-S`, `VITS`.

    >>> is_sized_otherwise("ViT-S", "VITS"), is_sized_otherwise("Swin-T", "Swin T")
    (True, False)
    """
    return _SIZED.search(name) is not None and alias[-2:-1].isalnum()


def has_size(text: str, end: int) -> bool:
    """Tell whether a size follows a short name that ends at an offset: `whisper-small`, `Whisper large-v2`.

    >>> [has_size(text, 7) for text in ("whisper-small", "Whisper large-v2", "Whisper smaller", "whisper-based")]
    [True, True, False, False]
    """
    return _SIZE_BEHIND.match(text, end) is not None


def has_model_size(text: str, end: int) -> bool:
    """Tell whether the size of a model surely follows a plain word that ends at an offset.

    >>> texts = ("Whisper medium on", "Whisper large-v2 ok", "Whisper 7B", "Whisper large steps", "Whisper small and")
    >>> [has_model_size(text, 7) for text in texts]
    [True, True, True, False, False]
    """
    return _MODEL_SIZE.match(text, end) is not None


def is_of_kind(text: str, start: int, end: int) -> bool:
    """Tell whether a short name from `start` to `end` is a kind of thing, a split of a year, a sized part, or replaced.

    >>> texts = ("we train a ViT on it", "the ViT family", "(ViT-B/32)", "用 DiT 替换 U-Net", "RefCOCO val 80.3")
    >>> names = ("ViT", "ViT", "ViT", "U-Net", "RefCOCO")
    >>> [is_of_kind(text, text.index(n), text.index(n) + len(n)) for text, n in zip(texts, names, strict=True)]
    [True, True, True, True, False]
    >>> is_of_kind("强化学习 + GCN", 7, 10), is_of_kind("ResNet-50 + 平均池化", 0, 6)
    (True, True)
    """
    if _EXPLAINED.search(f"{text[:start].rpartition(chr(10))[2]}\0{text[start:end]}\0"):
        return True
    if _SHORT.fullmatch(text, start, end) and _NUMBERED.search(text, max(start - _REACH, 0), start):
        return True
    is_sized = text[start - 1 : start] in _OPENING and _SIZE.match(text, end) is not None
    return is_sized or _BEFORE.search(text[max(start - _REACH, 0) : start]) is not None or bool(_AFTER.match(text, end))


def is_size_of_another(text: str, start: int, end: int) -> bool:
    """Tell whether a short name from `start` to `end` has its size and says which of another name's models is meant.

    >>> text = "CLIP ViT-B/16, not ViT-L/14; CLIP 的 ViT-L"
    >>> is_size_of_another(text, 5, 8), is_size_of_another(text, 19, 22), is_size_of_another(text, 36, 39)
    (True, False, True)
    """
    return _SIZE.match(text, end) is not None and _NAMED.search(text[max(start - _REACH, 0) : start]) is not None
