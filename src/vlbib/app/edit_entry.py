"""`vlbib edit`: puts an entry that the user changed in an editor back in its place, and checks it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vlbib.app.check.command import CheckRequest, check
from vlbib.app.find_entry import FoundEntry, entry_in
from vlbib.app.project import hold, locate, save
from vlbib.bibtex.document import Refused, read
from vlbib.core.faults import CannotUse
from vlbib.core.lazy_pattern import lazy_pattern
from vlbib.core.text import lines_of
from vlbib.storage import files
from vlbib.storage.byte_cache import cache_bytes, cache_path, cached_bytes

if TYPE_CHECKING:
    from vlbib.bibtex.document import Document
    from vlbib.checks.finding import Finding
    from vlbib.settings import Settings

_NO_FILE_NAME = lazy_pattern(r"[^\w.+-]")  # characters of keys, such as `/`, that are not used in file names


def fault_of_edit(text: str, key: str) -> str:
    """Return why a text cannot replace the entry with a key; "" if it can."""
    document = read(text.encode(), "your text")
    if isinstance(document, Refused):
        return str(document)
    library = document.library
    if library.broken:
        return f"your text:{library.broken[0].line}: {library.broken[0].reason}"
    if library.faults:
        return "your text:{}: {}".format(*library.faults[0])
    spans = [(block.start, block.end) for block in document.blocks]
    if len(library.entries) != 1 or spans != [(0, len(document.source))]:
        return "your text: must be exactly one entry"
    new = library.entries[0].key
    return "" if new == key else f"your text: the key stays {key}; change it with vlbib rename-key {key} {new}"


def replace_entry(settings: Settings, library: str | None, key: str, old: str, new: str) -> tuple[Finding, ...]:
    """Replace the text of an entry in the library, and return what the checks find in it. Raises `CannotUse`."""
    fault = fault_of_edit(new, key)
    if fault:
        raise CannotUse(f"{fault}; nothing was written")
    project = locate(settings, library)
    with hold(project) as state:
        filed = entry_in(project, state, key)
        if filed.text != old:
            raise CannotUse(f"{files.shown(project.library)}: {key} was changed meanwhile; nothing was written")
        save(project, state, _with_text(filed, new), state.lock)
    findings = check(CheckRequest(files=(str(project.library),)), settings).findings
    return tuple(finding for finding in findings if finding.key == key)


def _with_text(filed: FoundEntry, text: str) -> bytes:
    """Return the library's bytes with an entry's text replaced, in the file's line ends. Raises `CannotUse`."""
    document, block = filed.document, filed.block
    lines = document.encode("\n".join(lines_of(text))).replace(b"\n", document.newline)
    data = document.packed(document.source[: block.start] + lines + document.source[block.end :])
    after = read(data, document.file)
    if isinstance(after, Refused) or _keys(after) != _keys(document):
        raise CannotUse(
            f"{document.file}: the text around {filed.entry.key} would be read differently; nothing was written"
        )
    return data


def _keys(document: Document) -> list[str]:
    return [document.key(block) for block in document.entries]


def keep_text(key: str, text: str) -> str:
    """Keep a text that was not accepted in the cache folder; return its path, "" if it cannot be kept."""
    name, data = f"{_NO_FILE_NAME.sub('_', key)}.bib", text.encode()
    cache_bytes("edits", name, data)
    return str(cache_path("edits", name)) if cached_bytes("edits", name) == data else ""
