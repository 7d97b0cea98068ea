"""What a format is: a module found by an entry point, that turns items into text and says what it left out.

A third party adds a format with one module and one line in the group `vlbib.exports`; vlbib's own are registered the
same way. docs/plugins.md says which names are public.
"""

from __future__ import annotations

from dataclasses import dataclass
from importlib.metadata import EntryPoint, entry_points
from typing import TYPE_CHECKING, Protocol, cast

from vlbib.core.near_names import hint

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from vlbib.exports.item import Item

GROUP = "vlbib.exports"


@dataclass(frozen=True, slots=True)
class Dropped:
    """What a format could not carry: the entry's key, the field ("" for the entry itself), the reason, 1-based line."""

    key: str
    field: str
    reason: str
    line: int = 0


@dataclass(frozen=True, slots=True)
class Exported:
    """The text of an export, and what it could not carry, in the order of the entries."""

    text: str
    dropped: tuple[Dropped, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportOptions:
    """What some formats can be told: the heading of a page, and style and markup of formatted references.

    `style` names a pybtex style. `csl` is the text of a CSL style, which then takes its place. `markup` is one of
    `text`, `markdown`, `html`, `latex`.
    """

    title: str = "References"
    style: str = "unsrt"
    csl: str = ""
    markup: str = "text"


# What stands in the title of the work or of what contains it, so that every format carries it.
_IN_TITLES = frozenset({"subtitle", "maintitle", "mainsubtitle", "booksubtitle", "journalsubtitle"})


class Format(Protocol):
    """A format: a module whose names these are."""

    @property
    def name(self) -> str:
        """The name on the command line."""

    @property
    def suffix(self) -> str:
        """The ending of such files, with its dot."""

    def render(self, items: Sequence[Item], options: ExportOptions) -> Exported:
        """Return the text for the items, in their order."""


class UnknownFormat(LookupError):  # noqa: N818 -- reads as the sentence it is
    """No format of that name, or it could not be loaded: `args[0]` says so in words, with the names that there are."""


def format_names() -> tuple[str, ...]:
    """Return the names of all formats, sorted, without importing any."""
    return tuple(sorted({point.name for point in entry_points(group=GROUP)}))


def load_format(name: str) -> Format:
    """Return the format of that name; raises `UnknownFormat`."""
    points: dict[str, EntryPoint] = {point.name: point for point in entry_points(group=GROUP)}
    if name not in points:
        raise UnknownFormat(f"no format {name!r}; there are {', '.join(sorted(points))}{hint(name, points)}")
    try:
        return cast("Format", points[name].load())
    except (ImportError, AttributeError) as error:
        raise UnknownFormat(f"format {name!r} ({points[name].value}) cannot be loaded: {error}") from error


def leftovers(items: Iterable[Item], carried: Collection[str], reason: str) -> Iterator[Dropped]:
    """Yield the fields of each item that are not among the carried ones (biblatex names); empty ones do not count."""
    for item in items:
        for name in item.values:
            if name not in carried and name not in _IN_TITLES:
                yield Dropped(item.key, item.written_as(name), reason, item.line_of(name))
