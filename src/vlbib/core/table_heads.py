"""The heads of a table's columns, in the languages of the notes: which column has the works, and what the others say.

The words are in small letters and without accents, as `words` gives them.
"""

from __future__ import annotations

import re

from vlbib.core.lazy_pattern import lazy_pattern
from vlbib.core.text import has_cjk, words


def _set(words_of_heads: str) -> frozenset[str]:
    return frozenset(words_of_heads.split())


TITLES = _set(
    "title titles titel tittel titulo titre titolo tytul nazev название заголовок baslik"
    " 标题 题目 论文标题 论文题目 標題 タイトル 제목"
)
PAPERS = _set(
    "paper papers publication article reference artikel artikkel articulo artigo articolo artykul clanek статья статьи"
    " makale 论文 论文名称 文章 論文 논문"
)
METHODS = _set("model method 模型 方法")  # what also heads the rows of results
SHORT_NAMES = _set("alias abbreviation")
NAMES = (
    METHODS
    | SHORT_NAMES
    | _set("name names nombre nome nom naam navn namn nazwa 名字 名称 名稱 简称 簡稱 名前 モデル 手法 이름 모델 방법")
)
YEARS = _set("year yr jahr annee ano anno jaar rok год yil date time published 年份 年 年度 日期 时间 연도 년도")
VENUES = _set(
    "venue conference journal publication pub where konferenz tagung zeitschrift revue congreso conferencia"
    " revista conferenza rivista conferentie tijdschrift konferanse konferencja konference конференция журнал"
    " 会议 會議 期刊 发表 来源 会議 학회"
)
AUTHORS = _set(
    "author authors autor autoren verfasser auteur auteurs autores autora autore autori autoras forfatter forfattere"
    " forfattare autorzy автор авторы yazar yazarlar 作者 著者 저자"
)
BY = "by"  # the head of a column of authors, but not at the end of another (`borrowed by`)

DATA_HEAD = lazy_pattern(
    r"data ?sets?|\bdata$|^sets?$|^collections?$|[ck]orpus|[ck]orpora|benchmark|datensatz|\bjeu\b|jeux de données"
    r"|数据集|數據集|資料集|语料|評測集|评测集|^(?:集合|数据|資料|データ)$|データセット|데이터셋|말뭉치",
    re.IGNORECASE,
)
WORK_HEAD = lazy_pattern(
    r"paper|title|tit[eo]l|\b(?:readings?|read)\s*(?:\(|$)|literatur|lektüre|lectura|leitura|lettur[ae]\b|bibliogra|文献|阅读|model|method|name|work|baseline|arbeit"
    r"|artikel|publi|art[ií]c|t[ií]tulo|论文|标题|模型|方法|工作|算法|名称|名稱|简称|簡稱|標題|演算法|文獻|閱讀|基线|タイトル|論文|手法|モデル|名前|모델|논문|제목|방법"
    r"|이름|m[ée]tod|méthode|verfahren|approach|system|network|architect|option|candidate|方案|候选|候選|网络|網路|架构|架構|框架"
    r"|ansatz|modelo|modello"
)
ID_HEAD = lazy_pattern(r"\b(?:id|arxiv|doi|no|nr|#|stars?|citations?|cited)\b|^#$|编号|序号|引用")
# Remarks or conditions: such a table lists what to try or read, not results
REMARKS_HEAD = lazy_pattern(
    r"^(?:why|licen[cs]es?|lizenz|licence|pros|cons|verdict|opinion|许可证|ライセンス|ratings?|stars|bewertung|(?:我的|个人)?(?:评分|打分)|评价|評価|평점|valoraci[óo]n|notes?|remarks?|comments?|thoughts|bemerkung(?:en)?|notizen|remarques?|notas?|备注|说明|メモ|備考|비고)$",
    re.IGNORECASE,
)
METRIC_HEAD = lazy_pattern(
    r"\b(?:acc|accuracy|top-?[15]|map|miou|iou|bleu|rouge|cider|spice|meteor|fid|psnr|ssim|lpips|f1|auc|eer|wer|cer|"
    r"recall|precision|r@\d+|params?|flops|fps|latency|loss|perplexity|ppl|epe|apl?|ap50|hota|mota|dev|val)\b"
)
# Counts of what a data set has
SIZE_HEAD = lazy_pattern(
    r"\b(?:size|scale|images?|samples?|videos?|clips?|frames?|hours?|questions?|captions?|pairs?|sentences?|documents?|pages?"
    r"|examples?|instances?|classes|categories|languages?|subjects?|größe|bilder|taille)\b|规模|大小|数量|图片|图像|样本|视频|时长|类别|規模|サイズ|규모|크기"
)

_MOST_WORDS = 3  # maximum words of a head that begins or ends with the word that tells


def is_head(head: str, names: frozenset[str]) -> bool:
    """Tell whether a head is one of some words, or begins or ends with one.

    >>> [is_head(head, YEARS) for head in ("Année", "year of publication", "发表年份", "years of training on it")]
    [True, True, False, False]
    """
    terms = [head.lower()] if has_cjk(head) else words(head)
    return bool(terms) and len(terms) <= _MOST_WORDS and (terms[0] in names or terms[-1] in names)
