"""Facts about titles: their size, which part can represent the whole, words spelled like names, and typos.

A typo is one letter too many, missing or wrong, or two letters swapped, in a longer word, that makes no other word.
"""

from __future__ import annotations

import re
from functools import lru_cache

from vlbib.core.everyday_words import COMMON_WORDS, EVERYDAY_WORDS
from vlbib.core.laboratories import is_laboratory
from vlbib.core.lazy_pattern import lazy_pattern
from vlbib.core.text import CJK, count_cjk, squeeze

_WORD = lazy_pattern(rf"[^\W_{CJK}]+(?:['’][^\W_]+)*")
_ASCII_WORD = lazy_pattern(r"[A-Za-z0-9]+(?:'[A-Za-z0-9]+)*")  # `_WORD` in ASCII
# Spaces for everything between words without apostrophes
_BETWEEN_ASCII = bytes(code if chr(code).isalnum() or code > 127 else 32 for code in range(256))
_MOST_WORDS = 4  # maximum words of a short name
_NUMBERED = lazy_pattern(r"[A-Z][a-z]+-\d[\w.]*")  # `Kosmos-1`
_NEXT_VERSION = lazy_pattern(
    r"(?:v\.? ?|ver\.? |version )(?:[2-9]|1\.\d)(?:\.\d+)?|(?:2nd|3rd|[4-9]th|second|third) version"
    r"|(?:extended|improved|new|updated) version",
    re.IGNORECASE,
)
# Minimum letters and digits of a coined word, and of one with a hyphen or a digit: among 637,000 records, one in twenty
# of the former, and fewer of the latter, begins the titles of two works.
_LEAST_COINED, _LEAST_JOINED = 6, 5
# The same for words of other kinds: one in ten or fewer of so many letters begins the titles of two works.
_LEAST_OF_KIND, _LEAST_PLAIN, _LEAST_SHOUTED = 7, 10, 9
# Coined names that people and things have too, if written without their inner capitals: `RoBERTa`, `DAgger`, `DoRA`
NAMES_OF_OTHERS = frozenset(("camembert", "chinchilla", "dagger", "dora", "flaubert", "hubert", "roberta", "vitamin"))
_SHORT = 4  # maximum letters and digits of an abbreviation that many works may have
_SMALL_NAME = lazy_pattern(r"[a-z][a-z\d-]*\+*")
_SHORT_PART = 3  # maximum letters of a part of a name that is no word: `ngp`
_LEAST_OWN = 5  # minimum letters of a plain word that is no everyday word
_JOINED = lazy_pattern(r"(?=[A-Za-z]*[-\d])[A-Za-z\d]+(?:-[A-Za-z\d]+){0,3}")
_TELLING_PART = lazy_pattern(
    r"[A-Z]{2,}|(?=[A-Za-z]*\d)(?=\d*[A-Za-z])[A-Za-z\d]+|[A-Za-z]+[a-z][A-Z]\w*|[A-Z]{2,}[a-z]+"
)
_VOWEL = lazy_pattern(r"[AEIOUY]")
_KIND = lazy_pattern(r"(?:LLM|VLM|LMM|CNN|RNN|GNN|DNN|SVM|LSTM|GAN|NLP|RL|ML|AI|FL)s?$")
# Before such an abbreviation, words for a field make the name of a kind: `SpeechLLM`, `Video-LLM`
_FIELD_WORDS = (
    "speech video audio vision visual image text math code music medical med med robot multi multimodal graph time "
    "table web chat mobile edge cloud mini tiny small large open general spatial temporal point language bio science "
    "long short fast deep self meta cross auto agent tool moe dense sparse federated fed offline online"
)
_FIELDS = frozenset(_FIELD_WORDS.split())
_COINED = lazy_pattern(r"(?=[\w-]*[a-z])(?=[\w-]+(?:[A-Z]|\d[A-Za-z]))[A-Za-z][A-Za-z\d-]*[A-Za-z\d]")
_FIRST_VERSION = lazy_pattern(r"(?<=\w)[-_ ]?[vV]1$")
_REPORT = lazy_pattern(r"(?P<name>[^\s:：]+(?: [^\s:：]+){0,2}) [Tt]echnical [Rr]eport")
_VERSIONED = lazy_pattern(r"[A-Z][A-Za-z]+ \d(?:\.\d)?")
_SERIES_WORDS = (
    "appendix challenge final interim part phase round section series stage task team track volume workshop year"
)
_PARTS_OF_SERIES = frozenset(_SERIES_WORDS.split())
_LAST_NUMBER = lazy_pattern(r" (?:\d(?:\.\d)?|20\d\d)$")  # `AudioLDM 2`, `ASVspoof 2019`
_MIN_WORDS, _MIN_LETTERS, _MANY_WORDS = 4, 20, 7
_MIN_SLIP_LETTERS = 6  # a shorter word is too similar to others
# Prefixes that reverse the meaning: both words must have one, or neither.
_CHANGING_PREFIX = ("un", "in", "im", "ir", "il", "non", "dis", "de", "re", "mis", "anti", "sub", "pre", "co", "bi")


