"""The project on which real editors are tested, and their set-up from docs/editors.md."""

from __future__ import annotations

import os
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from vlbib import api

if TYPE_CHECKING:
    import pytest

CLIP = "radford2021learning"
NOTE = """# Vision and language

## VLP

- Learning Transferable Visual Models From Natural Language Supervision, 2021
- SAM

Again [@radford2021learning], and [@
"""


def make_project(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Make a synced project with a note and a paper in a folder, and change into it."""
    (folder / "project" / "notes").mkdir(parents=True)
    monkeypatch.chdir(folder / "project")
    monkeypatch.setenv("VLBIB_CACHE_DIR", str(folder / "cache"))
    monkeypatch.setenv("VLBIB_DATA_DIR", str(folder / "data"))
    Path("vlbib.toml").write_text('notes = ["notes"]\n[resolvers]\norder = ["catalogue"]\n')
    Path("notes/reading.md").write_text(NOTE)
    Path("paper.tex").write_text(f"\\cite{{{CLIP}}}\n")
    api.sync(offline=True)


def lines_for(file: str) -> str:
    """Return the lines that docs/editors.md says to put into a file of the home folder."""
    page = (Path(__file__).parents[2] / "docs" / "editors.md").read_text()
    (lines,) = re.findall(rf"{re.escape(file)} <<'EOF'\n(.*?)EOF\n", page, re.DOTALL)
    return str(lines)


def environment(home: Path) -> dict[str, str]:
    """Return the environment of an editor with a separate home folder, in which `vlbib` runs this code."""
    path = f"{Path(sys.executable).parent}:{os.environ['PATH']}"
    return {**os.environ, "HOME": str(home), "PATH": path, "XDG_CONFIG_HOME": str(home / ".config")}
