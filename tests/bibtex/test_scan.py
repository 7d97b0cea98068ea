from __future__ import annotations

import re
from time import process_time
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace
from tests.thoroughness import some_of

from vlbib.bibtex import scan as scan_module
from vlbib.bibtex.document import Document, read
from vlbib.bibtex.scan import scan
from vlbib.kept_answers import keeping

if TYPE_CHECKING:
    from vlbib.bibtex.grammar import Block
    from vlbib.core.bib import Library


def opened(data: bytes | str) -> Document:
    document = read(data if isinstance(data, bytes) else data.encode(), "refs.bib")
    assert isinstance(document, Document), document
    return document


def seen(blocks: list[Block]) -> list[tuple[Block, list[int]]]:
    """Return blocks with their offsets, whether these were found at once or when asked for."""
    return [(replace(block, plain=b"", scanned=block.offsets[:0]), block.offsets.tolist()) for block in blocks]


def library(data: bytes | str) -> Library:
    return opened(data).library


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("@misc{k,\n a = {1}\n b = {2}}", "no comma after `a`"),
        ("@misc{k,\n a = {1}, % one, two\n b = {2}}", "a comment inside an entry is an error for BibTeX"),
        ('@misc{k,\n a = "1\\"", b = {2}}', "a brace or quote after a backslash counts for BibTeX"),
        ("@misc{k,\n a = , b = {2}}", "a value is missing"),
        ("@misc{k,\n a = two words, b = {2}}", "a value of several words needs braces"),
        ("@misc{a = {1}, b = {2}}", "no citation key"),
    ],
)
def test_what_bibtex_rejects_is_read_and_reported(text: str, reason: str) -> None:
    found = library(text)
    assert [field.name for field in found.entries[0].fields] == ["a", "b"]
    assert found.entries[0].get("b") == "2"
    assert [why for _, why in found.faults] == [reason]


@pytest.mark.parametrize(
    "broken",
    [
        "@misc{a,\n title = {x},\n year = 2020\n",
        "@misc{a,\n title = {x {y},\n year = 2020\n}\n",
        "@misc{a,\n title = {x\n}\n",
        "@misc{a b c\n title = {x}}\n",
        '@misc{a,\n title = "x\n}\n',
        "@misc{a,\n title {x}}\n",
    ],
)
def test_reading_continues_at_the_entry_after_a_broken_one(broken: str) -> None:
    found = library(f"@misc{{first}}\n{broken}\n@misc{{b,\n year = 2021}}\n@misc{{c}}")
    assert [entry.key for entry in found.entries] == ["first", "b", "c"]
    assert [(one.line, one.text) for one in found.broken] == [(2, broken.rstrip())]
    assert found.broken[0].reason


def test_an_unclosed_entry_includes_no_other_even_if_braces_balance_later() -> None:
    found = library("@misc{a,\n title = {x {y {z},\n}\n\n@misc{b,\n year = {1}}\n\n}}}\n\n@misc{c}\n")
    assert [entry.key for entry in found.entries] == ["b", "c"]
    assert [one.line for one in found.broken] == [1]


def test_an_at_sign_in_a_sentence_is_text() -> None:
    found = library("Written by me@work (see below) in 2020.\n@misc{k}")
    assert ([entry.key for entry in found.entries], found.broken) == (["k"], ())


def test_entries_inside_a_comment_block_are_comments() -> None:
    found = library("@comment{\n@misc{old, year = 1}\n}\n@misc{k}")
    assert [entry.key for entry in found.entries] == ["k"]


ONE, TWO, THREE = (f"@misc{{{key},\n  title = {{T}},\n  year = {{2020}},\n}}\n" for key in ("one", "two", "three"))


HELD = "the @comment holds two, which BibTeX reads and biber skips: close it before them, or take them out"


UNCLOSED = "the @comment never closes: BibTeX goes on reading after the word, biber stops or skips entries"


@pytest.mark.parametrize(
    "comment",
    [
        "@comment{" + TWO.rstrip() + "}",
        "@comment{\n" + TWO + "}",
        "@comment{\n" + TWO + TWO + "% the older one\n" + TWO + "}",
        "@Comment{jabref-meta: grouping:\n0 AllEntriesGroup:;\n1 StaticGroup:a\\;0\\;1\\;;\n}",
        "@comment{a remark\n\n@someone (2020) said so, see {x = y}\n}",
        "@comment(\n" + TWO + ")",
        "@comment a remark without braces",
        "and so @comment{ in a sentence",
    ],
)
def test_a_comment_may_have_only_entries_or_only_text(comment: str) -> None:
    found = library(f"{ONE}{comment}\n{THREE}")
    assert ([entry.key for entry in found.entries], found.broken) == (["one", "three"], ())


