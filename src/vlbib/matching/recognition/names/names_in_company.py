"""Names that may mean other things, listed with a sure short name: in `CoCoOp → MaPLe`, `MaPLe` is the well-known work.

Beside the name of a work, a name means a work, too: the one to which records give it (`Reformer`), the only one of the
catalogue that is called so, or the one whose title shares most with those of the works beside it. Three letters mean
many things, and need a word that the titles of both works have.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from vlbib.core.everyday_words import EVERYDAY_WORDS
from vlbib.core.field_of_study import field_of, leading
from vlbib.core.id_after import has_id_after
from vlbib.core.known import Naming
from vlbib.core.lazy_pattern import lazy_pattern
from vlbib.core.programs_and_measures import is_family, is_program_or_measure
from vlbib.core.segment import Place, Sighting
from vlbib.core.text import find_word, placed_lines, squeeze
from vlbib.core.titles import is_name_like, is_own_word
from vlbib.core.venues import is_conference
from vlbib.core.word_stems import telling_stems
from vlbib.matching.recognition.context.words_beside import masked
from vlbib.matching.recognition.names.other_meanings import is_defined, longer_name
from vlbib.matching.recognition.names.worded_names import telling_words
from vlbib.matching.recognition.titles.hinted_names import (
    are_of_one_work,
    is_well_known,
    likely_titles,
    titles_called,
    titles_headed_by,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from vlbib.core.field_of_study import FieldOfStudy
    from vlbib.core.known import Known
    from vlbib.core.segment import Segment

_NO_PLACES = (Place.FILE, Place.COMMENT, Place.HEADING)
_MOST_SIGNS = 400  # maximum characters of a line that is read
# Minimum fit of a title with those beside its name if no record gives it the name, and if it has it not; and how many
# times that of any other work
_FIT_OF_TITLE, _FIT_WITHOUT, _LEAD = 3, 5, 2
_SHARED = 2  # minimum words that it shares with them, which fit as two or more
_LEAST, _LEAST_SURE, _LEAST_PLAIN = 3, 4, 4  # minimum letters of a name, of a sure one beside it, and of a plain word
_MOST_BEGUN = 5  # maximum titles that two words begin which are no topic
_SIZE = r"\d{1,4}(?:\.\d)?[BMK](?![A-Za-z0-9])"
_NAME = lazy_pattern(
    rf"(?<![A-Za-z0-9_/@.:\\#~-])[A-Za-z][A-Za-z0-9+]{{2,30}}(?:-(?!{_SIZE})[A-Za-z0-9]{{1,20}}){{0,3}}"
    rf"(?![\w@\\*]|-(?!{_SIZE})|[.]\w)"
)
# Between two names of a list, the first of which may have its size and a remark in brackets after it
_JOINT = lazy_pattern(
    rf"(?:[ -]{_SIZE})?"
    r"(?:\s?[(（][^()（）]{1,20}[)）])?\s?"
    r"(?:[,，、;；/·+&]|(?<=\s)[-–—](?=\s)|<?[-=]+>|[→⟶⇒<>]{1,2}|\bvs\.|\b(?:vs|versus|and|und|et|y|e|or|oder)\b|[和与及跟])\s?"
)
_VERSION = lazy_pattern(r"\s(?:[vV]\.?)?\d(?:\.\d)?(?![\w.%])|\s[IVX]{2,4}\b")
_NUMBER = lazy_pattern(r" \d(?:\.\d)?(?![\w.%])")  # of a version that has a name: `Llama 2`
_MORE = lazy_pattern(r"\s[A-Z][a-z]")  # more of a longer name: `COCO Captions`


def names_in_company(segment: Segment, body: Known, taken: Sequence[Sighting]) -> Iterator[Sighting]:
    """Yield the names that are listed with a sure name; those of several works as the title of the one meant."""
    if segment.results or segment.place in _NO_PLACES:
        return
    for begin, line in placed_lines(masked(segment.text, taken)):
        for listed in _lists(line, _names(line, body) if len(line) <= _MOST_SIGNS else []):
            names = [line[start:end] for start, end in listed]
            if not any(_sure_title(name, body) for name in names):
                continue
            free = [not _goes_on(line, *place, body) for place in listed]
            open_names = [name if is_free else "" for name, is_free in zip(names, free, strict=True)]
            titles = _titles_meant(open_names, names, body)
            for (start, end), name, title in zip(listed, names, titles, strict=True):
                if title and not is_defined(segment.text, begin + end, taken):
                    is_recorded = body.naming(name) is Naming.RECORDED
                    place = begin + start, begin + end
                    yield Sighting(*place, name, is_name=True) if is_recorded else Sighting(*place, title, called=name)


def _names(line: str, body: Known) -> list[tuple[int, int]]:
    """Return the places of the words with a capital or a digit on a line; two are one if they are a known name."""
    words = [word for word in _NAME.finditer(line) if word[0][0].isupper() or is_name_like(word[0])]
    places: list[tuple[int, int]] = []
    for word in words:
        version = _NUMBER.match(line, word.end())
        end = version.end() if version and body.naming(line[word.start() : version.end()]) > Naming.HINT else word.end()
        before = places[-1] if places else None
        if before and line[before[1] : word.start()] == " " and _is_known(line[before[0] : end], body):
            places[-1] = before[0], end
        else:
            places.append((word.start(), end))
    return places


def _is_known(name: str, body: Known) -> bool:
    """Tell whether records have two words as a name, or a well-known title begins with them and they are no topic."""
    return body.naming(name) > Naming.TITLE or _heads_known(name, body)


def _heads_known(name: str, body: Known) -> bool:
    """Tell whether two words begin a well-known title, and few others: those of a topic begin many."""
    if body.naming(name) is not Naming.HINT or not is_well_known(name, body):
        return False
    return len({title.key for title in body.near(squeeze(name))}) <= _MOST_BEGUN


def _lists(line: str, names: Sequence[tuple[int, int]]) -> Iterator[Sequence[tuple[int, int]]]:
    """Yield the lists on a line: names with nothing but a joint between each and the next."""
    listed = list(names[:1])
    for before, name in pairwise(names):
        if not _JOINT.fullmatch(line, before[1], name[0]):
            yield listed
            listed = []
        listed.append(name)
    yield listed


def _sure_title(name: str, body: Known) -> str:
    """Return the title of the only work that a name can mean; "" if it is no such name."""
    is_sure = (is_name_like(name) or is_own_word(name)) and len(squeeze(name)) >= _LEAST_SURE
    if is_sure and not is_program_or_measure(name) and body.naming(name) is Naming.RECORDED:
        return body.bearer(name)
    is_pair = " " in name and _heads_known(name, body)
    return next((title.text for title in titles_headed_by(name, body) if title.well_known), "") if is_pair else ""


def _goes_on(line: str, start: int, end: int, body: Known) -> bool:
    """Tell whether a version or another word makes a longer name of it, or an id says which of several works it is."""
    goes_on = _VERSION.match(line, end) or _MORE.match(line, end)
    is_open = body.naming(line[start:end]) is Naming.SHARED and has_id_after(line, end)
    return goes_on is not None or is_open or bool(longer_name(line, start, end, body))


def _titles_meant(open_names: Sequence[str], names: Sequence[str], body: Known) -> list[str]:
    """Return the title of the work that each of some open names means in a list; "" for an empty one and a sure word.

    A work found so is beside the others, which are tried again. Two words that are sure count beside another work.
    """
    sure = [_sure_title(name, body) for name in names]
    titles = [""] * len(names)
    for _ in names:
        beside = list(filter(None, (*sure, *titles)))
        field = field_of(beside)
        meant = [
            title or (_meant(name, beside, field, body) if not own else own if " " in name and beside[1:] else "")
            for name, own, title in zip(open_names, sure, titles, strict=True)
        ]
        if meant == titles:
            break
        titles = meant
    return titles


def _meant(name: str, beside: Sequence[str], field: FieldOfStudy, body: Known) -> str:
    """Return the title of the work that a name means beside works of some titles and their field; "" if none is likely.

    It is the one to which records give it, the only well-known one, or the one that shares most with those beside it.
    """
    if not name or is_program_or_measure(name) or is_family(name) or is_conference(name):
        return ""
    naming = body.naming(name)
    title = body.bearer(name) if naming is Naming.RECORDED and name[0].isupper() else ""
    if naming in (Naming.SHARED, Naming.HINT) and _is_spelled_as_work(name):
        title = _well_known(name, body, is_shared=naming is Naming.SHARED)
    if not title and naming is not Naming.NONE and (is_name_like(name) or len(name) >= _LEAST_PLAIN):
        title = _of_their_field(name, field, body)
    words = telling_words(title) - telling_words(name)
    is_told = len(squeeze(name)) > _LEAST or any(words & telling_words(listed) for listed in beside)
    return title if is_told else ""


def _well_known(name: str, body: Known, *, is_shared: bool) -> str:
    """Return the title of the only work of the catalogue that is called so, or "".

    A plain word, and a name that no record gives to a work, must begin no other title. A plain word must be in the
    title: `Anil` is a person, and `ANIL` a method.
    """
    headed = list(titles_headed_by(name, body))
    of_catalogue = {title.key: title.text for title in (*headed, *body.bearers(name)) if title.well_known}
    is_alone = not headed or are_of_one_work(name, headed)
    if len(of_catalogue) != 1 or not (is_alone or (is_shared and is_name_like(name))):
        return ""
    (title,) = of_catalogue.values()
    return title if is_name_like(name) or name in title else ""


def _of_their_field(name: str, field: FieldOfStudy, body: Known) -> str:
    """Return the title of the well-known work of a name that shares most with the titles of those beside it, or ""."""
    called = sorted(titles_called(name, body), key=lambda title: title.well_known)  # of two records the known one
    titles = {title.key: title for title in called}
    fits = {key: field.fit(title.text, name) for key, title in titles.items()}
    least = _SHARED if body.naming(name) is Naming.SHARED else _FIT_OF_TITLE
    best = leading(((fits[title.key], title) for title in likely_titles(list(titles.values()))), least, _LEAD)
    if best is None or not best.well_known or fits[best.key] < max(fits.values()):
        return ""
    shared = (telling_stems(best.text) - telling_stems(name)).intersection(field.counts)
    has_name = find_word(best.text.lower(), name.lower()) >= 0
    is_near = len(shared) >= _SHARED and (has_name or field.fit(best.text, name) >= _FIT_WITHOUT)
    return best.text if is_near else ""


def _is_spelled_as_work(name: str) -> bool:
    """Tell whether a word is spelled like a name, or is a longer word with a capital that is no everyday word."""
    is_plain = name[0].isupper() and len(name) >= _LEAST_PLAIN and name.lower() not in EVERYDAY_WORDS
    return is_name_like(name) or is_plain
