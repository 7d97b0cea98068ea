"""Shell completion: files, and keys, tags and so on of the project."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import click
import pytest
from click.shell_completion import BashComplete

from vlbib.cli import vlbib
from vlbib.cli.completing import offer_keys

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.app.conftest import Desk

LIBRARY = """@inproceedings{doe2020amber, title = {Amber}, year = {2020}, keywords = {Resins, old}}
@article{roe2021copal, title = {Copal}, year = {2021}}
"""
MEANT = re.compile(r"FILE|NOTES?|PAPER|DIR|KEY|OLD|TAG|INTO|FORMAT$|CODES?|TYPE|NAMES")


def _parameters(group: click.Group, name: str = "vlbib") -> Iterator[tuple[str, click.Parameter]]:
    for each in group.list_commands(click.Context(group)):
        command = group.get_command(click.Context(group), each)
        assert command is not None
        if isinstance(command, click.Group):
            yield from _parameters(command, f"{name} {each}")
        elif not re.match(r"merge-driver|textconv", each):
            yield from ((f"{name} {each} {parameter.name}", parameter) for parameter in command.params)


def _offered(*words: str, begun: str = "") -> list[str]:
    completion = BashComplete(vlbib, {}, "vlbib", "_VLBIB_COMPLETE")
    items = completion.get_completions(list(words), begun)
    return [item.type if item.type != "plain" else item.value for item in items]


def test_every_parameter_for_a_file_or_something_in_the_project_is_completed() -> None:
    values = [(name, each) for name, each in _parameters(vlbib) if each.type is click.STRING]
    assert len(values) > 40
    called = ((name, each, each.metavar or (each.name or "").upper()) for name, each in values)
    bare = [name for name, each, word in called if MEANT.search(word) and each._custom_shell_complete is None]
    assert bare == []


@pytest.mark.parametrize("words", ["sync", "check --tex", "cite", "sync --library", "annotate", "export bibtex -o"])
def test_files_are_left_to_the_shell(words: str) -> None:
    assert _offered(*words.split(), begun="no") == ["file"]


@pytest.mark.parametrize(
    ("words", "begun", "offered"),
    [
        ("show", "DOE", ["doe2020amber"]),
        ("rename-key", "", ["doe2020amber", "roe2021copal"]),
        ("explain", "roe", ["roe2021copal"]),
        ("explain", "notes/", ["file"]),
        ("list --tag", "re", ["Resins"]),
        ("list --type", "", ["preprint", "inproceedings", "article"]),
        ("export", "zotero-r", ["zotero-rdf"]),
        ("rule", "v001", ["V001"]),
        ("check --select", "L,V001", ["L,V001"]),
        ("sync --resolvers", "catalogue,arx", ["catalogue,arxiv"]),
    ],
)
def test_tags_types_formats_rules_and_sources_are_offered(
    desk: Desk, words: str, begun: str, offered: list[str]
) -> None:
    desk.write("references.bib", LIBRARY)
    assert _offered(*words.split(), begun=begun) == offered


def test_keys_are_offered_from_the_named_library_with_their_titles(desk: Desk) -> None:
    desk.write("references.bib", LIBRARY)
    desk.write("b.bib", "@misc{own2019, title = {Own}}")
    assert _offered("show", "--library", "b.bib") == ["own2019"]
    (item,) = offer_keys(click.Context(vlbib), click.Argument(["key"]), "doe")
    assert item.help == "Amber"


def test_nothing_is_offered_if_the_project_cannot_be_read(desk: Desk) -> None:
    assert _offered("show") == []
    desk.write("vlbib.toml", "notes = [")
    assert _offered("show") == []
