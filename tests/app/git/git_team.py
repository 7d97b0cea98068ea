"""Two people with one library in git: real git with its drivers, while vlbib's commands run in this process."""

from __future__ import annotations

import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pytest
    from tests.app.conftest import Desk

NOTES = {
    "notes/ann.md": "# Ann\n\n## Vision\n\n- Deep Residual Learning for Image Recognition\n- CLIP\n",
    "notes/bob.md": "# Bob\n\n## Speech\n\n- Attention Is All You Need\n- Mask R-CNN\n",
}


@dataclass(frozen=True)
class Team:
    """A repository with a library, at the desk of whoever has a branch checked out."""

    desk: Desk

    def git(self, *arguments: str, code: int | None = 0) -> str:
        """Run git and return what it prints; a `code` of None accepts any exit code."""
        ran = subprocess.run(["git", *arguments], capture_output=True, text=True, check=False)
        assert code is None or ran.returncode == code, (arguments, ran.stdout, ran.stderr)
        assert "Traceback" not in ran.stderr, ran.stderr
        return ran.stdout + ran.stderr

    def commit(self, message: str) -> None:
        self.git("add", "-A")
        self.git("commit", "-q", "--allow-empty", "-m", message)

    def sync(self, *arguments: str) -> str:
        ran = self.desk.sync(*arguments)
        assert ran.code in (0, 3), ran.out + ran.err
        return ran.out

    def begin(self) -> None:
        """Commit the first notes with their library, and install the drivers."""
        self.git("init", "-q", "-b", "main")
        for name, text in NOTES.items():
            self.desk.write(name, text)
        self.sync()
        assert self.desk.run("git", "install").code == 0
        self.commit("begin")

    def branches(self, ours: dict[str, str], theirs: dict[str, str]) -> None:
        """Write files, sync and commit on a branch `theirs`, then on main, which is checked out in the end."""
        self.git("switch", "-q", "-c", "theirs")
        self.work(theirs)
        self.git("switch", "-q", "main")
        self.work(ours)

    def work(self, written: dict[str, str]) -> None:
        """Write files, sync, and commit."""
        for name, text in written.items():
            self.desk.write(name, text)
        self.sync()
        self.commit("work")

    def clean(self) -> None:
        """Check that library and lock are exactly what the notes say."""
        ran = self.desk.sync("--locked")
        assert ran.code in (0, 3), ran.out + ran.err

    def catch_up(self) -> bool:
        """Sync and commit if library and lock are not yet what the notes say; tell whether that was needed."""
        if self.desk.sync("--locked").code in (0, 3):
            return False
        self.sync()
        self.commit("caught up")
        self.clean()
        return True

    @property
    def unmerged(self) -> list[str]:
        return self.git("diff", "--name-only", "--diff-filter=U").split()


def environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """Give git no user settings, but a name and an address."""
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", "/dev/null")
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    for who in ("AUTHOR", "COMMITTER"):
        monkeypatch.setenv(f"GIT_{who}_NAME", "Ann")
        monkeypatch.setenv(f"GIT_{who}_EMAIL", "ann@example.org")
    root = Path(__file__).parents[3]
    monkeypatch.setenv("PYTHONPATH", f"{root / 'src'}:{root / 'resolvers'}")
