"""What a format is: a module found by an entry point, that turns items into text and says what it left out.

A third party adds a format with one module and one line in the group `vlbib.exports`; vlbib's own are registered the
same way. docs/plugins.md says which names are public.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, cast

from msgspec import Struct

from vlbib.core.near_names import hint
from vlbib.installed import installed

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
    from importlib.metadata import EntryPoint

    from vlbib.exports.item import Item

GROUP = "vlbib.exports"


class Dropped(Struct, frozen=True):
    """What a format could not carry: the entry's key, the field ("" for the entry itself), the reason, 1-based line."""

    key: str
    field: str
    reason: str
    line: int = 0


class Exported:
    """The text of an export, and what it could not carry, in the order of the entries.

    `data` is the text as it is written, in UTF-8: of a large library the only form that is kept.
    """

    __slots__ = ("data", "dropped")

    def __init__(self, text: str | bytes, dropped: Iterable[Dropped] = ()) -> None:
        self.data = text if isinstance(text, bytes) else text.encode()
        self.dropped = tuple(dropped)

    @property
    def text(self) -> str:
        """The text."""
        return self.data.decode()


class ExportOptions(Struct, frozen=True, kw_only=True):
    """Options of some formats: the heading of a page, and style and markup of formatted references.

    `style` names a pybtex style. `csl` is the text of a CSL style, which then takes its place. `markup` is one of
    `text`, `markdown`, `html`, `latex`.
    """

    title: str = "References"
    style: str = "unsrt"
    csl: str = ""
    markup: str = "text"


# What stands in the title of the work or of what contains it, so that every format carries it.
IN_TITLES = frozenset({"subtitle", "maintitle", "mainsubtitle", "booksubtitle", "journalsubtitle"})


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
    return tuple(sorted({point.name for point in installed(GROUP)}))


def load_format(name: str) -> Format:
    """Return the format of that name; raises `UnknownFormat`."""
    points: dict[str, EntryPoint] = {point.name: point for point in installed(GROUP)}
    if name not in points:
        raise UnknownFormat(f"no format {name!r}; there are {', '.join(sorted(points))}{hint(name, points)}")
    try:
        return cast("Format", points[name].load())
    except (ImportError, AttributeError) as error:
        raise UnknownFormat(f"format {name!r} ({points[name].value}) cannot be loaded: {error}") from error


def item_by_item(
    items: Iterable[Item],
    write: Callable[[Item], str | bytes],
    losses: Callable[[Item], Iterable[Dropped]],
    *,
    head: str = "",
    between: str = "",
    tail: str = "",
) -> Exported:
    """Return what a format writes of each item, and what it could not carry of it.

    Each item is asked for once, and nothing of it is kept: a large library takes the memory of its text.
    """
    parts: list[bytes] = [head.encode()]
    dropped: list[Dropped] = []
    mark = between.encode()
    for item in items:
        text = write(item)
        parts += (text if isinstance(text, bytes) else text.encode(), mark)
        dropped += losses(item)
    parts[-1] = (parts[-1] if len(parts) == 1 else b"") + tail.encode()
    return Exported(b"".join(parts), dropped)


def retyped(item: Item, written: str) -> Dropped:
    """Return that an entry's type, or what kind of work it is, is written as another, or is one with others there."""
    kind = item.entry.type if item.entry.type != written else item.type.value
    reason = f"type {kind} is written as {written}" if kind != written else f"type {kind} is used for other types too"
    return Dropped(item.key, "", reason, item.entry.line)


def leftovers(
    items: Iterable[Item], carried: Collection[str], reason: str, further: Collection[str] = ()
) -> Iterator[Dropped]:
    """Yield the fields of each item that are not among the carried ones (biblatex names); empty ones do not count.

    `further` are carried too, of these items.
    """
    for item in items:
        if all(map(carried.__contains__, item.values)):  # as in most
            continue
        for name in item.values:
            if name in carried or name in further or name in IN_TITLES:
                continue
            if name != "collaboration":  # which is among the authors
                own, line = item.place_of(name)
                yield Dropped(item.key, own, reason, line)
