"""Short names right before their authors, without a year: `HER (Andrychowicz)`, `the old one (grey, Lee/Smith)`.

A name alone may mean several works, or none; its own author beside it leaves one. Two of the authors tell any work; the
first one alone, whose family name others have too, tells a work that the catalogue has.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from vlbib.core.lazy_pattern import lazy_pattern
from vlbib.core.ordinary_words import ORDINARY_WORDS
from vlbib.core.segment import Place, Sighting
from vlbib.core.text import placed_lines, squeeze
from vlbib.core.years import YEAR
from vlbib.matching.recognition.context.words_beside import masked
from vlbib.matching.recognition.titles.hinted_names import are_of_one_work, titles_headed_by

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from collections.abc import Set as AbstractSet

    from vlbib.core.known import Known, KnownTitle
    from vlbib.core.segment import Segment

_NO_PLACES = (Place.FILE, Place.COMMENT)
_MOST_SIGNS = 400  # maximum characters of a line that is read
_LEAST = 2  # minimum letters and digits of a name
_SEVERAL = 2  # authors that tell any work
_PERSON = r"[^\W\d_a-z][\w'’-]+(?: [^\W\d_a-z][\w'’-]+)?"
# In brackets, or after `by`, but not before the number of a version
_PEOPLE = lazy_pattern(
    r"\s?[(（\[](?P<people>[^()（）\[\]\n]{2,80})[)）\]]"
    rf"|\s(?:by|von|par|av|door|od)\s(?P<by>{_PERSON}(?:(?:, | and | und | et |\s?[&/]\s?){_PERSON}){{0,4}})(?! v?\d)"
)
_WORDS_BEFORE = lazy_pattern(r"(?<![^\s\"“'*`|(\[：:,，、])[^\s\"“'*`|(\[：:,，、]+(?: [^\s\"“'*`|(\[：:,，、]+){0,3}$")
_CUT = lazy_pattern(r"\s?[,;/&+，；、]\s?|\s(?:and|und|y|et|e)\s")
_AFTER_NAME = rf"(?:,? et\.? al\.?|\s?等)?(?:\s?\(?(?:{YEAR}|['’]\d\d)\)?)?"
# A family name, perhaps after a given name or initials
_FAMILY = lazy_pattern(
    rf"(?:[^\W\d_a-z][\w'’-]*\.? ){{0,2}}(?P<name>[^\W\d_a-z][^\W\d_]+(?:[-'’][^\W\d_]+)*){_AFTER_NAME}"
)
_SMALL_FAMILY = lazy_pattern(rf"(?P<name>[^\W\d_]{{3,}}(?:[-'’][^\W\d_]+)*){_AFTER_NAME}")


def names_beside_authors(segment: Segment, body: Known, taken: Sequence[Sighting]) -> Iterator[Sighting]:
    """Yield the names of known works right before their authors, as their titles; none in what is `taken`."""
    if segment.results or segment.place in _NO_PLACES:
        return
    for begin, line in placed_lines(masked(segment.text, taken)):
        for match in _PEOPLE.finditer(line) if len(line) <= _MOST_SIGNS else ():
            people = _families(match["people"] or match["by"], small=line.islower())
            named = _before(line[: match.start()], people, body) if people else None
            if named:
                end = begin + match.start()
                yield Sighting(end - len(named[0]), end, named[1], called=named[0])


def _before(text: str, people: AbstractSet[str], body: Known) -> tuple[str, str] | None:
    """Return the longest name at the end of a text that only one work of these people has, and its title."""
    words = _WORDS_BEFORE.search(text)
    parts = words[0].split(" ") if words else []
    for at in range(len(parts)):
        name = " ".join(parts[at:])
        titles = [title for title in _bearers(name, body) if _is_by(title, people, body)]
        if titles and are_of_one_work(name, titles):
            return name, titles[0].text
    return None


def _families(text: str, *, small: bool) -> frozenset[str]:
    """Return, squeezed, the parts of a text that may be family names; `small`: nothing on the line has capitals."""
    pattern = _SMALL_FAMILY if small else _FAMILY
    pieces = (pattern.fullmatch(piece) for piece in _CUT.split(text.strip()))
    return frozenset(squeeze(piece["name"]) for piece in pieces if piece)


def _bearers(name: str, body: Known) -> Sequence[KnownTitle]:
    """Return the works that are called by a name: records give it, or their titles begin with it and a colon."""
    is_whole = name[0].isalnum() and (name[-1].isalnum() or name[-1] == "+")
    if not is_whole or len(squeeze(name)) < _LEAST or name in ORDINARY_WORDS:
        return []
    return list(dict.fromkeys((*body.bearers(name), *titles_headed_by(name, body))))


def _is_by(title: KnownTitle, people: AbstractSet[str], body: Known) -> bool:
    """Tell whether two authors of a work are among people, or of a work in the catalogue the first one."""
    authors = [facts.people for facts in body.facts_of(title.text) if facts.people]
    if any(len(people & set(own)) >= _SEVERAL for own in authors):
        return True
    return title.well_known and any(own[0] in people for own in authors)
