"""The columns of a table that name works, by their heads."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vlbib.core.lazy_pattern import lazy_pattern
from vlbib.core.segment import CELL_END

if TYPE_CHECKING:
    from vlbib.core.segment import Segment

# Heads of columns of papers and methods, and of data sets
_WORK_COLUMN = lazy_pattern(
    r"paper|title|tit[eo]l|\b(?:readings?|read)\s*(?:\(|$)|literatur|lektüre|lectura|leitura|lettur[ae]\b|bibliogra|文献|阅读|model|method|name|work|baseline|arbeit"
    r"|artikel|publi|art[ií]c|t[ií]tulo|论文|标题|模型|方法|工作|算法|名称|简称|基线|タイトル|論文|手法|モデル|名前|모델|논문|제목|방법"
    r"|이름|m[ée]tod|méthode|verfahren|approach|system|network|architect|option|candidate|方案|候选|网络|架构|框架"
    r"|ansatz|modelo|modello"
)
_DATA_COLUMN = lazy_pattern(
    r"dataset|\bdata$|^sets?$|^collections?$|[ck]orpus|[ck]orpora|datensatz|benchmark|数据集|评测集|^集合$|데이터셋"
)


def names_works(segment: Segment, start: int) -> bool:
    """Tell whether a cell is in a column that names works; data beside a model is what the model was trained on."""
    number = segment.text.count(CELL_END, 0, start)
    if number >= len(segment.columns):
        return False
    heads = [head.lower() for head in segment.columns]
    is_of_data = _DATA_COLUMN.search(heads[number]) is not None and not any(map(_WORK_COLUMN.search, heads[:number]))
    return is_of_data or _WORK_COLUMN.search(heads[number]) is not None
