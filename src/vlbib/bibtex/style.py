"""The layout of a .bib file's entries, detected from the file, so that a new entry looks like its neighbours.

It covers indent, the column of `=`, enclosure, trailing comma, case of names and types, and the place of the closing
brace. A new entry is placed by the order of the keys if the file is sorted, else after the last entry.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from itertools import groupby, pairwise
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from vlbib.bibtex.grammar import BlockKind
from vlbib.core.months import MONTHS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vlbib.bibtex.document import Document
    from vlbib.bibtex.edits import AddEntry
    from vlbib.bibtex.grammar import Block, Span

# The order of fields in a new entry: what a reader looks for comes first. Other names come with `keywords`, sorted.
ORDER = ("ids", "author", "editor", "title", "booktitle", "journal", "series", "volume", "number", "pages", "year",
         "month", "publisher", "organization", "howpublished", "doi", "url", "eprint", "archiveprefix", "eprinttype",
         "primaryclass", "keywords", "groups")  # fmt: skip
_RANK = {name: rank for rank, name in enumerate(ORDER)}
_SAMPLES = 20


class Style(Struct, frozen=True):
    r"""The layout of an entry.

    `separator` is the text between two fields (`,\n  `). `column` is the column of `=`; 0 if it follows the name and
    `before`. `tail` is the text from the last value to the closing brace (`,\n}`), `gap` the text between two entries.
    """

    separator: str = ",\n  "
    column: int = 0
    before: str = " "
    after: str = " "
    quotes: bool = False
    bare_years: bool = False
    name_case: str = "lower"
    type_case: str = "lower"
    tail: str = ",\n}"
    gap: str = "\n\n"

    def field(self, name: str, value: str) -> str:
        """Return `name = {value}` in this style."""
        return self.assigned(name, self.enclosed(name, value))

    def assigned(self, name: str, raw: str) -> str:
        """Return name, `=` and a value with its enclosure, with `=` in its column if the file aligns it."""
        shown = cased(name, self.name_case)
        if not self.column:
            return f"{shown}{self.before}={self.after}{raw}"
        room = self.column - len(self.separator.rpartition("\n")[2]) - len(shown)
        return f"{shown}{' ' * max(room, 1)}={self.after}{raw}"

    def enclosed(self, name: str, value: str) -> str:
        """Return a value in braces or quotes; a month macro stays bare, and so does a number if the file does that."""
        if name == "month" and value.lower() in MONTHS:
            return value.lower()
        if self.bare_years and value.isascii() and value.isdigit() and not value.startswith("0"):
            return value
        return f'"{value}"' if self.quotes and quotable(value) else f"{{{value}}}"


def rank(name: str) -> tuple[int, str]:
    """Return the sort key of a field in a new entry."""
    return (_RANK.get(name, _RANK["keywords"]), name)


def quotable(value: str) -> bool:
    """Tell whether a value may be put in quotes: not if it has a quote, even in braces (bibtexparser splits there)."""
    return '"' not in value


def cased(name: str, case: str) -> str:
    """Return a name in `lower`, `upper` or `title` case."""
    if case == "upper":
        return name.upper()
    return name[:1].upper() + name[1:] if case == "title" else name.lower()


def case_of(name: str) -> str:
    """Return the case of a name: `lower`, `upper` or `title`."""
    if len(name) > 1 and name.isupper():
        return "upper"
    return "title" if name[:1].isupper() else "lower"


def file_style(document: Document) -> Style:
    """Return the commonest style of the last entries; the default style for a file without entries."""
    blocks = [block for block in document.entries[-_SAMPLES:] if len(block.offsets) >= 8]
    styles = Counter(entry_style(document, block) for block in blocks)
    common = styles.most_common(1)[0][0] if styles else Style()
    return replace(common, gap=_gap(document))


def _gap(document: Document) -> str:
    """Return the commonest white space between two blocks."""
    pairs = pairwise(document.blocks[-_SAMPLES:])
    gaps = (_plain(document, before.end, after.start) for before, after in pairs)
    counted = Counter(gap for gap in gaps if gap.isspace() and gap.strip(" \t") == gap and "\n" in gap)
    return counted.most_common(1)[0][0] if counted else Style().gap


def entry_style(document: Document, block: Block) -> Style:
    """Return the style of one entry; the default for what the entry does not show."""
    spans = list(block.spans())
    if not spans:
        return Style(type_case=case_of(block.type.decode()))
    separators = [_plain(document, field.value_end, following.name_start) for field, following in pairwise(spans)]
    clean = Counter(text for text in separators if text.startswith(",") and not text[1:].strip())
    first = "," + _plain(document, block.key_end, spans[0].name_start).lstrip(" \t").removeprefix(",")
    separator = clean.most_common(1)[0][0] if clean else first if not first[1:].strip() else Style().separator
    raws = [document.source[span.value_start : span.value_start + 1] for span in spans]
    names = Counter(case_of(document.text(span.name_start, span.name_end)) for span in spans)
    before, after = _around_equals(document, spans[-1])
    return Style(
        separator=separator,
        column=_column(document, spans) if "\n" in separator else 0,
        before=before,
        after=after,
        quotes=raws.count(b'"') > raws.count(b"{"),
        bare_years=any(_bare_number(document, span) for span in spans),
        name_case=names.most_common(1)[0][0],
        type_case=case_of(block.type.decode()),
        tail=_tail(document, block, spans[-1], separator),
    )


def _plain(document: Document, start: int, end: int) -> str:
    """Return a byte range as text, with every line ending as a line feed."""
    return document.text(start, end).replace("\r\n", "\n").replace("\r", "\n")


def _around_equals(document: Document, span: Span) -> tuple[str, str]:
    before, _, after = document.text(span.name_end, span.value_start).partition("=")
    good = before.strip(" \t") == "" and after.strip(" \t") == ""
    return (before, after) if good else (" ", " ")


def _column(document: Document, spans: Sequence[Span]) -> int:
    """Return the column of more than half of all `=`, or 0 if they are not aligned.

    DBLP writes `eprinttype    =` one column too far; a name may also be longer than the others leave room for.
    """
    lengths: dict[int, list[int]] = {}
    for span in spans:
        start = max(document.source.rfind(b"\n", 0, span.name_start), document.source.rfind(b"\r", 0, span.name_start))
        column = document.source.find(b"=", span.name_end) - start - 1
        lengths.setdefault(column, []).append(span.name_end - span.name_start)
    column = max(lengths, key=lambda place: len(lengths[place]))
    is_aligned = 2 * len(lengths[column]) > len(spans) and len(set(lengths[column])) > 1
    return column if is_aligned else 0


def _bare_number(document: Document, span: Span) -> bool:
    return document.source[span.value_start : span.value_end].isdigit()


def _tail(document: Document, block: Block, last: Span, separator: str) -> str:
    tail = _plain(document, last.value_end, block.end)
    inner = tail[:-1].replace(",", "", 1)
    if inner.strip():
        return Style().tail if "\n" in separator else "}"
    return f"{tail[:-1]}}}"


def entry_texts(document: Document, added: Sequence[AddEntry]) -> list[str]:
    """Return the texts of new entries with writable values in the style of the file, without a final newline."""
    style = file_style(document) if added else Style()
    return [entry_text(style, edit) for edit in added]


def insertions(document: Document, added: Sequence[AddEntry], texts: Sequence[str]) -> list[tuple[int, str]]:
    """Return pairs of a byte offset and the text to insert there; entries (see `entry_texts`) at one place are joined.

    A file sorted by keys stays sorted. A new file is sorted by keys.
    """
    if not added:
        return []
    keys = [document.key(block).lower() for block in document.entries]
    ordered = all(before <= after for before, after in pairwise(keys))
    end = len(keys)
    new = [(edit.key.lower(), text) for edit, text in zip(added, texts, strict=True)]
    places = [(bisect_right(keys, key) if ordered else end, key, text) for key, text in new]
    if ordered:
        places.sort(key=lambda place: place[:2])
    style = file_style(document)
    grouped = groupby(places, key=lambda place: place[0])
    return [_insertion(document, style, at, [text for *_, text in group]) for at, group in grouped]


def _insertion(document: Document, style: Style, at: int, texts: Sequence[str]) -> tuple[int, str]:
    text = style.gap.join(texts)
    newline = document.newline.decode()
    place, before, after = _place(document, style, at)
    return place, (before + text + after).replace("\n", newline)


def _place(document: Document, style: Style, at: int) -> tuple[int, str, str]:
    """Return the offset for new entries before the entry `at`, and the texts to put before and after them."""
    if not document.entries:
        before = document.source.removeprefix(b"\xef\xbb\xbf")
        if not before.strip():
            return len(document.source), "", "\n"
        return len(document.source), "\n" if before.endswith((b"\n", b"\r")) else "\n\n", "\n"
    if at == 0:
        return _front(document), "", style.gap
    return (
        _after(document, _last_block(document) if at == len(document.entries) else document.entries[at - 1]),
        style.gap,
        "",
    )


def _last_block(document: Document) -> Block:
    """Return the last entry, or a broken block after it."""
    kinds = (BlockKind.ENTRY, BlockKind.BROKEN)
    return next(block for block in reversed(document.blocks) if block.kind in kinds)


def _after(document: Document, block: Block) -> int:
    """Return the end of the block, or of its line if only a remark follows."""
    marks = (document.source.find(mark, block.end) for mark in (b"\n", b"\r"))
    stops = [place for place in marks if place >= 0]
    end = min(stops, default=len(document.source))
    rest = document.source[block.end : end]
    return block.end if b"@" in rest or not rest.strip() else end


def _front(document: Document) -> int:
    """Return the start of the first entry, or of the remark above it, unless that is the head of the file."""
    start = document.entries[0].start
    above = document.source[:start]
    blank = max(above.rfind(b"\n\n"), above.rfind(b"\r\n\r\n"))
    floor = max((block.end for block in document.blocks if block.end <= start), default=0)
    if blank < floor or not document.source[blank:start].strip():
        return start
    return blank + len(document.source[blank:start]) - len(document.source[blank:start].lstrip())


def entry_text(style: Style, edit: AddEntry) -> str:
    """Return the text of a new entry with writable values in a style, without a final newline."""
    fields = [style.field(name, edit.fields[name]) for name in sorted(edit.fields, key=rank)]
    head = f"@{cased(edit.type, style.type_case)}{{{edit.key}"
    return f"{head}{style.separator}{style.separator.join(fields)}{style.tail}" if fields else f"{head},\n}}"
