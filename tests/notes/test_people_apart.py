"""People cited on a line that names other works by short names."""

from __future__ import annotations

import pytest

from vlbib.core.segment import Place, Segment
from vlbib.core.work import Kind, Mention
from vlbib.notes.people_apart import people_apart

VIT = Mention(file="a.md", line=1, text="ViT", kind=Kind.ALIAS)


def _told(text: str, *mentions: Mention, cited: frozenset[tuple[int, str]] = frozenset()) -> list[str]:
    segment = Segment(file="a.md", line=1, text=text, place=Place.ITEM)
    return [item.text for item in people_apart([segment], mentions or (VIT,), cited)]


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("old nets (Ho et al., 2016), then ViT", ["Ho et al., 2016"]),
        ("ViT (Ho et al., 2016)", []),
        ("ViT, Ho et al. 2016", []),
        ("ViT has seen (Ho et al., 2016) and (Lu et al., 2017)", ["Ho et al., 2016", "Lu et al., 2017"]),
        ("ViT and nobody", []),
    ],
)
def test_people_apart_from_the_names_of_a_line_are_told(text: str, people: list[str]) -> None:
    assert _told(text) == people


def test_the_authors_of_a_name_and_people_whose_work_is_named_are_not_told() -> None:
    text = "as Ho et al. 2016 said, ViT"
    assert _told(text) == ["Ho et al. 2016"]
    assert _told(text, Mention(file="a.md", line=1, text="ViT", kind=Kind.ALIAS, authors=("Jonathan Ho",))) == []
    assert _told(text, cited=frozenset({(1, "Ho et al. 2016")})) == []


def test_beside_a_title_people_are_its_authors() -> None:
    title = Mention(file="a.md", line=1, text="Counting Maps", kind=Kind.LINE)
    assert _told("Ho et al. 2016 and Counting Maps", title) == []
    assert _told("Ho et al. 2016", Mention(file="a.md", line=2, text="ViT", kind=Kind.ALIAS)) == []
