from __future__ import annotations

import bibtexparser
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from vlbib.bibtex.document import Document, read
from vlbib.bibtex.edits import AddEntry, DropField, SetField
from vlbib.bibtex.verify import UnsafeEdit, check_added, check_changed, plain_reading

ONE = "@Article{k,\n  Title = {Old},\n  year = 2020,\n}\n"


def opened(data: bytes | str) -> Document:
    document = read(data if isinstance(data, bytes) else data.encode(), "refs.bib")
    assert isinstance(document, Document), document
    return document


@pytest.mark.parametrize("text", ["@misc{other}", "} @misc{k, title = {x", "{New}} @misc{z}", "{New"])
def test_an_edit_that_would_not_read_as_intended_raises_an_error(text: str) -> None:
    document = opened(ONE)
    new = ONE.rstrip().replace("{Old}", text).encode()
    with pytest.raises(UnsafeEdit, match="the entry k"):
        check_changed(document, document.entries[0], [SetField(0, "title", "New")], new)


def test_an_edit_that_bibtexparser_misreads_is_an_error_if_it_could_read_the_entry_before() -> None:
    edits = [SetField(0, "title", "New")]
    new = ONE.rstrip().replace("{Old},", "{New}, % new\n").encode()
    document = opened(ONE)
    with pytest.raises(UnsafeEdit, match="the entry k"):
        check_changed(document, document.entries[0], edits, new)
    repeated = opened(ONE.replace("}\n", "  note = {a},\n  note = {b},\n}\n"))
    check_changed(repeated, repeated.entries[0], edits, new.replace(b"\n}", b"\n  note = {a},\n  note = {b},\n}"))


NAMES = ("title", "Author", "doi", "x-y", "a_1", "year")
LETTERS = st.sampled_from([*"aZ09 ,=()'`~:;.&$^|<>?!*-+_/[]\t\x1c\x85\u2028é漢İ", "{", "}", "{ab}", "--", " and "])
TEXTS = st.lists(LETTERS, max_size=12).map("".join)
ODD = st.lists(st.sampled_from([*'a "\\@#%\n\r{}=,', "@misc{b,", "\\{", '{"}', "}},"]), max_size=5).map("".join)


@st.composite
def entries(draw: st.DrawFn, inside: st.SearchStrategy[str]) -> str:
    kind = draw(st.sampled_from(["misc", "Article", "comment", "commentary", "STRING", "preambles", "x"]))
    names = draw(st.lists(st.sampled_from(NAMES), min_size=1, max_size=4))
    raws = [draw(st.one_of(inside.map("{{{}}}".format), st.sampled_from(["2020", "jan", "0a"]))) for _ in names]
    gap = draw(st.sampled_from([",\n  ", ", ", ",", ",\n\n"]))
    fields = gap.join(f"{name} = {raw}" for name, raw in zip(names, raws, strict=True))
    end = draw(st.sampled_from(["}", ",\n}", "\n}"]))
    return f"@{kind}{{{draw(st.sampled_from(['k', 'a:b-2', 'K_1', '1']))}{gap}{fields}{end}"


def by_bibtexparser(text: str) -> tuple[str, dict[str, tuple[str, ...]]]:
    library = bibtexparser.parse_string(text, parse_stack=[])
    (entry,) = library.entries
    assert len(library.blocks) == 1
    return entry.key, {field.key.lower(): (bare(field.value),) for field in entry.fields}


def by_our_reader(text: str) -> tuple[str, dict[str, tuple[str, ...]]]:
    library = opened(text).library
    (entry,) = library.entries
    assert not library.broken
    return entry.key, {field.name: (bare(field.raw),) for field in entry.fields}


def bare(raw: str) -> str:
    return " ".join((raw[1:-1] if raw.startswith("{") else raw).split())


@given(st.one_of(entries(TEXTS), entries(ODD)))
@example("@commentary{k, title = {a}}")
@example("@misc{k, title = {a {b}, c = {d}}}")
def test_both_readers_agree_with_plain_reading(text: str) -> None:
    read = plain_reading(text)
    if read is not None:
        assert read == by_bibtexparser(text) == by_our_reader(text)


def test_a_usual_entry_is_read_plainly() -> None:
    text = "@inproceedings{lee2020clip,\n  title = {{CLIP} and {B}, (é)},\n  month = jan,\n  Year = {2020},\n}"
    fields = {"title": ("{CLIP} and {B}, (é)",), "month": ("jan",), "year": ("2020",)}
    assert plain_reading(text) == ("lee2020clip", fields)


@pytest.mark.parametrize("value", ['say "a"', r"a \& b", "a @ b", "a # b", "5 %", "a {b", "{a {b} c}", "a\nb", "a\rb"])
def test_a_value_that_readers_may_read_differently_is_not_read_plainly(value: str) -> None:
    assert plain_reading(f"@misc{{k,\n  title = {{{value}}},\n}}") is None


@pytest.mark.parametrize(
    "text",
    [
        "@misc{k,\n  title = {Else},\n}",
        "@misc{other,\n  title = {New},\n}",
        "@misc{k,\n  title = {New},\n  year = {2020},\n}",
        "@misc{k,\n  note = {New},\n}",
        "@misc{k,\n  title = {New},\n  title = {New},\n}",
        "@comment{k,\n  title = {New},\n}",
        "@misc{k,\n  title = {New},\n} % @misc{z}",
        "@misc{k,\n  title = {N\\'ew},\n}",
    ],
)
def test_a_new_entry_that_would_not_read_as_intended_raises_an_error(text: str) -> None:
    added = AddEntry(type="misc", key="k", fields={"title": "New"})
    with pytest.raises(UnsafeEdit, match="the new entry k"):
        check_added(opened(ONE), [added], [text])
    check_added(opened(ONE), [added], ["@misc{k,\n  title = {New},\n}"])


def test_a_later_entry_is_verified_too_and_text_after_a_changed_entry_is_an_error() -> None:
    edits = [SetField(0, "title", "New")]
    document = opened("% first\n\n@misc{first}\n\n" + ONE)
    new = ONE.rstrip().replace("{Old},", "{New}, % new\n").encode()
    with pytest.raises(UnsafeEdit, match="the entry k"):
        check_changed(document, document.entries[1], edits, new)
    with pytest.raises(UnsafeEdit, match="the entry k"):
        check_changed(document, document.entries[1], edits, ONE.rstrip().replace("Old", "New").encode() + b" x")


def test_dropping_a_missing_field_changes_nothing() -> None:
    document = opened(ONE)
    check_changed(document, document.entries[0], [DropField(0, "note")], ONE.rstrip().encode())
