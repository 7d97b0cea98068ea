from __future__ import annotations

import pytest

from vlbib.core.ids import Id
from vlbib.core.segment import Sighting
from vlbib.notes.reader import Note, read_note
from vlbib.notes.recognised import with_sightings

TITLE, ANOTHER, PAGE = "A Title of Some Paper", "Another Title of Papers", "https://arxiv.org/abs/2101.00001"


def seen(note: Note) -> list[tuple[Sighting, ...]]:
    """Return what is recognised if one of the titles begins a segment."""
    begun = ([title for title in (TITLE, ANOTHER) if each.text.startswith(title)] for each in note.segments)
    return [tuple(Sighting(text=title, start=0, end=len(title)) for title in titles) for titles in begun]


def read(text: str) -> tuple[list[tuple[str, list[str]]], list[int]]:
    """Return what a note names, each with its ids, and the lines that are reported."""
    note = read_note(text, "a.md")
    mentions, skipped = with_sightings(note, seen(note))
    return [(each.text, [one.value for one in each.ids]) for each in mentions], [item.line for item in skipped]


@pytest.mark.parametrize(
    "below",
    [
        f"  - {PAGE}\n",
        f"  - <{PAGE}>\n",
        f"  - [arXiv]({PAGE})\n",
        f"  - Paper: {PAGE}\n",
        f"  - good\n  - {PAGE}\n    - a remark\n",
    ],
)
def test_the_only_link_below_a_title_is_its_own(below: str) -> None:
    names, lines = read(f"- {TITLE}\n{below}\n- {ANOTHER}\n")
    assert names == [(TITLE, ["2101.00001"]), (ANOTHER, [])]
    assert below.count("\n") != 1 or lines == []


@pytest.mark.parametrize("below", [f"{PAGE}\n", f"- {PAGE}\n", f"Words on it.\n\n{PAGE}\n\nMore.\n"])
def test_the_only_link_below_a_heading_that_is_a_title_is_its_own(below: str) -> None:
    names, _ = read(f"## {TITLE}\n\n{below}\n## Others\n\n- {ANOTHER}\n")
    assert names == [(TITLE, ["2101.00001"]), (ANOTHER, [])]


@pytest.mark.parametrize("label", ["Link: {}", "[paper]({})", "- URL: {}\n- Code: https://github.com/a/b", "> pdf: {}"])
@pytest.mark.parametrize("gap", ["\n", "\n\n"])
@pytest.mark.parametrize("over", ["{}", "**{}**", "## {}"])
def test_a_link_with_a_label_right_below_a_title_is_its_own(over: str, gap: str, label: str) -> None:
    names, _ = read(f"{over.format(TITLE)}{gap}{label.format(PAGE)}\n\n- {ANOTHER}\n")
    assert names == [(TITLE, ["2101.00001"]), (ANOTHER, [])]


def test_a_link_with_a_label_belongs_to_the_item_above_it_in_the_same_list() -> None:
    more = "https://arxiv.org/abs/2101.00002"
    names, _ = read(f"- {TITLE}\n- Paper: {PAGE}\n- Code: https://github.com/a/b\n- {ANOTHER}\n- Paper: {more}\n")
    assert names == [(TITLE, ["2101.00001"]), (ANOTHER, ["2101.00002"])]


def test_the_first_of_several_labelled_links_belongs_to_the_title() -> None:
    names, _ = read(f"- {TITLE}\n  - Paper: {PAGE}\n  - arXiv: https://arxiv.org/abs/2101.00002\n")
    assert names == [(TITLE, ["2101.00001"]), ("https://arxiv.org/abs/2101.00002", ["2101.00002"])]


@pytest.mark.parametrize("below", [f"\n  {PAGE}\n", f"  > {PAGE}\n", f"  - good\n\n  {PAGE}\n"])
def test_a_paragraph_or_quotation_inside_the_item_counts_like_a_nested_item(below: str) -> None:
    names, _ = read(f"- {TITLE}\n{below}\n- {ANOTHER}\n")
    assert names == [(TITLE, ["2101.00001"]), (ANOTHER, [])]


