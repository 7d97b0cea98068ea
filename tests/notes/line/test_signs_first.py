"""Before a pattern is searched, its signs are: every match of the pattern contains one of them."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vlbib.core import titles
from vlbib.core.text import holds
from vlbib.notes import segments
from vlbib.notes.line import inline, lead, shape, tail
from vlbib.notes.line.claims import may_have_year
from vlbib.notes.line.cut import PAIRS

SIGNS = st.text(alphabet="[]()^`*_~=<>&\\\n@/ .,:;|-–—：“”「」『』《》«»„‘’\"'#aIinAB12中é", max_size=40)
PIECES = (
    "[a](b)", "[[", "[^1]", "][", "a^b", " ^abcd", "((", "~~", "==", "``a''", "CVPR", " - ", ": ", "“abc”", ", in",
    ". In:", "2021", "et al", "Hoi SC, ", "al. ", "it's", "don’t", "a", " ",
)  # fmt: skip
PARTS = st.lists(st.sampled_from(PIECES), max_size=8)
TEXTS = st.one_of(SIGNS, PARTS.map("".join))


@given(TEXTS)
def test_text_without_the_signs_of_marks_has_no_mark(raw: str) -> None:
    if inline._is_plain(raw):
        assert not any(inline._TOKEN.finditer(raw))
        assert inline.read_line(raw) == inline.Line(raw)


@given(TEXTS)
def test_every_match_before_a_title_has_its_sign(text: str) -> None:
    assert not lead._LEAD_CLAIM.match(text) or holds(text, lead._LEADING)
    assert not lead._CITED.match(text) or holds(text, lead._CITING)
    assert not lead._TWO.match(text) or holds(text, lead._BOTH)
    assert not lead.is_people(text) or holds(text, lead._LISTED)
    assert not lead._VANCOUVER.match(text) or ", " in text
    assert not tail._IN.search(text) or text[-1] in "n:\n"


@given(
    st.lists(
        st.sampled_from(("in 2021", "CVPR", " ", "Towards", "May", "2021", "5", "it's", "\n", "\x1c")), max_size=14
    )
)
def test_a_claim_without_a_separator_has_a_year_in_the_last_words(parts: list[str]) -> None:
    text = " ".join(parts)
    last = list(re.finditer(r"\S+", text))[-tail._LOOSE_WORDS[0] :]
    joined = " ".join(match[0] for match in last)
    assert not last or may_have_year(text[last[0].start() :]) == may_have_year(joined)


@given(TEXTS)
def test_every_quoted_text_has_a_quotation_mark(text: str) -> None:
    assert not segments._QUOTES.search(text) or holds(text, segments._QUOTING)


@given(st.one_of(TEXTS, st.text(max_size=30)))
def test_words_and_letters_are_counted_the_same_in_ascii_and_other_text(text: str) -> None:
    plain = text.encode("ascii", "ignore").decode()
    assert titles.title_size(plain) == len(titles._WORD.findall(plain))
    assert shape._letter_count(plain) == len(re.findall(r"[^\W\d_]", plain))
    assert shape._letter_count(text) == len(re.findall(r"[^\W\d_]", text))


@pytest.mark.parametrize("opener", sorted(lead._BRACKETS))
@given(st.text(alphabet="[](){}【】（）ab ", max_size=30))
def test_a_bracket_closes_where_the_nesting_returns_to_zero(opener: str, rest: str) -> None:
    text, depth, closes = opener + rest, 0, -1
    for place, char in enumerate(text):
        depth += (char == opener) - (char == PAIRS[opener])
        if depth == 0:
            closes = place
            break
    assert lead._closing(text, 0, len(text)) == closes