@pytest.mark.parametrize(
    "comment",
    ["@comment{ never closed\n" + TWO + "}", "@comment{ old:\n" + TWO.rstrip() + "}", "@comment(old\n" + TWO + ")"],
)
def test_a_comment_with_both_entries_and_text_is_reported_and_kept_whole(comment: str) -> None:
    found = library(f"{ONE}{comment}\n{THREE}")
    assert [entry.key for entry in found.entries] == ["one", "three"]
    assert [(block.line, block.text, block.reason) for block in found.broken] == [(5, comment, HELD)]


@pytest.mark.parametrize(
    "next_entry",
    [
        TWO,
        TWO.replace("{T}", "{T}}"),  # the superfluous brace closes the entry, and the entry's brace the comment
        TWO.replace("{T},", "{T},}"),
        TWO.replace("{T}", r"{a \} b}"),
        TWO.replace("{2020},\n}", "{2020},\n"),
        "@comment{ closed }\n" + TWO,
    ],
)
@pytest.mark.parametrize("opener", ["@comment{", "@comment{ a remark\n\nof two lines"])
def test_entries_in_a_comment_closed_by_an_entrys_brace_are_read_and_it_is_reported(
    opener: str, next_entry: str
) -> None:
    found = library(f"{ONE}{opener}\n\n{next_entry}{THREE}")
    assert {"one", "three"} <= {entry.key for entry in found.entries}
    assert "two" in [entry.key for entry in found.entries] or any("@misc{two" in block.text for block in found.broken)
    assert [(block.line, block.text) for block in found.broken if block.reason == UNCLOSED] == [(5, opener)]


def test_only_some_of_many_entries_in_a_comment_are_named() -> None:
    (block,) = library("@comment{ text\n" + ONE + TWO + THREE + ONE + TWO + "}").broken
    assert "holds one, two, three and 2 more, which" in block.reason


def test_an_entry_right_after_an_unclosed_comment_is_read() -> None:
    found = library("@comment{" + ONE + TWO)
    assert [entry.key for entry in found.entries] == ["one", "two"]
    assert [block.text for block in found.broken] == ["@comment{"]


def test_parentheses_delimit_a_block_as_braces_do() -> None:
    found = library('@string(a = "x")\n@misc(k, title = {(a) b}, note = a)\n@comment(c {)} d)\n@misc{l}')
    assert [entry.key for entry in found.entries] == ["k", "l"]
    assert found.entries[0].get("note") == "x"


TOKENS = st.sampled_from(
    ["@misc{", "@article(", "@string{", "@comment{", "k", ",", "=", "{", "}", ")", '"', "#", "%", "\n", "\r\n", " ",
     "a = {b}", 'c = "d"', "\\", "é", "2021", "@", "@preamble{"]
)  # fmt: skip


@given(st.lists(TOKENS, max_size=60))
def test_any_text_is_read_without_exception_and_the_blocks_are_in_order(tokens: list[str]) -> None:
    document = opened("".join(tokens))
    ends = [0, *(place for block in document.blocks for place in (block.start, block.end))]
    assert ends == sorted(ends)
    for head in re.finditer(rb"^@misc\{", document.source, re.MULTILINE):
        assert any(block.start <= head.start() < block.end for block in document.blocks)


@pytest.mark.parametrize("unit", [
    b"@comment{", b"@comment(", b"@comment{\n", b"@comment{a\n", b"@misc{a, t = {", b"@misc{a, t = {\n",
    b'@misc{a, t = "',
    b"@misc(a, t = {{", b"@misc{a, t = {\\{", b"@comment(a {b} ", b"@preamble{", b"@misc(",
])  # fmt: skip
def test_unclosed_values_are_read_in_linear_time(unit: bytes) -> None:
    assert _seconds(unit * 4000) < 10 * _seconds(unit * 1000) + 0.1


@pytest.mark.parametrize("count", some_of([2_000, 10_000], 1))
@pytest.mark.parametrize(
    "unit", [b"@misc{a,\n", b"% @misc{a,\n", b"% @misc{a,\r", b"% @misc{a, t = {x}\n", b"% @string{a = \n"]
)
def test_many_unclosed_entries_inside_or_outside_comments_are_read_in_linear_time(unit: bytes, count: int) -> None:
    assert _seconds(unit * 4 * count) < 10 * _seconds(unit * count) + 0.1


def test_a_long_key_is_read_in_linear_time() -> None:
    head = b"@misc{" + b"a"
    assert _seconds(head + b"a" * 200_000) < 0.5


