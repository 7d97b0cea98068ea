"""Short names that running text cites: with people and a year beside them, a venue and a year, or a citation key.

Examples: `DistilBERT (Sanh et al., 2019)`, `NaturalSpeech 2 (ICLR 2024)`, `RAG = Lewis et al., NeurIPS 2020`, `VinVL
[@key]` and `Zbontar et al. 2021, Barlow Twins`. A name cited like this means the paper, whatever the sentence says.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from vlbib.core.known import Naming
from vlbib.core.laboratories import is_laboratory
from vlbib.core.lazy_pattern import lazy_pattern
from vlbib.core.lead_words import LEADS
from vlbib.core.segment import Place
from vlbib.core.text import squeeze
from vlbib.core.titles import is_name_like
from vlbib.core.venues import is_conference
from vlbib.core.years import SHORT_OR_FULL_YEAR
from vlbib.matching.recognition.context.citing_people import INITIAL_AFTER, is_cited, people_before
from vlbib.matching.recognition.titles.hinted_names import heads_one_work

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vlbib.core.known import Known
    from vlbib.core.segment import Segment

# `DistilBERT`, `Faster R-CNN` or `SAM 2`, before what may be a citation
_BEFORE_CITED = lazy_pattern(
    r"(?<![\w/@.:-])(?:(?P<before>[A-Z][a-z]+) )?(?P<last>[A-Za-z][\w+.-]*[\w+](?: \d)?)"
    r"(?=\s?[(\[（]|, | by | ?[=:：] )"
)
_PLACED = lazy_pattern(rf"\s?[(\[（](?P<venue>[A-Za-z]{{3,12}})[ '’-]*{SHORT_OR_FULL_YEAR}[)\]）]")  # `(ICLR 2024)`
_BRACKET = lazy_pattern(r"\s?[(（](?=[A-Z])")
_LAST_WORDS = lazy_pattern(r"(?<![\w+.-])(?:[\w+.-]++,?+ ){0,4}+[\w+.-]++$")
_MOST_WORDS = 4  # maximum words of a name before its citation
_REACH = 120  # maximum characters of these words and the one before them
_PEOPLE_AND_YEAR = lazy_pattern(rf"[A-Za-z_+:-]+{SHORT_OR_FULL_YEAR}[a-z]?")  # `vinyals2015`
_LEAST_LETTERS = 4  # minimum letters of a word to look for in a key
_PLACES = (Place.ITEM, Place.PARAGRAPH, Place.QUOTE)


def cited_names(segment: Segment, body: Known) -> Iterator[tuple[int, int, bool]]:
    """Yield the places of the names that a segment cites, each with True: no other evidence is needed."""
    yield from ((start, end, True) for start, end in _cited(segment, body))


def _cited(segment: Segment, body: Known) -> Iterator[tuple[int, int]]:
    for match in _BEFORE_CITED.finditer(segment.text):
        like = is_name_like(match["last"])
        placed = _PLACED.match(segment.text, match.end()) if like else None
        is_word = match["last"][:1].isupper() and not INITIAL_AFTER.match(segment.text, match.end())
        if (placed and is_conference(placed["venue"])) or ((like or is_word) and is_cited(segment.text, match.end())):
            yield match.span()
            if not match["before"] or is_separate_word(segment, match["before"], match.start()):
                yield match.start("last"), match.end()
    for bracket in _BRACKET.finditer(segment.text):
        placed = _PLACED.match(segment.text, bracket.start())
        if is_cited(segment.text, bracket.start()):
            yield from _before(segment, bracket.start(), body)
        elif placed and is_conference(placed["venue"]):  # a single plain word may be an ordinary word
            names = _before(segment, bracket.start(), body)
            yield from (name for name in names if " " in segment.text[slice(*name)])
    for cited in segment.citations:
        for start, end in () if cited.is_bare else _before(segment, cited.at, body, hinted=True):
            if _may_be_of(cited.key, segment.text[start:end], body):
                yield start, end
    yield from people_before(segment.text) if segment.place in _PLACES else ()


def _before(segment: Segment, place: int, body: Known, *, hinted: bool = False) -> Iterator[tuple[int, int]]:
    """Yield the longest sure short name (up to four words) that ends at an offset; none if it ends a longer name.

    `hinted`: a name that only one title gives counts, too.
    """
    window = segment.text[max(place - _REACH, 0) : place].rstrip(" ~")
    tail = _LAST_WORDS.search(window)
    words = tail[0].split(" ") if tail else []
    end = max(place - _REACH, 0) + len(window)
    for count in range(min(len(words), _MOST_WORDS), 0, -1):
        name = " ".join(words[-count:])
        is_known = body.naming(name) is Naming.RECORDED or (hinted and heads_one_work(name, body))
        if (name[0].isupper() or is_name_like(name)) and is_known:
            start = end - len(name)
            before = words[-count - 1] if len(words) > count else ""
            if not before[:1].isupper() or is_separate_word(segment, before, start - len(before) - 1):
                yield start, end
            return


def _may_be_of(key: str, name: str, body: Known) -> bool:
    """Tell whether a citation key after a short name can be of its work: it contains a word of the name or title.

    A key of people and a year contains neither; it counts after a name of several words.
    """
    letters = squeeze(key)
    words = (squeeze(word) for word in f"{body.bearer(name)} {name}".split())
    is_of_it = squeeze(name) in letters or any(word in letters for word in words if len(word) >= _LEAST_LETTERS)
    return is_of_it or (" " in name and _PEOPLE_AND_YEAR.fullmatch(key) is not None)


def is_separate_word(segment: Segment, word: str, start: int) -> bool:
    """Tell whether a capitalised word before a name is not part of it: `See BERT`, `Google BERT`, a first word.

    `Fast R-CNN`, `Mask R-CNN` and `Deep SORT` are other works than `R-CNN` and `SORT`.
    """
    if word.lower() in LEADS or is_laboratory(word):
        return True
    before = segment.text[:start].rstrip(" ")
    return before[-1] in ".!?\n" if before else segment.place in (Place.PARAGRAPH, Place.QUOTE)
