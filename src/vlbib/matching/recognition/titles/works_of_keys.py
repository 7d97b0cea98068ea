"""Works cited by a key that says enough: `vaswani2017attention` is what Vaswani wrote in 2017 that begins so.

A key has few words of the title. It counts if exactly one known work has this first author, this year and these words
at its beginning, or as its short name. Else a well-known work of the year before counts, whose record may be that of
its preprint, or of the year after, if the key has its short name: `kingma2014adam` is of 2015. A first word that many
titles have (`deep`) is not sure without another word of the title in the text beside the key: the work waits for a
decision. Many people share a common family name, and not all of their works are known: with such a name, only a short
name or two words in the text tell the work, and one with a rare word waits. A well-known work is meant in either case:
of 6,000 works that nobody knows, 4 have the key of one. Three words in the key are enough with any name, unless many
known titles begin so (`deep reinforcement learning`): then the work waits. The word of a key may also be the initials
of the title, or its first words run together: with a rare family name this is sure. A word from the middle of the title
needs another one beside the key. A key without words of the title counts if those beside it tell the work, as beside
authors and a year; the work must be of exactly this year.
"""

from __future__ import annotations

from itertools import accumulate
from typing import TYPE_CHECKING

from vlbib.core.citation_keys import read_key
from vlbib.core.cited_works import PeopleCited
from vlbib.core.initials import initials
from vlbib.core.known import NEAR
from vlbib.core.names import PARTICLES, is_common_family
from vlbib.core.text import ascii_fold, squeeze, words
from vlbib.matching.recognition.titles.works_of_people import words_shared, work_of_people

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from vlbib.core.citation_keys import KeyParts
    from vlbib.core.cited_works import CitedWork
    from vlbib.core.known import Known

    _Fits = Callable[[CitedWork, Sequence[str]], bool]

_NEAR = (0, -1, 1)  # years between a key and the record: a preprint is often from the year before
_MANY = 3  # minimum words of a title in a key that tell it by themselves
_RUN_TOGETHER = 5  # words at the start of a title of which a key may run some together
_LEAST_LETTERS = 5  # minimum letters of a word that a key has from the middle of a title
_TOLD, _MARGIN = 2, 2  # words of a title beside the key: minimum for a common name, and minimum lead over another work
# Words at the start of a title that keys leave out, each form some of them.
_LEFT_OUT = frozenset(
    ["a", "an", "the", "on", "of", "in", "at", "by", "for", "from", "to", "with", "is", "are", "do", "does", "can",
     "how", "what", "why", "when", "where", "which", "towards", "toward", "using", "and", "via"]
)  # fmt: skip
_PARTICLES = tuple(sorted((ascii_fold(particle) for particle in PARTICLES), key=len, reverse=True))


def work_of_key(key: str, beside: str, body: Known) -> tuple[CitedWork, bool] | None:
    """Return the known work that a citation key means, and whether that is sure; None if its parts do not tell it.

    `beside` is the text around the citation.
    """
    parts = read_key(key)
    if parts is None:
        return None
    if not parts.words:
        people = PeopleCited((parts.family,), others=False, year=parts.year)
        named = work_of_people(people, beside, body)
        return named if named and named[1] and named[0].year == parts.year else None
    works, fits = _works(parts, body)
    is_common = is_common_family(parts.family)
    famous = (
        work
        for work in works
        if work.well_known and (_is_named(work, parts.words) or (work.year < parts.year and not is_common))
    )
    fitting = [work for work in works if work.year == parts.year] or list(famous)
    shared = {work.title: len(words_shared(work, beside) - set(parts.words)) for work in fitting}
    fitting.sort(key=lambda work: -shared[work.title])
    if not fitting or (len(fitting) > 1 and shared[fitting[0].title] < shared[fitting[1].title] + _MARGIN):
        return None
    is_told = _is_named(fitting[0], parts.words) or shared[fitting[0].title] >= (_TOLD if is_common else 1)
    if len(parts.words) >= _MANY:
        start = _through(fitting[0], parts.words)
        return fitting[0], is_told or (bool(start) and _begins_few(start, body))
    is_known = len(fitting) == 1 and fitting[0].well_known and fitting[0].year == parts.year
    is_only = is_known and not (is_common and fits is _has)
    is_rare = fits is _is_shortened or (fits is _begins and _begins_few(parts.words[0], body))
    if is_common and not (is_told or is_only or is_rare):
        return None
    return fitting[0], is_told or is_only or (is_rare and not is_common)


