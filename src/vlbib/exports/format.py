"""The interface of a format, a module that turns items into text and reports what it left out.

Formats are found by entry points. A third party adds a format with one module and one line in the group
`vlbib.exports`; vlbib's own formats are registered the same way. docs/plugins.md lists the public names.
"""

from __future__ import annotations

from contextlib import suppress
from importlib import import_module
from typing import TYPE_CHECKING, Protocol, cast

from msgspec import Struct

from vlbib.core.near_names import hint
from vlbib.installed import installed, module_of

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
    from importlib.metadata import EntryPoint

    from vlbib.exports.item import Item

GROUP = "vlbib.exports"


class Dropped(Struct, frozen=True):
    """A value that a format could not write: the entry's key, the field, the reason, the 1-based line.

    `field` is "" if the entry itself is meant.
    """

    key: str
    field: str
    reason: str
    line: int = 0


class Exported:
    """The text of an export, and what it could not write, in the order of the entries.

    `data` is the text in UTF-8. Only this form is kept, to save memory.
    """

    __slots__ = ("data", "dropped")

    def __init__(self, text: str | bytes, dropped: Iterable[Dropped] = ()) -> None:
        self.data = text if isinstance(text, bytes) else text.encode()
        self.dropped = tuple(dropped)

    @property
    def text(self) -> str:
        """The exported text."""
        return self.data.decode()


class ExportOptions(Struct, frozen=True, kw_only=True):
    """Options that some formats use: the heading of a page, and the style and markup of formatted references.

    `style` names a pybtex style. `csl` is the text of a CSL style, which is used instead if given. `markup` is one of
    `text`, `markdown`, `html`, `latex`.
    """

    title: str = "References"
    style: str = "unsrt"
    csl: str = ""
    markup: str = "text"


# Parts of the title of the work or of what contains it, which every format writes.
IN_TITLES = frozenset({"subtitle", "maintitle", "mainsubtitle", "booksubtitle", "journalsubtitle"})


class Format(Protocol):
    """The names that the module of a format must have."""

    @property
    def name(self) -> str:
        """The name on the command line."""

    @property
    def suffix(self) -> str:
        """The file name suffix, with the dot."""

    def render(self, items: Sequence[Item], options: ExportOptions) -> Exported:
        """Return the text for the items, in their order."""


class UnknownFormat(LookupError):  # noqa: N818 -- named as a sentence reads
    """There is no format of that name, or it cannot be loaded. `args[0]` is the message, with the available names."""


def format_names() -> tuple[str, ...]:
    """Return the names of all formats, sorted, without importing their modules."""
    return tuple(sorted({point.name for point in installed(GROUP)}))


def load_format(name: str) -> Format:
    """Return the format of that name. Raises `UnknownFormat`."""
    if module := module_of(GROUP, name):
        with suppress(ImportError):  # reported below
            return cast("Format", import_module(module))
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
    """Return the text that `write` makes of each item, and the losses that `losses` yields.

    Items are read one at a time and not kept, so memory grows only with the text.
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
    """Return that the type is written as another one, or as one that other types share."""
    kind = item.entry.type if item.entry.type != written else item.type.value
    reason = f"type {kind} is written as {written}" if kind != written else f"type {kind} is used for other types too"
    return Dropped(item.key, "", reason, item.entry.line)


def leftovers(
    items: Iterable[Item], carried: Collection[str], reason: str, further: Collection[str] = ()
) -> Iterator[Dropped]:
    """Yield the fields of each item that are not in `carried` (biblatex names). Empty fields are not reported.

    `further` are fields of these items that are written too.
    """
    for item in items:
        for name in [name for name in item.values if name not in carried]:
            if name in further or name in IN_TITLES:
                continue
            if name != "collaboration":  # written after the authors
                own, line = item.place_of(name)
                yield Dropped(item.key, own, reason, line)
