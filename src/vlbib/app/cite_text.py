"""Adds citations to a paragraph: `[@key]` after the works of the library that it names, and nothing else."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from vlbib.app.project import locate, read_state
from vlbib.app.reading.at_hand import indexes_at_hand
from vlbib.app.reading.note_cache import read_cached
from vlbib.core.known import AtHand, KnownTitle, Naming, TitleList
from vlbib.core.latex import decode
from vlbib.core.lazy_pattern import lazy_pattern
from vlbib.core.text import squeeze
from vlbib.core.titles import is_name_like
from vlbib.core.work import Kind, Work
from vlbib.lock.recall import remember
from vlbib.notes.annotations import NamedTitle, annotate_text
from vlbib.sources.index import KnownIndex
from vlbib.storage.note_files import NoteFile

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from vlbib.app.project import State
    from vlbib.app.reading.note_cache import CachedNote
    from vlbib.lock.schema import LockedWork
    from vlbib.settings import Settings
    from vlbib.sources.index import Index

_PARAGRAPH = "paragraph.md"
_TITLE_WORDS = 4  # a title with at least this many words is not a common phrase
_WORD = lazy_pattern(r"(?<![\w@/.-])[A-Za-z][\w+-]*+(?!-)")
_BEGINNING = lazy_pattern(r"(?:\A|[.!?:]\s|\n\n)\s*+\Z")


@dataclass(frozen=True, slots=True)
class CitedText:
    """A text with citations added, and the keys that it cites."""

    text: str
    keys: tuple[str, ...]


def cite_text(settings: Settings, library: str | None, text: str) -> CitedText:
    """Return a text with citations after the titles and short names of works that have an entry in the library."""
    state = read_state(locate(settings, library))
    filed = {key.lower() for key in state.keys}
    works = [work for work in state.lock.works if work.key.lower() in filed]
    read = read_cached(NoteFile(_PARAGRAPH, text), _library_alone(works))
    titles = [title for title in _titles(read, state) if title.key.lower() in filed]
    titles += _in_running_text(text, works, {title.key for title in titles})
    titles += _recorded(text, works, indexes_at_hand(settings), {title.key for title in titles})
    cited: dict[int, list[str]] = {}
    for citation in read.citations:
        cited.setdefault(citation.line, []).append(citation.key.lower())
    done = annotate_text(text, titles, cited)
    unplaced = {title.key for title in done.unplaced}
    keys = [title.key for title in titles if title.key not in unplaced]
    held = [key for key in state.keys if key.lower() in {each for line in cited.values() for each in line}]
    return CitedText(done.text, tuple(dict.fromkeys([*keys, *held])))


def _library_alone(works: list[LockedWork]) -> AtHand:
    """Return as the known titles only those of the library's works, with their short names."""
    names = {work.key: frozenset(map(squeeze, _short_names(work))) for work in works}
    titles = tuple(
        KnownTitle(title, squeeze(title), names[work.key]) for work in works for title in _whole_titles(work)
    )
    held = TitleList(titles, frozenset(name for each in names.values() for name in each))
    return AtHand((held,), repr(sorted((title.key, sorted(title.names)) for title in titles)).encode())


def _short_names(work: LockedWork) -> Iterator[str]:
    yield from filter(None, [work.alias, _label(work.title)])
    for mention in work.mentions:
        yield from mention.aliases
        if mention.kind is Kind.ALIAS:
            yield mention.text


def _label(title: str) -> str:
    """Return the name before the colon of a title, as in `BLIP-2: Bootstrapping ...`; "" if it is not a name."""
    label, colon, _ = decode(title).partition(":")
    return label if colon and is_name_like(label) else ""


def _titles(read: CachedNote, state: State) -> Iterator[NamedTitle]:
    memory, bearers = remember(state.lock), _bearers(state.lock.works)
    for mention in read.mentions:
        if mention.kind is Kind.CITATION:
            continue
        number = memory.find(Work(mentions=(mention,)))
        bearing = bearers.get(squeeze(mention.text), ())
        named = [state.lock.works[number]] if number is not None else bearing
        if len(named) == 1 and named[0].key:
            yield NamedTitle(mention.line, mention.text, named[0].key, named[0].former_keys)


def _in_running_text(text: str, works: Sequence[LockedWork], named: Collection[str]) -> Iterator[NamedTitle]:
    """Yield the first place that names each work not in `named`, by a short name of only this work or a title.

    The reader of notes skips names in running text, which need not mean the work itself. Whoever asks for citations
    in a paragraph wants these names cited.
    """
    bearers = _bearers(works)
    for work in works:
        names = (name for name in _short_names(work) if is_name_like(name) and len(bearers.get(squeeze(name), ())) == 1)
        titles = (title for title in _whole_titles(work) if len(title.split()) >= _TITLE_WORDS)
        places = (re.search(rf"(?<![\w@/.-]){_loose(name)}(?![\w-])", text) for name in (*names, *titles))
        place = next(filter(None, places), None) if work.key and work.key not in named else None
        if place:
            yield _named_at(text, place, work)


def _recorded(
    text: str, works: Sequence[LockedWork], indexes: Sequence[Index], named: Collection[str]
) -> Iterator[NamedTitle]:
    """Yield the first place of a name that records give to a work of the library, such as `DDPM`; each work once.

    A word that only its capital makes a name, such as `Imagen`, does not count at the start of a sentence.
    """
    of_titles = {squeeze(title): work for work in works for title in _whole_titles(work)}
    left = {key: work for key, work in of_titles.items() if work.key and work.key not in named}
    bodies = list(map(KnownIndex, indexes)) if left else []
    cited = set(named)
    for word in _WORD.finditer(text) if bodies else ():
        if not (is_name_like(word[0]) or (word[0][0].isupper() and not _BEGINNING.search(text, 0, word.start()))):
            continue
        bearing = next((body.bearer(word[0]) for body in bodies if body.naming(word[0]) is Naming.RECORDED), "")
        work = left.get(squeeze(bearing))
        if work and work.key not in cited:
            cited.add(work.key)
            yield _named_at(text, word, work)


def _named_at(text: str, place: re.Match[str], work: LockedWork) -> NamedTitle:
    return NamedTitle(text.count("\n", 0, place.start()) + 1, place[0], work.key, work.former_keys)


def _whole_titles(work: LockedWork) -> tuple[str, ...]:
    return tuple(dict.fromkeys((work.title, *(record.title for record in work.verdict.records))))


def _loose(name: str) -> str:
    """Return a pattern for a name or title that may be spread over several lines."""
    return r"\s+".join(map(re.escape, name.split()))


def _bearers(works: Sequence[LockedWork]) -> Mapping[str, Sequence[LockedWork]]:
    """Return the works that have each short name, by squeezed name."""
    bearers: dict[str, dict[str, LockedWork]] = {}
    for work in works:
        for name in _short_names(work) if work.key else ():
            bearers.setdefault(squeeze(name), {})[work.key] = work
    return {name: list(each.values()) for name, each in bearers.items()}
