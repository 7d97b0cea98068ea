"""Reads files of references: the references in them, and the parts that could not be read as one."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from msgspec import Struct

from vlbib.app.library_path import refuse_address, refuse_other_kinds
from vlbib.app.verify.markdown_references import section_of_references
from vlbib.app.verify.reference_strings import reference_of_string
from vlbib.bibtex.document import Refused, read
from vlbib.bibtex.grammar import HEAD
from vlbib.core.entry_types import NO_WORK
from vlbib.core.faults import CannotUse
from vlbib.core.names import parse_name
from vlbib.core.work import Kind
from vlbib.report.verified import UnreadPart
from vlbib.storage import files
from vlbib.verification.reference import BibReference, reference_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from pathlib import Path

    from vlbib.core.bib import Entry
    from vlbib.core.known import KnownTitle
    from vlbib.core.work import Mention
    from vlbib.exports.readers.imported import Imported

KNOWN_SUFFIXES = (".bib", ".bbl", ".aux", ".bcf", ".tex", ".json", ".ris", ".md", ".txt", ".pdf", ".docx")
_BARE = "it has neither a title nor an id"

# Returns the local titles with which a squeezed text begins.
Known: TypeAlias = "Callable[[str], Iterable[KnownTitle]]"


class ReferenceFile(Struct, frozen=True, kw_only=True):
    """A file as read: its name for reports, its references in order, and the parts that could not be read as one."""

    file: str
    references: tuple[BibReference, ...] = ()
    unread: tuple[UnreadPart, ...] = ()


def read_references(path: Path, titles_from: Known) -> ReferenceFile:
    """Read a file of references according to its suffix. Raises `CannotUse` if it is missing or cannot be read.

    `titles_from` returns the local titles with which a squeezed text begins, for cutting formatted references.
    """
    data = files.read_bytes(path)
    if data is None:
        refuse_address(path)
        printed = "; a reference in words: vlbib resolve --verify TEXT" if " " in path.name else ""
        raise CannotUse(f"{files.shown(path)}: there is no such file; name one of {', '.join(KNOWN_SUFFIXES)}{printed}")
    reader = _READERS.get(path.suffix.lower())
    if reader is None:
        refuse_other_kinds(path, "name a .bib file")
        return _bib(path, data, titles_from)
    return reader(path, data, titles_from)


def _bib(path: Path, data: bytes, _known: object) -> ReferenceFile:
    shown = files.shown(path)
    document = read(data, shown)
    if isinstance(document, Refused):
        raise CannotUse(str(document))
    broken = [UnreadPart(block.line, block.text, block.reason) for block in document.library.broken]
    return _of_entries(shown, document.library.entries, broken)


def _of_entries(shown: str, entries: Iterable[Entry], unread: Iterable[UnreadPart] = ()) -> ReferenceFile:
    """Return the entries that are works; those without title and id are unread, as they cannot be looked up."""
    references = [reference_of(entry) for entry in entries if entry.type not in NO_WORK]
    bare = [each for each in references if not (each.title or each.ids or each.impossible)]
    nameless = [UnreadPart(each.line, each.key, _BARE) for each in bare]
    kept = tuple(each for each in references if each not in bare)
    return ReferenceFile(file=shown, references=kept, unread=(*unread, *nameless))


def _csl(path: Path, data: bytes, _known: object) -> ReferenceFile:
    from vlbib.exports.readers import csl_json_reader

    return _imported(path, csl_json_reader.read(_text(path, data)))


def _ris(path: Path, data: bytes, _known: object) -> ReferenceFile:
    from vlbib.exports.readers import ris_reader

    return _imported(path, ris_reader.read(_text(path, data)))


def _imported(path: Path, imported: Imported) -> ReferenceFile:
    faults = tuple(UnreadPart(fault.line, "", fault.reason) for fault in imported.faults)
    return _of_entries(files.shown(path), imported.entries, faults)


def _bbl(path: Path, data: bytes, titles_from: Known) -> ReferenceFile:
    from vlbib.tex.biber_output import biber_entries, has_biber_entries
    from vlbib.tex.bibitems import bibitems

    text = _text(path, data)
    if has_biber_entries(text):
        return _of_entries(files.shown(path), biber_entries(text))
    rows = [(item.text, item.key, item.line, item.blocks) for item in bibitems(text)]
    return _strings(path, rows, titles_from)


def _tex(path: Path, data: bytes, titles_from: Known) -> ReferenceFile:
    from vlbib.tex.bibitems import has_bibitems

    return _bbl(path, data, titles_from) if has_bibitems(_text(path, data)) else _cited(path, data, titles_from)


def _cited(path: Path, _data: bytes, titles_from: object) -> ReferenceFile:
    """Return the entries that a paper cites, from the .bib files that it names, which are beside it."""
    from vlbib.app.cite import paper_citations

    citations = paper_citations([str(path)])
    control = path.with_suffix(".bcf")  # biblatex names its files there, not in the .aux file
    if not citations.libraries and path.suffix.lower() == ".aux" and files.read_bytes(control) is not None:
        citations = paper_citations([str(control)])
    places = [path.parent / (name if name.endswith(".bib") else f"{name}.bib") for name in citations.libraries]
    there = [(place, data) for place in places if (data := files.read_bytes(place)) is not None]
    if not there:
        raise CannotUse(f"{files.shown(path)}: none of its .bib files is beside it; name the .bib or the .bbl file")
    read_files = [_bib(place, data, titles_from) for place, data in there]
    keys = {key.lower() for key in citations.keys}
    every = "*" in keys
    references = [each for file in read_files for each in file.references if every or each.key.lower() in keys]
    parts = [part for file in read_files for part in file.unread]
    unread = [part for part in parts if every or part.reason != _BARE or part.text.lower() in keys]
    bare = {part.text.lower() for part in unread if part.reason == _BARE}
    lost = sorted(keys - {each.key.lower() for each in references} - bare - {"*"})
    unread += [UnreadPart(0, key, f"`{key}` is cited, but no .bib file has it") for key in lost]
    return ReferenceFile(
        file=", ".join(file.file for file in read_files), references=tuple(references), unread=tuple(unread)
    )


def _markdown(path: Path, data: bytes, titles_from: Known) -> ReferenceFile:
    """Return the references in a note's section of references; without one, the works that its lines name."""
    from vlbib.notes.reader import read_note

    text = _text(path, data)
    if (section := section_of_references(text)) is not None:
        return _strings(path, [(item, f"line{line}", line, ()) for line, item in section], titles_from)
    note = read_note(text, path.name)
    mentions = [m for m in note.mentions if m.kind in (Kind.LINE, Kind.LINK) and m.line]
    unread = tuple(UnreadPart(item.line, item.text, item.reason) for item in note.skipped)
    return ReferenceFile(file=files.shown(path), references=tuple(map(_mentioned, mentions)), unread=unread)


