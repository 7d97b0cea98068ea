"""Where a key occurs, to the character: in a library, in notes and in papers."""

from __future__ import annotations

import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from vlbib import CannotUse, api
from vlbib.app.key_places import KeyPlace, keys_in

if TYPE_CHECKING:
    from tests.app.conftest import Desk

TITLE = "Learning Transferable Visual Models From Natural Language Supervision"
KEY = "radford2021learning"


@pytest.mark.parametrize(
    ("file", "text", "places"),
    [
        (
            "a.md",
            "x\n[@a; see @b:c] and \\citep[p. 2]{d, e}\n",
            [("a", 2, 2), ("b:c", 2, 10), ("d", 2, 32), ("e", 2, 35)],
        ),
        ("a.md", "`[@code]` me@mail [[@wiki]] @bare\n", [("wiki", 1, 21), ("bare", 1, 29)]),
        ("a.tex", "% \\cite{no}\r\n\\parencite[1]{ä, b}\n", [("ä", 2, 14), ("b", 2, 17)]),
        ("a.bib", "@string{a = {b}}\r@misc{ä1,\n}\n @book{ b ,}\n", [("ä1", 2, 6), ("b", 4, 8)]),
        ("a.bib", "", []),
    ],
)
def test_keys_are_found_with_their_places(file: str, text: str, places: list[tuple[str, int, int]]) -> None:
    found = keys_in(text, file)
    assert [(place.key, place.line, place.start) for place in found] == places
    assert all(place.end == place.start + len(place.key) for place in found)


def test_the_keys_of_a_long_library_are_found_in_linear_time() -> None:
    def seconds(entries: int) -> float:
        text = "".join(f"@misc{{k{number}, title = {{{'x' * 150}}}}}\n\n\n" for number in range(entries))
        begin = time.process_time()
        assert keys_in(text, "a.bib")[-1].line == 3 * entries - 2
        return time.process_time() - begin

    short = min(seconds(500) for _ in range(3))
    assert min(seconds(4000) for _ in range(3)) < 20 * short


def test_only_the_given_lines_are_read() -> None:
    assert keys_in("[@a]\n[@b]\n", "a.md", (2,)) == (KeyPlace("b", 2, 2, 3),)


def test_a_key_is_found_in_entry_notes_and_papers_also_by_a_former_key(desk: Desk) -> None:
    desk.write("notes/a.md", f"- {TITLE}\n\n```\n[@{KEY}]\n```\nSee [@{KEY}].\n")
    desk.write("paper/main.tex", f"\\input{{own}}\\mycite{{{KEY}}}\n")
    desk.write("paper/own.tex", "\\newcommand{\\mycite}[1]{\\cite{#1}}\n")
    desk.sync()
    assert desk.run("rename-key", KEY, "clip").code == 0
    filed = api.places(KEY)
    assert [(str(place.path), place.place.key, place.place.line, place.is_entry) for place in filed] == [
        ("references.bib", "clip", 1, True),
        ("notes/a.md", KEY, 6, False),
        ("paper/main.tex", KEY, 1, False),
    ]
    with pytest.raises(CannotUse, match="nobody2020: the library has no entry with that key"):
        api.places("nobody2020")
    assert Path("notes/a.md").read_text().endswith(f"See [@{KEY}].\n")
