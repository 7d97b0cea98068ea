"""A small project for the tests of editors: two notes, a paper, and a library made by a sync."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from vlbib.cli import run

if TYPE_CHECKING:
    from tests.conftest import BeginOnce

NOTE = """---
tags: [reading, ]
---
# Vision and language

## VLP

- Learning Transferable Visual Models From Natural Language Supervision, 2021
- BLIP-2: Bootstrapping Language-Image Pre-training with Frozen Image Encoders and Large Language Models
- SAM
- Some Title That Nobody Has Written Yet, as far as anybody knows

Today I read it again [@radford2021learning] on the train.
"""
SECOND = """# More

- DINOv2: Learning Robust Visual Features without Supervision

See \U0001f600 [@radford2021learning, p. 3].
"""
PAPER = (
    "\\documentclass{article}\n\\begin{document}\nAs \\cite{radford2021learning, li2023blip2} say.\n\\end{document}\n"
)
CLIP = "radford2021learning"


@dataclass(frozen=True)
class Place:
    """The working folder of a project."""

    folder: Path

    def read(self, name: str) -> str:
        return (self.folder / name).read_text()


@pytest.fixture
def place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], begin_once: BeginOnce
) -> Place:
    """A synced project; no source on the network answers."""
    folder = tmp_path / "project"
    (folder / "notes").mkdir(parents=True)
    monkeypatch.chdir(folder)
    monkeypatch.setenv("VLBIB_CACHE_DIR", str(tmp_path / "cache"))
    monkeypatch.setenv("VLBIB_DATA_DIR", str(tmp_path / "data"))
    for name in ("ARXIV", "SEMANTIC_SCHOLAR"):
        monkeypatch.setenv(f"VLBIB_{name}_URL", "http://127.0.0.1:9")

    def make() -> None:
        Path("vlbib.toml").write_text('notes = ["notes"]\n')
        Path("notes/reading.md").write_text(NOTE)
        Path("notes/more.md").write_text(SECOND)
        Path("paper.tex").write_text(PAPER)
        run(["sync", "--offline"])

    begin_once("editor", make)
    capsys.readouterr()
    return Place(folder)
