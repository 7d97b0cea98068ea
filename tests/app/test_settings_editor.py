from __future__ import annotations

from vlbib.app.settings_editor import with_distinct, with_ignore, with_pin, with_renamed_keys
from vlbib.settings import Pin, Settings, read_settings

TEXT = """# my settings
library = "lib.bib"  # here

[tags]
separator = "/"
"""


def read(text: str, file: str = "vlbib.toml") -> Settings:
    settings = read_settings(text, file)
    assert isinstance(settings, Settings)
    return settings


def test_a_pin_is_added_and_every_other_byte_stays() -> None:
    new = with_pin(TEXT, "LLaVa", "arXiv:2304.08485")
    assert new.startswith(TEXT)
    assert read(new).pins == (Pin(mention="LLaVa", to="arXiv:2304.08485"),)


def test_a_second_pin_of_a_line_changes_the_first() -> None:
    once = with_pin(TEXT, "LLaVa", "arXiv:2304.08485")
    twice = with_pin(once, "llava", "arXiv:2304.10592")
    assert read(twice).pins == (Pin(mention="llava", to="arXiv:2304.10592"),)


def test_the_same_decision_changes_nothing() -> None:
    once = with_ignore(with_pin(TEXT, "LLaVa", "arXiv:2304.08485"), "a remark")
    assert with_ignore(with_pin(once, "LLaVa", "arXiv:2304.08485"), "a remark") == once


def test_a_group_of_distinct_entries_names_each_once() -> None:
    text = 'not_duplicates = [["DD", "EE", "FF"], ["EE", "FF"]]  # mine\n'
    assert with_renamed_keys(text, {"FF": "EE"}) == 'not_duplicates = [["DD", "EE"]]  # mine\n'


def test_decisions_of_several_kinds_are_kept_together() -> None:
    text = with_distinct(with_ignore(with_ignore("", "one"), "two"), ["b", "a"])
    settings = read(text)
    assert settings.ignored == ("one", "two")
    assert settings.not_duplicates == (("a", "b"),)
    assert with_distinct(text, ["a", "b"]) == text


def test_settings_in_pyproject_stay_there() -> None:
    text = '[project]\nname = "x"\n\n[tool.vlbib]\nlibrary = "l.bib"\n\n[tool.other]\na = 1\n'
    new = with_pin(text, "CLIP", "10.1000/x")
    assert read(new, "pyproject.toml").pins == (Pin(mention="CLIP", to="10.1000/x"),)
    assert new.startswith('[project]\nname = "x"\n\n[tool.vlbib]\nlibrary = "l.bib"\n')
    assert "[tool.other]\na = 1" in new
