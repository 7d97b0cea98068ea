"""Splices edits into a .bib file: every byte outside the edits stays, and each changed entry is read again.

bibtexparser checks the result: an entry that it could read before must read the same afterwards, except for the edits,
and a new entry must read as intended (`verify`). If the check fails, vlbib has a bug, and nothing is written.
"""

from __future__ import annotations

from collections import defaultdict
from itertools import chain
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from vlbib.bibtex.document import Document, read
from vlbib.bibtex.edits import AddEntry, AddRemark, DropEntry, DropField, RenameKey, SetField, SetRaw, SetType
from vlbib.bibtex.style import case_of, cased, entry_style, entry_texts, insertions, quotable, rank
from vlbib.bibtex.values import writable, writable_fields
from vlbib.bibtex.verify import check_added, check_changed
from vlbib.core.lazy_pattern import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from vlbib.bibtex.edits import Edit
    from vlbib.bibtex.grammar import Block, Span

_BLANK_LINE = lazy_pattern(rb"[ \t]*(?:\r\n|\n|\r|\Z)")
_BLANK_LINES = lazy_pattern(rb"(?:[ \t]*(?:\r\n|\n|\r))+|[ \t]*\Z")
_COMMA = lazy_pattern(rb"\s*,[ \t]*")


class Splice(Struct, frozen=True, order=True):
    """A text that replaces a half-open byte range of the source; `rank` orders the splices at one place."""

    start: int
    end: int
    rank: tuple[int, str]
    text: str


def edited(document: Document, edits: Iterable[Edit]) -> bytes:
    """Return the file's bytes after the edits; the same bytes if nothing changes.

    Raises `UnsafeEdit` if an entry would not read as intended.
    """
    by_entry: dict[int, list[Edit]] = defaultdict(list)
    added: list[AddEntry] = []
    for edit in edits:
        if isinstance(edit, AddEntry):
            added.append(edit)
        else:
            by_entry[edit.entry].append(edit)
    if added and any(isinstance(edit, DropEntry) for listed in by_entry.values() for edit in listed):
        without = read(edited(document, chain.from_iterable(by_entry.values())), document.file)
        assert isinstance(without, Document)
        return edited(without, added)  # a new entry is placed among the remaining ones
    added = [replace(edit, fields=writable_fields(edit.fields, document.encoding)) for edit in added]
    texts = entry_texts(document, added)
    places = insertions(document, added, texts)
    splices = [Splice(at, at, (1000 + number, ""), text) for number, (at, text) in enumerate(places)]
    gone = {entry for entry, listed in by_entry.items() if any(isinstance(edit, DropEntry) for edit in listed)}
    splices += _drops(document, (document.entries[entry] for entry in gone))
    for entry, listed in by_entry.items():
        if entry not in gone:
            changes = _splices_of(document, listed)
            _check(document, document.entries[entry], listed, changes)
            splices += changes
    check_added(document, added, texts)
    return document.packed(_spliced(document, splices)) if splices else document.packed(document.source)


def _check(document: Document, block: Block, edits: Sequence[Edit], splices: Sequence[Splice]) -> None:
    moved = [
        Splice(splice.start - block.start, splice.end - block.start, splice.rank, splice.text) for splice in splices
    ]
    new = _spliced(document.part(document.source[block.start : block.end]), moved)
    check_changed(document, block, edits, new)


def _splices_of(document: Document, edits: Sequence[Edit]) -> list[Splice]:
    """Return the splices for all edits of an entry that is not dropped."""
    drops = (edit for edit in edits if isinstance(edit, DropField))
    leaving = frozenset(span.name_start for edit in drops for span in _find_span(document, edit))
    first = [edit for edit in edits if isinstance(edit, SetField | SetRaw) and not document.entries[edit.entry].offsets]
    if first:
        rest = [edit for edit in edits if edit not in first]
        return [
            _first_fields(document, first),
            *(splice for edit in rest for splice in _splices(document, edit, leaving)),
        ]
    return [splice for edit in edits for splice in _splices(document, edit, leaving)]


