"""Verifies what will be written: every changed or new entry is read again before it is written.

Two different readers read it, ours and bibtexparser: what both read as intended, BibTeX, biber and Zotero read too. If
the text of a new entry has nothing that readers could read differently, one pattern reads it instead
(`plain_reading`); a property test checks that both readers agree with the pattern.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, TypeAlias

from vlbib.bibtex.edits import AddRemark, DropField, RenameKey, SetField, SetRaw
from vlbib.bibtex.grammar import BlockKind
from vlbib.bibtex.scan import scan
from vlbib.bibtex.values import value_of, writable
from vlbib.core.lazy_pattern import lazy_pattern
from vlbib.core.text import one_line

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from bibtexparser.library import Library as BibtexparserLibrary

    from vlbib.bibtex.document import Document
    from vlbib.bibtex.edits import AddEntry, Edit
    from vlbib.bibtex.grammar import Block

_Values: TypeAlias = "Mapping[str, tuple[str, ...]]"  # all values of each field, by its lower-case name
# A plain entry: no quote, backslash, `@`, `#` or `%`, and balanced braces, at most two levels deep.
# Types that start with `comment` are excluded: bibtexparser reads them as comments.
_HEAD = lazy_pattern(r"@(?!(?i:comment|preamble|string))[A-Za-z]++\{([A-Za-z0-9:._/+-]++)")
_FIELD = lazy_pattern(
    r",[ \n]*+([A-Za-z][A-Za-z0-9_-]*+)[ ]*+=[ ]*+"
    r"(?:\{((?:[^{}\\\"@#%\r\n]++|\{[^{}\\\"@#%\r\n]*+\})*+)\}|([A-Za-z0-9]++))"
)
_END = lazy_pattern(r",?[ \n]*+\}")


class UnsafeEdit(Exception):  # noqa: N818 -- it reads as what it is
    """An entry would not read as intended after an edit. This is a bug in vlbib; nothing may be written."""


def check_added(document: Document, added: Sequence[AddEntry], texts: Sequence[str]) -> None:
    """Raise `UnsafeEdit` unless each text reads as the new entry: by `plain_reading`, or else by both readers.

    The values of the new entries are writable.
    """
    for edit, text in zip(added, texts, strict=True):
        read = plain_reading(text)
        if read == (edit.key, {name: (value,) for name, value in edit.fields.items()}):
            continue  # as nearly all
        meant = {name: (one_line(value),) for name, value in edit.fields.items()}
        readings = (read,) if read else (_ours(document, document.encode(text)), _theirs(text))
        if any(reading != (edit.key, meant) for reading in readings):
            raise UnsafeEdit(f"the new entry {edit.key} would not be read as intended")


def plain_reading(text: str) -> tuple[str, _Values] | None:
    """Return key and values of an entry that can be read in only one way; None for any other text."""
    head = _HEAD.match(text)
    if head is None:
        return None
    at = head.end()
    fields: dict[str, tuple[str, ...]] = {}
    for field in _FIELD.finditer(text, at):
        name = field[1].lower()
        if field.start() != at or name in fields:
            return None
        at = field.end()
        fields[name] = (one_line(field[3] if field[2] is None else field[2]),)
    return (head[1], fields) if fields and _END.fullmatch(text, at) else None


def check_changed(document: Document, block: Block, edits: Sequence[Edit], new: bytes) -> None:
    """Raise `UnsafeEdit` unless a changed entry, given by its new bytes, reads as before except for the edits.

    bibtexparser is consulted only if it read the old entry correctly: it misreads a comment inside an entry, for
    example, and does not read an entry with a repeated field.
    """
    old = document.source[block.start : block.end]
    before = _ours(document, old)
    if before is None:
        return
    meant = _meant(document, before, edits)
    repeated = any(len(values) > 1 for values in meant[1].values())
    remarked = any(isinstance(edit, AddRemark) for edit in edits)
    trusted = not repeated and not remarked and _theirs(document.text(block.start, block.end)) == before
    if _ours(document, new) != meant or (trusted and _theirs(document.decode(new)) != meant):
        raise UnsafeEdit(f"the entry {document.key(block)} would not be read as intended")


def _meant(document: Document, reading: tuple[str, _Values], edits: Sequence[Edit]) -> tuple[str, _Values]:
    key = next((edit.key for edit in edits if isinstance(edit, RenameKey)), reading[0])
    fields: dict[str, dict[int, str]] = {name: dict(enumerate(values)) for name, values in reading[1].items()}
    for edit in edits:
        if isinstance(edit, SetField):
            fields.setdefault(edit.name, {})[edit.occurrence] = one_line(writable(edit.value, document.encoding))
        elif isinstance(edit, SetRaw):
            fields.setdefault(edit.name, {})[edit.occurrence] = one_line(value_of(edit.raw, {}))
        elif isinstance(edit, DropField):
            fields.get(edit.name, {}).pop(edit.occurrence, None)
    return key, {name: tuple(values[at] for at in sorted(values)) for name, values in fields.items() if values}


def _ours(document: Document, raw: bytes) -> tuple[str, _Values] | None:
    """Return key and values as our reader reads them; None if the bytes are not exactly one entry."""
    blocks = scan(raw)
    if len(blocks) != 1 or blocks[0].kind is not BlockKind.ENTRY or (blocks[0].start, blocks[0].end) != (0, len(raw)):
        return None
    fields: dict[str, tuple[str, ...]] = {}
    for span in blocks[0].spans():
        value = document.decode(raw[span.value_start : span.value_end])
        name = document.decode(raw[span.name_start : span.name_end]).lower()
        fields[name] = (*fields.get(name, ()), one_line(value_of(value, {})))
    return document.decode(raw[blocks[0].key_start : blocks[0].key_end]), fields


def _theirs(text: str) -> tuple[str, _Values] | None:
    """Return key and values as bibtexparser reads them; None if the text is not exactly one entry."""
    library = _parser()(text, parse_stack=[])
    if len(library.blocks) != 1 or len(library.entries) != 1:
        return None
    fields: dict[str, tuple[str, ...]] = {}
    for field in library.entries[0].fields:
        name = field.key.lower()
        fields[name] = (*fields.get(name, ()), one_line(value_of(str(field.value), {})))
    return library.entries[0].key, fields


@lru_cache(maxsize=1)
def _parser() -> Callable[..., BibtexparserLibrary]:
    import logging

    from bibtexparser.entrypoint import parse_string

    logging.getLogger("bibtexparser").setLevel(logging.CRITICAL)  # unreadable blocks are reported elsewhere
    return parse_string
