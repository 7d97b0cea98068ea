from __future__ import annotations

from vlbib.bibtex.document import Document, read
from vlbib.merge.branches.named_units import NamedUnits, entry_key

TEXT = '% a\n\n@string{Cv = "C"}\n@string{a = "A" b = "B"}\n@misc{k, x = 1}\n@misc{k}\n@comment{c}\n'


def test_units_are_named_by_key_string_name_or_text() -> None:
    document = read(TEXT.encode(), "refs.bib")
    assert isinstance(document, Document)
    units = NamedUnits(document)
    kinds = [(name[0], name[1]) for name in units.names]
    assert kinds[:2] == [("text", "% a"), ("string", "cv")]
    assert kinds[-1] == ("text", "@comment{c}")
    assert [name for name in units.names if name[0] == "entry"] == [("entry", "k", 0), ("entry", "k", 1)]
    assert list(units.entry_numbers.values()) == [0, 1]
    assert units.keys == ["k", "k"]
    assert [entry_key(name) for name in units.names[-2:]] == ["k", None]
    assert [units.before(name) for name in units.names] == [None, *units.names[:-1]]


def test_three_units_with_the_same_name_are_numbered() -> None:
    document = read(b"@misc{k}\n@misc{k}\n@misc{k}\n", "refs.bib")
    assert isinstance(document, Document)
    assert [name[2] for name in NamedUnits(document).names] == [0, 1, 2]