@lru_cache(maxsize=4096)
def title_size(text: str) -> int:
    """Return how many words a title has: each part of a hyphenated word counts, and two CJK characters are one word."""
    if text.isascii():
        return len(_ASCII_WORD.findall(text)) if "'" in text else len(text.encode().translate(_BETWEEN_ASCII).split())
    return len(_WORD.findall(text)) + count_cjk(text) // 2


@lru_cache(maxsize=16384)
def is_name_word(word: str) -> bool:
    """Tell whether a word is spelled like the name of a model or data set: a digit, or a capital after another letter.

    >>> [is_name_word(word) for word in ("CLIP", "LAION-400M", "word2vec", "Training", "2020")]
    [True, True, True, False, False]
    """
    letters = [char for char in word if char.isalpha()]
    return bool(letters) and (any(map(str.isdigit, word)) or any(map(str.isupper, letters[1:])))


@lru_cache(maxsize=65536)  # the words of a note are compared many times
def is_name_like(text: str) -> bool:
    """Tell whether a text is spelled like the name of a model or data set: an inner capital, or a digit with letters.

    >>> [is_name_like(text) for text in ("DINOv2", "BERT", "Wav2Vec 2.0", "Training", "Object Detection")]
    [True, True, True, False, False]
    >>> is_name_like("Self-Supervised Learning"), is_name_like("Grad-CAM"), is_name_like("Kosmos-1")
    (False, True, True)
    """
    tokens = text.split()
    if not 1 <= len(tokens) <= _MOST_WORDS:
        return False
    return any(map(is_name_word, text.replace("-", " ").split())) or any(map(_NUMBERED.fullmatch, tokens))


def is_coined(name: str) -> bool:
    """Tell whether a name is one long word that only a work is called by: capitals or digits in it, or a hyphen.

    A word that ends in the abbreviation of a kind of model may be the kind itself (`SpeechLLM`).

    >>> [is_coined(name) for name in ("OpenVLA", "GPT4RoI", "Swin-Unet", "CLIP", "SUMMARY", "iPad", "SpeechLLM")]
    [True, True, True, False, False, False, False]
    >>> [is_coined(name) for name in ("RAPS-3D", "6DAttack", "DDX-TRACE", "I-MAD", "CNN-LSTM")]
    [True, True, True, False, False]
    """
    size = len(squeeze(name))
    if _KIND.search(name):
        return False
    if size >= _LEAST_COINED and _COINED.fullmatch(name):
        return True
    parts = name.split("-")
    is_telling = any(_TELLING_PART.fullmatch(part) and not _KIND.fullmatch(part) for part in parts)
    return size >= _LEAST_JOINED and is_telling and _JOINED.fullmatch(name) is not None


def may_be_coined(name: str) -> bool:
    """Tell whether a name is one long word that only a work is called by, if no title has it as an ordinary word.

    It ends in the abbreviation of a kind of model, or has no capitals but the first, or nothing but capitals.

    >>> [may_be_coined(name) for name in ("SleepVLM", "Relightify", "ANTIPASTI", "CNN-LSTM", "Mamba", "CLIP", "MyVLM")]
    [True, True, True, False, False, False, False]
    >>> [may_be_coined(name) for name in ("SpeechLLM", "Embodied AI")]
    [False, False]
    """
    size = len(squeeze(name))
    if " " in name:
        return False
    if _KIND.search(name):
        own = squeeze(_KIND.sub("", name))
        is_of_field = own in _FIELDS or all(map(_KIND.fullmatch, name.split("-")))
        return size >= _LEAST_OF_KIND and name.isascii() and not is_of_field
    return name.isascii() and name.isalpha() and size >= (_LEAST_SHOUTED if name.isupper() else _LEAST_PLAIN)


