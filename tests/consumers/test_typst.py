from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import typst

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from vlbib.exports.item import Item

    Export = Callable[[str, tuple[Item, ...]], Path]
    Lacking = Callable[[str, tuple[Item, ...]], list[str]]

pytestmark = pytest.mark.consumer

PAPER = """#set text(font: ("Libertinus Serif", "WenQuanYi Zen Hei"))
#bibliography("{library}", full: true, style: "{style}")
"""


def text_of(folder: Path, library: Path, style: str, run: Callable[..., str]) -> str:
    (folder / "paper.typ").write_text(PAPER.format(library=library.name, style=style), encoding="utf-8")
    typst.compile(str(folder / "paper.typ"), output=str(folder / "paper.pdf"))
    run("pdftotext", "-enc", "UTF-8", "paper.pdf", "paper.txt")
    return (folder / "paper.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("style", ["apa", "ieee"])
def test_typst_prints_every_title_from_hayagriva(
    style: str, items: tuple[Item, ...], export: Export, run: Callable[..., str], lacking: Lacking, tmp_path: Path
) -> None:
    assert lacking(text_of(tmp_path, export("hayagriva", items), style, run), items) == []


def test_typst_prints_east_asian_titles(
    cjk_items: tuple[Item, ...], export: Export, run: Callable[..., str], lacking: Lacking, tmp_path: Path
) -> None:
    assert lacking(text_of(tmp_path, export("hayagriva", cjk_items), "apa", run), cjk_items) == []


def test_typst_reads_the_biblatex_export_except_for_tex_mathematics(
    items: tuple[Item, ...], export: Export, run: Callable[..., str], lacking: Lacking, tmp_path: Path
) -> None:
    missing = lacking(text_of(tmp_path, export("biblatex", items), "apa", run), items)
    tex_math = {item.title for item in items if "$" in item.values.get("title", "") or not item.title.isascii()}
    assert set(missing) <= tex_math


def test_characters_that_are_markup_in_typst_are_printed(
    from_text: Callable[[str], tuple[Item, ...]], export: Export, run: Callable[..., str], tmp_path: Path
) -> None:
    items = from_text(
        r"@misc{a, author = {A, B}, title = {{Set \{x\} for \$5 to \$10, \#2 *of* \_all\_ @me}}, year = 2020}"
    )
    text = text_of(tmp_path, export("hayagriva", items), "apa", run)
    assert "Set {x} for $5 to $10, #2 *of* _all_ @me" in text
