"""Names of several works, listed with a sure short name: in `CoCoOp → MaPLe`, `MaPLe` is the well-known work.

Beside the name of a work, a name means a work, too. Of the works that are called so it is the only one that the
catalogue has. Three letters need a word that the titles of both works have, because they mean many things.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from vlbib.core.everyday_words import EVERYDAY_WORDS
from vlbib.core.known import Naming
from vlbib.core.lazy_pattern import lazy_pattern
from vlbib.core.programs_and_measures import is_family, is_program_or_measure
from vlbib.core.segment import Place, Sighting
from vlbib.core.text import placed_lines, squeeze
from vlbib.core.titles import is_name_like
from vlbib.core.venues import is_conference
from vlbib.matching.recognition.context.words_beside import masked
from vlbib.matching.recognition.names.other_meanings import is_defined, longer_name
from vlbib.matching.recognition.names.worded_names import telling_words
from vlbib.matching.recognition.titles.hinted_names import are_of_one_work, titles_headed_by

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator, Sequence

    from vlbib.core.known import Known, KnownTitle
    from vlbib.core.segment import Segment

_NO_PLACES = (Place.FILE, Place.COMMENT, Place.HEADING)
_MOST_SIGNS = 400  # maximum characters of a line that is read
_LEAST, _LEAST_SURE, _LEAST_PLAIN = 3, 4, 5  # minimum letters of a name, of a sure one beside it, and of a plain word
_SIZE = r"\d{1,4}(?:\.\d)?[BMK](?![A-Za-z0-9])"
_NAME = lazy_pattern(
    rf"(?<![A-Za-z0-9_/@.:\\#~-])[A-Za-z][A-Za-z0-9+]{{2,30}}(?:-(?!{_SIZE})[A-Za-z0-9]{{1,20}}){{0,3}}"
    rf"(?![\w@\\*]|-(?!{_SIZE})|[.]\w)"
)
# Between two names of a list, the first of which may have its size and a remark in brackets after it
_JOINT = lazy_pattern(
    rf"(?:[ -]{_SIZE})?"
    r"(?:\s?[(（][^()（）]{1,20}[)）])?\s?"
    r"(?:[,，、;；/·+&]|<?[-=]+>|[→⟶⇒<>]{1,2}|\bvs\.|\b(?:vs|versus|and|und|et|y|e|or|oder)\b|[和与及跟])\s?"
)
_VERSION = lazy_pattern(r"\s(?:[vV]\.?)?\d(?:\.\d)?(?![\w.%])|\s[IVX]{2,4}\b")
_MORE = lazy_pattern(r"\s[A-Z][a-z]")  # more of a longer name: `COCO Captions`


def names_in_company(segment: Segment, body: Known, taken: Sequence[Sighting]) -> Iterator[Sighting]:
    """Yield the names of several works that are listed with a sure name, as the title of the well-known one."""
    if segment.results or segment.place in _NO_PLACES:
        return
    for begin, line in placed_lines(masked(segment.text, taken)):
        words = _NAME.finditer(line) if len(line) <= _MOST_SIGNS else ()
        names = [word for word in words if word[0][0].isupper() or is_name_like(word[0])]
        company = {name.start(): _sure_title(name[0], body) for name in names} if len(names) > 1 else {}
        for number, name in enumerate(names):
            beside = [] if company.get(name.start(), "-") else _beside(line, names, number, company)
            is_free = bool(beside) and not _goes_on(line, name, body)
            title = _meant(name[0], beside, body) if is_free else None
            if title and not is_defined(segment.text, begin + name.end(), taken):
                yield Sighting(begin + name.start(), begin + name.end(), title.text)


def _sure_title(name: str, body: Known) -> str:
    """Return the title of the only work that a name can mean; "" if it is no such name."""
    is_sure = is_name_like(name) and len(squeeze(name)) >= _LEAST_SURE and not is_program_or_measure(name)
    return body.bearer(name) if is_sure and body.naming(name) is Naming.RECORDED else ""


def _beside(line: str, names: Sequence[re.Match[str]], number: int, company: dict[int, str]) -> list[str]:
    """Return the titles of the sure names right before and after a name of a list."""
    before, after = names[max(number - 1, 0) : number], names[number + 1 : number + 2]
    gaps = [(each, line[each.end() : names[number].start()]) for each in before]
    gaps += [(each, line[names[number].end() : each.start()]) for each in after]
    return [company[each.start()] for each, gap in gaps if company[each.start()] and _JOINT.fullmatch(gap)]


def _goes_on(line: str, name: re.Match[str], body: Known) -> bool:
    """Tell whether a version or another word makes a longer name of it."""
    goes_on = _VERSION.match(line, name.end()) or _MORE.match(line, name.end())
    return goes_on is not None or bool(longer_name(line, *name.span(), body))


def _meant(name: str, beside: Sequence[str], body: Known) -> KnownTitle | None:
    """Return the title of the only well-known work called so, None if there is none or several."""
    if not _may_be_work(name) or body.naming(name) not in (Naming.SHARED, Naming.HINT):
        return None
    headed = list(titles_headed_by(name, body))
    known = [title for title in (*headed, *body.bearers(name)) if title.well_known]
    if not known or not are_of_one_work(name, known):
        return None
    is_alone = not headed or are_of_one_work(name, headed)
    if not is_alone and (body.naming(name) is Naming.HINT or not is_name_like(name)):
        return None
    if len(squeeze(name)) == _LEAST:
        words = telling_words(known[0].text) - telling_words(name)
        return known[0] if any(words & telling_words(title) for title in beside) else None
    return known[0]


def _may_be_work(name: str) -> bool:
    """Tell whether a word is spelled like a name, or is a longer word with a capital that is no everyday word."""
    if is_program_or_measure(name) or is_family(name) or is_conference(name):
        return False
    is_plain = name[0].isupper() and len(name) >= _LEAST_PLAIN and name.lower() not in EVERYDAY_WORDS
    return is_name_like(name) or is_plain
