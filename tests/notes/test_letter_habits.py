"""Some notes write names in small letters."""

from __future__ import annotations

from vlbib.core.work import Kind, Mention
from vlbib.notes.letter_habits import writes_in_small_letters


def mention(text: str, *, called: str = "", aside: bool = False) -> Mention:
    return Mention(file="a.md", line=1, text=text, called=called, kind=Kind.ALIAS, aside=aside)


def test_three_sure_names_in_small_letters_are_a_habit() -> None:
    names = [mention("mmlu"), mention("A Title", called="gpqa"), mention("ddim")]
    assert writes_in_small_letters(names, str.upper)
    assert not writes_in_small_letters(names[:2], str.upper)
    assert not writes_in_small_letters([*names[:2], mention("mmlu")], str.upper)
    assert not writes_in_small_letters([*names[:2], mention("ddim", aside=True)], str.upper)
    assert not writes_in_small_letters([*names[:2], mention("DDIM")], str.upper)


def test_names_of_several_works_show_no_habit() -> None:
    assert not writes_in_small_letters([mention("mmlu"), mention("gpqa"), mention("ddim")], lambda _: "")
