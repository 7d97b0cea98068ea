"""Forms of titles and names for comparison: pure Unicode, nothing about papers.

Digits are never dropped (16x16 is not 32x32), and `_` is a separator, as in file names (`OFA_ Unifying`).
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING, AnyStr

from vlbib.core.lazy_pattern import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

# Latin letters outside ASCII, as the inside of a character set in a pattern: `séance` has no word `ance`.
ACCENTED = r"\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f"
# Likewise Chinese, Japanese and Korean letters, which no spaces separate.
CJK = r"\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af"
# Likewise circled numbers, which number an item and are not part of the word after them.
CIRCLED = r"\u2460-\u24ff\u2776-\u2793"
EMOJI_NAME = r":[a-z0-9_+-]+:"  # `:fire:`, as a pattern
_CJK = lazy_pattern(rf"[{CJK}]")
_SPACES = lazy_pattern(r"\s+")
# Control characters other than white space, and Unicode direction marks, which change how a text is displayed.
_UNSEEN = lazy_pattern("[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
# Line and record separators that no program of the field treats as white space; they separate words.
_BREAKS = lazy_pattern("[\x0b\x0c\x1c-\x1f\x85\u2028\u2029]+")
_NATURAL = lazy_pattern("[0-9]{1,9}")
_LINE_ENDS = lazy_pattern(r"\r\n|\r|\n")
_WORD = lazy_pattern(r"[^\W_]+(?:['’][^\W_]+)*")
_ASCII_WORD = lazy_pattern(r"[a-z0-9]+(?:'[a-z0-9]+)*")  # `_WORD` in lower-case ASCII
_ASCII_MARKS = bytes(code for code in range(128) if not chr(code).isalnum())
_ASCII_INNER_MARKS = _ASCII_MARKS.replace(b"\0", b"")
# Lower case for letters and spaces for everything between words without apostrophes
_ASCII_WORDS = bytes(ord(chr(code).lower()) if chr(code).isalnum() and code < 128 else 32 for code in range(256))
_MARKED = lazy_pattern(r"(?<![^\W_])([^\W_]+)(\++|#+)(?![^\W_])")
_APOSTROPHES = str.maketrans("", "", "'’`´‘")
_AFTER_SIGNS = ",.;:!?)]}\n\x1f，。；：、）"  # after two hyphens that are no dash
# Lower-case letters without a decomposition in NFKD, with their plain forms; 16×16 is 16x16.
_PLAIN = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "ħ": "h",
                        "×": "x"})  # fmt: skip


def without_controls(text: str) -> str:
    r"""Return the text without control characters and direction marks; other white space stays.

    A line break other than a line feed, tab or carriage return separates words and becomes a space.

    >>> without_controls("gnp\u202eexe"), without_controls("two\u2028lines")
    ('gnpexe', 'two lines')
    """
    return text if text.isascii() and text.isprintable() else _UNSEEN.sub("", _BREAKS.sub(" ", text))


def plain_url(text: str) -> str:
    r"""Return a URL without control characters, direction marks and line breaks.

    >>> plain_url("https://example.org/\x85a\u202eb")
    'https://example.org/ab'
    """
    return without_controls(_BREAKS.sub("", text))


def lines_of(text: str) -> list[str]:
    r"""Return the lines of a text as editors count them: only `\n`, `\r\n` and `\r` end a line.

    >>> lines_of("a\r\nb\u2028c\n") == ["a", "b\u2028c"]
    True
    """
    lines = _LINE_ENDS.split(text)
    return lines if lines[-1] else lines[:-1]


def placed_lines(text: str) -> Iterator[tuple[int, str]]:
    r"""Yield each line of a text with its offset in it.

    >>> list(placed_lines("ab\n\nc"))
    [(0, 'ab'), (3, ''), (4, 'c')]
    """
    start = 0
    for line in text.split("\n"):
        yield start, line
        start += len(line) + len("\n")


def natural(text: str) -> int | None:
    """Return the number for one to nine ASCII digits; None for any other text.

    >>> natural("2020"), natural("²"), natural("9" * 5000)
    (2020, None, None)
    """
    return int(text) if _NATURAL.fullmatch(text) else None


def one_line(text: str) -> str:
    """Return the text with every run of white space as one space, and none at the ends."""
    if text.isascii() and text.isprintable() and "  " not in text and text[:1] != " " and text[-1:] != " ":
        return text  # as nearly all
    return " ".join(text.split())


def quoted(text: str) -> str:
    """Return a text in quotes on one line, for messages."""
    return repr(one_line(text))


@lru_cache(maxsize=4096)
def plain(text: str) -> str:
    """Return the text in lower case, in compatibility form and without diacritics: `Poincaré` -> `poincare`."""
    if text.isascii():
        return text.lower()
    decomposed = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    return "".join(c for c in decomposed if not unicodedata.combining(c)).translate(_PLAIN)


def holds(text: AnyStr, signs: Iterable[AnyStr]) -> bool:
    """Tell whether a text contains one of some characters or words; faster than a regular expression."""
    for sign in signs:  # noqa: SIM110 -- `any` takes three times as long
        if sign in text:
            return True
    return False


def is_cjk(char: str) -> bool:
    """Tell whether a character belongs to a script without spaces."""
    return not char.isascii() and _CJK.match(char) is not None


def has_cjk(text: str) -> bool:
    """Tell whether a text has a Chinese, Japanese or Korean letter."""
    return not text.isascii() and _CJK.search(text) is not None


def count_cjk(text: str) -> int:
    """Return how many Chinese, Japanese and Korean letters a text has.

    >>> count_cjk("图像 CLIP"), count_cjk("CLIP")
    (2, 0)
    """
    return 0 if text.isascii() else len(_CJK.findall(text))


def words(text: str) -> list[str]:
    """Return the words of a title in plain form, in order: letters and digits; everything else separates.

    >>> words("OFA_ Unifying 16x16 Poincaré's")
    ['ofa', 'unifying', '16x16', 'poincares']
    """
    return list(plain_words(text))


@lru_cache(maxsize=32768)  # each stage processes the texts of a whole note or library again
def plain_words(text: str) -> tuple[str, ...]:
    """Return the same as `words`, as a tuple that all callers share."""
    if text.isascii() and "'" not in text:
        return tuple(text.encode().translate(_ASCII_WORDS).decode().split())
    form = plain(text)
    if form.isascii():
        return tuple([word.replace("'", "") for word in _ASCII_WORD.findall(form)])
    tokens = _WORD.findall(form)
    return tuple([word if word.isalnum() else word.translate(_APOSTROPHES) for word in tokens])


@lru_cache(maxsize=32768)  # likewise
def squeeze(text: str) -> str:
    """Return all letters and digits of a title in plain form without spaces: the exact key to compare by.

    Case, accents, punctuation, hyphens, spaces and joined words do not matter.

    >>> squeeze("BLIP-2: Bootstrapping") == squeeze("blip 2_bootstrapping")
    True
    """
    form = text if text.isascii() else plain(text)
    return _ascii_letters(form) if form.isascii() else "".join(filter(str.isalnum, form))


def squeeze_each(texts: Sequence[str]) -> list[str]:
    """Return the squeezed form of each text; of many ASCII texts in a fraction of the time."""
    joined = "\0".join(texts)
    if not joined.isascii() or joined.count("\0") >= len(texts):
        return list(map(squeeze, texts))
    return joined.encode().lower().translate(None, _ASCII_INNER_MARKS).decode().split("\0")


def _ascii_letters(text: str) -> str:
    """Return the letters, in lower case, and digits of an ASCII text: on bytes this takes a third of the time."""
    return text.encode().lower().translate(None, _ASCII_MARKS).decode()


def find_word(text: str, word: str, start: int = 0) -> int:
    """Return where a word first stands in a text from `start` on, not as part of a longer one in Latin letters.

    -1 if nowhere. `PointNet++` and `NeRF--` are such longer ones.

    >>> find_word("RoBERTa, CLEVR_HYP and BERT", "BERT"), find_word("用CLIP做", "CLIP"), find_word("BERT++", "BERT")
    (23, 1, -1)
    >>> [find_word(text, "NeRF") for text in ("NeRF--, BARF", "NeRF--faster", "NeRF---it", "NeRF-- it", "NeRF--")]
    [-1, 0, 0, 0, -1]
    """
    at = text.find(word, start)
    while at >= 0:
        end = at + len(word)
        if not (_is_latin(text[at - 1 : at]) or _is_latin(text[end : end + 1]) or _has_signs(text, end)):
            return at
        at = text.find(word, at + 1)
    return -1


def _has_signs(text: str, end: int) -> bool:
    """Tell whether `++`, or `--` that is no dash, belongs to the word that ends at an offset."""
    if text.startswith("++", end):
        return True
    return text.startswith("--", end) and (len(text) == end + 2 or text[end + 2] in _AFTER_SIGNS)


def word_places(text: str, word: str) -> Iterator[int]:
    """Yield where a word stands in a text as `find_word` finds it."""
    at = find_word(text, word)
    while at >= 0:
        yield at
        at = find_word(text, word, at + 1)


def _is_latin(char: str) -> bool:
    return char == "_" or (char.isascii() and char.isalnum())


def name_marks(text: str) -> tuple[str, ...]:
    """Return the marks that distinguish names and that squeezing drops: `YOLO+` is not `YOLO`, nor `C#` `C`.

    >>> name_marks("PointNet++"), name_marks("Learning + Reasoning")
    (('pointnet++',), ())
    """
    return (
        tuple((match[1] + match[2]).lower() for match in _MARKED.finditer(text)) if "+" in text or "#" in text else ()
    )


def marks_of_name(name: str) -> tuple[str, ...]:
    """Return the marks of a short name, which may have spaces.

    >>> marks_of_name("DeepLab v3+") == marks_of_name("DeepLabv3+"), marks_of_name("DeepLab v3")
    (True, ())
    """
    return name_marks(name.replace(" ", "")) if "+" in name or "#" in name else ()


def exact_key(text: str) -> str:
    """Return the squeezed text with the marks and decimal points that squeezing drops: equal for equal texts.

    >>> exact_key("PointNet++") == exact_key("PointNet"), exact_key("GPT 3.5") == exact_key("gpt-3.5")
    (False, True)
    """
    decimals = re.findall(r"(?<!\d)\d++\.\d+", text) if "." in text else []
    return " ".join((squeeze(text), *name_marks(text), *decimals))


def levels(path: str, separator: str) -> tuple[str, ...]:
    """Return the levels of a path, outermost first; white space in the separator matches any white space.

    >>> levels("Vision / Detection", "/"), levels("Pre-training - Data", " - ")
    (('Vision', 'Detection'), ('Pre-training', 'Data'))
    """
    pattern = r"\s+".join(re.escape(part) for part in _SPACES.split(separator))
    first = r"(?<!\s)" if pattern.startswith(r"\s+") else ""  # one try for each run of white space
    return tuple(level for part in re.split(first + pattern, path) if (level := one_line(part)))


def shared_start(first: str, second: str) -> str:
    """Return the letters that both texts begin with.

    >>> shared_start("deepset", "deeplearning")
    'deep'
    """
    low, high = 0, min(len(first), len(second))
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if first[:middle] == second[:middle] else (low, middle - 1)
    return first[:low]


def ascii_fold(text: str) -> str:
    """Return the letters and digits of a name in lower-case ASCII, for citation keys; other scripts are dropped."""
    form = plain(text)
    return _ascii_letters(form) if form.isascii() else "".join(c for c in form if c.isalnum() and c.isascii())
