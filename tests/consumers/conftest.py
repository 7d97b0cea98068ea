"""The libraries that real programs read, and fixtures that run a program.

A missing program fails the test, because a skipped test proves nothing. .ci/packages.txt lists the Debian packages.
"""

from __future__ import annotations

import subprocess
import unicodedata
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from vlbib.bibtex.document import Document, read
from vlbib.exports.format import ExportOptions, load_format
from vlbib.exports.view import view

if TYPE_CHECKING:
    from collections.abc import Callable

    from vlbib.exports.item import Item

ROOT = Path(__file__).parents[2]
HARD = ROOT / "tests/exports/hard.bib"
CJK = ROOT / "tests/exports/cjk.bib"
PROJECT = ROOT / "references.bib"
MANY = " and ".join(f"Family{number}, Given" for number in range(3000))
THREE_THOUSAND = (
    f"@article{{many2024, author={{{MANY}}}, title={{Three Thousand Authors}}, journal={{J}}, year=2024}}\n"
)


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """Do not collect these files if their tests are deselected, because typst and selenium may not be installed."""
    left_out = "not consumer" in str(config.option.markexpr)
    return True if left_out and collection_path.name.startswith("test_") else None


def items_of(path: Path) -> tuple[Item, ...]:
    return items_of_text(path.read_text(encoding="utf-8") + (THREE_THOUSAND if path == HARD else ""))


def items_of_text(text: str, separator: str = "") -> tuple[Item, ...]:
    document = read(text.encode(), "refs.bib")
    assert isinstance(document, Document)
    return view(document.library, separator)[0]


@pytest.fixture(scope="session", params=[path for path in (HARD, PROJECT) if path.exists()], ids=lambda path: path.name)
def items(request: pytest.FixtureRequest) -> tuple[Item, ...]:
    """A library without CJK characters in printed fields, as LaTeX needs it."""
    return items_of(request.param)


@pytest.fixture(scope="session")
def cjk_items() -> tuple[Item, ...]:
    """A library in Chinese, Japanese and Korean."""
    return items_of(CJK)


@pytest.fixture(scope="session")
def own_items() -> tuple[Item, ...]:
    """The project's own library."""
    return items_of(PROJECT)


@pytest.fixture
def from_text() -> Callable[..., tuple[Item, ...]]:
    """BibTeX text as items."""
    return items_of_text


@pytest.fixture
def export(tmp_path: Path) -> Callable[[str, tuple[Item, ...]], Path]:
    """A function that writes an export into the test's folder and returns its path."""

    def write(name: str, items: tuple[Item, ...]) -> Path:
        one = load_format(name)
        path = tmp_path / f"{name}{one.suffix}"
        path.write_text(one.render(items, ExportOptions()).text, encoding="utf-8")
        return path

    return write


@pytest.fixture
def run(tmp_path: Path) -> Callable[..., str]:
    """A function that runs a program in the test's folder and returns its output; a non-zero exit fails the test."""

    def call(*command: str) -> str:
        done = subprocess.run(
            command, cwd=tmp_path, capture_output=True, text=True, errors="replace", timeout=300, check=False
        )
        output = done.stdout + done.stderr
        assert done.returncode == 0, f"{command[0]} ended with {done.returncode}\n{output[-4000:]}"
        return output

    return call


def letters(text: str) -> str:
    """Return only letters and digits, with composed accents: what every style keeps, whatever it does to spaces.

    TeX's fonts have one glyph for Đ and Ð. Superscripts and subscripts are on separate lines in a PDF's text.
    """
    whole = "".join(char for char in text if not unicodedata.decomposition(char).startswith(("<super>", "<sub>")))
    joined = unicodedata.normalize("NFKC", whole.replace("-\n", "")).replace("Ð", "Đ").casefold()
    return "".join(char for char in joined if char.isalnum())


@pytest.fixture(scope="session")
def lacking() -> Callable[[str, tuple[Item, ...]], list[str]]:
    """A function that returns the titles missing from a text, compared without digits: raised ones move in a PDF."""

    def find(text: str, items: tuple[Item, ...]) -> list[str]:
        whole = _no_digits(letters(text))
        return [item.title for item in items if _no_digits(letters(item.title)) not in whole]

    return find


def _no_digits(text: str) -> str:
    return "".join(char for char in text if not char.isdigit())
