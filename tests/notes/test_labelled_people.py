from __future__ import annotations

import pytest

from vlbib.core.segment import Place, Sighting
from vlbib.notes.labelled_people import with_labelled_people
from vlbib.notes.reader import read_note
from vlbib.notes.recognised import with_sightings

HE = ("Kaiming He", "Xinlei Chen")


def authors(text: str) -> dict[str, tuple[str, ...]]:
    """Return the authors that a note gives for each title."""
    note = read_note(text, "a.md")
    return {mention.text: mention.authors for mention in with_sightings(note, [()] * len(note.segments))[0]}


@pytest.mark.parametrize(
    "text",
    [
        "- [2021] A Title of Some Paper\n  - Authors: Kaiming He, Xinlei Chen\n",
        "- [2021] A Title of Some Paper\n  - Year: 2021\n  - **Authors**: Kaiming He, Xinlei Chen\n",
        "- [2021] A Title of Some Paper\n  Authors: Kaiming He, Xinlei Chen\n",
        "- [2021] A Title of Some Paper\n  authors:\n  - Kaiming He\n  - Xinlei Chen\n",
        "- [2021] A Title of Some Paper\n  - authors:\n    - Kaiming He\n    - Xinlei Chen\n",
        "[2021] A Title of Some Paper\n\nAuthors: Kaiming He, Xinlei Chen\n",
        "- title: A Title of Some Paper\n  authors: Kaiming He, Xinlei Chen\n  year: 2021\n",
        "TY  - CONF\nAU  - Kaiming He\nAU  - Xinlei Chen\nTI  - A Title of Some Paper\nPY  - 2021\nER  -\n",
        "- title: A Title of Some Paper\n  - year: 2021\n  - authors: Kaiming He, Xinlei Chen\n",
    ],
)
def test_authors_given_below_a_title_are_its_authors(text: str) -> None:
    assert authors(text) == {"A Title of Some Paper": HE}


def test_authors_in_a_nested_item_belong_to_the_parent_item() -> None:
    text = """- [2021] A Title of Some Paper
  - [2020] A Title of Another Paper
  - Authors: Kaiming He, Xinlei Chen
"""
    assert authors(text) == {"A Title of Some Paper": HE, "A Title of Another Paper": ()}


@pytest.mark.parametrize(
    "text",
    [
        "- [2021] A Title of Some Paper\n\n# Talks\n\n- Authors: Kaiming He, Xinlei Chen\n",
        "- [2021] A Title of Some Paper\n  - Speakers: Kaiming He, Xinlei Chen\n",
        "- [2021] A Title of Some Paper\n  - Authors: we know none of them\n",
        "- [2021] A Title of Some Paper\n  - authors:\n\n- Kaiming He\n",
    ],
)
def test_people_of_another_section_or_another_kind_are_not_its_authors(text: str) -> None:
    assert authors(text)["A Title of Some Paper"] == ()


def test_authors_next_to_the_title_are_kept() -> None:
    text = "- [2021] A Title of Some Paper (Vaswani et al.)\n  - Authors: Kaiming He, Xinlei Chen\n"
    assert authors(text)["A Title of Some Paper"] == ("Vaswani",)


@pytest.mark.parametrize(
    "text",
    [
        "## A Title of Some Paper\n\n- Authors: Kaiming He and Xinlei Chen\n",
        "## A Title of Some Paper\n\nWords on it.\n\n作者：Kaiming He, Xinlei Chen\n",
    ],
)
def test_authors_given_below_a_heading_belong_to_its_work_and_their_line_is_not_reported(text: str) -> None:
    note = read_note(text, "a.md")
    known = [seen("A Title of Some Paper") if each.place is Place.HEADING else () for each in note.segments]
    (mention,), skipped = with_sightings(note, known)
    assert (mention.text, mention.authors, skipped) == ("A Title of Some Paper", HE, ())


def seen(title: str) -> tuple[Sighting]:
    """Return what is recognised if a title is alone."""
    return (Sighting(text=title, start=0, end=len(title)),)


def test_authors_far_below_a_title_belong_to_no_work() -> None:
    near, far = "Words.\n\n" * 11, "Words.\n\n" * 12
    text = "[2021] A Title of Some Paper\n\n{}Authors: Kaiming He, Xinlei Chen\n"
    assert [authors(text.format(words))["A Title of Some Paper"] for words in (near, far)] == [HE, ()]


def test_authors_below_a_line_with_several_works_belong_to_none() -> None:
    note = read_note("- [2021] A Title of Some Paper\n  - Authors: Kaiming He, Xinlei Chen\n", "a.md")
    (mention,) = note.mentions
    at = next(number for number, segment in enumerate(note.segments) if segment.line == mention.line and segment.level)
    several = [[mention, mention] if number == at else [] for number in range(len(note.segments))]
    assert with_labelled_people(note.segments, several) == (several, frozenset({2}))


