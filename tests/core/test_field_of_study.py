"""The titles that a note names tell its field, and how well a work fits it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from vlbib.core.field_of_study import NO_FIELD, FieldOfStudy, field_of, leading

RIVERS = field_of(["Rivers of the North", "Rivers and Lamps", "Rivers: A Language of Lamps"])


def test_words_of_several_titles_count_more_and_those_of_many_titles_less() -> None:
    assert RIVERS.fit("Quiet Rivers") == 4  # three titles have it, of which two count
    assert RIVERS.fit("The North") == 2
    assert RIVERS.fit("A Language") == 1  # many titles of all fields have it


def test_the_short_name_of_a_work_and_its_own_title_do_not_tell_that_it_fits() -> None:
    assert RIVERS.fit("Rivers: Quiet North", "Rivers") == 2
    assert RIVERS.has("rivers and lamps")
    assert RIVERS.fit("Rivers and Lamps") == 2 * 2 + 2  # two other titles have `rivers`, one `lamps`
    assert not NO_FIELD.has("")
    assert NO_FIELD.fit("Rivers") == 0


def test_a_title_counts_once_however_it_is_spelled() -> None:
    assert field_of(["Old Lamps", "old lamps."]) == field_of(["Old Lamps"])


def test_headings_tell_a_field_but_name_no_work() -> None:
    field = field_of(["Old Lamps"], ["Rivers", "old lamps"])
    assert field.fit("Quiet Rivers") == 2
    assert field.fit("Lamps") == 2  # a heading that repeats a title counts once
    assert not field.has("Rivers")


def test_one_leads_if_it_fits_well_enough_and_many_times_as_well_as_the_others() -> None:
    assert leading([(1, "one"), (5, "two"), (1, "three")], 5, 5) == "two"
    assert leading([(5, "one"), (2, "two")], 5, 3) is None
    assert leading([(4, "one")], 5, 3) is None
    assert leading([(5, "one"), (5, "two")], 5, 1) == "one"
    assert leading([], 0, 1) is None


titles = st.lists(
    st.sampled_from(["Rivers", "Rivers of Lamps", "Lamps", "A Tall Town", "Towns and Rivers"]), max_size=5
)


@given(titles, titles)
def test_more_titles_never_make_a_work_fit_less(some: list[str], more: list[str]) -> None:
    def fit(field: FieldOfStudy) -> int:
        return field.fit("Tall Lamps by Rivers")

    assert fit(field_of([*some, *more])) >= fit(field_of(some))
