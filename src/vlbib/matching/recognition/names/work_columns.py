"""The columns of a table that name works, by their heads."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vlbib.core.lazy_pattern import lazy_pattern
from vlbib.core.segment import CELL_END
from vlbib.core.table_heads import DATA_HEAD

if TYPE_CHECKING:
    from vlbib.core.segment import Segment

# Heads of columns of papers and methods
_WORK_COLUMN = lazy_pattern(
    r"paper|title|tit[eo]l|\b(?:readings?|read)\s*(?:\(|$)|literatur|lektüre|lectura|leitura|lettur[ae]\b|bibliogra|文献|阅读|model|method|name|work|baseline|arbeit"
    r"|artikel|publi|art[ií]c|t[ií]tulo|论文|标题|模型|方法|工作|算法|名称|名稱|简称|簡稱|標題|演算法|文獻|閱讀|基线|タイトル|論文|手法|モデル|名前|모델|논문|제목|방법"
    r"|이름|m[ée]tod|méthode|verfahren|approach|system|network|architect|option|candidate|方案|候选|候選|网络|網路|架构|架構|框架"
    r"|ansatz|modelo|modello"
)


def names_works(segment: Segment, start: int) -> bool:
    """Tell whether a cell is in a column that names works; data beside a model is what the model was trained on."""
    number = segment.text.count(CELL_END, 0, start)
    if number >= len(segment.columns):
        return False
    heads = [head.lower() for head in segment.columns]
    is_of_data = DATA_HEAD.search(heads[number]) is not None and not any(map(_WORK_COLUMN.search, heads[:number]))
    return is_of_data or _WORK_COLUMN.search(heads[number]) is not None
