"""Exporting the library: which entries, in which format, and what that format could not represent."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from vlbib.app.project import locate, read_entries, settings_path
from vlbib.app.type_filter import unknown_types
from vlbib.core.collector import collector_at_rest
from vlbib.core.faults import CannotUse
from vlbib.core.near_names import hint
from vlbib.exports.filters import Filter, select, unknown_keys
from vlbib.exports.format import Dropped, ExportOptions, UnknownFormat, load_format
from vlbib.exports.view import LibraryItems, name_venues
from vlbib.storage import files
from vlbib.storage.file_kinds import is_there

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from vlbib.core.venue_styles import VenueStyle
    from vlbib.exports.format import Format
    from vlbib.exports.item import Item
    from vlbib.settings import Settings


class Wanted(Struct, frozen=True, kw_only=True):
    """What to export: the format's name, the filters of the command line, and the format's own options."""

    format: str
    tags: tuple[str, ...] = ()
    keys: tuple[str, ...] = ()
    types: tuple[str, ...] = ()
    cited_in: tuple[str, ...] = ()
    title: str = "References"
    style: str = "unsrt"
    csl: str | None = None
    markup: str = "text"
    venues: VenueStyle | None = None


class Export(Struct, frozen=True, kw_only=True):
    """The text in UTF-8, its number of entries, what was left out, and the library's name.

    `unknown` are cited keys without an entry; `unmet` says in words which tags and types no entry has.
    """

    data: bytes
    count: int
    dropped: tuple[Dropped, ...]
    unknown: tuple[str, ...]
    unmet: tuple[str, ...]
    library: str

    @property
    def text(self) -> str:
        """The text."""
        return self.data.decode()


def exported(settings: Settings, library: str | None, wanted: Wanted) -> Export:
    """Export the library. Raises `CannotUse` for an unknown format, style or key, and for what cannot be read."""
    try:
        form = load_format(wanted.format)
    except UnknownFormat as error:
        raise CannotUse(str(error.args[0])) from error
    with collector_at_rest():
        return _exported(form, settings, library, wanted)


def _exported(form: Format, settings: Settings, library: str | None, wanted: Wanted) -> Export:
    entries = read_entries(settings, library)
    chosen = _filter(wanted, settings.separator)
    whole = LibraryItems(entries, settings.separator)
    items: Sequence[Item] = tuple(whole) if wanted.venues or chosen != Filter(separator=chosen.separator) else whole
    if wanted.venues:
        name_venues(items, wanted.venues)
    _check_keys(items, wanted)
    selected = items if items is whole else select(items, chosen)
    options = ExportOptions(title=wanted.title, style=wanted.style, csl=_style(wanted.csl), markup=wanted.markup)
    try:
        result = form.render(selected, options)
    except ValueError as error:
        raise CannotUse(f"{wanted.format}: {error}") from error
    return Export(
        data=result.data,
        count=len(selected),
        dropped=(*whole.left_out(), *result.dropped),
        unknown=unknown_keys(items, chosen),
        unmet=(*_unknown_tags(items, chosen), *_unknown_types(items, chosen)),
        library=entries.file,
    )


def _filter(wanted: Wanted, separator: str) -> Filter:
    cited = _cited(wanted.cited_in) if wanted.cited_in else None
    return Filter(tags=wanted.tags, keys=wanted.keys, types=wanted.types, cited=cited, separator=separator)


def _cited(papers: Sequence[str]) -> frozenset[str]:
    from vlbib.app.cite import paper_citations

    return paper_citations(papers).keys


def _check_keys(items: Sequence[Item], wanted: Wanted) -> None:
    if not wanted.keys:
        return
    from vlbib.tex.comparison import KnownKeys

    known_keys = KnownKeys(item.key for item in items)
    for key in unknown_keys(items, Filter(keys=wanted.keys)):
        near = known_keys.suggestions(key)
        hint = f"; did you mean {', '.join(near)}?" if near else "; `vlbib list` shows the keys"
        raise CannotUse(f"--key {key}: no entry has that key{hint}")


def _unknown_tags(items: Sequence[Item], chosen: Filter) -> Iterator[str]:
    """Yield a message for each requested tag that no entry has, with the nearest tag."""
    if not chosen.tags:
        return
    tags = sorted({tag for item in items for tag in item.tags})
    for tag in chosen.tags:
        if not select(items, Filter(tags=(tag,), separator=chosen.separator)):
            yield f"{tag}: no entry has this tag{hint(tag, tags, '`vlbib tags list` shows them')}"


def _unknown_types(items: Sequence[Item], chosen: Filter) -> Iterator[str]:
    """Yield a message for each requested type that does not exist."""
    if chosen.types:
        yield from unknown_types(chosen.types, (kind for item in items for kind in (item.entry.type, item.type.value)))


def _style(csl: str | None) -> str:
    """Return the text of a CSL file, "" without one."""
    if csl is None:
        return ""
    text = files.read_text(Path(csl))
    if text is None:
        raise CannotUse(f"{csl}: there is no such CSL file")
    return text


def write_export(path: Path, data: bytes) -> bool:
    """Write an export if the file would change, and tell whether it was written."""
    return files.write_output(path, data)


def refuse_own_file(path: Path, settings: Settings, library: str | None) -> None:
    """Raise `CannotUse` if a path leads to the project's own library, lock or settings file, under any name."""
    project = locate(settings, library)
    own = {"library": project.library, "lock": project.lock, "settings file": settings_path(settings)}
    for what, file in own.items():
        if is_there(path) and is_there(file) and path.samefile(file):
            raise CannotUse(f"{files.shown(path)}: is the {what} itself; name another file with -o")
