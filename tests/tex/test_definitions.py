from __future__ import annotations

import pytest

from vlbib.core.cite_commands import CitationShape
from vlbib.tex.definitions import definitions
from vlbib.tex.tokens import LatexSource


def shape(text: str, name: str) -> CitationShape | None:
    return definitions(LatexSource(text), {}).shapes[name]


def braced(*numbers: int, groups: int) -> CitationShape:
    return CitationShape(braced=frozenset(numbers), groups=groups)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (r"\newcommand{\x}[2]{#1\cite{#2}}", braced(1, groups=2)),
        (r"\newcommand{\x}[2]{\cite{#1,#2}}", braced(0, 1, groups=2)),
        (r"\newcommand{\x}[2][a]{\cite[#1]{#2}}", braced(0, groups=1)),
        (r"\newcommand{\x}[1][a]{\cite{#1}}", CitationShape(frozenset(), frozenset((0,)), 0)),
        (r"\NewDocumentCommand{\x}{s t+ o D(){a} m}{\cite{#5}}", braced(0, groups=1)),
        (r"\NewDocumentCommand{\x}{o O{b} m}{\cite{#2}}", CitationShape(frozenset(), frozenset((1,)), 1)),
        (r"\def\x#1#2{\cite{#2}}", braced(1, groups=2)),
        (r"\newcommand{\x}[1]{\cite{a#1}}", None),
        (r"\newcommand{\x}[1]{\textbf{#1}}", None),
        (r"\newcommand{\x}{text}", None),
    ],
)
def test_a_definition_shows_which_arguments_are_keys(text: str, expected: CitationShape | None) -> None:
    assert shape(text, "x") == expected


@pytest.mark.parametrize(
    "text",
    [
        r"\newcommand",
        r"\newcommand{\x}",
        r"\newcommand{\x}[1]",
        r"\def\x#1;{\cite{#1}}",
        r"\let\x",
        r"\NewDocumentCommand{\x}{m}",
        r"\def",
    ],
)
def test_an_incomplete_definition_defines_nothing(text: str) -> None:
    assert definitions(LatexSource(text), {}).shapes == {}


def test_definitions_in_files_read_before_count() -> None:
    own = definitions(LatexSource(r"\newcommand{\x}[1]{\cite{#1}}"), {}).shapes
    assert definitions(LatexSource(r"\newcommand{\y}[2]{\x{#2}}"), own).shapes["y"] == braced(1, groups=2)


def test_the_name_in_a_definition_is_no_use_of_the_command() -> None:
    text = r"\newcommand\x[1]{\cite{#1}}"
    assert definitions(LatexSource(text), {}).names_at == {text.index(r"\x")}
