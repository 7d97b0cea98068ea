from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.e2e.conftest import Project

README = (Path(__file__).parents[2] / "README.md").read_text("utf-8")


def test_the_first_note_in_the_readme_gives_the_output_shown_below_it(project: Project) -> None:
    note, printed = re.findall(r"```(?:markdown)?\n(.*?)```", README, re.DOTALL)[:2]
    project.write("notes/reading.md", note)
    lines = project.run("sync", "--offline").out.splitlines()
    for line, shown in zip(lines, printed.splitlines(), strict=True):
        assert line.startswith(shown.split(" ...")[0].rstrip(",)")), line
