"""Labels such as `Backbone` or `Tools`: the names after them are components, and the line is not a title."""

from __future__ import annotations

from vlbib.core.lazy_pattern import lazy_pattern

_PARTS = lazy_pattern(
    r"\b(?:pipeline|flow|architecture|stack|backbones?|encoders?|decoders?|vocoder|optimi[sz]ers?|tokeni[sz]ers?|loss(?:es)?"
    r"|tools?(?! use)|librar(?:y|ies)|packages?|requires|requirements?|dependencies|install(?:ed)?|settings?|config\w*"
    r"|todo|(?<!tool )use[sd]?)\b(?!-(?:free|only)\b)"
    r"|^(?:base )?modell?$|^(?:基座)?模型$|使用モデル|流程|架构|骨干|损失|損失|优化器|工具(?!调用)|依赖|环境|配置|待办"
)
_TASKS = ("todo", "待办")
_LABEL = lazy_pattern(r"[\W\d]*+([^:：\n]{1,30}+)[:：]")
_MOST_WORDS = 2  # maximum words of such a label: `A Tool for Reading: ...` is a title


def names_parts(label: str) -> bool:
    """Tell whether a label announces components.

    >>> [names_parts(label) for label in ("Backbone", "使用モデル", "优化器", "Datasets", "Related")]
    [True, True, True, False, False]
    """
    return _PARTS.search(label.lower()) is not None


def is_of_parts(text: str) -> bool:
    """Tell whether a text begins with such a label and a colon.

    A task names none.

    >>> [is_of_parts(text) for text in ("- Encoder: ResNet", "Encoders of images differ: ViT", "Setup of ViT")]
    [True, False, False]
    >>> is_of_parts("todo: compare CLIP and SigLIP")
    False
    """
    match = _LABEL.match(text)
    if match is None or match[1].strip().lower() in _TASKS:
        return False
    return len(match[1].split()) <= _MOST_WORDS and names_parts(match[1])


def lists_parts(text: str) -> bool:
    """Tell whether a text begins with such a label and a colon and continues with a list.

    >>> [lists_parts(text) for text in ("Backbone: ResNet-50, CLIP", "A Tool for Ann: Books, Pens", "Todo: Read All")]
    [True, False, False]
    """
    return is_of_parts(text) and any(sign in text for sign in ",，、→/")
