"""A user's project in a temporary folder; its commands run in this process, fast and without a network."""

from __future__ import annotations

import re
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tests.app.git.git_team import Team, environment
from tests.app.git.warm_interpreter import warm_interpreter

from vlbib.cli import run

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.conftest import BeginOnce

_SOURCES = ("ARXIV", "SEMANTIC_SCHOLAR")


@dataclass(frozen=True)
class Ran:
    """The result of a command: exit code, stdout, stderr."""

    code: int
    out: str
    err: str


@dataclass(frozen=True)
class Desk:
    """The working folder, with the files of a project."""

    capture: pytest.CaptureFixture[str]

    def write(self, name: str, text: str) -> None:
        path = Path(name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="")

    def read(self, name: str = "references.bib") -> str:
        return Path(name).read_bytes().decode()

    def run(self, *arguments: str) -> Ran:
        self.capture.readouterr()
        code = run(list(arguments))
        said = self.capture.readouterr()
        return Ran(code, said.out, said.err)

    def sync(self, *arguments: str) -> Ran:
        return self.run("sync", "--offline", *arguments)

    def silent(self, code: int = 0) -> None:
        """Check that another sync has nothing to report and changes no byte."""
        before = self.read(), self.read("references.lock")
        ran = self.sync()
        assert (ran.code, self.read(), self.read("references.lock")) == (code, *before), ran.out + ran.err
        assert "nothing changed" in ran.out

    def entries(self) -> list[str]:
        return re.findall(r"^@\w+\{([^,]+),", self.read(), re.MULTILINE)

    def value(self, key: str, field: str) -> str:
        entry = self.read().partition(f"{{{key},")[2].partition("\n}")[0]
        found = re.search(rf"^  {field} = \{{(.*)\}}", entry, re.MULTILINE)
        return found[1] if found else ""


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Desk:
    folder = tmp_path / "project"
    folder.mkdir()
    monkeypatch.chdir(folder)
    monkeypatch.setenv("VLBIB_CACHE_DIR", str(tmp_path / "cache"))
    monkeypatch.setenv("VLBIB_DATA_DIR", str(tmp_path / "data"))
    for name in _SOURCES:
        monkeypatch.setenv(f"VLBIB_{name}_URL", "http://127.0.0.1:9")
    return Desk(capsys)


@pytest.fixture(scope="session")
def driver_interpreter(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The interpreter that git calls for its merge driver."""
    with warm_interpreter(tmp_path_factory.mktemp("warm")) as program:
        yield program


@pytest.fixture
def repo(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> Team:
    """One person at the desk, in a repository without a commit."""
    environment(monkeypatch)
    begun = Team(desk)
    begun.git("init", "-q", "-b", "main")
    return begun


@pytest.fixture
def team(desk: Desk, driver_interpreter: Path, monkeypatch: pytest.MonkeyPatch, begin_once: BeginOnce) -> Team:
    """Two people at the desk, with a library in git."""
    environment(monkeypatch)
    begun = Team(desk)
    with monkeypatch.context() as patched:
        patched.setattr(sys, "executable", str(driver_interpreter))
        begin_once("team", begun.begin)
    return begun
