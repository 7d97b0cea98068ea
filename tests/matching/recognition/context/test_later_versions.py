from __future__ import annotations

import pytest

from vlbib.core.known import KnownTitle, TitleList
from vlbib.core.segment import Place, Segment
from vlbib.core.text import squeeze
from vlbib.matching.recognition.context.later_versions import has_later_name, is_of_earlier_version
from vlbib.matching.recognition.titles.whole_titles import passed_over, titles_in

FIVE = "Attention Is All You Need"
CALLED = TitleList((KnownTitle(FIVE, squeeze(FIVE), frozenset({"deepset"})),))


@pytest.mark.parametrize(
    ("text", "is_it"),
    [
        (f"DeepSet: {FIVE}", True),
        (f"DeepSet++: {FIVE}", False),
        (f"deepset+: {FIVE}", False),
        (f"DeepSet+ - {FIVE}", False),
        (f"[DeepSet++] {FIVE}", False),
        (f"DeepSet++ ({FIVE})", False),
        (f"{FIVE} (DeepSet)", True),
        (f"{FIVE} (DeepSet++)", False),
        (f"{FIVE} (+1)", True),
        (f"We read DeepSet++ first. {FIVE}", True),
    ],
)
def test_the_name_of_a_work_with_a_plus_beside_its_title_is_that_of_a_later_version(text: str, *, is_it: bool) -> None:
    segment = Segment(file="a.md", line=1, text=text, place=Place.ITEM)
    assert [text[each.start : each.end] for each in titles_in(segment, CALLED)] == [FIVE] * is_it
    later = (FIVE, "the name beside it may be a later version's")
    assert (later in passed_over(segment, CALLED)) is not is_it


class Recorded(TitleList):
    """A list whose records give the name with its mark, as an index may."""

    def bearer(self, name: str) -> str:
        return FIVE if name == "DeepSet+" else ""


def test_a_name_with_a_plus_that_records_give_to_the_work_is_its_own() -> None:
    known = Recorded(CALLED.titles)
    segments = [Segment(file="a.md", line=1, text=f"DeepSet{mark}: {FIVE}", place=Place.ITEM) for mark in ("+", "++")]
    assert [len(titles_in(segment, known)) for segment in segments] == [1, 0]


@pytest.mark.parametrize(("width", "count"), [(58, 0), (59, 1)])
def test_a_name_with_a_plus_far_before_a_title_is_not_beside_it(width: int, count: int) -> None:
    text = f"{'DeepSet++'.ljust(width)}: {FIVE}"
    assert len(titles_in(Segment(file="a.md", line=1, text=text, place=Place.ITEM), CALLED)) == count


def test_a_plus_in_the_title_itself_is_no_name_beside_it() -> None:
    (title,) = CALLED.titles
    text = f"C++ code, DeepSet: {FIVE}"
    assert not has_later_name(text, text.index(FIVE), len(text), title, CALLED)


@pytest.mark.parametrize(
    ("text", "names", "expected"),
    [
        ("FixNet 3, CLIP", (), False),
        ("FixNet 3, CLIP", ("fixnet2",), True),
        ("FixNet 3", ("fixnet9",), True),
        ("FixNet 3", ("fixnet1", "fixnet10"), False),
        ("FixNet, CLIP", ("fixnet2",), False),
    ],
)
def test_a_number_after_a_name_is_that_of_a_version_if_others_are_known(
    text: str, names: tuple[str, ...], *, expected: bool
) -> None:
    assert is_of_earlier_version(text, 6, "FixNet", TitleList((), frozenset(names))) is expected