def is_own_in_small_letters(name: str) -> bool:
    """Tell whether a known name in small letters is no everyday word, and not made of words.

    >>> names = ("deberta", "instant-ngp", "reformer", "self-consistency", "bert")
    >>> [is_own_in_small_letters(name) for name in names]
    [True, True, False, False, False]
    """
    letters = squeeze(name)
    is_of_words = "-" in name and all(len(part) > _SHORT_PART and part.isalpha() for part in name.split("-"))
    is_word = _SMALL_NAME.fullmatch(name) is not None and not is_of_words
    return is_word and len(letters) >= _LEAST_OWN and letters not in EVERYDAY_WORDS


def is_spelled_as_name(name: str) -> bool:
    """Tell whether a name has capitals or digits inside, and is no common word in capitals.

    >>> [is_spelled_as_name(name) for name in ("SPLADE", "KoLA", "NOPE", "Whisper")]
    [True, True, False, False]
    """
    return is_name_like(name) and name.lower() not in COMMON_WORDS


def is_distinctive(name: str) -> bool:
    """Tell whether a name is spelled like one, and not of four letters, which many things may be called.

    >>> [is_distinctive(name) for name in ("SPLADE", "PIFu2", "SRAM", "fMRI", "NOPE")]
    [True, True, False, False, False]
    """
    return " " not in name and is_spelled_as_name(name) and len(squeeze(name)) > _SHORT and not is_kind_of_model(name)


def is_own_word(word: str) -> bool:
    """Tell whether a known name with a capital, or with a letter or digit set apart, is no everyday word.

    >>> [is_own_word(word) for word in ("Linformer", "U-Net", "Zero-1-to-3", "Reformer", "Self-consistency", "Oscar")]
    [True, True, True, False, False, False]
    """
    letters = squeeze(word)
    if "-" in word:
        return any(len(part) == 1 for part in word.split("-")) and letters not in EVERYDAY_WORDS
    return len(letters) >= _LEAST_OWN and word.isascii() and word[0].isupper() and letters not in EVERYDAY_WORDS


def is_flat(head: str, name: str) -> bool:
    """Tell whether the head of a title has lost the inner capitals that a name has; a word in capitals may be a word.

    >>> is_flat("Gptq", "GPTQ"), is_flat("Coca", "CoCa"), is_flat("BERT", "Bert"), is_flat("Review", "REVIEW")
    (True, True, False, False)
    """
    is_word = name.isalpha() and name.isupper() and _VOWEL.search(name) is not None
    return head[1:].islower() and not name[1:].islower() and is_name_like(name) and not is_word


def has_other_capitals(name: str, title: str) -> bool:
    """Tell whether a title has a name of up to four letters only with other capitals inside: `LoRa`, `LoRA`.

    Longer names are often written with wrong capitals (`wavLM`), short ones may be others (`LoRa` is a radio), and so
    may names that people and things have, too (`Roberta`).

    >>> titles = ("LoRA: Low-Rank Adaptation", "Coca: Contrastive Captioners", "We Ask LoRa", "A ConvNet")
    >>> [has_other_capitals("LoRa", titles[0]), has_other_capitals("CoCa", titles[1])]
    [True, False]
    >>> [has_other_capitals("LoRa", title) for title in titles[2:]], has_other_capitals("LORA", titles[0])
    ([False, False], False)
    >>> [has_other_capitals(name, "RoBERTa: A Robust Approach") for name in ("Roberta", "RoBERTa", "ROBERTA")]
    [True, False, False]
    """
    if name.lower().rstrip(".") in NAMES_OF_OTHERS and name[1:].islower() and name not in title:
        return name.lower().rstrip(".") in title.lower()
    if len(name) > _SHORT or not name.isalpha() or not _is_mixed(name):
        return False
    ends = ((at, at + len(name)) for at in range(len(title)))
    written = [title[start:end] for start, end in ends if title[start:end].lower() == name.lower()]
    return name not in written and any(map(_is_mixed, written))


def _is_mixed(name: str) -> bool:
    return not name[1:].islower() and not name.isupper() and not name.islower()


def is_kind_of_model(name: str) -> bool:
    """Tell whether a name is words for a field before the abbreviation of a kind of model.

    >>> [is_kind_of_model(name) for name in ("Video LLM", "Audio-Visual VLMs", "Beta R-CNN", "Video Tokens", "-")]
    [True, True, False, False, False]
    >>> is_kind_of_model("SpeechLLM"), is_kind_of_model("SleepVLM"), is_kind_of_model("Auto-FedRL")
    (True, False, False)
    """
    parts = name.replace("-", " ").split()
    words = parts if len(parts) > 1 else _KIND.sub(r" \g<0>", name).split()
    is_kind = len(words) > 1 and _KIND.fullmatch(words[-1]) is not None
    return is_kind and all(squeeze(field) in _FIELDS for field in words[:-1])


