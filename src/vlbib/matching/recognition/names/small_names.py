"""Names in small letters that a line may be about: `flexgen on the old box`, `tree of thoughts is just beam search`.

They name no work, because such words are ordinary ones, too; they are told, so that no line is passed over.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from vlbib.core.everyday_words import EVERYDAY_WORDS
from vlbib.core.known import LEAST_LETTERS, Naming
from vlbib.core.lazy_pattern import lazy_pattern
from vlbib.core.ordinary_words import ORDINARY_WORDS
from vlbib.core.programs_and_measures import is_program_or_measure
from vlbib.core.text import squeeze
from vlbib.core.titles import is_coined
from vlbib.core.venues import is_conference
from vlbib.matching.recognition.titles.hinted_names import HEAD_END, are_of_one_work

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from vlbib.core.known import Known, KnownTitle

_WORD = lazy_pattern(r"(?<![\w@/#\\.-])[a-z][a-z\d]*(?:-[a-z\d]+)*(?![\w@\\/(]|\.\w)")
_SPACED = lazy_pattern(r"\S+(?: \S+)*")  # words with single spaces
_LEAST = 6  # minimum letters and digits of a single word
_MOST_WORDS = 3  # maximum words of a name
_MOST_SIGNS = 300  # maximum characters of a line that is read


def small_names_in(line: str, body: Known) -> Iterator[tuple[str, str]]:
    """Yield the names in small letters on a line, each with the title of its work; none inside another.

    A word is spelled with capitals inside by its work. Several words come before the colon of one title of the
    catalogue, or records give them as a name.
    """
    words = [match.span() for match in _WORD.finditer(line)] if len(line) <= _MOST_SIGNS else []
    while words:
        name = _longest(line, words[:_MOST_WORDS], body)
        if name:
            yield name
        words = [word for word in words[1:] if not name or word[0] >= words[0][0] + len(name[0])]


def _longest(line: str, words: Sequence[tuple[int, int]], body: Known) -> tuple[str, str] | None:
    """Return the longest name that some words begin with, and the title of its work."""
    start = words[0][0]
    for _, end in reversed(words):
        name = line[start:end]
        title = _title_of(name, body) if _SPACED.fullmatch(name) else ""
        if title:
            return name, title
    return None


def _title_of(name: str, body: Known) -> str:
    """Return the title of the only work that words in small letters name, or ""."""
    letters = squeeze(name)
    is_word = " " not in name
    if len(letters) < (_LEAST if is_word else LEAST_LETTERS) or name in ORDINARY_WORDS or letters in EVERYDAY_WORDS:
        return ""
    if is_program_or_measure(name) or is_conference(name):
        return ""
    naming = body.naming(name)
    if naming is Naming.RECORDED:
        return body.bearer(name)
    if naming is not Naming.HINT:
        return ""
    headed = [title for title in body.near(letters) if _is_head(title, name)]
    of_catalogue = [title for title in headed if title.well_known]
    if not of_catalogue or not are_of_one_work(name, of_catalogue):
        return ""
    title = of_catalogue[0].text
    return title if not is_word or is_coined(title[: len(name)]) else ""


def _is_head(title: KnownTitle, name: str) -> bool:
    """Tell whether a name comes before the colon of a title, in any case."""
    head = title.text[: len(name)]
    return squeeze(head) == squeeze(name) and HEAD_END.match(title.text, len(name)) is not None
