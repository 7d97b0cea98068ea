from __future__ import annotations

import pytest

from vlbib.bibtex.document import Document, read
from vlbib.bibtex.encoding import UTF8
from vlbib.bibtex.values import balanced, value_of, writable


def opened(data: bytes | str) -> Document:
    document = read(data if isinstance(data, bytes) else data.encode(), "refs.bib")
    assert isinstance(document, Document), document
    return document


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ('"He said {"hi, there"}"', 'He said {"hi, there"}'),
        ("{a {b {c {d {e}}}}}", "a {b {c {d {e}}}}"),
        (r"{Schr\"odinger}", r"Schr\"odinger"),
        (r'"Schr{\"o}dinger"', r"Schr{\"o}dinger"),
        ("{LeQua @ {CLEF}}", "LeQua @ {CLEF}"),
        ("{50% off}", "50% off"),
        ("jan", "jan"),
        ('"1~" # jan', "1~jan"),
        ('"1~"#2', "1~2"),
        ("{}", ""),
    ],
)
def test_a_valid_value_is_read_without_a_fault(value: str, shown: str) -> None:
    found = opened(f"@misc{{k, a = {value}, b = {{after}}}}").library
    assert [field.value for field in found.entries[0].fields] == [shown, "after"]
    assert found.faults == ()


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (r"a \{ b", r"a {\textbraceleft} b"),
        ("a } b", "a  b"),
        ("two\n  lines", "two lines"),
        ("back\\", "back\\ "),
        ("nul\0", "nul"),
        (r"a \\{b}", r"a \\ {b}"),
    ],
)
def test_a_value_that_would_break_the_entry_is_made_safe(value: str, written: str) -> None:
    assert writable(value, UTF8) == written


@pytest.mark.parametrize(
    ("raw", "value"),
    [
        ("{a {b} c} # {d}", "a {b} cd"),
        ("{a {b {c}} d} # x # {e}", "a {b {c}} dxe"),
        ('"a {"} b" # {c}', 'a {"} bc'),
        ('"a {b {"}} c" # "d"', 'a {b {"}} cd'),
        ('{a "} # "b"', 'a "b'),
        ("# {a}", "a"),
    ],
)
def test_each_piece_of_a_value_ends_where_its_own_brace_or_quote_closes(raw: str, value: str) -> None:
    assert value_of(raw, {}) == value


@pytest.mark.parametrize(
    ("value", "pairs"), [("{a}", True), ("a", True), ("}{", False), ("{", False), ("}", False), ("{}}{", False)]
)
def test_braces_are_balanced_if_none_closes_before_it_opens(value: str, *, pairs: bool) -> None:
    assert balanced(value) is pairs
