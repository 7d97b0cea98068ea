"""Links in a neighbouring item are no links of a title, unless records give them to it."""

from __future__ import annotations

from vlbib.core.ids import Id
from vlbib.core.segment import Place, Segment
from vlbib.core.work import Kind, Link, Mention
from vlbib.notes.neighbouring_links import without_links_of_neighbours

PAPER = Id("arxiv", "2001.00001")
LINK = Link(url="https://arxiv.org/abs/2001.00001", line=2)
TITLE = Segment(file="a.md", line=1, text="Quiet Rivers of the North", place=Place.ITEM, level=1)
BELOW = Segment(file="a.md", line=2, text="see this long talk about lamps", place=Place.ITEM, level=1)
MENTION = Mention(file="a.md", line=1, text=TITLE.text, ids=(PAPER,), links=(LINK,))


def left(titles: tuple[str, ...], below: Segment = BELOW, mention: Mention = MENTION) -> tuple[Id, ...]:
    (found,) = without_links_of_neighbours(TITLE, [mention], [TITLE, below], lambda _identity: titles)
    assert bool(found.ids) == bool(found.links)
    return found.ids


def test_a_link_that_no_record_gives_to_the_title_is_the_neighbour_s() -> None:
    assert left(()) == ()
    assert left(("Lamps of Tall Towns",)) == ()


def test_a_link_that_records_give_to_the_title_stays() -> None:
    assert left((TITLE.text,)) == (PAPER,)


def test_a_link_nested_below_a_title_or_that_is_a_mention_of_its_own_stays() -> None:
    nested = Segment(file="a.md", line=2, text=BELOW.text, place=Place.ITEM, level=2)
    assert left((), nested) == (PAPER,)
    assert left((), mention=Mention(file="a.md", line=1, text="x", kind=Kind.LINK, ids=(PAPER,), links=(LINK,))) == (
        PAPER,
    )
