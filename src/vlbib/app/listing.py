"""The entries of a library in brief, by tag."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from vlbib import files
from vlbib.app.project import locate, no_library, read_state
from vlbib.core.entries import entry_venue
from vlbib.core.faults import CannotUse
from vlbib.core.latex import decode
from vlbib.merge.tags import split_keywords, sub_paths, tag_form

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from vlbib.core.bib import Entry
    from vlbib.settings import Settings


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryRow:
    """One entry in brief; `line` is 1-based."""

    key: str
    type: str
    year: str
    title: str
    venue: str
    tags: tuple[str, ...]
    file: str
    line: int

    def json(self) -> dict[str, Any]:
        """Return the row as JSON values."""
        return asdict(self)


def listed(settings: Settings, library: str | None, tags: Sequence[str]) -> list[EntryRow]:
    """Return the library's entries in file order, those with all of the tags. Raises `CannotUse` without a library."""
    project = locate(settings, library)
    state = read_state(project)
    if state.document is None:
        raise CannotUse(no_library(project.library))
    wanted = {tag_form(tag) for tag in tags}
    rows = [_row(entry, files.shown(project.library)) for entry in state.document.library.entries]
    return [row for row in rows if wanted <= set(_named(row, settings.separator))]


def _named(row: EntryRow, separator: str) -> Iterator[str]:
    """Give the forms by which a row's tags can be asked for: with a separator also by the levels of their paths."""
    return (tag_form(name) for tag in row.tags for name in sub_paths(tag, separator))


def _row(entry: Entry, file: str) -> EntryRow:
    return EntryRow(
        key=entry.key,
        type=entry.type,
        year=entry.get("year") or entry.get("date")[:4],
        title=decode(entry.get("title")),
        venue=decode(entry_venue(entry)),
        tags=split_keywords(entry.get("keywords")),
        file=file,
        line=entry.line,
    )