def _splices(document: Document, edit: Edit, leaving: frozenset[int]) -> list[Splice]:
    match edit:
        case SetField() | SetRaw():
            return _set_field(document, edit, leaving)
        case AddRemark():
            return [_add_remark(document, edit)]
        case DropField():
            return _drop_field(document, edit)
        case SetType():
            block = document.entries[edit.entry]
            start = document.source.index(block.type, block.start)
            return [_replace(start, start + len(block.type), cased(edit.type, case_of(block.type.decode())))]
        case RenameKey():
            block = document.entries[edit.entry]
            return [_replace(block.key_start, block.key_end, edit.key + _key_comma(document.source, block))]
        case _:
            return []


def _key_comma(source: bytes, block: Block) -> str:
    """Return "," if an entry without a key also lacks the comma after it, else ""."""
    without = block.key_start == block.key_end and bool(block.offsets)
    return "," if without and not _COMMA.match(source, block.key_end) else ""


def _spliced(document: Document, splices: Iterable[Splice]) -> bytes:
    """Return the source with the splices applied; they must not overlap."""
    parts, at = [], 0
    for splice in sorted(splices):
        if splice.start < at:
            raise AssertionError("two edits of one place")
        parts += [document.source[at : splice.start], document.encode(splice.text)]
        at = splice.end
    return b"".join([*parts, document.source[at:]])


def _replace(start: int, end: int, text: str) -> Splice:
    return Splice(start, end, (0, ""), text)


def _find_span(document: Document, edit: SetField | SetRaw | DropField) -> tuple[Span, ...]:
    """Return the span of the field that an edit names in lower case, as a tuple; empty if the entry lacks it."""
    spans = document.entries[edit.entry].spans()
    same = [span for span in spans if _name(document, span) == edit.name]
    return tuple(same[edit.occurrence : edit.occurrence + 1])


def _name(document: Document, span: Span) -> str:
    return document.text(span.name_start, span.name_end).lower()


def _set_field(document: Document, edit: SetField | SetRaw, leaving: frozenset[int]) -> list[Splice]:
    if isinstance(edit, SetRaw):
        return _set_raw(document, edit, leaving)
    block = document.entries[edit.entry]
    value = writable(edit.value, document.encoding)
    span = next(iter(_find_span(document, edit)), None)
    style = entry_style(document, block)
    if span is None:
        return _add_field(document, edit, style.field(edit.name, value), leaving)
    raw = document.text(span.value_start, span.value_end)
    if raw.startswith('"') and quotable(value) and "#" not in raw:
        return [_replace(span.value_start, span.value_end, f'"{value}"')]
    bare = raw.isdigit() and value.isdigit()
    return [
        _replace(span.value_start, span.value_end, value if bare else _enclosed(style.enclosed(edit.name, value), raw))
    ]


def _enclosed(shown: str, raw: str) -> str:
    """Return the value in braces if the old value `raw` was in braces, whatever most fields of the entry have."""
    return f"{{{shown[1:-1]}}}" if raw.startswith("{") and shown.startswith('"') else shown


def _set_raw(document: Document, edit: SetRaw, leaving: frozenset[int]) -> list[Splice]:
    span = next(iter(_find_span(document, edit)), None)
    if span is not None:
        return [_replace(span.value_start, span.value_end, edit.raw)]
    style = entry_style(document, document.entries[edit.entry])
    return _add_field(document, edit, style.assigned(edit.name, edit.raw), leaving)


def _add_remark(document: Document, edit: AddRemark) -> Splice:
    """Put a comment on a separate line, indented like the field after it; before the closing brace if there is none."""
    block = document.entries[edit.entry]
    spans, newline = list(block.spans()), document.newline.decode()
    place = spans[edit.before].name_start if edit.before is not None and edit.before < len(spans) else block.end - 1
    bare = document.source[block.start : place].rstrip(b" \t")
    start = block.start + len(bare)
    if bare.endswith((b"\n", b"\r")):
        return _replace(start, start, f"{document.text(start, place)}{edit.text}{newline}")
    return _replace(place, place, f"{newline}{edit.text}{newline}")