def works_of_key_meant(key: str, body: Known) -> tuple[tuple[str, ...], bool]:
    """Return the titles of the known works of a year that a citation key may mean, and if it tells enough.

    They are those with its words; if they fit no work, those whose initials it has (`morris2019wl`); if it has none,
    all by its author. Then one family name that very many people have tells too little.
    """
    parts = read_key(key)
    if parts is None:
        return (), False
    worded = [work for work in _works(parts, body)[0] if work.year == parts.year] if parts.words else []
    works = worded or [
        work
        for work in _each_once(_of_author(parts, body))
        if work.year == parts.year and _has_initials(work, parts.words)
    ]
    return tuple(work.title for work in works), bool(worded) or not is_common_family(parts.family)


def _each_once(works: Iterable[CitedWork]) -> list[CitedWork]:
    """Return the first of the records with one title: that of the year before others, and of the catalogue first."""
    titles: dict[str, CitedWork] = {}
    for work in works:
        titles.setdefault(squeeze(work.title), work)
    return list(titles.values())


def _works(parts: KeyParts, body: Known) -> tuple[list[CitedWork], _Fits]:
    """Return the works of a key's author and year that have its words in the most telling way, and this way."""
    every = list(_of_author(parts, body))
    for fits in (_begins, _is_shortened, _has):
        works = _each_once(work for work in every if fits(work, parts.words))
        if works:
            return works, fits
    return [], _has


def _of_author(parts: KeyParts, body: Known) -> Iterator[CitedWork]:
    for last in _last_words(parts.family):
        for apart in _NEAR:
            works = body.cited(last, parts.year + apart)
            yield from (work for work in works if _is_family(work.families[0], parts.family))


def _last_words(family: str) -> Iterator[str]:
    """Yield a family name, then without the particles at its start: `vandenoord`, `denoord`, `oord`."""
    yield family
    rest = family
    while particle := next((each for each in _PARTICLES if rest.startswith(each) and rest != each), ""):
        rest = rest.removeprefix(particle)
        yield rest


def _is_family(family: Sequence[str], written: str) -> bool:
    """Tell whether a family name, with or without its particles or its first part, is written so."""
    folded = [ascii_fold(part) for part in family]
    return any("".join(folded[at:]) == written for at in range(len(folded)))


def _begins_few(letters: str, body: Known) -> bool:
    """Tell whether few known titles begin so, squeezed, so that this says which work of somebody is meant."""
    return len({title.key for title in body.near(letters)}) < NEAR


def _through(work: CitedWork, of_key: Sequence[str]) -> str:
    """Return the title of a work, squeezed, up to the last word of a key; "" unless it begins with these words."""
    title = words(work.title)
    telling = [at for at, word in enumerate(title) if ascii_fold(word) not in _LEFT_OUT][: len(of_key)]
    begins = [ascii_fold(title[at]) for at in telling] == list(of_key)
    return squeeze(" ".join(title[: telling[-1] + 1])) if begins else ""


def _is_named(work: CitedWork, of_key: Sequence[str]) -> bool:
    """Tell whether the words of a key are the short name of a work, perhaps with other words of its title."""
    if squeeze("".join(of_key)) in work.names:
        return True
    return of_key[0] in work.names and set(of_key[1:]) <= set(map(ascii_fold, words(work.title)))


def _begins(work: CitedWork, of_key: Sequence[str]) -> bool:
    """Tell whether the words of a key are the short name of a work, or begin its title."""
    if _is_named(work, of_key):
        return True
    title = [ascii_fold(word) for word in words(work.title)]
    telling = [word for word in title if word not in _LEFT_OUT]
    return of_key[0] in (*title[:1], *telling[:1]) and set(of_key) <= {*title, *telling}


def _is_shortened(work: CitedWork, of_key: Sequence[str]) -> bool:
    """Tell whether the word of a key is the initials of a title, or its first words run together: `dgc`, `nofear`."""
    if len(of_key) > 1:
        return False
    title = [ascii_fold(word) for word in words(work.title)][:_RUN_TOGETHER]
    telling = [word for word in title if word not in _LEFT_OUT]
    return of_key[0] in {*accumulate(title), *accumulate(telling), *initials(work.title)}


def _has_initials(work: CitedWork, of_key: Sequence[str]) -> bool:
    """Tell whether a key has no words, or one of the initials of words in a row: `wl` of `Weisfeiler and Leman Go`."""
    telling = (word for each in words(work.title) if (word := ascii_fold(each)) not in _LEFT_OUT)
    return not of_key or (len(of_key) == 1 and of_key[0] in "".join(word[:1] for word in telling))


def _has(work: CitedWork, of_key: Sequence[str]) -> bool:
    """Tell whether the words of a key are anywhere in a title: `transduction`."""
    return len(of_key[0]) >= _LEAST_LETTERS and set(of_key) <= set(map(ascii_fold, words(work.title)))
