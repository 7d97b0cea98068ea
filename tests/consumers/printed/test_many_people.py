"""A work with three thousand authors: each program prints as many of them as its style wants, and all that follows.

Only biber is slow with them, in any library: 20 seconds with numeric. With styles that distinguish works by their lists
of names (authoryear, apa) it does not end within reasonable time, unless biblatex has the option `uniquelist=false`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from tests.consumers.conftest import MANY, items_of_text
from tests.consumers.printed.test_printed import CLASSIC, CSL

if TYPE_CHECKING:
    from collections.abc import Callable

    from vlbib.exports.item import Item

    Printed = dict[str, str]
    Items = tuple[Item, ...]

pytestmark = pytest.mark.consumer

WORK = (
    f"@article{{many, author = {{{MANY}}}, title = {{Three thousand authors}}, journal = {{Journal of Placeholders}},"
    " volume = 12, number = 3, pages = {101--119}, year = 2019}"
)
APA = (20, "… Family2999, G. (2019). Three thousand authors. Journal of Placeholders, 12(3), 101–119.")
IEEE = (
    1,
    "[1] G. Family0 et al., “Three thousand authors,” Journal of Placeholders, vol. 12, no. 3, pp. 101–119, 2019.",
)
PLAIN = (3000, "and Given Family2999. Three thousand authors. Journal of Placeholders, 12(3):101–119, 2019.")
BY_BIBTEX = {
    "plain": PLAIN,
    "plainnat": PLAIN,
    "IEEEtran": (
        3000,
        "and G. Family2999, “Three thousand authors,” Journal of Placeholders, vol. 12, no. 3, pp. 101–119, 2019.",
    ),
    "apacite": (
        7,
        "Family5, G., . . . Family2999, G. (2019). Three thousand authors. Journal of Placeholders, 12(3), 101–119.",
    ),
}
BY_PANDOC = {
    "apa": APA,
    "ieee": IEEE,
    "nature": (1, "1. Family0, G. et al. Three thousand authors. Journal of Placeholders 12, 101–119 (2019)."),
    "chicago-author-date": (
        7,
        "Given Family6, et al. 2019. “Three Thousand Authors.” Journal of Placeholders 12 (3): 101–19.",
    ),
}
FIELDS = "Family2999, Given; date=2019; journaltitle=Journal of Placeholders; number=3; pages=101--119;"


@pytest.fixture(scope="module")
def many() -> Items:
    return items_of_text(WORK)


def people_and_end(printed: Printed, length: int) -> tuple[int, str]:
    """Return how many people are named, and the last letters of the text."""
    return len(re.findall(r"Family\d+", printed["many"])), printed["many"][-length:]


@pytest.mark.parametrize("style", BY_BIBTEX)
def test_bibtex_prints_them(style: str, bibtex: Callable[..., Printed], many: Items) -> None:
    people, end = BY_BIBTEX[style]
    assert people_and_end(bibtex(style, many, CLASSIC[style]), len(end)) == (people, end)


@pytest.mark.parametrize("style", BY_PANDOC)
def test_pandoc_prints_them(style: str, pandoc: Callable[..., Printed], many: Items) -> None:
    people, end = BY_PANDOC[style]
    assert people_and_end(pandoc(CSL.format(style), "csl-json", many), len(end)) == (people, end)


@pytest.mark.parametrize("name", ["hayagriva", "biblatex"])
@pytest.mark.parametrize(("style", "people", "end"), [("apa", *APA), ("ieee", *IEEE)])
def test_typst_prints_them(
    style: str, people: int, end: str, name: str, typst: Callable[..., Printed], many: Items
) -> None:
    assert people_and_end(typst(style, name, many), len(end)) == (people, end)


def test_sphinx_prints_them(sphinx: Callable[..., Printed], many: Items) -> None:
    people, end = PLAIN
    assert people_and_end(sphinx("unsrt", many), len(end)) == (people, end)


def test_citation_js_prints_them(citation_js: Callable[..., Printed], many: Items) -> None:
    people, end = APA
    assert people_and_end(citation_js("apa", many), len(end)) == (people, end)


def test_papis_imports_them(papis: Callable[..., Printed], many: Items) -> None:
    printed = papis(many)
    assert people_and_end(printed, 0)[0] == 3000
    assert FIELDS in printed["many"]


def test_emacs_shows_them(parsebib: Callable[..., Printed], many: Items) -> None:
    printed = parsebib(many)
    assert people_and_end(printed, 0)[0] == 3000
    assert FIELDS in printed["many"]
