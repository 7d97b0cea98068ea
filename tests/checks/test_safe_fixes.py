r"""A safe fix must not change the text that LaTeX is meant to print.

pylatexenc determines the printed text: it decodes a value independently of vlbib's reading of modes.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pylatexenc.latex2text import LatexNodes2Text

from vlbib.bibtex.document import Document, read
from vlbib.checks.fixes import edits_of, mend
from vlbib.checks.inputs import CheckOptions, Dialect, Inputs
from vlbib.checks.run import run_rules
from vlbib.checks.selection import Selection

if TYPE_CHECKING:
    from collections.abc import Iterable

MATHS = (
    r"Sizes \[a_1 & b_2\] of maps",
    r"Sizes $$a_1 # b_2$$ of maps",
    r"Sizes \(a_1\) of maps",
    r"Sizes $a_1 \text{ for_each $b_2$ of } c_3$ of maps",
    r"Water \ce{H_2O} on maps",
    r"Lines of \SI{5}{m_e} and \num{1_0} and \si{kg_a}",
    r"Lines \begin{tabular}{ll} a_x & b \end{tabular} of maps",
    r"Lines \begin{equation} a_x \begin{array}{c} b_y & c \end{array} d_z \end{equation} of maps",
    r"Lines \myown{a_b & c#d} of maps",
    r"Lines of $5 with $x_1 \in X$ of maps",
    r"Lines \def\x#1{a_#1} of maps",
    r"See \url{https://example.org/a_b%20c#d&e} and \href{https://example.org/a_b}{there}",
)
INDEXES = (
    "Oxide CO_2 of maps",
    "The x_i and L_1 of maps",
    "Loss of max_theta and log_10 in maps",
    "OFA_ Unifying maps",
)


def _document(fields: str) -> Document:
    document = read(f"@misc{{a,\n  {fields},\n}}\n".encode(), "a.bib")
    assert isinstance(document, Document)
    return document


def _mended(name: str, value: str, *, unsafe: bool = False, dialect: Dialect = Dialect.AUTO) -> str:
    document = _document(f"{name} = {{{value}}}")
    inputs = Inputs(library=document.library, options=CheckOptions(dialect=dialect))
    return mend(document, inputs, Selection(), unsafe=unsafe).document.library.entries[0].get(name)


def _codes(name: str, value: str) -> set[str]:
    return {finding.code for finding in run_rules(Inputs(library=_document(f"{name} = {{{value}}}").library))}


def _safe_codes(fields: str) -> set[str]:
    findings = run_rules(Inputs(library=_document(fields).library))
    return {finding.code for finding in findings if edits_of([finding], unsafe=False)}


@pytest.mark.parametrize("value", MATHS)
def test_special_characters_outside_text_are_left_alone(value: str) -> None:
    assert _mended("title", value) == value
    assert _mended("note", value) == value


@pytest.mark.parametrize("value", MATHS[:8])
def test_special_characters_in_mathematics_are_not_reported(value: str) -> None:
    assert not _codes("title", value) & {"L002", "L003", "L004"}


@pytest.mark.parametrize("value", INDEXES)
def test_a_subscript_in_text_is_reported_and_left_to_the_owner(value: str) -> None:
    assert "L003" in _codes("title", value)
    assert _mended("title", value) == value
    assert _mended("title", value, unsafe=True).replace("{", "").replace("}", "") == value.replace("_", r"\_")


@pytest.mark.parametrize(
    ("value", "mended"),
    [
        ("Lines with line_count", r"Lines with line\_count"),
        ("Lines of CVPR_2020", r"Lines of CVPR\_2020"),
        ("At https://example.org/x_1 there", r"At https://example.org/x\_1 there"),
        ("Maps & lines in $a_1 & b$", r"Maps \& lines in $a_1 & b$"),
        ("Maps & lines in \\emph{old & new}", r"Maps \& lines in \emph{old \& new}"),
        ("The #1 of $x$", r"The \#1 of $x$"),
        ("Counting 50% of lines", r"Counting 50\% of lines"),
        ("Counting 50 % of lines", r"Counting 50 \% of lines"),
        ("Counting $50$% of lines", r"Counting $50$\% of lines"),
    ],
)
def test_special_characters_in_text_are_escaped(value: str, mended: str) -> None:
    assert _mended("title", value) == mended


@pytest.mark.parametrize(
    "value", ["Institute of Maps, %\n    University of Lines", "Maps %  \n Lines", "Maps %\r\n Lines"]
)
def test_a_percent_sign_at_the_end_of_a_line_is_reported_and_left_alone(value: str) -> None:
    document = _document(f"school = {{{value}}}")
    mended = mend(document, Inputs(library=document.library), Selection(), unsafe=True)
    assert mended.document.source == document.source
    assert "L001" in {finding.code for finding in mended.findings}


def test_escaping_a_percent_sign_that_may_start_a_comment_is_not_safe() -> None:
    assert _mended("note", "Maps % old text") == "Maps % old text"
    assert _mended("note", "Maps % old text", unsafe=True) == r"Maps \% old text"


@pytest.mark.parametrize("tail", ["?download=true", "#page=2", "?a=b#c"])
def test_no_safe_fix_takes_a_doi_from_a_url_with_more_after_it(tail: str) -> None:
    url = f"https://doi.org/10.5555/1234{tail}"
    assert "R011" not in _safe_codes(f"title = {{Maps}},\n  url = {{{url}}}")
    assert _mended("doi", url, unsafe=True) == url


@pytest.mark.parametrize("rest", ["10.5555/a%2Fb", "10.5555/ab.", r"10.5555/a\_b/", "10.5555/a b"])
def test_a_prefix_is_not_removed_if_the_rest_is_no_plain_doi(rest: str) -> None:
    assert "V011" not in _safe_codes(f"doi = {{https://doi.org/{rest}}}")


def test_an_unsafe_fix_takes_only_the_doi_from_a_url() -> None:
    document = _document("title = {Maps},\n  url = {https://doi.org/10.5555/1234?download=true}")
    mended = mend(document, Inputs(library=document.library), Selection(select=("R011",)), unsafe=True)
    assert mended.document.library.entries[0].get("doi") == "10.5555/1234"


@pytest.mark.parametrize(
    ("pages", "mended"),
    [("3-1", "3-1"), ("5-5", "5-5"), ("1-3", "1--3"), ("1234-45", "1234--45"), ("3–1", "3–1"), ("9876543210-11",) * 2],
)
def test_only_ascending_pages_are_a_range(pages: str, mended: str) -> None:
    assert _mended("pages", pages) == mended


@pytest.mark.parametrize(
    ("pages", "mended"),
    [("pp. 3--9", "3--9"), ("p. A12", "A12"), ("pp. xii--xv", "xii--xv"), ("page proofs", "page proofs")],
)
def test_prefixes_are_removed_only_before_page_numbers(pages: str, mended: str) -> None:
    assert _mended("pages", pages) == mended


@pytest.mark.parametrize(
    ("dialect", "mended"),
    [(Dialect.BIBTEX, "Second"), (Dialect.AUTO, "Second edition"), (Dialect.BIBLATEX, "Second edition")],
)
def test_an_edition_in_words_keeps_the_word_edition_in_biblatex(dialect: Dialect, mended: str) -> None:
    assert _mended("edition", "Second edition", dialect=dialect) == mended


@pytest.mark.parametrize(
    ("names", "mended"),
    [
        ("Rossi, Anna and and Weber, Jonas", "Rossi, Anna and Weber, Jonas"),
        ("{Bell and and Sons} and and Weber, Jonas", "{Bell and and Sons} and and Weber, Jonas"),
        ("{Bell and and Sons}", "{Bell and and Sons}"),
    ],
)
def test_a_name_in_braces_keeps_its_words(names: str, mended: str) -> None:
    assert _mended("author", names) == mended


@pytest.mark.parametrize(
    ("names", "mended"),
    [
        ("Jonas Weber 0001 and Anna Rossi", "Jonas Weber and Anna Rossi"),
        ("Maps 2020 and Rossi, A.", "Maps 2020 and Rossi, A."),
    ],
)
def test_a_number_in_a_name_that_may_be_a_year_stays(names: str, mended: str) -> None:
    assert _mended("author", names) == mended


@pytest.mark.parametrize(
    "value", [r"Maps $a &lt; b$ of lines", r"See \url{https://example.org/?a&amp;b}", "Maps for $5 &amp; lines"]
)
def test_an_entity_outside_text_is_left_alone(value: str) -> None:
    assert "L009" in _codes("note", value)
    assert _mended("note", value) == value


@pytest.mark.parametrize(
    ("people", "mended"),
    [
        (r"Hans Gro\ss and Doe, Jane", r"Hans Gro{\ss} and Doe, Jane"),
        (r"Hans Gro\ss  and Doe, Jane", r"Hans Gro{\ss} and Doe, Jane"),
        (r"B\aa AND others", r"B{\aa} AND others"),
        (r"S\o ren Bj\o rn and K\l andy Doe", r"S{\o}ren Bj{\o}rn and K{\l}andy Doe"),
    ],
)
def test_names_stay_separate_if_an_accented_letter_ends_one(people: str, mended: str) -> None:
    assert _mended("author", people) == mended


def test_an_accent_command_after_a_line_break_is_left_alone() -> None:
    assert _mended("author", r"Rossi\\'Anna") == r"Rossi\\'Anna"


@pytest.mark.parametrize("char", ["\u200b", "\u202e", "\u2066", "\u200f", "\u00ad"])
def test_invisible_characters_are_removed(char: str) -> None:
    assert _mended("title", f"Old{char} maps") == "Old maps"


@pytest.mark.parametrize("char", ["\x92", "\x08", "\x7f"])
def test_removing_a_control_character_is_not_safe(char: str) -> None:
    assert _mended("title", f"Rossi{char}s maps") == f"Rossi{char}s maps"


def test_the_archive_of_another_eprint_is_not_overwritten() -> None:
    document = read(b"@article{a, journal = {arXiv:2103.00020}, archiveprefix = {HAL}}\n", "a.bib")
    assert isinstance(document, Document)
    mended = mend(document, Inputs(library=document.library), Selection(select=("R006",)), unsafe=True)
    assert mended.document.source == document.source


def _printed(value: str) -> str:
    """Return the text that a value is meant to print: unescaped characters count as escaped, mathematics stays."""
    text = LatexNodes2Text(math_mode="verbatim", keep_comments=True).latex_to_text(
        re.sub(r"(?<!\\)([%&])", r"\\\1", value)
    )
    return " ".join(text.split())


def _in_text(values: Iterable[str]) -> list[str]:
    """Return the values that pylatexenc can read: it does not know definitions and addresses."""
    return [value for value in values if "\\def" not in value and "\\url" not in value]


@pytest.mark.parametrize(
    "value", [*_in_text(MATHS), *INDEXES, "Counting 50% of A & B_two #1", r"{\"u}ber 50 % von \emph{x_yz}"]
)
def test_the_printed_text_is_the_same_before_and_after(value: str) -> None:
    assert _printed(_mended("title", value)) == _printed(value)


_FIELDS = st.lists(
    st.tuples(
        st.sampled_from(["note", "Note", "pages", "volume", "doi", "url", "title", "author", "keywords", "month"]),
        st.sampled_from(["", " ", "{}", "1-9", "3-1", "pp. 7", "A & B_two", "$a_1$ 5%", "May",
                         "https://doi.org/10.5555/12?a", "https://doi.org/10.5555/12",
                         "Rossi, A. and and Weber, B.", "Z\u200b", "&amp;"]),
    ),
    max_size=8,
)  # fmt: skip


@given(_FIELDS)
def test_no_safe_fix_loses_a_value(fields: list[tuple[str, str]]) -> None:
    document = _document(",\n  ".join(["year = 2021", *(f"{name} = {{{value}}}" for name, value in fields)]))
    mended = mend(document, Inputs(library=document.library), Selection(), unsafe=False).document
    old, new = (state.library.entries[0].fields for state in (document, mended))
    before, after = (Counter(field.name for field in fields if field.value.strip()) for fields in (old, new))
    assert not before - after
    repeated = {name for name, count in Counter(field.name for field in old).items() if count > 1}
    kept, there = ([field.name for field in fields if field.name in repeated] for fields in (new, old))
    assert kept == there


@pytest.mark.parametrize(
    ("fields", "name", "expected"),
    [
        ("note = {}", "note", None),
        ("note = {},\n  crossref = {b}", "note", ""),
        ("note = {},\n  crossref = {}", "note", None),
        ("url = {https://doi.org/10.5555/12}", "doi", "10.5555/12"),
        ("url = {https://doi.org/10.5555/12},\n  Url = {https://doi.org/10.5555/34}", "doi", None),
    ],
)
def test_safe_fixes_let_no_parent_fill_a_gap_and_choose_between_no_links(
    fields: str, name: str, expected: str | None
) -> None:
    inputs = Inputs(library=_document(fields).library, options=CheckOptions())
    (entry,) = mend(_document(fields), inputs, Selection(), unsafe=False).document.library.entries
    assert next((field.value for field in entry.fields if field.name == name), None) == expected


@pytest.mark.parametrize("name", ["crossref", "xdata", "related", "ids", "file", "groups"])
@pytest.mark.parametrize("value", ["mu\u0308ller2020", "mu\u200bller2020", "m&amp;r2020", "mÃ¼ller2020"])
def test_a_value_that_names_an_entry_or_a_file_is_unchanged(name: str, value: str) -> None:
    assert _mended(name, value) == value
    assert _mended(name, value, unsafe=True) == value


def test_a_percent_sign_after_a_word_may_start_a_comment_if_lines_follow() -> None:
    assert _mended("title", "Lines of maps% was: rolls\n  and plans") == "Lines of maps% was: rolls\n  and plans"
    assert _mended("title", "Lines of maps% and plans") == r"Lines of maps\% and plans"
    assert _mended("title", "Some 50% of lines\n  in maps") == r"Some 50\% of lines in maps"


@pytest.mark.parametrize("name", ["booktitle", "journal"])
def test_a_venue_in_another_style_is_fixed_only_in_its_own_field_of_that_name(name: str) -> None:
    source = (
        f"@misc{{a, {name} = {{My own words}}, {name} = {{International Conference on Computer Vision}}}}\n"
        f"@misc{{b, {name} = {{CVPR}}}}\n@misc{{c, {name} = {{ICCV}}}}\n"
    )
    document = read(source.encode(), "a.bib")
    assert isinstance(document, Document)
    mended = mend(document, Inputs(library=document.library), Selection(), unsafe=True).document
    values = [field.value for field in mended.library.entries[0].fields if field.name == name]
    assert values == ["My own words", "ICCV"]
