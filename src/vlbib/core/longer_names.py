"""Short names inside longer ones: `Tiny BERT`, `3D U-Net`, `CLIP for Video` and `ViT Pro` are other works.

A capitalised word beside a name may be part of it. It shows nothing if it begins its sentence, or if it is a word that
often begins one (`Paper`, `See`), a laboratory (`Google BERT`), another name, or a noun such as `Model`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from vlbib.core.laboratories import is_laboratory
from vlbib.core.lazy_pattern import lazy_pattern
from vlbib.core.lead_words import LEADS
from vlbib.core.text import CJK
from vlbib.core.titles import is_name_word
from vlbib.core.venues import is_conference
from vlbib.core.wide_pattern import wide_pattern

if TYPE_CHECKING:
    from collections.abc import Collection

# Words that begin a sentence or an item and are not part of the name after them: `Try BERT on it`
_FIRST = (
    "re-read reread skim finish "
    "use try compare follow cite explain present reproduce implement extend beat finetune summarize summarise "
    "replicate port skip drop keep ask add check run train test evaluate benchmark review discuss mention swap replace "
    "rerun revisit write is are was does do did can could would should has have why how what not no only just like"
)
_FIRST_WORDS = frozenset(_FIRST.split())
# A German noun, told by an ending that hardly any English word has: `nuScenes Referenz`
_GERMAN_NOUN = lazy_pattern(
    r"[ \u00a0][A-Z][a-z]*(?:ungen|ung|heit|keiten|keit|schaft|enz|nisse|nis|sage|merkmale?|werte?)(?![A-Za-z\d_-])"
)
_REACH = 40  # characters before a name that are searched for the word before it
_AROUND = 80  # characters on either side that are searched for the language
_GERMAN = lazy_pattern(
    r"\b(?:der|die|das|dem|den|des|und|zum|zur|ist|sind|für|mit|von|nicht|wird|auf|eine?[nmrs]?|bei|wir)\b"
)
# Words and letters of languages that do not join nouns to names
_NO_JOINING = wide_pattern(rf"\b(?:the|and|of|with|is|are|we|for|on|to|by|than|it)\b|[{CJK}]")
_WORD = lazy_pattern(r"[A-Z][A-Za-z-]*[a-z]")
_WORD_BEFORE = lazy_pattern(r"(?:(?<![A-Za-z\d-])[A-Z][A-Za-z-]*[a-z]|(?<![A-Za-z\d])\d[Dd])[ \u00a0]$")
# What comes before a sentence, an item or a part of one
_BEGINS = lazy_pattern(r"(?:^|[.!?:;,()\[\]|\n\x1f…。！？：；，、•*>/→-])[\s\"“*_]*$")
_LISTED = lazy_pattern(r"[,;，；、/]")
_PREFIX = lazy_pattern(r"(?<![\w-])(\w{1,30}(?:-\w{1,30}){0,3})-$")
_NOUNS = (
    "Papers?|Papier|Artikel|Models?|Modell[es]?|Modèles?|Modelos?|Base|Large|Small|Huge|Giant|Demo|Code|Repo|"
    "Datasets?|Data|Daten|Datensatz|Benchmarks?|Baselines?|Features?|Embeddings?|Encoders?|Backbones?|Checkpoints?|Weights"
)
# `CLIP for Video`, `Segment Anything Model for …`
_PURPOSE = lazy_pattern(r"(?:[ \u00a0]Models?)?[ \u00a0](?:of|for|via)[ \u00a0](?:[A-Z][a-z]{2,}(?![A-Za-z\d_-])|…)")
# Words in Chinese that make the name of a later work of the one before them: `LLaVA 新版`
NEWER = r"\s?的?(?:新版|改进版|升级版|续作|第?二代)"
# A part that makes another name: `LegalBench-BR`, `LLaVA-NeXT`, `KMMLU-Pro`, `Qwen3-Embedding-4B`, not `ViT-Base`.
# German joins words so, too (`CLIP-Merkmale`).
_SIZES = (
    r"(?:Base|Large|Medium|Small|Tiny|Mini|Micro|Nano|Lite|Turbo|Huge|Giant|Instruct|Chat|X{0,2}L|[A-WYZ])(?![A-Za-z])"
)
# What is said of a work without naming another: `LoRA-Finetuning`, `BERT-Style`
_SAID = r"(?:Based|Style|Like|Pre-?[Tt]rain\w*|Initiali\w+|Fine-?[Tt]un\w*|Decoders?|Famil\w+|Guided|Only)(?![A-Za-z])"
_SUFFIX = lazy_pattern(
    rf"-(?!{_SIZES})(?:[A-Z][a-z]*[A-Z]|(?:Pro|Plus|Next|Max|Coder|Math|Omni|Audio|Guard|Bench|Reranker)(?!\w)"
    r"|(?:coder|math|omni|audio|guard|bench|reranker)(?!\w)|[A-Z][a-z]+[ -]\d{1,3}(?:\.\d)?[BM](?!\w))|#"
)
# Any capitalised word and single letters: `LLaVA-Video`, `RT-1-X`; not a noun that says what is used (`CLIP-Features`)
_PART_AFTER = lazy_pattern(rf"-(?!{_SIZES}|{_SAID}|(?:{_NOUNS})(?![A-Za-z]))(?:[A-Z][a-z]{{2,}}|[A-Z](?!\w))")
_USED = lazy_pattern(rf"-(?:(?i:{_SAID}|(?:{_NOUNS})(?![A-Za-z]))|{_SIZES})")
# A short part in small letters, after a name in small letters: `llava-ov`
_SMALL_PART = lazy_pattern(
    rf"-(?!{_SIZES}|{_SAID}|(?:{_NOUNS}|type|pre|free|aware|tuned|loss|ft|zero|shot|level|wise|to|in|on)(?![A-Za-z]))"
    r"[a-z]{2,6}(?![\w-])",
    re.IGNORECASE,
)
_WORD_AFTER = lazy_pattern(
    rf"[ \u00a0](?!(?:{_NOUNS})\b)(?:[A-Z][a-z]+(?:-?\d)?(?![A-Za-z\d_-])|(?:III?|IV|[Vv][2-9])(?![A-Za-z\d]))"
)


def is_modified(text: str, start: int, *, first: bool = False) -> bool:
    """Tell whether the word before a short name at `start` may be part of it.

    `first`: the first word of a sentence may be, too.

    >>> text = "Compare it with Tiny BERT"
    >>> is_modified(text, 21), is_modified("See BERT", 4), is_modified("Tiny BERT", 5, first=True)
    (True, False, True)
    """
    before = text[max(start - _REACH, 0) : start]
    match = _WORD_BEFORE.search(before)
    if match is None or match[0][0].isdigit():
        return match is not None
    word = match[0][:-1]
    if not may_be_part(word):
        return False
    begins = _BEGINS.search(before, 0, match.start())
    is_listed = begins is not None and _LISTED.match(begins[0]) is not None
    if not is_listed and _GERMAN.search(text, max(start - _AROUND, 0), start + _AROUND):  # all nouns have capitals
        return False
    return ((first or is_listed) and not _begins_item(word)) if begins else True


def may_be_part(word: str) -> bool:
    """Tell whether a word makes another name of the name after it.

    >>> [may_be_part(word) for word in ("Fast", "Multi-Task", "Paper", "Google", "the", "CVPR", "Kim,")]
    [True, True, False, False, False, False, False]
    """
    if _WORD.fullmatch(word) is None or any(map(is_name_word, word.split("-"))):
        return False
    return word.lower() not in LEADS and not is_laboratory(word) and not is_conference(word)


def _begins_item(word: str) -> bool:
    return word.lower() in _FIRST_WORDS or word.endswith(("ing", "ed"))


def is_in_longer_name(text: str, start: int, end: int) -> bool:
    """Tell whether a short name from `start` to `end` is part of a longer one.

    >>> texts = ("Tiny BERT: no", "Try BERT on it", "BERT for Video", "BERT Pro", "BERT Large", "BERT-BR", "BERT-NeXT")
    >>> [is_in_longer_name(text, text.index("BERT"), text.index("BERT") + 4) for text in texts]
    [True, False, True, True, False, True, True]
    >>> texts = ("BERT-Pro", "BERT-Merkmale", "BERT-Embedding 0.6B", "BERT-Instruct-7B")
    >>> [is_in_longer_name(text, 0, 4) for text in texts]
    [True, False, True, False]
    """
    return is_modified(text, start, first=True) or has_purpose(text, end) or _goes_on(text, end)


def ends_longer_name(text: str, start: int, names: Collection[str] = ()) -> bool:
    """Tell whether words with a capital and hyphens right before a name at `start` make it the end of a longer one.

    The word may be one of some other `names`; then both are named.

    >>> text = "Moment-DETR"
    >>> ends_longer_name(text, 7), ends_longer_name(text, 7, {"Moment"}), ends_longer_name("a DETR", 2)
    (True, False, False)
    >>> ends_longer_name("Video-Moment-DETR", 13), ends_longer_name("mPLUG-Owl", 6), ends_longer_name("non-DETR", 4)
    (True, True, False)
    """
    before = _PREFIX.search(text, max(start - _REACH, 0), start)
    if before is None or before[1].islower():
        return False
    return before[1] not in names and before[1].rpartition("-")[2] not in names


def has_small_part(text: str, end: int) -> bool:
    """Tell whether a short part in small letters makes a longer name of one in small letters: `llava-ov`.

    >>> parts = ("ov", "chat", "guided", "based", "paper", "aware", "v1", "lengthily")
    >>> [part for part in parts if has_small_part(f"llava-{part}", 5)]
    ['ov']
    """
    return _SMALL_PART.match(text, end) is not None


def says_what_is_used(text: str, end: int) -> bool:
    """Tell whether a part behind a name that ends at `end` says how its work is used: `CLIP-Features`.

    >>> [says_what_is_used(f"CLIP{part}", 4) for part in ("-Features", "-based", "-Live")]
    [True, True, False]
    """
    return _USED.match(text, end) is not None


def has_purpose(text: str, end: int) -> bool:
    """Tell whether a short name continues with a purpose: `CLIP for Video`."""
    return _PURPOSE.match(text, end) is not None


def _goes_on(text: str, end: int) -> bool:
    """Tell whether a capitalised word or part after a name may be part of it: `ViT Pro`, not `ViT Base`.

    German joins nouns to names, which make no other name: such a part makes one only beside words of another language.
    All its nouns have capitals, too, so that a word with a German ending after a name makes none.
    """
    if _SUFFIX.match(text, end) is not None:
        return True
    word = _WORD_AFTER.match(text, end)
    if word is None and _PART_AFTER.match(text, end) is None:
        return False
    around = text[max(end - _AROUND, 0) : end + _AROUND]
    if word is not None:
        return not (_GERMAN_NOUN.match(text, end) and _GERMAN.search(around))
    return _NO_JOINING.search(around) is not None and _GERMAN.search(around) is None
