"""Names in small letters that a text calls papers: `the mixup paper`, `tree of thoughts paper`.

Whoever writes so means a work, whatever else the words may stand for. A word of everybody needs `the` before it: a
`vision paper` is a kind of paper. Two words with which only one known title begins are such a name, too (`the toy
models paper`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from vlbib.core.everyday_words import EVERYDAY_WORDS
from vlbib.core.known import Naming
from vlbib.core.lazy_pattern import lazy_pattern
from vlbib.core.ordinary_words import ORDINARY_WORDS
from vlbib.core.segment import Place, Sighting
from vlbib.core.text import squeeze
from vlbib.matching.recognition.titles.hinted_names import is_well_known

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from vlbib.core.known import Known
    from vlbib.core.segment import Segment

_PLACES = (Place.ITEM, Place.ROW, Place.PARAGRAPH, Place.QUOTE)
_CALLED = lazy_pattern(r"(?<![\w/@.'’-])(?P<words>(?:[a-z\d][a-z\d+.-]{0,24}+ ){1,5})(?:papers?|preprint)(?![\w/-])")
_THE = ("the", "original", "famous", "classic")
_LEAST = 3  # minimum letters and digits of a name
_LEAST_BEGUN = 9  # the same of the beginning of a title


def papers_called(segment: Segment, body: Known, taken: Sequence[Sighting]) -> Iterator[Sighting]:
    """Yield the works whose names in small letters are called papers in a segment, outside `taken` places."""
    for called in _CALLED.finditer(segment.text) if segment.place in _PLACES else ():
        words = called["words"].split()
        end = called.end("words") - 1
        if any(title.start < end and called.start() < title.end for title in taken):
            continue
        for first in range(len(words)):
            name = " ".join(words[first:])
            if _is_name(name, body, after=words[first - 1] if first else ""):
                yield Sighting(end - len(name), end, name, is_name=True, unsure=True)
                break
            title = _begun(name, body)
            if title:
                yield Sighting(end - len(name), end, title, listed=True)
                break


def _begun(words: str, body: Known) -> str:
    """Return the only known title that begins with two words or more, if it is well known, else ""."""
    letters = squeeze(words)
    if " " not in words or len(letters) < _LEAST_BEGUN:
        return ""
    titles = body.near(letters)
    is_only = len({title.key for title in titles}) == 1 and any(title.well_known for title in titles)
    title = titles[0].text if is_only else ""
    return title if squeeze(title[: len(words)]) == letters and title[len(words) :][:1] == " " else ""


def _is_name(name: str, body: Known, *, after: str) -> bool:
    """Tell whether a text is a known name and nothing else; `after` is the word before it."""
    naming = body.naming(name)
    if naming is Naming.NONE or len(squeeze(name)) < _LEAST:
        return False
    if name in ORDINARY_WORDS or name in EVERYDAY_WORDS:
        return naming is Naming.RECORDED and after in _THE
    return naming >= Naming.SHARED or (naming is Naming.HINT and is_well_known(name, body))