def test_nested_comments_with_text_are_read_in_linear_time() -> None:
    def nested(count: int) -> bytes:
        return b"@comment{a\n" * count + b"}\n" * count

    assert _seconds(nested(4000)) < 10 * _seconds(nested(1000)) + 0.1


def _seconds(text: bytes) -> float:
    """Return the least CPU time of three runs: a busy machine may slow down some of them."""
    seconds = []
    for _ in range(3):
        start = process_time()
        scan(text)
        seconds.append(process_time() - start)
    return min(seconds)


def test_empty_lines_at_the_start_count() -> None:
    assert [entry.line for entry in library("\n@misc{k}\n\n@misc{l}").entries] == [2, 4]


@pytest.mark.parametrize("indent", [" ", "  ", "\t ", "   "])
def test_a_broken_entry_ends_before_an_indented_one(indent: str) -> None:
    found = library(f"@misc{{a,\n title = {{x\n{indent}@misc{{b,\n year = 1}}\n")
    assert [entry.key for entry in found.entries] == ["b"]
    assert [block.text for block in found.broken] == ["@misc{a,\n title = {x"]


@pytest.mark.parametrize("mark", ["", "\ufeff", " ", "\ufeff "])
def test_a_broken_first_entry_of_a_file_is_reported(mark: str) -> None:
    assert [block.text for block in library(mark + "@misc{a,\n title = {x\n").broken] == ["@misc{a,\n title = {x"]


def test_text_before_a_broken_head_makes_it_plain_text() -> None:
    assert library("x@misc{a,\n title = {x\n").broken == ()
    assert library("xyz@misc{a,\n title = {x\n").broken == ()


def test_an_entry_in_a_comment_that_cannot_be_read_has_no_name() -> None:
    for next_entry in ("", ONE):
        (block,) = library("@comment{\n@misc{two,\n title = {x} year {y}\n}\n}\n" + next_entry).broken
        assert block.reason == HELD.replace("two", "an entry")


def test_text_in_a_comment_that_cannot_be_an_entry_is_text() -> None:
    (block,) = library("@comment{\n@nobody{a {b}}\n" + TWO + "}\n" + ONE).broken
    assert block.reason == HELD


@pytest.mark.parametrize("text", ["x", "xy"])
def test_a_single_letter_beside_an_entry_in_a_comment_is_reported(text: str) -> None:
    for comment in ("@comment{\n" + TWO.rstrip() + text + "}", "@comment{" + text + "\n" + TWO + "}"):
        assert [block.reason for block in library(comment).broken] == [HELD]


def test_a_comment_in_parentheses_ends_at_the_one_outside_braces() -> None:
    document = opened("@comment(c {)} d)x\n@comment({a})y")
    assert document.library.comments == ((1, "c {)} d"), (1, "x"), (2, "{a}"), (2, "y"))


@pytest.mark.parametrize(
    "entry",
    [
        "@misc{k}",
        "@misc{k,}",
        "@misc{k, a = x # y}",
        "@misc{k, a = {{{{{x}}}}}}",
        "@misc{ k}",
        "@misc{ k, year = 1}",
        "@misc{k , year = 1}",
        "@misc{k\t}",
        "@misc{k \n, year = 1}",
        "@misc(k , year = 1)",
        "@misc{\tk, year = 1, % x\n}",
        "@misc(k,)",
    ],
)
def test_a_key_is_read_without_blanks_and_a_block_ends_at_its_brace(entry: str) -> None:
    document = opened(f"{entry}@misc{{l}}")
    assert [found.key for found in document.library.entries] == ["k", "l"]
    assert [document.text(block.start, block.end) for block in document.blocks] == [entry, "@misc{l}"]


@pytest.mark.parametrize(
    ("start", "key"),
    [
        ("a b,", "a b"),
        ("a  b ,", "a  b"),
        ("a) b,", "a) b"),
        ("a ,", "a"),
        ("a b year = {1},", ""),
        ("a)year = {1},", ""),
    ],
)
def test_a_key_with_blanks_inside_is_read_whole_unless_a_comma_is_missing(start: str, key: str) -> None:
    document = opened(f"@misc{{{start} title = {{A}}}}")
    assert [entry.key for entry in document.library.entries] == ([key] if key else [])


@pytest.mark.parametrize("value", ["{a {b {c {d {e}}}}}", '"a {b {c {d {"e"}}}}"', "{{{{{{}}}}}}", '"{{{{{}}}}}"'])
def test_deeply_nested_braces_are_counted(value: str) -> None:
    (entry, after) = library(f"@misc{{k, a = {value}, b = {{after}}}}@misc{{l}}").entries
    assert [(field.name, field.raw) for field in entry.fields] == [("a", value), ("b", "{after}")]
    assert after.key == "l"


