from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vlbib.core.web_markup import TAG, entity_text, may_hold_html, tex_of_html, without_entities


@pytest.mark.parametrize(
    ("value", "tex"),
    [
        ("Growth of <i>E. sample</i> &amp; lines", r"Growth of \emph{E. sample} \& lines"),
        (r"{\textless}i{\textgreater}In situ{\textless}/i{\textgreater} maps", r"\emph{In situ} maps"),
        ("$<$em$>$In situ$<$/em$>$ maps", r"\emph{In situ} maps"),
        ("&amp;lt;i&amp;gt;Maps&amp;lt;/i&amp;gt;", r"\emph{Maps}"),
        (r"Maps {\&}amp; Lines", r"Maps \& Lines"),
        (r"Maps \&amp; Lines", r"Maps \& Lines"),
        ("<b><i>Maps</i></b>", r"\textbf{\emph{Maps}}"),
        ("Loss of CO<sub>2</sub> in jars", r"Loss of {CO\textsubscript{2}} in jars"),
        ("One<br/>two", "One two"),
        ("<jats:p>One</jats:p><jats:p>two</jats:p>", "One two"),
        ('<span class="x">Maps</span> and <mml:math><mml:mi>x</mml:mi></mml:math>', "Maps and x"),
        ("Caf&eacute;", "Café"),
    ],
)
def test_html_becomes_equivalent_tex(value: str, tex: str) -> None:
    assert tex_of_html(value) == tex


@pytest.mark.parametrize(
    "value",
    [r"p {\textless} 0.05", "a <b> c", "A & B; C", r"A\&M; B", "6<391::AID-ASI1>3.0.CO;2-#", "$a<b$", "<i>{E</i>}"],
)
def test_text_without_html_stays_as_it_is(value: str) -> None:
    assert tex_of_html(value) == value


def test_words_keep_their_spaces_without_tags() -> None:
    assert tex_of_html("A  B &amp; C") == r"A  B \& C"


def test_only_the_entities_of_a_url_are_replaced() -> None:
    assert without_entities("https://x.org/?a=1&amp;b=<i>2</i>") == "https://x.org/?a=1&b=<i>2</i>"


def test_an_entity_is_read_in_any_escaping() -> None:
    assert [entity_text(text) for text in (r"\&lt;", r"{\&}lt;", "&amp;lt;", "&nbsp;")] == ["<", "<", "<", " "]


def test_a_tag_is_found_with_any_spelling_of_its_brackets() -> None:
    assert all(TAG.search(text) for text in ("<i>", "$<$/sub$>$", r"{\textless}p{\textgreater}", "<jats:sec id='1'>"))
    assert not TAG.search("a < i > b")


@given(st.lists(st.text("<&;a") | st.just("textless"), max_size=4))
def test_joined_values_may_hold_html_if_one_of_them_may(values: list[str]) -> None:
    together = may_hold_html("\n".join(values))
    assert together or not any(map(may_hold_html, values))
