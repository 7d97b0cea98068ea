"""Words that known works are called by, on lines that name nothing else: `Kimera was too much`, `swin again`.

They name no work there: nothing says that it is meant. They are told, so that no line is passed over in silence. Words
of a language, programs, measures and conferences are left out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from vlbib.core.everyday_words import COMMON_WORDS, EVERYDAY_WORDS
from vlbib.core.known import Naming
from vlbib.core.lazy_pattern import lazy_pattern
from vlbib.core.months import MONTH_NAMES, SHORT_MONTHS
from vlbib.core.name_uses import SIZE_AFTER
from vlbib.core.ordinary_words import ORDINARY_WORDS
from vlbib.core.programs_and_measures import is_program_or_measure
from vlbib.core.text import has_cjk, squeeze
from vlbib.core.titles import is_coined
from vlbib.core.uncapitalised_names import is_small_name
from vlbib.core.venues import is_conference
from vlbib.matching.recognition.context.words_beside import DAYS
from vlbib.matching.recognition.names.small_names import small_names_in
from vlbib.matching.recognition.titles.hinted_names import HEAD_END

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vlbib.core.known import Known

_WORD = lazy_pattern(r"(?<![\w@/#\\.-])[^\W\d_]\w*(?:[-.]\w+)*[+#]{0,2}(?![\w@\\/(]|\.\w)")
_LEAST = 3  # minimum letters and digits of a word
_LEAST_PLAIN = 8  # minimum letters of a word of a dictionary that only begins titles as a name
_LEAST_COINED = 8  # minimum letters of a coined word that begins a title without a colon after it
_LEAST_SHARED = 4  # minimum letters of a word in small letters that several works have, or that is in no dictionary
_DATES = DAYS | frozenset((*MONTH_NAMES, *SHORT_MONTHS))
_MOST_SIGNS = 400  # maximum characters of a line that is read


def told_names_in(line: str, body: Known) -> Iterator[tuple[str, str]]:
    """Yield the words on a line that known works are called by, each with the title, "" if several works are.

    Among Chinese or Japanese words, a word of everyday English in Latin letters is a name more often than not.
    """
    small = dict(small_names_in(line, body))
    yield from small.items()
    everyday = COMMON_WORDS if has_cjk(line) else EVERYDAY_WORDS
    words = _WORD.findall(line) if len(line) <= _MOST_SIGNS else ()
    for word in dict.fromkeys(each for written in words for each in (written, SIZE_AFTER.sub("", written))):
        is_usual = word.lower() in ORDINARY_WORDS or squeeze(word) in (COMMON_WORDS if word.isupper() else everyday)
        is_told = any(word in name.split() for name in small)
        title = None if is_usual or is_told or word in _DATES else _title_of(word, body)
        if title is not None:
            yield word, title


def _title_of(word: str, body: Known) -> str | None:
    """Return the title of the work that a word may mean, "" for several works, None for no work."""
    letters = squeeze(word)
    if len(letters) < _LEAST or is_program_or_measure(word) or is_conference(word):
        return None
    naming = body.naming(word)
    if naming is Naming.RECORDED:
        return body.bearer(word)
    if naming is Naming.SHARED:
        return None if word.islower() and len(letters) < _LEAST_SHARED else ""
    return _headed_by(word, body) if naming is Naming.HINT else _begun_by(word, body)


def _begun_by(word: str, body: Known) -> str | None:
    """Return a title that begins with a coined word, whatever follows: `CodeSearchNet` in `CodeSearchNet Challenge`."""
    if len(word) < _LEAST_COINED or word.islower() or not is_coined(word):
        return None
    begun = (title.text for title in body.near(squeeze(word)) if title.text.startswith(f"{word} "))
    return next(begun, None)


def _is_so_spelled(word: str, title: str) -> bool:
    """Tell whether a title begins with a word, perhaps with other capitals after a hyphen: `Libri-light`."""
    return title.startswith(word) or ("-" in word and title.lower().startswith(word.lower()))


def _headed_by(word: str, body: Known) -> str | None:
    """Return the title that has a word before its colon; none for a plain word that other titles begin with as such."""
    key, size = squeeze(word), len(word)
    begun = [title for title in body.near(key) if squeeze(title.text[:size]) == key]
    headed = [title for title in begun if HEAD_END.match(title.text, size)]
    is_plain = word[1:].islower() and any(title.text[size : size + 1] == " " for title in begun if title not in headed)
    is_long = size >= (_LEAST_SHARED if is_small_name(word) else _LEAST_PLAIN)
    is_rare = is_long and all(title in headed or title.text[size : size + 1] == "-" for title in begun)
    for title in headed:
        is_same = is_rare or is_coined(title.text[:size]) if word.islower() else _is_so_spelled(word, title.text)
        if is_same and (title.well_known or is_coined(word) or not is_plain):
            return title.text
    return None
