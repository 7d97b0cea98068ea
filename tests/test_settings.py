from __future__ import annotations

import pytest

from vlbib.settings import BadSettings, Pin, Settings, read_settings


def test_an_empty_file_gives_the_defaults() -> None:
    assert read_settings("", "vlbib.toml") == Settings(file="vlbib.toml")


def test_every_key_is_read() -> None:
    text = """
notes = ["notes", "more.md"]
library = "lib/refs.bib"
contact = "me@example.org"
not_duplicates = [["a", "b"]]

[resolvers]
order = ["catalogue", "arxiv"]

[resolvers.arxiv]
url = "http://127.0.0.1:1/api/query"
delay = 0.5

[resolvers.semantic_scholar]
enabled = false

[tags]
synonyms = { "Vision-Language Pre-training" = "VLP" }
vocabulary = ["VLP"]
separator = "."
groups = true

[[pin]]
mention = "LLaVa"
to = "arXiv:2304.08485"

[[ignore]]
mention = "not a paper"

[alias]
CLIP = "Learning Transferable Visual Models From Natural Language Supervision"

[check]
ignore = ["V003"]
"""
    settings = read_settings(text, "vlbib.toml")

    assert isinstance(settings, Settings)
    assert settings.notes == ("notes", "more.md")
    assert settings.library == "lib/refs.bib"
    assert settings.not_duplicates == (("a", "b"),)
    assert settings.order == ("catalogue", "arxiv")
    assert settings.urls == {"arxiv": "http://127.0.0.1:1/api/query"}
    assert settings.delays == {"arxiv": 0.5}
    assert settings.off == {"semantic_scholar"}
    assert settings.synonyms == {"Vision-Language Pre-training": "VLP"}
    assert settings.pins == (Pin(mention="LLaVa", to="arXiv:2304.08485"),)
    assert settings.ignored == ("not a paper",)
    assert (settings.groups, settings.separator) == (True, ".")
    assert settings.check == {"ignore": ["V003"]}


@pytest.mark.parametrize("separator", ["", "/", " > ", "::", "→", "%", "~", "|"])
def test_the_separator_of_tags_may_have_up_to_three_characters(separator: str) -> None:
    settings = read_settings(f'[tags]\nseparator = "{separator}"\n', "vlbib.toml")
    assert isinstance(settings, Settings)
    assert settings.separator == separator


def test_only_the_table_tool_vlbib_of_a_pyproject_is_read() -> None:
    settings = read_settings('[project]\nname = "x"\n[tool.vlbib]\nlibrary = "l.bib"\n', "pyproject.toml")
    assert isinstance(settings, Settings)
    assert settings.library == "l.bib"


def test_a_disabled_source_is_not_asked_and_a_plugins_is() -> None:
    settings = read_settings("[resolvers.arxiv]\nenabled = false\n", "vlbib.toml")
    assert isinstance(settings, Settings)
    assert not settings.asks("arxiv")
    assert settings.asks("semantic_scholar")
    assert settings.asks("a_stranger_s_plugin")


def test_sources_that_take_one_title_per_request_are_asked_only_if_named() -> None:
    assert not Settings().asks("dblp")
    assert Settings(order=("dblp",)).asks("dblp")
    assert not Settings(order=("dblp",)).asks("arxiv")


