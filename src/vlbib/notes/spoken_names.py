"""Short names of known works that are not taken as mentions; they are reported with the works they may mean."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from msgspec import Struct, field
from msgspec.structs import replace

from vlbib.core.longer_names import ends_longer_name
from vlbib.core.segment import Place
from vlbib.core.text import squeeze, word_places
from vlbib.core.work import Skipped
from vlbib.notes.asides import asides_of, begins_with, first_words

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from vlbib.core.cited_works import CitedWork, PeopleCited
    from vlbib.core.field_of_study import FieldOfStudy
    from vlbib.core.segment import Segment
    from vlbib.core.work import Mention


class NamesSpoken(Struct, frozen=True):
    """Functions that find short names, each with the title of its work ("" if several works share it).

    `of_segment` returns the names in a segment that name nothing there; `of_line` all names on a line, in any spelling;
    `work_of` the work that people and a year cite beside some words in a note of a field, and whether that is sure;
    `work_of_key` the same for a citation key beside some text; `possible` the words that may be names, for lines on
    which no other is; `title_of` the title of the work to which alone records give a name, "" if there is none;
    `of_field` the title of the work that a name means in a note of a field, "" if there is none; `alone` the title of
    the only work that is known by a name which may have others, else ""; `little_known` the title that begins with a
    name, if no well-known one does, else "". `references` has the lines of the references in the note itself by their
    citation keys.
    """

    of_segment: Callable[[Segment], tuple[tuple[str, str], ...]] = lambda _segment: ()
    of_line: Callable[[str], Iterable[tuple[str, str]]] = lambda _line: ()
    work_of: Callable[[PeopleCited, str, Callable[[], FieldOfStudy]], tuple[CitedWork, bool] | None] = (
        lambda _cited, _beside, _field: None
    )
    possible: Callable[[str], Iterable[tuple[str, str]]] = lambda _line: ()
    work_of_key: Callable[[str, str], tuple[CitedWork, bool] | None] = lambda _key, _beside: None
    title_of: Callable[[str], str] = lambda _name: ""
    of_field: Callable[[str, FieldOfStudy], str] = lambda _name, _field: ""
    alone: Callable[[str], str] = lambda _name: ""
    little_known: Callable[[str], str] = lambda _name: ""
    references: Mapping[str, range] = field(default_factory=dict)


WHEN = "the short name may mean something else here, and counts only with authors and a year, or a link"
_LEAST = 2  # minimum rows with a name


def names_mentioned(mentions: Iterable[Mention]) -> set[str]:
    """Return the texts and aliases of mentions, and the names that stand for them in the note, squeezed."""
    every = list(mentions)
    others = (text for mention in every if mention.called or mention.aliases for text in _other_names(mention))
    return {squeeze(mention.text) for mention in every}.union(map(squeeze, others))


def _other_names(mention: Mention) -> Iterator[str]:
    yield from mention.aliases
    if mention.called:
        yield mention.called


def spoken_names(
    segments: Iterable[Segment],
    mentions: Sequence[Mention],
    spoken: Callable[[Segment], tuple[tuple[str, str], ...]],
    *,
    names_works: bool = False,
) -> Iterator[Skipped | Mention]:
    """Yield the short names in segments that are no mentions, those of a line together.

    `names_works`: the note names works elsewhere, so names that may mean theirs become mentions. `spoken` gives the
    names of a segment, each with the title of its work. Left out are names that `mentions` of the line have, names of
    works whose title they have, and names inside a title on the line or inside a longer name of a work.
    """
    every = list(segments)
    named = [dict(spoken(segment)) for segment in every]
    segments_with_names = [(segment, names) for segment, names in zip(every, named, strict=True) if names]
    if not segments_with_names:
        return
    tables = _tables_of_names(every, named, mentions)
    done, done_on, titles_on = names_mentioned(mentions), defaultdict[int, set[str]](set), defaultdict(list)
    lines = {number for segment, _ in segments_with_names for number, _ in segment.lines()}
    for mention in mentions:
        if mention.line in lines:
            done_on[mention.line] |= names_mentioned((mention,))
            titles_on[mention.line].append(mention.text)
    longer = {alias for mention in mentions for alias in mention.aliases if " " in alias}
    for segment, names in segments_with_names:
        for number, line in segment.lines():
            text = " ".join((line, *_addresses(segment, number)))
            for title in (*titles_on[number], *longer):
                text = text.replace(title, " ")
            here = [
                name for name in _names_on(text, names) if _is_new(segment, name, names[name], done, done_on[number])
            ]
            own = {name: names[name] for name in here} if names_works else {}
            asides = tuple(asides_of(segment, number, line, own, is_list=segment.group in tables))
            yield from asides
            here = [name for name in here if all(name != aside.text for aside in asides)]
            if here:
                titles = ", ".join(f"{name}: {names[name]!r}" if names[name] else f"{name}: several" for name in here)
                yield Skipped(file=segment.file, line=number, text=", ".join(here), reason=f"{WHEN} ({titles})")


def _is_new(segment: Segment, name: str, title: str, done: AbstractSet[str], done_on: AbstractSet[str]) -> bool:
    """Tell whether no mention has a name or its work's title: none on the line, and none of the note for a topic.

    `done` and `done_on` are what the mentions of the note and of the line have, squeezed. A topic is a name in a
    heading, or one that a segment consists of.
    """
    is_topic = segment.place is Place.HEADING or squeeze(segment.text) == squeeze(name)
    return (done if is_topic else done_on).isdisjoint(map(squeeze, (name, title)))


def _names_on(text: str, names: Iterable[str]) -> list[str]:
    """Return the names that stand in a text outside longer ones: in `Deformable DETR is slow` there is no `DETR`.

    Nor is there in `Moment-DETR`, unless what comes before the hyphen is one of the names, too.
    """
    names, there = tuple(names), set()
    for name in sorted(names, key=len, reverse=True):
        if _stands_alone(text, name, names):
            there.add(name)
            text = text.replace(name, " ") if " " in name or "-" in name else text
    return [name for name in names if name in there]


def _stands_alone(text: str, name: str, names: Collection[str]) -> bool:
    """Tell whether a name stands anywhere in a text without a capitalised word and a hyphen before it."""
    return not all(ends_longer_name(text, at, names) for at in word_places(text, name))


def _tables_of_names(
    segments: Sequence[Segment], named: Sequence[Mapping[str, str]], mentions: Sequence[Mention]
) -> frozenset[int]:
    """Return the group numbers of tables in which most rows, and two or more, begin with a name or a mention."""
    sizes, counts = Counter[int](), Counter[int]()
    texts = defaultdict(list)
    for mention in mentions:
        texts[mention.line].append(mention.text)
    for segment, names in zip(segments, named, strict=True):
        if segment.place is Place.ROW and segment.columns:
            first = first_words(segment.text)
            sizes[segment.group] += 1
            counts[segment.group] += any(begins_with(first, name) for name in (*names, *texts[segment.line]))
    return frozenset(group for group, count in counts.items() if count >= _LEAST and 2 * count > sizes[group])


def with_names(item: Skipped, names: Skipped) -> Skipped:
    """Return a skipped item whose reason also lists the short names on its line."""
    return replace(
        item, reason=f"{item.reason}; short names of known works stand in it{names.reason.removeprefix(WHEN)}"
    )


def _addresses(segment: Segment, number: int) -> Iterator[str]:
    """Yield the URLs that a line of a segment links to."""
    return (mark.url for mark in segment.marks if mark.url and segment.line_at(mark.start) == number)
