"""Write citations after the titles in a note and remove them again; no byte outside the citations changes."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from msgspec import Struct

from vlbib.core.lazy_pattern import lazy_pattern
from vlbib.notes.formats.grid_tables import lines_of_grids
from vlbib.notes.line.cited import KEY
from vlbib.notes.line.raw_lines import end_of, front_lines, raw_lines

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

_TOKENS = lazy_pattern(rf"(?: \[@{KEY}\])*")
_TOKEN = lazy_pattern(rf" \[@({KEY})\]")
_LINES = 4  # maximum number of lines that a title spans


class NamedTitle(Struct, frozen=True):
    """A title or short name as written in a note: its 1-based line, the citation key of its work, and former keys."""

    line: int
    text: str
    key: str
    former_keys: tuple[str, ...] = ()


class Annotated(Struct, frozen=True):
    """The new text of a note, how many citations were added or removed, and the titles not found in the text.

    Titles in drawn tables are not found either, because a citation would move the borders of their cells.
    """

    text: str
    count: int
    unplaced: tuple[NamedTitle, ...] = ()


def annotate_text(text: str, titles: Iterable[NamedTitle], cited: Mapping[int, Collection[str]]) -> Annotated:
    """Add ` [@key]` after each title whose line does not cite its work; `cited`: keys by line, lower case."""
    spots, unplaced = _spots(text, titles)
    new: dict[tuple[int, int], str] = {}
    count = 0
    lines = raw_lines(text)
    for (line, end), named in spots.items():
        keys = [title.key for title in named if not _is_cited(title, cited.get(line, ()))]
        at = end + len(_tokens(lines[line - 1], end))
        new[line, at] = "".join(f" [@{key}]" for key in keys)
        count += len(keys)
    for (line, at), tokens in sorted(new.items(), reverse=True):
        lines[line - 1] = lines[line - 1][:at] + tokens + lines[line - 1][at:]
    return Annotated("".join(lines), count, unplaced)


def without_annotations(text: str, titles: Iterable[NamedTitle]) -> Annotated:
    """Remove each ` [@key]` that directly follows the title of its work."""
    spots, _ = _spots(text, titles)
    lines = raw_lines(text)
    count = 0
    for (line, end), named in sorted(spots.items(), reverse=True):
        keys = {key.lower() for title in named for key in (title.key, *title.former_keys)}
        tokens = _tokens(lines[line - 1], end)
        kept = "".join(token[0] for token in _TOKEN.finditer(tokens) if token[1].lower() not in keys)
        count += tokens.count("[@") - kept.count("[@")
        lines[line - 1] = lines[line - 1][:end] + kept + lines[line - 1][end + len(tokens) :]
    return Annotated("".join(lines), count)


def _is_cited(title: NamedTitle, keys: Collection[str]) -> bool:
    return any(key.lower() in keys for key in (title.key, *title.former_keys))


def _tokens(line: str, end: int) -> str:
    match = _TOKENS.match(line, end)
    return match[0] if match else ""


def _spots(
    text: str, titles: Iterable[NamedTitle]
) -> tuple[dict[tuple[int, int], list[NamedTitle]], tuple[NamedTitle, ...]]:
    """Return the titles by position (line, offset of their end), each work once per line, and the titles not found."""
    lines, front, drawn = raw_lines(text), front_lines(text), lines_of_grids(text)
    last: dict[tuple[int, str], tuple[tuple[int, int], NamedTitle]] = {}
    unplaced: list[NamedTitle] = []
    for title in (title for title in titles if title.line > front):
        place = None if title.line in drawn else _place(lines, title)
        if place is None:
            unplaced.append(title)
        else:
            same = last.get((place[0], title.key))
            last[place[0], title.key] = max(same, (place, title), key=lambda item: item[0]) if same else (place, title)
    spots: dict[tuple[int, int], list[NamedTitle]] = defaultdict(list)
    for place, title in last.values():
        spots[place].append(title)
    return dict(spots), tuple(unplaced)


def _place(lines: Sequence[str], title: NamedTitle) -> tuple[int, int] | None:
    """Return the 1-based line and the offset in it where a title ends; a title may span several lines."""
    for chunk in _chunks(lines, title.line):
        end = end_of(chunk, title.text)
        if end is not None:
            before = raw_lines(chunk[:end])
            return title.line + len(before) - 1, len(before[-1])
    return None


def _chunks(lines: Sequence[str], line: int) -> Iterator[str]:
    yield from ("".join(lines[line - 1 : line - 1 + count]) for count in range(1, _LINES + 1))
