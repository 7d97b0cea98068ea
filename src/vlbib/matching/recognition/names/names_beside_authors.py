"""Short names right beside an author of their work: `HER (Andrychowicz)`, `Raghu et al. (Transfusion)`.

The first author alone is enough for a work in the catalogue, and with a second one for any. A family name that many
people have does not say which of the works of one name is meant.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from vlbib.core.lazy_pattern import lazy_pattern
from vlbib.core.lead_words import LEADS
from vlbib.core.longer_names import is_in_longer_name
from vlbib.core.names import is_common_family
from vlbib.core.ordinary_words import ORDINARY_WORDS
from vlbib.core.people_words import OTHERS, OTHERS_CJK
from vlbib.core.segment import Place, Sighting
from vlbib.core.text import placed_lines, squeeze
from vlbib.core.years import YEAR
from vlbib.matching.recognition.context.words_beside import masked
from vlbib.matching.recognition.titles.hinted_names import are_of_one_work, titles_called

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from collections.abc import Set as AbstractSet

    from vlbib.core.known import Known, KnownTitle
    from vlbib.core.segment import Segment

_NO_PLACES = (Place.FILE, Place.COMMENT)
_MOST_SIGNS = 400  # maximum characters of a line that is read
_LEAST = 2  # minimum letters and digits of a name
_SEVERAL = 2  # authors beside a name that are enough for any work
_MODIFIER = lazy_pattern(r"[^\W\d_a-z]|\w*(?:al|ic|ive|ous|ary|ised|ized|able|ible|less|ful)$")  # before a longer name
_PERSON = r"[^\W\d_a-z][\w'’-]+(?: [^\W\d_a-z][\w'’-]+)?"
# In brackets, or after `by`, but not before the sign or the number of a version
_PEOPLE = lazy_pattern(
    r"\s?[(（\[](?P<people>[^()（）\[\]\n]{2,80})[)）\]](?![-+A-Za-z]|[ ]?(?:v\d|\d(?![.\d])))"
    rf"|\s(?:by|von|par|av|door|od)\s(?P<by>{_PERSON}(?:(?:, | and | und | et |\s?[&/]\s?){_PERSON}){{0,4}})(?! v?\d)"
)
_WORDS_BEFORE = lazy_pattern(r"(?<![^\s\"“'*`|(\[：:,，、])[^\s\"“'*`|(\[：:,，、]+(?: [^\s\"“'*`|(\[：:,，、]+){0,3}$")
# People with others before a name: `Raghu et al. (Transfusion)`, `Wei et al. chain of thought`
_PEOPLE_BEFORE = lazy_pattern(
    rf"(?<![\w'’-])(?P<people>[^\W\d_][\w'’-]+)(?:,?\s{OTHERS}|\s?{OTHERS_CJK})[,:]?(?:\s?\(?(?P<year>{YEAR})[a-z]?\)?)?[,:]?\s?[(（\[\"“]?"
    r"(?=[^\W_])"
)
_WORDS_AFTER = lazy_pattern(r"[^\s\"”'`|()（）\[\]:：,，;、]+(?: [^\s\"”'`|()（）\[\]:：,，;、]+){0,3}")
_VERSION = lazy_pattern(r"v?\d(?:\.\d)?|v\d+")
_CUT = lazy_pattern(r"\s?[,;/&+，；、]\s?|\s(?:and|und|y|et|e)\s")
_AFTER_NAME = rf"(?:,? et\.? al\.?|\s?等)?(?:\s?\(?(?:{YEAR}|(?:['’]|(?<= ))\d\d)\)?)?"
# A family name, perhaps after a given name or initials
_FAMILY = lazy_pattern(
    rf"(?:[^\W\d_a-z][\w'’-]*\.? ){{0,2}}(?P<name>[^\W\d_a-z][^\W\d_]+(?:[-'’][^\W\d_]+)*){_AFTER_NAME}"
)
_SMALL_FAMILY = lazy_pattern(rf"(?P<name>[^\W\d_]{{3,}}(?:[-'’][^\W\d_]+)*){_AFTER_NAME}")


def names_beside_authors(segment: Segment, body: Known, taken: Sequence[Sighting]) -> Iterator[Sighting]:
    """Yield the names of known works right beside their authors, as their titles; none in what is `taken`."""
    if segment.results or segment.place in _NO_PLACES:
        return
    for begin, line in placed_lines(masked(segment.text, taken)):
        for match in _PEOPLE.finditer(line) if len(line) <= _MOST_SIGNS else ():
            given = match["people"] or match["by"]
            people = _families(given, small=line.islower() or (given.islower() and given[-1].isdigit()))
            named = _before(line[: match.start()], people, body) if people else None
            if named:
                end = begin + match.start()
                yield Sighting(end - len(named[0]), end, named[1], called=named[0])
        for match in _PEOPLE_BEFORE.finditer(line) if len(line) <= _MOST_SIGNS else ():
            year = int(match["year"]) if match["year"] else None
            named = _after(line[match.end() :], _families(match["people"], small=line.islower()), year, body)
            if named and not is_in_longer_name(line, match.end(), match.end() + len(named[0])):
                start = begin + match.end()
                yield Sighting(start, start + len(named[0]), named[1], called=named[0])


def _before(text: str, people: AbstractSet[str], body: Known) -> tuple[str, str] | None:
    """Return the longest name at the end of a text if it is that of one work of these people, and its title.

    None if another word makes it part of a longer name: `Frustum PointNet`, `variational GCN`.
    """
    words = _WORDS_BEFORE.search(text)
    parts = words[0].split(" ") if words else []
    for at in range(len(parts)):
        name = " ".join(parts[at:])
        bearers = _bearers(name, body)
        if bearers:
            is_part = at > 0 and parts[at - 1].lower() not in LEADS and _MODIFIER.match(parts[at - 1])
            is_only = are_of_one_work(name, bearers)
            titles = [] if is_part else [title for title in bearers if _is_by(title, people, body, only=is_only)]
            return (name, titles[0].text) if titles and are_of_one_work(name, titles) else None
    return None


def _after(text: str, people: AbstractSet[str], year: int | None, body: Known) -> tuple[str, str] | None:
    """Return the longest name at the start of a text if it is that of one work of these people, and its title.

    A year of theirs must be near that of the work.
    """
    words = _WORDS_AFTER.match(text) if people else None
    parts = words[0].split(" ") if words else []
    for size in range(len(parts), 0, -1):
        name = " ".join(parts[:size])
        bearers = _bearers(name, body)
        if bearers:
            is_only = are_of_one_work(name, bearers)
            titles = [
                title
                for title in bearers
                if _is_by(title, people, body, only=is_only)
                and (year is None or any(facts.is_near(year) for facts in body.facts_of(title.text)))
            ]
            return (name, titles[0].text) if titles and are_of_one_work(name, titles) else None
    return None


def _families(text: str, *, small: bool) -> frozenset[str]:
    """Return, squeezed, the parts of a text that may be family names; `small`: nothing on the line has capitals.

    There are none if a part is a version: `SAM (2, Kirillov)`.
    """
    pattern = _SMALL_FAMILY if small else _FAMILY
    pieces = _CUT.split(text.strip())
    if any(map(_VERSION.fullmatch, pieces)):
        return frozenset()
    names = (piece for piece in map(pattern.fullmatch, pieces) if piece and piece[0].split()[0].lower() not in LEADS)
    return frozenset(squeeze(piece["name"]) for piece in names)


def _bearers(name: str, body: Known) -> Sequence[KnownTitle]:
    """Return the works that are called by a name: records give it, or their titles begin with it and a colon."""
    is_whole = name[0].isalnum() and (name[-1].isalnum() or name[-1] == "+")
    if not is_whole or len(squeeze(name)) < _LEAST or name in ORDINARY_WORDS:
        return []
    return titles_called(name, body)


def _is_by(title: KnownTitle, people: AbstractSet[str], body: Known, *, only: bool) -> bool:
    """Tell whether the first author of a work is among people, and that is enough.

    It is if a second author is there too, or for a work in the catalogue that is the `only` one of its name, or whose
    first author has a family name that few people have.
    """
    authors = [facts.people for facts in body.facts_of(title.text) if facts.people and facts.people[0] in people]
    if any(len(people & set(own)) >= _SEVERAL for own in authors):
        return True
    return title.well_known and any(only or not is_common_family(own[0]) for own in authors)
