"""Words that a note's author put before a title, in any language: no known title begins with them.

Examples: `Lees Attention Is All You Need`, `Diskutieren Sie ...`, `Für die Instrumente: ...`. Titles tend to begin with
the same words: of 550,000, hardly one is another's whole title of five words or more after a plain word that begins no
third title. Names of methods are no such words (`StructViT: ...`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from vlbib.core.known import NEAR
from vlbib.core.lazy_pattern import lazy_pattern
from vlbib.core.text import squeeze, words
from vlbib.matching.recognition.context.labels_before import SMALL
from vlbib.matching.recognition.context.words_beside import JOINERS

if TYPE_CHECKING:
    from vlbib.core.known import Known

# Non-English words for reading, and small words: too short to look up the titles that begin with them
_FOREIGN_WORDS = (
    "läs läsa læs les lest lies lis lisez ler lees leggi oku đọc baca laut selon según für der das dem den "
    "ein eine einen zum zur vom beim pour des une aux dans sur para los las una del por con gli dei per het een voor "
    "van och från till av og fra til dla"
)
_FOREIGN = frozenset(_FOREIGN_WORDS.split())
_MOST_WORDS = 4  # maximum words before a title
# Endings of English words, which may begin a title even if no known title begins with the word
_ENGLISH = lazy_pattern(r"(?:ing|ed|tion|sion|ness|ity|ive|al|ic|ics|ous|able|ible|ful|less|ary|ism|ist|ly|ment)$")
_COMMON = "learning"  # begins more than `NEAR` titles if enough titles are known
_FAR = 80  # maximum characters before a title in which such words begin
_LEAST_LETTERS = 3  # minimum letters of the first word
_SHOUTED = 6  # minimum letters of a word in capitals that is no abbreviation: `PENDIENTE`, a state in an outline
_PIECE = lazy_pattern(r"^|(?<=[.;!?|:：\x1f]\s)|(?<=[。；！？\n])")  # the beginning of a sentence
_BULLET = lazy_pattern(r"^[\W\d_]*+(?:[a-z]\)\s++)?+")
_WORD = lazy_pattern(r"[^\W\d_][^\W\d_]*+(?:[-'’][^\W\d_]++)*+")


def are_own_words(text: str, start: int, body: Known) -> bool:
    """Tell whether the text before a title in its sentence is plain words that begin no known title.

    A colon or a dash may follow them.
    """
    piece = _last_piece(text, start)
    plain = [match[0] for match in _WORD.finditer(piece)]
    if not 0 < len(plain) <= _MOST_WORDS or " ".join(plain) != piece or not all(map(_is_plain, plain)):
        return False
    first = plain[0].lower()
    if plain[-1].lower() in JOINERS or first in SMALL:
        return False
    if first in _FOREIGN:
        return True
    is_strange = len(squeeze(first)) >= _LEAST_LETTERS and _ENGLISH.search(first) is None
    return is_strange and not _begins_title(first, body) and len(body.near(_COMMON)) >= NEAR


def _last_piece(text: str, start: int) -> str:
    """Return the part of a sentence before a title, without its number; "" if it begins too far away."""
    end = len(text[:start].rstrip(" :：-–—"))
    places = [match.start() for match in _PIECE.finditer(text, start - _FAR, end)]
    return _BULLET.sub("", text[places[-1] : end]) if places else ""


def _is_plain(word: str) -> bool:
    """Tell whether a word is no name: no capitals except at its start or after a hyphen, or nothing but capitals."""
    if word.isupper() and len(word) >= _SHOUTED:
        return True
    return all(part[1:].islower() or len(part) == 1 for part in word.replace("’", "-").replace("'", "-").split("-"))


def _begins_title(word: str, body: Known) -> bool:
    """Tell whether a known title begins with a word; assumed if many titles begin with its letters."""
    near = body.near(squeeze(word))
    return len(near) >= NEAR or any(words(title.text)[:1] == words(word)[:1] for title in near)
