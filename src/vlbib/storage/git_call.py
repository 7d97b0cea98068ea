"""Runs git in a project's folder and returns what it prints."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


def git_output(folder: Path, *arguments: str, codes: tuple[int, ...] = (0,)) -> bytes | None:
    """Return git's output in a folder; None if git is not installed or exits with a code other than `codes`."""
    try:
        ran = subprocess.run(  # noqa: S603 -- the arguments are vlbib's own, and paths after `--`
            ["git", "-C", str(folder), *arguments],  # noqa: S607 -- the user's own git
            capture_output=True,
            check=False,
        )
    except OSError:
        return None
    return ran.stdout if ran.returncode in codes else None
