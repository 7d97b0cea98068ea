"""Labels beside a title that are no name of its work: its author, its category, how it was read."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from vlbib.core.ids import is_category
from vlbib.core.text import squeeze
from vlbib.core.titles import title_size

if TYPE_CHECKING:
    from collections.abc import Collection

_FIELD_WORDS = (
    "title titel titre título titulo titolo paper papers article artikel artículo aufsatz arbeit author authors autor "
    "autoren auteur auteurs verf year jahr année año venue doi arxiv abstract 标题 题目 论文 論文 タイトル 题名 作者"
)
_READING_WORDS = "精读 精讀 泛读 粗读 略读 重读 必读 选读 已读 未读 待读 阅读 读书笔记 论文阅读 论文精读"
_NO_NAMES = frozenset((*_FIELD_WORDS.split(), *_READING_WORDS.split()))
_LONG = 5  # minimum words of a label that may contain the whole title


def is_short_name(label: str, title: str, families: Collection[str]) -> bool:
    """Tell whether a label may be the short name of a work; `families` are its authors' family names, squeezed.

    >>> is_short_name("CLIP", "Learning Transferable Models", {"radford"}), is_short_name("cs.CV", "A Title", ())
    (True, False)
    """
    bare = label.strip(" .:：")
    if len(bare) < 2 or bare.casefold() in _NO_NAMES or is_category(bare) or re.search(r"\bet\.? al\b", bare):
        return False
    if title_size(bare) >= _LONG and squeeze(title) in squeeze(bare):
        return False
    words = [word for word in re.split(r"[\s,;/&]+|\band\b", bare) if word]
    return not all(squeeze(word) in families for word in words)
