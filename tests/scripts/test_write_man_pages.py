"""The man pages are current, and have the text of --help."""

from __future__ import annotations

import pytest
from scripts.write_man_pages import FOLDER, man_pages

PAGES = man_pages()


@pytest.mark.parametrize("name", sorted(PAGES))
def test_the_page_of_a_command_is_current(name: str) -> None:
    """If this fails, run `python -m scripts.write_man_pages`."""
    assert (FOLDER / name).read_text("utf-8") == PAGES[name]


def test_no_page_is_left_over() -> None:
    assert {path.name for path in FOLDER.iterdir()} == set(PAGES)


def test_options_are_shown_as_they_are_typed_and_commands_with_their_help() -> None:
    assert ".TP\n.B \\-\\-dry\\-run\nWrite nothing; print" in PAGES["vlbib-sync.1"]
    assert ".TP\n.B sync\nBring the library up to date with the notes." in PAGES["vlbib.1"]
    assert ".TP\n.B 4\na source could not be asked" in PAGES["vlbib-index-add.1"]
    assert "{key}\\et{title}" in PAGES["vlbib-list.1"]
