from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from pathlib import Path

from scripts.moving_picture import Scene, moving_picture
from scripts.pictures import TYPED
from scripts.shell_blocks import fences

ROOT = Path(__file__).parents[2]
SCENES = (Scene("cat a.md", (), 1), Scene("cat a.md", ("# A & B", "x" * 12), 3))
SVG = "{http://www.w3.org/2000/svg}"


def texts(picture: str) -> list[str]:
    return ["".join(text.itertext()) for text in ET.fromstring(picture).iter(f"{SVG}text")]


def test_each_scene_shows_its_command_and_lines_cut_to_the_width() -> None:
    assert texts(moving_picture(SCENES, 10)) == ["$ cat a.md", "$ cat a.md", "# A & B", "x" * 9 + "…"]


def test_scenes_follow_each_other_without_a_gap_in_a_loop() -> None:
    picture = moving_picture(SCENES, 10)
    assert picture.count("4s step-end infinite") == 2
    assert "@keyframes s0 { 0.00% { opacity: 1; } 25.00%, 100% { opacity: 0; } }" in picture
    assert "@keyframes s1 { 0% { opacity: 0; } 25.00% { opacity: 1; } }" in picture


def test_without_animation_the_last_scene_is_shown() -> None:
    picture = moving_picture(SCENES, 10)
    shown, moved = picture.split("@media (prefers-reduced-motion: no-preference)")
    assert ".last { opacity: 1; }" in shown
    assert "animation" not in shown
    assert "s1 last" in moved
    assert "s0 last" not in moved


def test_the_picture_of_the_readme_loads_nothing_and_shows_its_note_and_commands() -> None:
    picture = (ROOT / "docs/pictures/terminal.svg").read_text("utf-8")
    assert not re.search(r"href|url\(|<script|@import", picture)
    shown = texts(picture)
    assert [line.removeprefix("$ ") for line in dict.fromkeys(shown) if line.startswith("$ ")] == [
        line for line, _ in TYPED
    ]
    note = next(fence.text for fence in fences((ROOT / "README.md").read_text("utf-8")) if fence.language == "markdown")
    assert [line for line in note.splitlines() if len(line) < 100 and line not in shown] == []
