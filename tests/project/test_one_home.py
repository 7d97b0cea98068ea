"""A fact in a pattern is stated once, and other patterns are built from that one."""

from __future__ import annotations

from pathlib import Path

import pytest

from vlbib.core.lead_words import LEADS
from vlbib.core.objections import Objection
from vlbib.matching.recognition.context import small_letters, title_heads
from vlbib.matching.recognition.names import spoken_of

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize(("signs", "home"), [(("19|20", "20|19", "19[5-9]"), "core/years.py")])
def test_only_one_module_defines_what_a_year_looks_like(signs: tuple[str, ...], home: str) -> None:
    paths = [path for folder in ("src/vlbib", "resolvers") for path in (ROOT / folder).rglob("*.py")]
    stating = [path for path in paths if any(sign in path.read_text("utf-8") for sign in signs)]
    assert [path.relative_to(ROOT / "src/vlbib").as_posix() for path in stating] == [home]


@pytest.mark.parametrize(
    "lists",
    [
        (small_letters._TELLING_WORDS,),
        (title_heads._NOTE_WORDS, title_heads._SENTENCE_WORDS),
        (spoken_of._OBJECT_WORDS,),
    ],
)
def test_a_list_of_words_repeats_no_word_of_a_list_that_is_read_with_it(lists: tuple[str, ...]) -> None:
    read_with_them = {"read"} if lists == (spoken_of._OBJECT_WORDS,) else LEADS
    words = [word for each in lists for word in each.split()]
    assert len(words) == len(set(words))
    assert read_with_them.isdisjoint(words)


@pytest.mark.parametrize("objection", Objection)
def test_only_one_module_words_an_objection_to_a_title(objection: Objection) -> None:
    stating = [path.stem for path in (ROOT / "src/vlbib").rglob("*.py") if f'"{objection}"' in path.read_text("utf-8")]
    assert stating == ["objections"]
