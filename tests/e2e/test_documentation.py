"""The documentation is true: every shell block is run, and every command's page is current."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from scripts.shell_blocks import SHELL, Fence, agrees, fences, run_page

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[2]
PAGES = sorted(
    path.relative_to(ROOT).as_posix()
    for path in (*(ROOT / "docs").rglob("*.md"), ROOT / "README.md", ROOT / "CONTRIBUTING.md")
    if "rules" not in path.parts
)
# What is not run, and why.
NOT_RUN = {
    ("README.md", "it asks the package index"),
    ("docs/tutorial.md", "it asks the package index"),
    ("docs/editors.md", "it asks the package index"),
    ("docs/editors.md", "it asks the package index, and writes into your home"),
    ("docs/editors.md", "it asks the package indexes"),
    ("docs/editors.md", "it asks the package indexes, and writes into your vault"),
    ("docs/verify.md", "the files are not shown"),
    ("docs/howto/team.md", "there is no server here"),
    ("docs/howto/team.md", "the merge above has the drivers"),
    ("docs/howto/completion.md", "it writes into the reader's home folder"),
}


def _shell_fences(page: str) -> Iterator[Fence]:
    yield from (fence for fence in fences((ROOT / page).read_text("utf-8")) if fence.language in SHELL)


@pytest.mark.consumer
@pytest.mark.parametrize("page", [page for page in PAGES if any(_shell_fences(page))])
def test_a_page_shows_what_its_commands_print(page: str, tmp_path: Path) -> None:
    folder = tmp_path / "project"
    folder.mkdir()
    for _, pairs in run_page((ROOT / page).read_text("utf-8"), folder):
        for shown, ran in pairs:
            assert agrees(shown.printed, ran.printed), f"$ {ran.line}\n" + "\n".join(ran.printed)


def test_every_block_that_is_not_run_says_why() -> None:
    said = {(page, fence.said) for page in PAGES for fence in _shell_fences(page) if fence.mark == "not run"}
    assert said == NOT_RUN


def test_every_block_of_commands_is_marked_as_console() -> None:
    """Except for the commands in README and CONTRIBUTING that create an environment, which `.ci/run` runs."""
    unmarked = [
        (page, fence.text)
        for page in PAGES
        for fence in fences((ROOT / page).read_text("utf-8"))
        if not fence.language and re.match(r"\$ |vlbib |pip |sphinx-build ", fence.text)
    ]
    assert unmarked == []