@pytest.mark.parametrize(
    ("text", "line", "word"),
    [
        ("notes = [", 1, "TOML"),
        ("\nnotez = []\n", 2, "notez"),
        ("notes = 3\n", 1, "notes"),
        ("library = 3\n", 1, "library"),
        ("\n[resolvers.arxiv]\ndelay = -1\n", 3, "delay"),
        ("\n[resolvers.arxiv]\ndelay = true\n", 3, "delay"),
        ('\n[[pin]]\nmention = "x"\n', 2, "pin"),
        ("tags = 3\n", 1, "tags"),
        ('[tags]\nseparator = "/-->"\n', 2, "separator"),
        ('[tags]\nseparator = ","\n', 2, "separator"),
        ('[tags]\nseparator = " ;"\n', 2, "separator"),
        ('[tags]\nseparator = "a"\n', 2, "separator"),
        ('[tags]\nseparator = "4"\n', 2, "separator"),
        ('[tags]\nseparator = "  "\n', 2, "separator"),
        ('[tags]\nseparator = "\\\\"\n', 2, "separator"),
        ('[tags]\nseparator = "{"\n', 2, "separator"),
        ('[tags]\nseparator = "\\t/"\n', 2, "separator"),
        ('[tags]\nseparator = "$"\n', 2, "separator"),
        ("pin = 3\n", 1, "pin"),
        (
            '[[pin]]\nmention = "x"\nto = "none"\n[[pin]]\nmention = "y"\nto = "arxiv:21"\n',
            6,
            "`pin[1].to` must",
        ),
        ('pin = [{ mention = "x", to = "https://" }]\n', 1, "`pin[0].to` must be"),
        ('not_duplicates = ["a"]\n', 1, "not_duplicates"),
        ("[alias]\nCLIP = 3\n", 2, "CLIP"),
    ],
)
def test_a_fault_names_its_line_and_key(text: str, line: int, word: str) -> None:
    bad = read_settings(text, "vlbib.toml")
    assert isinstance(bad, BadSettings)
    assert (bad.file, bad.line) == ("vlbib.toml", line)
    assert word in bad.reason


def test_deadlines_are_read_and_other_values_are_refused() -> None:
    settings = read_settings("[deadlines]\nconnect = 2\nanswer = 90.5\n", "vlbib.toml")
    assert isinstance(settings, Settings)
    assert settings.deadlines == {"connect": 2, "answer": 90.5}
    for text in ("connect = 0", "answer = 3601", "connect = 'x'", "whole = 1"):
        assert isinstance(read_settings(f"[deadlines]\n{text}\n", "vlbib.toml"), BadSettings), text


def test_an_unknown_style_is_reported_with_the_allowed_ones() -> None:
    settings = read_settings('[style]\nvenues = "shrt"\n', "vlbib.toml")
    assert isinstance(settings, BadSettings)
    assert settings.line == 2
    assert "must be one of full, short, iso4, not 'shrt'; did you mean `short`?" in settings.reason


def test_a_misspelled_key_in_resolvers_is_reported_with_the_nearest() -> None:
    fault = read_settings('[resolvers]\nordr = ["arxiv"]\n', "vlbib.toml")
    assert isinstance(fault, BadSettings)
    assert fault.reason.endswith("did you mean `order`?")


@pytest.mark.parametrize("text", ["x = " + "[" * 5_000 + "]" * 5_000, "x = " + "{a=" * 5_000 + "1" + "}" * 5_000])
def test_settings_nested_too_deep_are_refused_with_a_message(text: str) -> None:
    bad = read_settings(text, "vlbib.toml")
    assert isinstance(bad, BadSettings)
    assert (bad.line, bad.reason) == (1, "a value is nested too deep")


def test_a_number_with_too_many_digits_is_refused_with_a_message() -> None:
    bad = read_settings(f"x = {'9' * 5_000}", "vlbib.toml")
    assert isinstance(bad, BadSettings)
    assert (bad.line, bad.reason) == (1, "a number has too many digits")


@pytest.mark.parametrize(
    ("text", "name"), [('library = "a\\u0000b"', "library"), ('notes = ["n", "a\\u0000b"]', "notes")]
)
def test_a_file_name_with_nul_is_refused(text: str, name: str) -> None:
    bad = read_settings(text, "vlbib.toml")
    assert isinstance(bad, BadSettings)
    assert (bad.line, bad.reason) == (1, f"`{name}` must be the name of a file, not 'a\\x00b'")
