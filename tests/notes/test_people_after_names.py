"""People with `et al.` right after a short name are those of the work that is meant."""

from __future__ import annotations

import pytest

from vlbib.core.ids import Id
from vlbib.core.segment import Place, Segment
from vlbib.core.work import Kind, Mention
from vlbib.notes.people_after_names import with_people_after

OAK = Mention(file="a.md", line=2, text="OakNet", kind=Kind.ALIAS)


def authors(text: str, mention: Mention = OAK) -> tuple[str, ...]:
    segment = Segment(file="a.md", line=2, text=text, place=Place.ITEM)
    (found,) = with_people_after([segment], [mention])
    return found.authors


@pytest.mark.parametrize(
    ("text", "family"),
    [
        ("OakNet by Lee et al. (a lab)", "Lee"), ("so OakNet (Lee et al.)", "Lee"), ("OakNet（Lee et al.）", "Lee"),
        ("OakNet von Müller-Lee u. a.", "Müller-Lee"), ("OakNet (van der Lee et al.)", "van der Lee"),
        ("OakNet [Lee et al.]", "Lee"),
    ],
)  # fmt: skip
def test_a_name_has_the_first_author_after_it(text: str, family: str) -> None:
    assert authors(text) == (family,)


@pytest.mark.parametrize(
    "text",
    [
        "OakNet and Lee et al.", "OakNet by Lee", "OakNet by Google et al.", "OakNet, Lee et al.",
        "OakNetX by Lee et al.",
        "OakNet by Lee et al. and OakNet by Kim et al.", "OakNet (lee et al.)",
    ],
)  # fmt: skip
def test_other_people_on_the_line_and_laboratories_are_not_its_authors(text: str) -> None:
    assert authors(text) == ()


def test_a_title_that_a_name_stands_for_has_them_and_what_has_an_id_or_authors_keeps_its_own() -> None:
    text = "OakNet by Lee et al."
    called = Mention(file="a.md", line=2, text="Trees of Towns", called="OakNet", kind=Kind.LINE)
    assert authors(text, called) == ("Lee",)
    assert authors(text, Mention(file="a.md", line=2, text="OakNet", kind=Kind.LINE)) == ()
    number = Mention(file="a.md", line=2, text="OakNet", kind=Kind.ALIAS, ids=(Id("arxiv", "2301.00001"),))
    assert authors(text, number) == ()
    own = Mention(file="a.md", line=2, text="OakNet", kind=Kind.ALIAS, authors=("Kim",))
    assert authors(text, own) == ("Kim",)
