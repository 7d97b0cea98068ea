"""A user's project in a temporary folder, and the real command run in it, without a network."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pytest
from tests.e2e.nursery import COMMAND, Nursery

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

VLBIB = ("-m", "vlbib")


@dataclass(frozen=True)
class Ran:
    """The result of a command: exit code, stdout, stderr."""

    code: int
    out: str
    err: str

    def json(self) -> Any:
        return json.loads(self.out)


@dataclass(frozen=True)
class Project:
    """A project's folder, in which commands are run."""

    folder: Path
    nursery: Nursery

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
        if given is None:
            option, code, *first = ("-c", COMMAND) if python == VLBIB else python
            assert option == "-c"
            everything = environment(self.folder) | environ
            exit_code, out, err = self.nursery.run(code, [*first, *arguments], self.folder, everything)
        else:
            with self.start(*arguments, python=python, given=True, **environ) as running:
                out, err = running.communicate(given, timeout=120)
            exit_code = running.returncode
        assert "Traceback" not in err, err
        return Ran(exit_code, out, err)


def environment(folder: Path) -> dict[str, str]:
    """Return the environment of a command: no API keys, no settings from outside, unreachable services."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("VLBIB_", "SEMANTIC_SCHOLAR"))}
    nowhere = {
        f"VLBIB_{name}_URL": "http://127.0.0.1:9"
        for name in ("ARXIV", "SEMANTIC_SCHOLAR", "CROSSREF", "DBLP", "OPENALEX", "ACL_ANTHOLOGY")
    }
    own = {"VLBIB_CACHE_DIR": str(folder / ".cache"), "VLBIB_DATA_DIR": str(folder / ".data"), "PYTHONUTF8": "1"}
    return kept | nowhere | own


@pytest.fixture(scope="session")
def nursery(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Nursery]:
    running = Nursery(tmp_path_factory.mktemp("streams"))
    yield running
    running.close()


@pytest.fixture
def project(tmp_path: Path, nursery: Nursery) -> Project:
    folder = tmp_path / "project"
    folder.mkdir()
    return Project(folder, nursery)
