"""A user's project in a folder of its own, and the real command run in it, without a network."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

VLBIB = ("-m", "vlbib")


@dataclass(frozen=True)
class Ran:
    """What a command left: exit code, stdout, stderr."""

    code: int
    out: str
    err: str

    def json(self) -> Any:
        return json.loads(self.out)


@dataclass(frozen=True)
class Project:
    """A project's folder, with the command to run in it."""

    folder: Path

    def write(self, name: str, text: str) -> Path:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="")
        return path

    def read(self, name: str) -> str:
        return (self.folder / name).read_bytes().decode()

    def exists(self, name: str) -> bool:
        return (self.folder / name).exists()

    def start(
        self, *arguments: str, python: Sequence[str] = VLBIB, given: bool = False, **environ: str
    ) -> subprocess.Popen[str]:
        """Start the command; `python` are the interpreter's own arguments."""
        return subprocess.Popen(
            [sys.executable, *python, *arguments],
            cwd=self.folder,
            env=environment(self.folder) | environ,
            stdin=subprocess.PIPE if given else None,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            encoding="utf-8",
        )

    def run(self, *arguments: str, python: Sequence[str] = VLBIB, given: str | None = None, **environ: str) -> Ran:
        with self.start(*arguments, python=python, given=given is not None, **environ) as running:
            out, err = running.communicate(given, timeout=120)
        assert "Traceback" not in err, err
        return Ran(running.returncode, out, err)


def environment(folder: Path) -> dict[str, str]:
    """Return the environment of a command: no key, no settings from outside, services that cannot be reached."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("VLBIB_", "SEMANTIC_SCHOLAR"))}
    nowhere = {
        f"VLBIB_{name}_URL": "http://127.0.0.1:9"
        for name in ("ARXIV", "SEMANTIC_SCHOLAR", "CROSSREF", "DBLP", "OPENALEX", "ACL_ANTHOLOGY")
    }
    own = {"VLBIB_CACHE_DIR": str(folder / ".cache"), "VLBIB_DATA_DIR": str(folder / ".data"), "PYTHONUTF8": "1"}
    return kept | nowhere | own


@pytest.fixture
def project(tmp_path: Path) -> Project:
    folder = tmp_path / "project"
    folder.mkdir()
    return Project(folder)
