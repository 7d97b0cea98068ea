"""The heads of a table's columns: which of them are above data sets."""

from __future__ import annotations

import re

from vlbib.core.lazy_pattern import lazy_pattern

DATA_HEAD = lazy_pattern(
    r"data ?sets?|\bdata$|^sets?$|^collections?$|[ck]orpus|[ck]orpora|benchmark|datensatz|\bjeu\b|jeux de données"
    r"|数据集|數據集|資料集|语料|評測集|评测集|^(?:集合|数据|資料|データ)$|データセット|데이터셋|말뭉치",
    re.IGNORECASE,
)