@pytest.mark.parametrize(("field", "names"), [("Related", ()), ("See also", ()), ("Title", HE)])
def test_authors_below_a_field_of_other_works_belong_to_no_work(field: str, names: tuple[str, ...]) -> None:
    note = read_note(f"- {field}: A Title of Some Paper\n- Author: Kaiming He, Xinlei Chen\n", "a.md")
    shown = "A Title of Some Paper"
    known = [
        (Sighting(text=shown, start=each.text.index(shown), end=len(each.text)),) if shown in each.text else ()
        for each in note.segments
    ]
    assert with_sightings(note, known)[0][0].authors == names


ALL = ("Kaiming He", "Xinlei Chen", "Saining Xie")


def known_authors(text: str) -> dict[str, tuple[str, ...]]:
    """Return the authors that a note gives for a known title."""
    title = "A Title of Some Paper"
    note = read_note(text, "a.md")
    starts = [each.text.find(title) for each in note.segments]
    known = [(Sighting(text=title, start=at, end=at + len(title)),) if at >= 0 else () for at in starts]
    return {mention.text: mention.authors for mention in with_sightings(note, known)[0]}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("{}\n\nby Kaiming He and Xinlei Chen\n", HE),
        ("- {}\n  - by Kaiming He and Xinlei Chen\n", HE),
        ("- {}\n  - Kaiming He, Xinlei Chen, Saining Xie\n", ALL),
        ("- {}\n\n  Kaiming He, Xinlei Chen, Saining Xie. CVPR 2022\n", ALL),
        ("- {}\n  - He et al., CVPR 2022\n", ("He",)),
        ("- {}\n- by Kaiming He\n", ("Kaiming He",)),
        ("## {}\n*Kaiming He, Xinlei Chen*\n", HE),
        ("## {}\n\n[pdf](https://example.org/a.pdf)\n\nKaiming He, Xinlei Chen, Saining Xie\n", ALL),
        ("## {}\n2021\n\nKaiming He, Xinlei Chen, Saining Xie\n", ALL),
    ],
)
def test_people_without_a_label_right_below_a_title_are_its_authors(text: str, names: tuple[str, ...]) -> None:
    assert known_authors(text.format("A Title of Some Paper")) == {"A Title of Some Paper": names}


@pytest.mark.parametrize(
    "text",
    [
        "- {}\n  - Kaiming He, Xinlei Chen\n",  # two names may be two topics
        "- {}\n  - good\n  - Kaiming He, Xinlei Chen, Saining Xie\n",
        "- {}\n- He et al., CVPR 2022\n",  # another work of the list
        "- {}\n  - presented by Kaiming He, Xinlei Chen, Saining Xie\n",
        "- {}\n  - Image Retrieval, Machine Translation, Deep Learning\n",
        "- {}\n    - it\n  - Kaiming He, Xinlei Chen, Saining Xie\n",
        "## {}\n\n## Kaiming He, Xinlei Chen, Saining Xie\n",
        "  - {}\n\nKaiming He, Xinlei Chen, Saining Xie\n",
    ],
)
def test_people_elsewhere_are_not_the_authors_of_a_work(text: str) -> None:
    assert known_authors(text.format("A Title of Some Paper"))["A Title of Some Paper"] == ()


def test_people_below_a_title_in_a_sentence_are_not_its_authors() -> None:
    text = "- We read {}\n  - Kaiming He, Xinlei Chen, Saining Xie\n"
    assert known_authors(text.format("A Title of Some Paper")) == {"A Title of Some Paper": ()}


def test_lines_of_people_that_are_authors_are_not_reported() -> None:
    title = "A Title of Some Paper"
    for text in (
        f"## {title}\nKaiming He, Xinlei Chen, Saining Xie\n",
        f"{title}\nKaiming He, Xinlei Chen, Saining Xie\n",
    ):
        note = read_note(text, "a.md")
        known = [seen(title) if each.text.startswith(title) else () for each in note.segments]
        (mention,), skipped = with_sightings(note, known)
        assert (mention.authors, skipped) == (ALL, ())


PARAGRAPH = "A Title of Some Paper\nKaiming He, Xinlei Chen\nNeurIPS 2023 (oral)\narXiv: 2304.08485\n"


def read(text: str, title: str) -> tuple[tuple[tuple[str, ...], ...], list[int]]:
    """Return the authors of each mention of a note in which a title is known, and the lines that are reported."""
    note = read_note(text, "a.md")
    seen = [
        (Sighting(at, at + len(title), title),) if (at := segment.text.find(title)) >= 0 else ()
        for segment in note.segments
    ]
    mentions, skipped = with_sightings(note, seen)
    return tuple(mention.authors for mention in mentions), [item.line for item in skipped if not item.elsewhere]


def test_people_on_the_line_after_a_title_are_its_authors_and_are_not_reported() -> None:
    title = "A Title of Some Paper"
    assert read(PARAGRAPH, title) == ((HE,), [])
    assert read(f"Kaiming He, Xinlei Chen\n{PARAGRAPH}", title)[1] == []


@pytest.mark.parametrize(
    "line",
    ["Kaiming He", "Kaiming He and we agree", "Deep Sets of Small Things", "Machine Translation, Sequence Modeling"],
)
def test_one_name_or_another_list_is_not_its_authors(line: str) -> None:
    title = "A Title of Some Paper"
    assert read(f"{title}\n{line}\n", title)[0] == ((),)
