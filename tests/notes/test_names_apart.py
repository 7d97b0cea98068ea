"""Names are looked up without a remark after them, and each by itself."""

from __future__ import annotations

import pytest

from vlbib.core.ids import Id
from vlbib.core.work import Kind, Mention
from vlbib.notes.names_apart import each_name_apart


def apart(text: str, year: int | None = None) -> list[tuple[str, int | None]]:
    return [(each.text, each.year) for each in each_name_apart(Mention(file="a.md", line=1, text=text, year=year))]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("SigLIP 2，2025 的新版本", [("SigLIP 2", 2025)]),
        ("SigLIP 2，比 2023 年的快", [("SigLIP 2", None)]),
        ("SigLIP 2：更快的版本", [("SigLIP 2", None)]),
        ("SigLIP 2（2025 的新版本）", [("SigLIP 2", 2025)]),
        ("EVA-CLIP 和 EVA-02-CLIP", [("EVA-CLIP", None), ("EVA-02-CLIP", None)]),
        ("EVA-CLIP、EVA-02-CLIP以及SigLIP 2，都不错", [("EVA-CLIP", None), ("EVA-02-CLIP", None), ("SigLIP 2", None)]),
        ("EVA-CLIP (2023) 与 EVA-02-CLIP，2025", [("EVA-CLIP (2023) 与 EVA-02-CLIP，2025", None)]),
        ("EVA-CLIP (2023) 与 EVA-02-CLIP", [("EVA-CLIP", 2023), ("EVA-02-CLIP", None)]),
        ("EVA-CLIP と EVA-02-CLIP", [("EVA-CLIP と EVA-02-CLIP", None)]),
    ],
)
def test_a_name_is_asked_about_without_the_chinese_words_beside_it(text: str, names: list[object]) -> None:
    assert apart(text) == names


@pytest.mark.parametrize(
    "text",
    [
        "SigLIP 2",
        "基于 CLIP 的图像检索和 BERT",
        "视觉语言模型，2025",
        "Training，2025 的新版本",
        "FooNet, BarNet",
        "，和",
    ],
)
def test_a_text_that_is_not_only_names_stays_whole(text: str) -> None:
    assert apart(text) == [(text, None)]


def test_the_year_of_a_line_is_that_of_each_of_its_names() -> None:
    assert apart("EVA-CLIP 和 EVA-02-CLIP", 2023) == [("EVA-CLIP", 2023), ("EVA-02-CLIP", 2023)]


def test_a_mention_with_an_id_or_of_a_heading_stays_whole() -> None:
    mention = Mention(file="a.md", text="EVA-CLIP 和 EVA-02-CLIP", ids=(Id("arxiv", "2303.15389"),))
    assert each_name_apart(mention) == (mention,)
    link = Mention(file="a.md", text="EVA-CLIP 和 EVA-02-CLIP", kind=Kind.LINK)
    assert each_name_apart(link) == (link,)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("OakNet · AshQ · FirQ", ["OakNet", "AshQ", "FirQ"]),
        ("OakNet | AshQ | FirQ", ["OakNet", "AshQ", "FirQ"]),
        ("OakNet, AshQ, FirQ", ["OakNet", "AshQ", "FirQ"]),
        ("OakNet, 2) AshQ, 3) FirQ: all of Lee / Kim", ["OakNet", "AshQ", "FirQ"]),
        ("OakNet, (2) AshQ, (3) FirQ - all of Lee", ["OakNet", "AshQ", "FirQ"]),
        ("OakNet · AshQ", ["OakNet · AshQ"]),
        ("OakNet, AshQ, FirQ: A Survey of Trees", ["OakNet, AshQ, FirQ: A Survey of Trees"]),
        ("OakNet · AshQ · two trees", ["OakNet · AshQ · two trees"]),
    ],
)
def test_three_names_or_more_that_fill_a_text_are_asked_about_each_by_itself(text: str, names: list[str]) -> None:
    assert [name for name, _ in apart(text)] == names
