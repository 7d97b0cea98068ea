r"""LaTeX values whose only commands are accented letters and signs: `Sch{\"o}n {\&} Müller`.

Most values with a command have no other. One pattern decodes them, in a hundredth of the time that a parser of LaTeX
takes; whatever it does not know is left to the parser, which gives the same text for these.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING

from vlbib.core.lazy_pattern import lazy_pattern

if TYPE_CHECKING:
    import re

# Combining characters by the command that puts them on a letter.
_MARKS = {
    "`": "\u0300", "'": "\u0301", "^": "\u0302", "~": "\u0303", "=": "\u0304", "u": "\u0306", ".": "\u0307",
    '"': "\u0308", "r": "\u030a", "H": "\u030b", "v": "\u030c", "d": "\u0323", "c": "\u0327", "k": "\u0328",
    "b": "\u0331",
}  # fmt: skip
_LETTERS = {
    "aa": "å", "AA": "Å", "ae": "æ", "AE": "Æ", "i": "ı", "j": "ȷ", "l": "ł", "L": "Ł", "o": "ø", "O": "Ø", "oe": "œ",
    "OE": "Œ", "ss": "ß", "textendash": "–", "textemdash": "—", "texttrademark": "™", "textregistered": "®",
    "textcopyright": "©", "textdegree": "°", "textquoteright": "’", "textquoteleft": "‘", "textquotedblleft": "“",
    "textquotedblright": "”", "textbullet": "•",
}  # fmt: skip
_SIGN = r"\\(?P<sign>[&%_# ])"
_ACCENT = r"\\(?:(?P<mark>[`'^~=.\"])|(?P<named>[uvHcdbkr])(?=[ {\\])) ?"
_ARGUMENT = r"(?:(?P<bare>[A-Za-z])|\{(?P<braced>[A-Za-z])\}|\\(?P<dotless>[ij])(?=[{}])|\{\\(?P<inner>[ij])\})"
_LETTER = rf"\{{\\(?P<letter>{'|'.join(sorted(_LETTERS, key=len, reverse=True))})\}}"
_COMMAND = lazy_pattern(f"{_SIGN}|{_ACCENT}{_ARGUMENT}|{_LETTER}")
# What the parser reads in a way of its own: mathematics, columns, quotation marks, paragraphs.
_FOR_THE_PARSER = lazy_pattern(r"[$\[\]]|(?<!\\)[&#%_^~]|``|''|[!?]`|<<|>>|-[{}]+-|\n\s*\n")


def decode_accents(value: str) -> str | None:
    r"""Return the text of a value, with its braces, if accents and signs are its only commands; else None.

    >>> decode_accents(r"Sch\"on \& {CLIP}")
    'Schön & {CLIP}'
    >>> decode_accents(r"\emph{CLIP}") is None
    True
    """
    if _FOR_THE_PARSER.search(value):
        return None
    bare = _COMMAND.sub(_text, value)
    return None if "\\" in bare else bare


def _text(match: re.Match[str]) -> str:
    if match["sign"]:
        return match["sign"]
    if match["letter"]:
        return _LETTERS[match["letter"]]
    letter = match["bare"] or match["braced"] or match["dotless"] or match["inner"]
    return _accented(letter, match["mark"] or match["named"])


@lru_cache(maxsize=512)
def _accented(letter: str, command: str) -> str:
    return unicodedata.normalize("NFC", letter + _MARKS[command])
