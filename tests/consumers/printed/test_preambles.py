"""With the preamble in docs/exports.md, biblatex's styles print what they otherwise leave out."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from vlbib.exports.item import Item

pytestmark = pytest.mark.consumer

DOCS = Path(__file__).parents[3] / "docs/exports.md"
APA = {
    "date-days": "Sample, R. (2016). An article of some days. Journal of Placeholders, 15, 1–3.",
    "article-newspaper": "Reporter, R. (2001, September 11). Maps stolen. The Daily Placeholder, A1.",
    "article-magazine": "Sample, L. (2019, May 4). A column in a weekly. The Placeholder Weekly, 8.",
    "tool-compiler": "Gatherer, G. (Comp.). (2011). Small placeholders. Sample Press.",
    "audio": "Player, P. (1988). A recording. Sample Records.",
    "video-director": "Director, D. (2010). Folding live. Studio Sample.",
    "tool-pmlr": "Learner, L. (2021). Sparse placeholders. "
    "Proceedings of the 3rd Placeholder Conference, 999, 100–110.",
}
IEEE = {
    "web-page": "Plato, One-word names on the web, May 2020. Accessed: Nov. 24, 2024. [Online]. Available: "
    "https://example.org/~plato/survey_1.",
    "preprint-hal": "P. Sample, A preprint in HAL, Jun. 15, 2020. HAL: hal-09999999, pre-published.",
    "tool-special-issue": "E. Editor, Ed., Placeholder Studies vol. 18, 2 2013: Samples at Sea.",
    "date-christ": "Philo, On Samples. Sample Press, 350 BCE.",
}


@pytest.mark.parametrize(("style", "right"), [("apa", APA), ("ieee", IEEE)])
def test_the_documented_preamble_makes_a_style_print_what_it_otherwise_leaves_out(
    style: str, right: dict[str, str], biblatex: Callable[..., dict[str, str]], library: tuple[Item, ...]
) -> None:
    lines = re.search(rf"<!-- preamble: {style} -->\n```tex\n(.*?)```", DOCS.read_text(encoding="utf-8"), re.DOTALL)
    assert lines
    chosen = tuple(item for item in library if item.key in right)
    assert biblatex(style, chosen, lines[1]) == right