def _add_field(document: Document, edit: SetField | SetRaw, text: str, leaving: frozenset[int]) -> list[Splice]:
    """Add a field after the one that precedes it in the usual order; before all fields if there is none."""
    block, name = document.entries[edit.entry], edit.name
    newline = document.newline.decode()
    separator = entry_style(document, block).separator.replace("\n", newline)
    spans = list(block.spans())
    at = _neighbour(document, spans, name, leaving)
    if at is None and block.key_start < block.key_end and spans[0].name_start in leaving:
        return [Splice(block.key_end, block.key_end, _rank(edit), separator + text)]
    if at is None:
        return [Splice(spans[0].name_start, spans[0].name_start, _rank(edit), text + separator)]
    following = spans[at + 1].name_start if at + 1 < len(spans) else block.end - 1
    between = document.source[spans[at].value_end : following]
    if (b"%" in between or b"," not in between) and at + 1 < len(spans):
        return [Splice(following, following, _rank(edit), text + separator)]
    place = spans[at].value_end
    return [Splice(place, place, _rank(edit), separator + text)]


def _first_fields(document: Document, edits: Sequence[SetField | SetRaw]) -> Splice:
    """Add fields to an entry that has only a key."""
    block = document.entries[edits[0].entry]
    style = entry_style(document, block)
    fields = [
        style.assigned(edit.name, edit.raw)
        if isinstance(edit, SetRaw)
        else style.field(edit.name, writable(edit.value, document.encoding))
        for edit in sorted(edits, key=_rank)
    ]
    text = "".join(style.separator + line for line in fields).replace("\n", document.newline.decode())
    comma = _COMMA.match(document.source, block.key_end, block.end)
    end = comma.end() if comma else block.key_end
    alone = not document.source[end : block.end - 1].strip(b" \t")
    return _replace(block.key_end, end, text + (f",{document.newline.decode()}" if alone else ","))


def _rank(edit: SetField | SetRaw) -> tuple[int, str]:
    """Return the sort key of a field that is added; repeated fields keep their order."""
    place, name = rank(edit.name)
    return (place, f"{name} {edit.occurrence:09}")


def _neighbour(document: Document, spans: Sequence[Span], name: str, leaving: frozenset[int]) -> int | None:
    ranks = [(rank(_name(document, span)), at) for at, span in enumerate(spans) if span.name_start not in leaving]
    before = [(place, at) for place, at in ranks if place <= rank(name)]
    return max(before)[1] if before else None


def _drop_field(document: Document, edit: DropField) -> list[Splice]:
    block = document.entries[edit.entry]
    return [_drop_span(document.source, block, span) for span in _find_span(document, edit)]


def _drop_span(source: bytes, block: Block, span: Span) -> Splice:
    """Remove a field with its comma, and its line if nothing else is on it."""
    comma = _COMMA.match(source, span.value_end, block.end)
    end = comma.end() if comma else span.value_end
    start = span.name_start
    while source[start - 1 : start] in (b" ", b"\t"):
        start -= 1
    alone = source[start - 1 : start] in (b"\n", b"\r")
    line = _BLANK_LINE.match(source, end, block.end - 1)
    if alone and line and line.end() < block.end:
        return _replace(start, line.end(), "")
    return _replace(span.name_start, end, "")


def _drops(document: Document, blocks: Iterable[Block]) -> list[Splice]:
    """Remove entries, each with the blank lines after it; at the end of the file, with those before it."""
    runs: list[Splice] = []
    for block in sorted(blocks, key=lambda entry: entry.start):
        dropped = _drop_entry(document.source, block)
        joins = runs and dropped.start <= runs[-1].end
        runs[-1:] = [_replace(runs[-1].start, dropped.end, "")] if joins else [*runs[-1:], dropped]
    return [*runs[:-1], _at_end(document.source, runs[-1])] if runs else []


def _drop_entry(source: bytes, block: Block) -> Splice:
    start = block.start
    while source[start - 1 : start] in (b" ", b"\t"):
        start -= 1
    blank = _BLANK_LINES.match(source, block.end)
    return _replace(start, blank.end(), "") if blank else _replace(block.start, block.end, "")


def _at_end(source: bytes, splice: Splice) -> Splice:
    """Extend a removal to the blank lines before it if nothing is left after it."""
    if splice.end < len(source) or not source[: splice.start].strip():
        return splice
    kept = len(source[: splice.start].rstrip())
    newline = _BLANK_LINE.match(source, kept)
    return _replace(newline.end() if newline else kept, splice.end, "")
