"""Which fixes are applied, in which order, and when fixing ends."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from vlbib.bibtex.document import Document, read
from vlbib.bibtex.edits import SetField
from vlbib.bibtex.splice import edited
from vlbib.bibtex.verify import UnsafeEdit
from vlbib.checks.finding import Finding, Fix, Severity
from vlbib.checks.fixes import Mended, apply, edits_of, mend
from vlbib.checks.inputs import Inputs
from vlbib.checks.selection import Selection

if TYPE_CHECKING:
    from collections.abc import Iterable

    import pytest

    from vlbib.checks.finding import FieldEdit


def _fixable(field: str, value: str, *, safe: bool) -> Finding:
    fix = Fix(safe=safe, edits=(SetField(0, field, value),))
    return Finding(code="V006", severity=Severity.INFO, file="a", line=1, column=1, message="", fix=fix)


def _document(text: str) -> Document:
    document = read(text.encode(), "a.bib")
    assert isinstance(document, Document)
    return document


def _mended(text: str, *codes: str, unsafe: bool = False) -> Mended:
    document = _document(text)
    return mend(document, Inputs(library=document.library), Selection(select=codes), unsafe=unsafe)


def test_unsafe_fixes_are_applied_only_on_request() -> None:
    findings = [_fixable("pages", "1", safe=True), _fixable("title", "T", safe=False)]
    assert [edit.name for edit in edits_of(findings, unsafe=False)] == ["pages"]
    assert [edit.name for edit in edits_of(findings, unsafe=True)] == ["pages", "title"]


def test_of_two_fixes_for_one_field_only_the_first_is_applied() -> None:
    findings = [_fixable("pages", "1", safe=True), _fixable("pages", "2", safe=True)]
    assert edits_of(findings, unsafe=True) == (SetField(0, "pages", "1"),)


def test_fixes_for_one_field_name_in_two_entries_are_both_applied() -> None:
    second = Fix(safe=True, edits=(SetField(1, "pages", "2"),))
    findings = [_fixable("pages", "1", safe=True), replace(_fixable("pages", "2", safe=True), fix=second)]
    assert [edit.entry for edit in edits_of(findings, unsafe=False)] == [0, 1]


def test_a_finding_without_a_fix_has_no_edits() -> None:
    assert edits_of([replace(_fixable("pages", "1", safe=True), fix=None)], unsafe=True) == ()


def test_fixing_changes_the_faulty_fields_and_counts_the_edits() -> None:
    mended = _mended("@misc{a, pages = {1-9}, note = { x-y }}\n@misc{b, pages = {2-3}}\n", "V006")
    text = "@misc{a, pages = {1--9}, note = { x-y }}\n@misc{b, pages = {2--3}}\n"
    assert mended == Mended(mended.document, (), 2)
    assert mended.document.source.decode() == text


def test_a_library_without_fixes_stays_the_same_document() -> None:
    document = _document("@misc{a, pages = {1--9}}\n")
    mended = mend(document, Inputs(library=document.library), Selection(select=("V006",)), unsafe=True)
    assert mended == Mended(document, (), 0)
    assert mended.document is document


def test_a_fault_uncovered_by_a_fix_is_fixed_in_the_next_round() -> None:
    text = "@misc{a,\n  url = {https://doi.org/10.5555/1234},\n  note = {N},\n}\n"
    mended = _mended(text, "R", unsafe=True)
    assert mended.document.source.decode() == "@misc{a,\n  doi = {10.5555/1234},\n  note = {N},\n}\n"
    assert mended.edits == 2


def test_only_entries_that_would_read_as_intended_are_fixed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def edited_but_the_first(document: Document, edits: Iterable[FieldEdit]) -> bytes:
        group = tuple(edits)
        if any(edit.entry == 0 for edit in group):
            raise UnsafeEdit("the first entry does not read as meant")
        return edited(document, group)

    monkeypatch.setattr("vlbib.checks.fixes.edited", edited_but_the_first)
    document = _document("@misc{a, note = {A}}\n@misc{b, note = {B}}\n")
    edits = (SetField(0, "note", "B"), SetField(1, "note", "C"))
    assert apply(document, edits) == b"@misc{a, note = {A}}\n@misc{b, note = {C}}\n"


_TWIN = "@misc{a,\n  volume = {},\n  Volume = {12},\n  title = {A},\n}\n"


def test_an_empty_repeated_field_is_not_removed_by_a_safe_fix() -> None:
    mended = _mended(_TWIN)
    assert mended.document.source.decode() == _TWIN
    assert {"S002", "S012"} <= {finding.code for finding in mended.findings}


def test_an_unsafe_fix_removes_only_the_empty_repeated_field() -> None:
    mended = _mended(_TWIN, "S012", unsafe=True)
    assert mended.document.source.decode() == _TWIN.replace("  volume = {},\n", "")


def test_an_empty_field_that_is_not_repeated_is_removed() -> None:
    assert _mended("@misc{a, volume = {}, title = {A}}\n", "S012").document.source.decode() == "@misc{a, title = {A}}\n"


def test_a_fault_in_a_repeated_field_is_reported_and_fixed_there() -> None:
    text = "@misc{a,\n  pages = {7--8},\n  pages = {1-9},\n}\n"
    document = _document(text)
    (finding,) = mend(document, Inputs(library=document.library), Selection(select=("S002",)), unsafe=False).findings
    assert finding.field == "pages"
    assert _mended(text, "V006").document.source.decode() == text.replace("1-9", "1--9")


def test_faults_in_two_repeated_fields_are_fixed_in_one_round() -> None:
    mended = _mended("@misc{a, pages = {1-9}, pages = {2-3}}\n", "V006")
    assert mended.document.source.decode() == "@misc{a, pages = {1--9}, pages = {2--3}}\n"
    assert mended.edits == 2


def test_a_field_with_a_value_only_in_its_repetition_is_not_added_again() -> None:
    text = "@misc{a,\n  doi = {},\n  doi = {10.5555/2},\n  url = {https://doi.org/10.5555/1234},\n}\n"
    assert _mended(text, "R011").document.source.decode() == text