@pytest.mark.parametrize("value", ["{a {b {c {d {e}}}}", '"a {b {c {d {e}}}', '"a }b {c {d {e {f}}}}}"', '"a } {b"'])
def test_deeply_nested_unbalanced_braces_are_reported(value: str) -> None:
    assert [block.reason for block in library(f"@misc{{k, a = {value}\n").broken] == [
        "a value's brace or quote never closes"
    ]


def test_text_in_place_of_a_field_is_shown_up_to_twenty_characters() -> None:
    (block,) = library("@misc{k,\n a = {x},\n (abcdefghijklmnopqrstuvwxyz\n}\n").broken
    assert block.reason == "expected a field, found `(abcdefghijklmnopqrs`"


@given(st.lists(st.lists(TOKENS, max_size=40), min_size=2, max_size=4), TOKENS, st.integers(0, 40))
def test_an_edited_text_is_read_as_if_for_the_first_time(texts: list[list[str]], token: str, place: int) -> None:
    edited = [*texts[0][:place], token, *texts[0][place:]]
    with keeping({}):
        for tokens in (*texts, texts[0], edited, texts[0]):
            data = "".join(tokens).encode()
            kept = scan(data)
            with keeping({}):
                assert kept == scan(data)


@given(st.lists(TOKENS, max_size=40))
def test_a_text_is_read_the_same_with_and_without_kept_answers(tokens: list[str]) -> None:
    data = "".join(tokens).encode()
    with keeping({}):
        kept = scan(data)
    assert seen(scan(data)) == seen(kept)


def test_entries_that_an_edit_moves_are_not_read_again(monkeypatch: pytest.MonkeyPatch) -> None:
    first, second = "@misc{a,\n title = {One}\n}\n", "@misc{b,\n title = {Two},\n year = 2020\n}\n"
    read_now: list[bytes] = []
    whole = scan_module._block

    def counted(source: bytes, head: re.Match[bytes], *place: int) -> object:
        read_now.append(head[0])
        return whole(source, head, *place)  # type: ignore[arg-type]

    with keeping({}):
        scan((first + second).encode())
        monkeypatch.setattr(scan_module, "_block", counted)
        moved = scan((first.replace("One", "One more\n") + second).encode())
    assert read_now == [b"@misc{"]
    assert seen(moved) == seen(scan((first.replace("One", "One more\n") + second).encode()))


@pytest.mark.parametrize("text", ['@preamble{ "x"\n', "@preamble( x\n"])
def test_an_unclosed_preamble_is_reported_as_such(text: str) -> None:
    (broken,) = library(text).broken
    assert broken.reason == "the @preamble never closes"


def test_text_in_place_of_a_field_is_shown_up_to_the_end_of_its_line() -> None:
    (broken,) = library("@misc{a,\n  two words\n  more,\n}").broken
    assert broken.reason == "expected a field, found `two words`"


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("@misc{a, x = {1},\n", "the entry never closes: it runs into the next one or the end of the file"),
        ("@misc{a, x = {1}\n", "the entry never closes after the field `x`"),
        ("@misc{a, x = {1} !,\n}", "expected a comma after the field `x`, found `!,`"),
        ('@misc{a " x = {1}}', "no comma after the citation key"),
        ("@misc{a, x = {1}", "the entry never closes after the field `x`"),
        ("@misc{a, x = {1\n", "a value's brace or quote never closes"),
    ],
)
def test_the_reason_why_an_entry_cannot_be_read_is_reported(text: str, reason: str) -> None:
    assert [broken.reason for broken in library(text + "\n@misc{b, y = 1}\n").broken] == [reason]


def test_each_fault_of_an_entry_is_reported_even_after_the_entry_has_moved() -> None:
    text = "@misc{a,\n x = {1}\n y = {2}\n z = two words,\n}\n"
    faults = ((2, "no comma after `x`"), (3, "no comma after `y`"), (4, "a value of several words needs braces"))
    assert library(text).faults == faults
    with keeping({}):
        assert library(text).faults == faults
        moved = library("% a remark\n\n" + text)
    assert moved.faults == tuple((line + 2, fault) for line, fault in faults)


def test_up_to_three_entries_in_a_comment_are_named_and_the_rest_counted() -> None:
    for count, named in ((3, "k0, k1, k2,"), (4, "k0, k1, k2 and 1 more,")):
        inside = "".join(f"@misc{{k{number}, x = 1}}\n" for number in range(count))
        (broken,) = library(f"@comment{{words\n{inside}}}\n").broken
        assert f"the @comment holds {named}" in broken.reason
