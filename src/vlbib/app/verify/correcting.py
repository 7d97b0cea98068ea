"""Corrects values in .bib files that the record of an entry's own id contradicts, and shows the changes as a diff."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from vlbib.bibtex.document import Refused, read
from vlbib.bibtex.edits import SetField
from vlbib.bibtex.patch import patch
from vlbib.bibtex.splice import edited
from vlbib.bibtex.verify import UnsafeEdit
from vlbib.storage import files
from vlbib.storage.kept_steps import recording
from vlbib.verification.corrections import corrections

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from vlbib.bibtex.document import Document
    from vlbib.report.verified import VerifiedFiles
    from vlbib.verification.assessment import Assessment


def correct(names: Sequence[str], verified: VerifiedFiles, *, write: bool) -> str:
    """Return the diffs of the .bib files among `names`; with `write`, the corrections are written, and can be undone.

    Raises `CannotUse` for a file that was changed since it was read.
    """
    by_file = {file.file: file.assessments for file in verified.files}
    paths = [Path(name) for name in names if name.lower().endswith(".bib")]
    return "".join(_corrected(path, by_file.get(files.shown(path), ()), write=write) for path in paths)


def _corrected(path: Path, assessments: Sequence[Assessment], *, write: bool) -> str:
    data = files.read_bytes(path) or b""
    document = read(data, files.shown(path))
    if isinstance(document, Refused):
        return ""
    wanted = {
        (each.reference.line, each.reference.key): values for each in assessments if (values := corrections(each))
    }
    new = _applied(document, wanted)
    if new != data and write:
        files.check_writable(path)
        with files.alone(path), recording(files.data_dir(), path):
            files.write(path, new, before=[files.Before(path, data)])
    return patch(data, new, document.encoding, document.file) if new != data else ""


def _applied(document: Document, wanted: Mapping[tuple[int, str], Mapping[str, str]]) -> bytes:
    """Return the bytes with the edits made; an entry that would then not read as intended is left as it is."""
    edits: list[SetField] = []
    for number, entry in enumerate(document.library.entries):
        own = list(_edits(number, wanted.get((entry.line, entry.key), {})))
        try:
            edited(document, own)
        except UnsafeEdit:
            continue
        edits += own
    return edited(document, edits)


def _edits(number: int, values: Mapping[str, str]) -> Iterator[SetField]:
    yield from (SetField(number, name, value) for name, value in values.items())
