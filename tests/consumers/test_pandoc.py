from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from vlbib.exports.item import Item

pytestmark = pytest.mark.consumer

FORMATS = ("bibtex", "biblatex", "csl-json", "ris")


def rendered(run: Callable[..., str], folder: Path, library: Path) -> str:
    (folder / "paper.md").write_text('---\nnocite: "@*"\n---\n', encoding="utf-8")
    options = ("--citeproc", "--fail-if-warnings", "-t", "plain", "--wrap=none")
    return run("pandoc", "paper.md", "--bibliography", library.name, *options)


@pytest.mark.parametrize("name", FORMATS)
def test_pandoc_prints_every_title_without_a_warning(
    name: str,
    items: tuple[Item, ...],
    export: Callable[[str, tuple[Item, ...]], Path],
    run: Callable[..., str],
    lacking: Callable[[str, tuple[Item, ...]], list[str]],
    tmp_path: Path,
) -> None:
    assert lacking(rendered(run, tmp_path, export(name, items)), items) == []


@pytest.mark.parametrize("name", FORMATS)
def test_pandoc_prints_east_asian_titles(
    name: str,
    cjk_items: tuple[Item, ...],
    export: Callable[[str, tuple[Item, ...]], Path],
    run: Callable[..., str],
    lacking: Callable[[str, tuple[Item, ...]], list[str]],
    tmp_path: Path,
) -> None:
    assert lacking(rendered(run, tmp_path, export(name, cjk_items)), cjk_items) == []