def test_a_link_in_the_next_paragraph_belongs_to_a_title_that_is_a_paragraph() -> None:
    more = "https://arxiv.org/abs/2101.00002"
    names, _ = read(f"{TITLE}\n\n{PAGE}\n\n{ANOTHER}\n\n{more}\n")
    assert names == [(TITLE, ["2101.00001"]), (ANOTHER, ["2101.00002"])]


@pytest.mark.parametrize(
    "text",
    [
        f"{PAGE}\n\n{TITLE}\n\nhttps://arxiv.org/abs/2101.00002\n",  # links may come above their titles
        f"{TITLE}\n\n{PAGE}\n\nhttps://arxiv.org/abs/2101.00002\n",
        f"{TITLE} is what we spoke of\n\n{PAGE}\n",
        f"{TITLE} is what we spoke of\n\nlink: {PAGE}\n",
        f"{TITLE}\n\n- {PAGE}\n",
        f"- {TITLE}\n\n{PAGE}\n",
        f"- {TITLE}\n\n1. link: {PAGE}\n",
        f"- {TITLE}\n- [ ]  [{PAGE}]({PAGE})\n",  # no label
        f"- {TITLE}\n- arXiv:: 2101.00001\n",  # an id that is no link
    ],
)
def test_other_links_below_a_title_are_works_of_their_own(text: str) -> None:
    names, _ = read(text)
    assert (TITLE, []) in names
    assert (PAGE, ["2101.00001"]) in names


def test_a_heading_above_a_list_of_works_takes_no_link_from_it() -> None:
    names, _ = read(f"## {TITLE}\n\n- {PAGE}\n- {ANOTHER}\n")
    assert names == [(TITLE, []), (PAGE, ["2101.00001"]), (ANOTHER, [])]


@pytest.mark.parametrize(
    "below",
    [
        f"  - see also {PAGE}\n",
        f"  - {PAGE}\n  - https://arxiv.org/abs/2101.00002\n",
        f"  - remarks\n    - {PAGE}\n",
        f"\n- {PAGE}\n",
        f"\n## Others\n\n1. 1. {PAGE}\n",
    ],
)
def test_several_links_or_words_beside_a_link_make_works_of_their_own(below: str) -> None:
    names, _ = read(f"- {TITLE}\n{below}")
    assert names[0] == (TITLE, [])
    assert (PAGE, ["2101.00001"]) in names


def test_a_link_that_shows_the_id_of_another_paper_is_a_work_of_its_own() -> None:
    def ids(title: str, below: str) -> list[list[str]]:
        note = read_note(f"- {TITLE}\n{below}\n- {ANOTHER}\n", "a.md")
        mentions, _ = with_sightings(note, seen(note), titles_of=lambda _: (title,))
        return [[one.value for one in each.ids] for each in mentions]

    label = f"- [arXiv:2101.00001]({PAGE})"
    assert ids("Quite Different Words", label) == [[], ["2101.00001"], []]
    assert ids(TITLE, label) == [["2101.00001"], []]
    assert ids("Quite Different Words", f"- [paper]({PAGE})") == [["2101.00001"], []]  # a fault to be told


def test_a_title_with_an_id_keeps_it() -> None:
    names, _ = read(f"- {TITLE} arXiv:2101.00003\n  - {PAGE}\n")
    assert names == [(TITLE, ["2101.00003"]), (PAGE, ["2101.00001"])]


def test_the_other_links_of_the_item_are_added_too() -> None:
    note = read_note(f"- {TITLE}\n  - {PAGE}\n", "a.md")
    ((mention,), _) = with_sightings(note, seen(note))
    assert [link.url for link in mention.links] == [PAGE]
    assert mention.ids == (Id("arxiv", "2101.00001"),)


@pytest.mark.parametrize(
    ("below", "url"),
    [
        (f"  - {PAGE}\n", PAGE),
        ("  - doi:10.1000/182\n", "https://doi.org/10.1000/182"),
        (f"  some words\n  {PAGE}\n", PAGE),
    ],
)
def test_a_link_keeps_its_line(below: str, url: str) -> None:
    note = read_note(f"- {TITLE}\n{below}", "a.md")
    ((mention, *_), _) = with_sightings(note, seen(note))
    assert [(link.url, link.line) for link in mention.links] == [(url, 1 + below.count("\n"))]
