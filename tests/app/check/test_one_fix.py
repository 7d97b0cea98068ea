"""The fix of one finding, applied to the text of its library."""

from __future__ import annotations

from msgspec.structs import replace
from tests.checks.small_library import PLAIN, findings_in

from vlbib.app.check.one_fix import with_fix

TEXT = PLAIN.replace("of\n    all", "of all")
_PERCENT, _HYPHEN = findings_in(TEXT)


def test_only_one_fix_is_applied() -> None:
    assert with_fix(TEXT.encode(), _PERCENT).decode() == TEXT.replace("50%", r"50\%")
    assert with_fix(TEXT.encode(), _HYPHEN).decode() == TEXT.replace("1-9", "1--9")


def test_a_finding_without_a_fix_and_a_file_that_cannot_be_read_change_nothing() -> None:
    assert with_fix(TEXT.encode(), replace(_HYPHEN, fix=None)) == TEXT.encode()
    marked = b"<<<<<<< ours\n" + TEXT.encode()
    assert with_fix(marked, _HYPHEN) == marked
