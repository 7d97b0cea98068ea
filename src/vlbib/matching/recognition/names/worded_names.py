"""Names that only titles give, beside words of one of these: `MUBox – multi-user cloud storage`.

A name before the colon of one known title may be another work's, too, and several titles may have it. If the line also
has two telling words of just one of the titles, this work is meant: of 36,000 pairs of titles by different people with
one name, 4 % have two such words in common.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from vlbib.core.known import Naming
from vlbib.core.lazy_pattern import lazy_pattern
from vlbib.core.programs_and_measures import is_program_or_measure
from vlbib.core.segment import Place, Sighting
from vlbib.core.text import placed_lines, squeeze
from vlbib.core.title_phrases import is_in_title_phrase
from vlbib.core.titles import is_name_word, is_spelled_as_name
from vlbib.core.venues import is_conference
from vlbib.matching.recognition.context.labels_before import is_title_case
from vlbib.matching.recognition.context.words_beside import masked
from vlbib.matching.recognition.names.claimed_heads import is_part_of_phrase
from vlbib.matching.recognition.names.other_meanings import is_defined
from vlbib.matching.recognition.titles.hinted_names import are_of_one_work, likely_titles, titles_headed_by

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator, Sequence

    from vlbib.core.known import Known, KnownTitle
    from vlbib.core.segment import Segment

_NO_PLACES = (Place.FILE, Place.COMMENT, Place.HEADING)
_MOST_SIGNS = 400  # maximum characters of a line that is read
_LEAST = 4  # minimum letters and digits of a name of one work
_TELLING, _TELLING_OF_PLAIN = 2, 3  # minimum telling words beside a name, and beside a plain word
_OF_TITLE = 0.6  # minimum share of the telling words after a name and its colon that are the title's
_STEM = 6  # letters by which two words are compared: `spoken passages`, `Spoken Passage`
_NAME = lazy_pattern(
    r"(?<![A-Za-z0-9_/@.:\\#~-])[A-Za-z0-9][A-Za-z0-9]{2,30}(?:-[A-Za-z0-9]{1,20}){0,3}(?![\w@/\\+*-]|[.]\w)"
)
_ENTRY = lazy_pattern(r"\s?[:：(（,，|\x1f]|\s[-–—=→]+\s|\s?$")  # what follows a plain word that is an entry of a list
_VERSION = lazy_pattern(
    r"\s(?:[vV]\.?\s?)?\d{1,2}(?:\.\d)?(?=\s?[:：,.(（–—-]|\s*$)|\s[IVX]{2,4}\b"
)  # `MagicQuill 2: ...`
# More of another title: `NetGAN without GAN: From ...`, `FindNet WMT 2021 System`
_TITLE = lazy_pattern(r"(?:\s[A-Za-z][\w-]*){1,4}:\s[A-Z]|\s[A-Z]{2,}[\w-]*(?:\s\d{4})?\s[A-Z][a-z]")
_NUMBER = lazy_pattern(r"\s#?\d")
_OPENING = lazy_pattern(r"[\s:：=\"“『「《(（*_–—-]*")  # between a name and the title of its work
_OPENED, _CLOSED = ("(", "（", "["), (")", "）", "]")
# A venue and a year between a title and a name in brackets
_CLAIMS = lazy_pattern(r"[\s,，;.:–—(（-]*(?:[A-Z][A-Za-z]*[\s-]?)?(?:['’]?\d{2,4})?[)）]?[\s,，;.]*")
_COLON = lazy_pattern(r"\s?[:：]\s?")
_WORD = lazy_pattern(r"[a-z0-9]{3,}")
# Words of so many titles that they tell nothing
_COMMON_WORDS = (
    "the and for with via from using into over under between through towards toward are its how what why can not "
    "based learning model models network networks neural deep data dataset method methods approach system systems "
    "framework analysis study large language new novel efficient improving improved paper work task tasks benchmark "
    "training trained algorithm"
)
_COMMON = frozenset(word[:_STEM] for word in _COMMON_WORDS.split())


def worded_names(segment: Segment, body: Known, taken: Sequence[Sighting]) -> Iterator[tuple[int, int]]:
    """Yield the places of names that begin one known title each and have words of it beside them on their line.

    Words of the titles `taken` from the segment do not count.
    """
    if segment.results or segment.place in _NO_PLACES:
        return
    for begin, line in placed_lines(masked(segment.text, taken)):
        if len(line) <= _MOST_SIGNS:
            places = (name.span() for name in _NAME.finditer(line) if _is_worded(line, name, body))
            placed = ((begin + start, begin + end) for start, end in places)
            yield from (place for place in placed if not is_defined(segment.text, place[1], taken))


def names_told_apart(segment: Segment, body: Known, taken: Sequence[Sighting]) -> Iterator[Sighting]:
    """Yield the names of several known works of which the line tells just one, as its title.

    Words of only one of their titles are beside the name, or in the titles of the other works that the line names:
    beside ColBERT, `DPR` is a work about retrieval.
    """
    if segment.results or segment.place in _NO_PLACES:
        return
    text = masked(segment.text, taken)
    for begin, line in placed_lines(text):
        for name in _NAME.finditer(line) if len(line) <= _MOST_SIGNS else ():
            may_be = _may_be_worded(line, name) and not _is_number(line, name)
            is_of_several = may_be and body.naming(name[0]) in (Naming.HINT, Naming.SHARED)
            place = begin + name.start(), begin + name.end()
            is_of_title = _is_before_title(segment.text, place[1], taken) or _is_after_title(segment.text, place, taken)
            if is_of_several and not is_of_title:
                titles = _bearers(name[0], body)
                about = " ".join((*_works_on(line, name[0], body), *_titles_on(begin, line, taken)))
                meant = _worded(line, name, titles, about)
                is_one = are_of_one_work(name[0], meant) and not are_of_one_work(name[0], titles)
                if is_one and meant[0] in likely_titles(titles):
                    yield Sighting(*place, meant[0].text, called=name[0])


def _is_number(line: str, name: re.Match[str]) -> bool:
    """Tell whether a common word in capitals has a number after it: `CARD 42`."""
    return not is_spelled_as_name(name[0]) and _NUMBER.match(line, name.end()) is not None


def _is_before_title(text: str, end: int, taken: Sequence[Sighting]) -> bool:
    """Tell whether a title follows the name that ends at a place: `UniAD 『A Unified Model for ...』`."""
    between = (text[end : title.start] for title in taken if end <= title.start)
    return is_defined(text, end, taken) or any(map(_OPENING.fullmatch, between))


def _is_after_title(text: str, place: tuple[int, int], taken: Sequence[Sighting]) -> bool:
    """Tell whether a name is in brackets after a title, perhaps after its venue and year: `A Title, ECCV'18 (SCAN)`."""
    start, end = place
    if text[start - 1 : start] not in _OPENED or text[end : end + 1] not in _CLOSED:
        return False
    between = (text[title.end : start - 1] for title in taken if title.end < start and not title.is_name)
    return any(map(_CLAIMS.fullmatch, between))


def _bearers(name: str, body: Known) -> Sequence[KnownTitle]:
    """Return the titles that a name begins, and those of the works to which records give it."""
    return list(dict.fromkeys((*titles_headed_by(name, body), *body.bearers(name))))


def _works_on(line: str, name: str, body: Known) -> Iterator[str]:
    """Yield the titles of the works that other names on a line surely mean."""
    others = dict.fromkeys(match[0] for match in _NAME.finditer(line))
    for other in others:
        is_name = other != name and is_spelled_as_name(other) and len(squeeze(other)) >= _LEAST
        if is_name and body.naming(other) is Naming.RECORDED:
            yield body.bearer(other)


def _titles_on(begin: int, line: str, taken: Sequence[Sighting]) -> Iterator[str]:
    """Yield the titles among `taken` that are on a line that starts at `begin`."""
    yield from (each.text for each in taken if begin <= each.start < begin + len(line) and not each.is_name)


def _is_worded(line: str, name: re.Match[str], body: Known) -> bool:
    """Tell whether a name begins one known title, and telling words of it are beside the name."""
    if len(squeeze(name[0])) < _LEAST or not _may_be_worded(line, name) or body.naming(name[0]) is not Naming.HINT:
        return False
    titles = list(titles_headed_by(name[0], body))
    return are_of_one_work(name[0], titles) and bool(_worded(line, name, titles))


def _may_be_worded(line: str, name: re.Match[str]) -> bool:
    """Tell whether a word on a line may be a short name, and no part of a longer one or of an unknown title."""
    text = name[0]
    if not (text[0].isupper() or is_name_word(text)):
        return False
    is_entry = not any(map(str.isalpha, line[: name.start()])) and _ENTRY.match(line, name.end()) is not None
    if (not is_name_word(text) and not is_entry) or is_program_or_measure(text) or is_conference(text):
        return False
    if any(pattern.match(line, name.end()) for pattern in (_VERSION, _TITLE)):
        return False
    if not is_entry and is_title_case(line.split()) and is_in_title_phrase(line, *name.span()):
        return False
    return not is_part_of_phrase(line, name.start(), name.end())


def _worded(line: str, name: re.Match[str], titles: Sequence[KnownTitle], about: str = "") -> list[KnownTitle]:
    """Return the titles of which telling words are beside a name on a line, or in the text `about` its other works."""
    text, beside = name[0], telling_words(f"{line[: name.start()]} {line[name.end() :]} {about}")
    least = _TELLING if is_name_word(text) else _TELLING_OF_PLAIN
    colon = _COLON.match(line, name.end())
    after = telling_words(line[colon.end() :]) if colon else frozenset()
    telling = {title: telling_words(title.text) - telling_words(text) for title in titles}
    return [
        title
        for title, own in telling.items()
        if len(beside & own) >= least and len(after & own) >= _OF_TITLE * len(after)
    ]


def telling_words(text: str) -> frozenset[str]:
    """Return the beginnings of the words in a text that distinguish its topic from others.

    >>> sorted(telling_words("A Learning Method for Spoken Passages"))
    ['passag', 'spoken']
    """
    return frozenset(word[:_STEM] for word in _WORD.findall(text.lower())) - _COMMON