def _plain(path: Path, data: bytes, titles_from: Known) -> ReferenceFile:
    """Return the entries of a .txt file that is a library; read any other text as a note."""
    return (_bib if HEAD.search(data) else _markdown)(path, data, titles_from)


def _mentioned(mention: Mention) -> BibReference:
    return BibReference(
        key=f"line{mention.line}",
        title=mention.text if mention.kind is Kind.LINE else "",
        authors=tuple(map(parse_name, mention.authors)),
        others=True,
        year=mention.year,
        venue=mention.venue or "",
        ids=mention.ids,
        line=mention.line,
    )


def _printed(path: Path, data: bytes, titles_from: Known) -> ReferenceFile:
    """Return the references at the end of a manuscript in PDF or .docx."""
    from vlbib.app.verify.manuscripts import printed_references

    rows = [(text, f"ref{at}", 0, ()) for at, text in enumerate(printed_references(path, data), start=1)]
    return _strings(path, rows, titles_from)


def _strings(
    path: Path,
    rows: Sequence[tuple[str, str, int, tuple[str, ...]]],
    titles_from: Known,
) -> ReferenceFile:
    """Read formatted references, given as rows of text, key, line and blocks."""
    references: list[BibReference] = []
    unread: list[UnreadPart] = []
    for text, key, line, blocks in rows:
        reference = reference_of_string(text, key, line, titles_from, blocks)
        if reference is None:
            unread.append(UnreadPart(line, text, "no title was recognised in it"))
        else:
            references.append(reference)
    return ReferenceFile(file=files.shown(path), references=tuple(references), unread=tuple(unread))


def _text(path: Path, data: bytes) -> str:
    """Decode a file as UTF-8, else as Latin-1, as in old TeX files. Raises `CannotUse` for a binary file."""
    if b"\0" in data:
        raise CannotUse(f"{files.shown(path)}: is not a text file")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("latin-1")


_READERS = {
    ".bbl": _bbl,
    ".tex": _tex,
    ".ltx": _tex,
    ".aux": _cited,
    ".bcf": _cited,
    ".json": _csl,
    ".ris": _ris,
    ".md": _markdown,
    ".markdown": _markdown,
    ".qmd": _markdown,
    ".rmd": _markdown,
    ".txt": _plain,
    ".pdf": _printed,
    ".docx": _printed,
}
