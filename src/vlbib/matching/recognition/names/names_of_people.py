"""Short names beside their authors, without a year: `HER (Andrychowicz)`, `GridNet by Kim`, `Rossi's GridNet`.

A name alone may mean several works, or none; its own author beside it leaves one. What else is in a bracket does not
matter.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from vlbib.core.lazy_pattern import lazy_pattern
from vlbib.core.ordinary_words import ORDINARY_WORDS
from vlbib.core.segment import Place, Sighting
from vlbib.core.text import placed_lines, squeeze
from vlbib.matching.recognition.context.words_beside import masked
from vlbib.matching.recognition.titles.hinted_names import are_of_one_work, titles_headed_by

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from collections.abc import Set as AbstractSet

    from vlbib.core.known import Known, KnownTitle
    from vlbib.core.segment import Segment

_NO_PLACES = (Place.FILE, Place.COMMENT)
_MOST_SIGNS = 400  # maximum characters of a line that is read
_LEAST = 2  # minimum letters and digits of a name
_SEVERAL = 2  # authors beside a name, if the first author is not one of them
_PERSON = r"[^\W\d_a-z][\w'’-]+(?: [^\W\d_a-z][\w'’-]+)?"
# In brackets, or after `by`
_AFTER = lazy_pattern(
    r"\s?[(（\[](?P<people>[^()（）\[\]\n]{2,80})[)）\]]"
    rf"|\s(?:by|von|par|av|door|od)\s(?P<by>{_PERSON}(?:(?:, | and | und | et |\s?[&/]\s?){_PERSON}){{0,4}})"
)
_OWNER = lazy_pattern(rf"(?<!\w)(?P<people>{_PERSON})['’]s? (?=[\w])")
_WORDS_AFTER = lazy_pattern(r"[^\s\"“'*`|()\[\]：:,，、.;]+(?: [^\s\"“'*`|()\[\]：:,，、.;]+){0,3}")
_WORDS_BEFORE = lazy_pattern(r"(?<![^\s\"“'*`|(\[：:,，、])[^\s\"“'*`|(\[：:,，、]+(?: [^\s\"“'*`|(\[：:,，、]+){0,3}$")
_CUT = lazy_pattern(r"\s?[,;/&+，；、]\s?|\s(?:and|und|y|et|e)\s")
_FAMILY = lazy_pattern(r"(?:[^\W\d_][\w.'’-]* ){0,2}(?P<name>[^\W\d_]{2,}(?:[-'’][^\W\d_]+)*)(?:,? et\.? al\.?|\s?等)?")


def names_of_people(segment: Segment, body: Known, taken: Sequence[Sighting]) -> Iterator[Sighting]:
    """Yield the names of known works beside their authors in brackets, as their titles; none in what is `taken`."""
    if segment.results or segment.place in _NO_PLACES:
        return
    for begin, line in placed_lines(masked(segment.text, taken)):
        for start, name, title in _in_line(line, body) if len(line) <= _MOST_SIGNS else ():
            yield Sighting(begin + start, begin + start + len(name), title, called=name)


def _in_line(line: str, body: Known) -> Iterator[tuple[int, str, str]]:
    """Yield the longest name beside each of the people on a line: its offset, the name, the title of its work."""
    for match in _AFTER.finditer(line):
        words = _WORDS_BEFORE.search(line[: match.start()])
        parts = words[0].split(" ") if words else []
        names = (" ".join(parts[at:]) for at in range(len(parts)))
        named = _of_people(names, _families(match["people"] or match["by"], small=line.islower()), body)
        if named:
            yield match.start() - len(named[0]), *named
    for match in _OWNER.finditer(line):
        words = _WORDS_AFTER.match(line, match.end())
        parts = words[0].split(" ") if words else []
        names = (" ".join(parts[:count]) for count in range(len(parts), 0, -1))
        named = _of_people(names, _families(match["people"], small=False), body)
        if named:
            yield match.end(), *named


def _of_people(names: Iterable[str], people: AbstractSet[str], body: Known) -> tuple[str, str] | None:
    """Return the first of some names that only one work of these people has, and its title."""
    for name in names if people else ():
        titles = [title for title in _bearers(name, body) if _is_by(title, people, body)]
        if titles and are_of_one_work(name, titles):
            return name, titles[0].text
    return None


def _families(text: str, *, small: bool) -> frozenset[str]:
    """Return, squeezed, the words in brackets that may be family names; `small`: in lower case."""
    pieces = (_FAMILY.fullmatch(piece) for piece in _CUT.split(text.strip()))
    names = (piece["name"] for piece in pieces if piece)
    return frozenset(squeeze(name) for name in names if small or name[0].isupper())


def _bearers(name: str, body: Known) -> Sequence[KnownTitle]:
    """Return the works that are called by a name: records give it, or their titles begin with it and a colon."""
    is_whole = name[0].isalnum() and (name[-1].isalnum() or name[-1] == "+")
    if not is_whole or len(squeeze(name)) < _LEAST or name in ORDINARY_WORDS:
        return []
    return list(dict.fromkeys((*body.bearers(name), *titles_headed_by(name, body))))


def _is_by(title: KnownTitle, people: AbstractSet[str], body: Known) -> bool:
    """Tell whether the first author of a work is among people, or two of its authors are."""
    authors = (facts.people for facts in body.facts_of(title.text) if facts.people)
    return any(own[0] in people or len(people & set(own)) >= _SEVERAL for own in authors)
