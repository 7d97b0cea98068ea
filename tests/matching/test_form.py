from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from vlbib.matching.form import form, readable, same, say_same, starts


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Show & Tell", "Show and Tell"),
        ("β-VAE", "beta-VAE"),
        (r"$\beta$-VAE", "beta-VAE"),
        (r"{CLIP} Meets Schr{\"o}dinger", "CLIP Meets Schrödinger"),
        ("360° Views", "360 degree Views"),
        ("two\nlines", "two lines"),
        (r"16$\times$16 Words", "16×16 Words"),
        (r"The $\ell_1$ Ball", "The ℓ_1 Ball"),
        ("Learning w/ Robots w/o Labels", "Learning with Robots without Labels"),
        ("Robots versus Cats", "Robots vs Cats"),
        ("Diversus Robots", "Diversus Robots"),
        ("Raw/Coded w/orange", "Raw/Coded with orange"),
    ],
)
def test_a_title_is_read_as_printed(text: str, shown: str) -> None:
    assert readable(text) == shown


@pytest.mark.parametrize(
    ("left", "right", "equal"),
    [
        ("YOLO", "yolo", True),
        ("YOLO+", "YOLO", False),
        ("Version 3.5", "Version 35", False),
        ("10,000 Things", "10000 Things", True),
        ("10,00 Things", "1000 Things", False),
        (r"SGG-R$^{\rm 3}$: Graphs", "SGG-R³: Graphs", True),
        ("$β^3$-IRT: A Model", "β³-IRT: A Model", True),
        ("β³-IRT: A Model", "β²-IRT: A Model", False),
        (r"Depth of 360\textdegree{} Panoramas", "Depth of 360-Degree Panoramas", True),
        (r"With 90$\times$ Speed", "With 90x Speed", True),
        (r"Things $\times$ Words", "Things × Words", True),
        ("", "", False),
    ],
)
def test_letters_numbers_and_marks_make_one_title(left: str, right: str, *, equal: bool) -> None:
    assert same(form(left), form(right)) is equal


@given(st.text("aé&α$\\{}²+ .1", max_size=6), st.text("aé&α$\\{}²+ .1", max_size=6))
@example("$\\alpha$", "$\\alpha$")
@example("&", "&")
def test_two_titles_are_the_same_if_their_forms_are(left: str, right: str) -> None:
    assert say_same(left, right) is same(form(left), form(right))
    assert say_same(left, left) is same(form(left), form(left))


@pytest.mark.parametrize(
    ("text", "head", "rest"),
    [
        ("CLIP: Learning Things", "CLIP", "learningthings"),
        ("CLIP_ Learning Things", "CLIP", "learningthings"),
        ("CLIP - Learning Things", "CLIP", "learningthings"),
        ("CLIP-Learning Things", None, "cliplearningthings"),
        ("Is It? Learning Things", "Is It", "learningthings"),
        ("Is it. learning things", None, "isitlearningthings"),
    ],
)
def test_a_separator_splits_a_title_into_a_head_and_the_rest(text: str, head: str | None, rest: str) -> None:
    cut = form(text)
    assert (cut.head.text if cut.head else None, cut.rest_key) == (head, rest)


def test_titles_are_split_at_each_separator_and_empty_parts_are_dropped() -> None:
    assert [(before.text, after.text) for before, after in form("A: B: C").cuts] == [("A", "B: C"), ("A: B", "C")]
    assert form("A: ").cuts == ()


@pytest.mark.parametrize(("separators", "cuts"), [(20, 20), (21, 20)])
def test_at_most_twenty_separators_of_a_title_are_read(separators: int, cuts: int) -> None:
    assert len(form("a" + ": b" * separators).cuts) == cuts


def test_a_backslash_alone_makes_a_title_tex() -> None:
    assert readable(r"Lines \& Rivers") == "Lines and Rivers"


def test_a_separator_after_signs_alone_does_not_split_a_title() -> None:
    assert form("?: Counting Maps").cuts == ()
    assert [(before.text, after.text) for before, after in form("Maps: Counting").cuts] == [("Maps", "Counting")]


@pytest.mark.parametrize(("start", "expected"), [("PointNet++: Maps", True), ("PointNet: Maps", False)])
def test_a_beginning_has_the_marks_of_the_names_in_it(start: str, *, expected: bool) -> None:
    assert starts(form("PointNet++: Maps of C# and C++"), form(start)) is expected