def is_next_version(remark: str) -> bool:
    """Tell whether a remark in brackets makes a short name another work's: `MoCo (v2)`, `X (2nd version)`.

    >>> [is_next_version(text) for text in ("v2", "version 1.5", "2nd version", "ICLR 2024", "v1", "3 authors")]
    [True, True, True, False, False, False]
    """
    return _NEXT_VERSION.fullmatch(remark.strip()) is not None


def without_number(name: str) -> str:
    """Return a short name without the number of its version or its year.

    >>> without_number("AudioLDM 2"), without_number("ASVspoof 2019"), without_number("Qwen2.5")
    ('AudioLDM', 'ASVspoof', 'Qwen2.5')
    """
    return _LAST_NUMBER.sub("", name)


def reported_name(title: str) -> str:
    """Return the name of the model that a technical report is on, "" for other titles.

    It is spelled like a name, or a word with the number of a version; no laboratory, and no part of a series.

    >>> reported_name("Qwen2.5-Omni Technical Report"), reported_name("Tacotron: A Report")
    ('Qwen2.5-Omni', '')
    >>> [reported_name(f"{text} Technical Report") for text in ("Gemma 3", "Final", "MIT CSAIL", "NASA 2", "Track 2")]
    ['Gemma 3', '', '', '', '']
    """
    match = _REPORT.fullmatch(title) if "eport" in title else None
    name = match["name"] if match else ""
    bare = without_number(name)
    if not name or is_laboratory(bare):
        return ""
    is_numbered = _VERSIONED.fullmatch(name) is not None and bare.lower() not in _PARTS_OF_SERIES
    return name if is_numbered or is_name_like(name) or is_coined(bare) else ""


def without_first_version(name: str) -> str:
    """Return a short name without a mark for the first version of its work.

    >>> without_first_version("ResNet-v1"), without_first_version("ResNet-v11")
    ('ResNet', 'ResNet-v11')
    """
    return _FIRST_VERSION.sub("", name)


def is_telling(text: str) -> bool:
    """Tell whether a part of a title can represent it: four words (a hyphenated one is one) and twenty letters.

    Seven words need no more letters (`Do As I Can, Not As I Say`).
    """
    count = len(text.split())
    return count >= _MIN_WORDS and (count >= _MANY_WORDS or len(squeeze(text)) >= _MIN_LETTERS)


def one_edit(left: str, right: str) -> tuple[int, str, str] | None:
    """Return (start, the part of `left`, the part of `right`) if they differ by one edit or swap; else None."""
    if abs(len(left) - len(right)) > 1 or left == right:
        return None
    shorter = min(len(left), len(right))
    start = next((i for i in range(shorter) if left[i] != right[i]), shorter)
    end = next((i for i in range(shorter - start) if left[-1 - i] != right[-1 - i]), shorter - start)
    mine, theirs = left[start : len(left) - end], right[start : len(right) - end]
    swapped = len(mine) == len(theirs) == 2 and mine == theirs[::-1]
    return (start, mine, theirs) if swapped or max(len(mine), len(theirs)) == 1 else None


def can_be_slip(word: str, wrong: str, offset: int, length: int) -> bool:
    """Tell whether a difference can be a typo: six letters or more, inside the word, no digit, no changed prefix.

    Swapping two letters does not add or remove a prefix.
    """
    if len(word) < _MIN_SLIP_LETTERS or offset == 0 or any(char.isdigit() for char in word + wrong):
        return False
    if sorted(word) == sorted(wrong):
        return True
    if offset + length >= len(word):
        return False
    return not changes_prefix(word, wrong)


def changes_prefix(word: str, wrong: str) -> bool:
    """Tell whether only one of two words has a prefix that reverses the meaning: `precise` and `imprecise`.

    Words of the same letters differ in their order only.

    >>> [changes_prefix(*words) for words in (("precise", "imprecise"), ("perspective", "prespective"))]
    [True, False]
    """
    if sorted(word) == sorted(wrong):
        return False
    prefixed = {prefix for prefix in _CHANGING_PREFIX if word.startswith(prefix)}
    return prefixed != {prefix for prefix in _CHANGING_PREFIX if wrong.startswith(prefix)}
