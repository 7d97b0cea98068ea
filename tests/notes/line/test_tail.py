from __future__ import annotations

import pytest

from vlbib.notes.line.cut import Cue, Cut
from vlbib.notes.line.inline import read_line
from vlbib.notes.line.tail import take_after, take_tail
from vlbib.notes.line.title import read_title


def _cut(text: str, floor: int = 0) -> Cut:
    line = read_line(text)
    cut = Cut(line, 0, len(line.text), floor)
    while take_tail(cut):
        pass
    take_after(cut)
    return cut


@pytest.mark.parametrize(
    ("line", "rest", "year", "venue"),
    [
        ("Finding Objects (CVPR 2021)", "Finding Objects", 2021, "CVPR"),
        ("Finding Objects, CVPR 2021", "Finding Objects", 2021, "CVPR"),
        ("Finding Objects. In: CVPR 2021.", "Finding Objects", 2021, "CVPR"),
        ("Finding Objects - ICML'21", "Finding Objects", 2021, "ICML"),
        ("Finding Objects *CVPR 2021*", "Finding Objects", 2021, "CVPR"),
        ("Finding Objects CVPR 2021", "Finding Objects", 2021, "CVPR"),
        ("Finding Objects CVPR'21", "Finding Objects", 2021, "CVPR"),
        ("Objects CVPR 2021", "Objects CVPR 2021", None, None),
        ("Finding Objects Everywhere 2021", "Finding Objects Everywhere 2021", None, None),
        ("Finding Objects Submitted 23 Mar 2025", "Finding Objects", 2025, None),
        ("Finding Objects (with a remark)", "Finding Objects (with a remark)", None, None),
        ("Finding Objects #vision 🔥", "Finding Objects", None, None),
        ("Finding Objects #1", "Finding Objects #1", None, None),
        ("Finding Objects +1 +12", "Finding Objects", None, None),
        ("Finding Objects 2 votes", "Finding Objects", None, None),
        ("Finding Objects · 12 S. · ★★", "Finding Objects", None, None),
        ("Finding Objects – 9 pages", "Finding Objects", None, None),
        ("Finding Objects, 1204 Seiten", "Finding Objects", None, None),
        ("Finding Objects，12页", "Finding Objects", None, None),
        ("Finding Objects in 12 S.", "Finding Objects in 12 S", None, None),
        ("Finding *Objects* 1 vote", "Finding Objects", None, None),
        ("Finding Objects 4票", "Finding Objects", None, None),
        ("Finding Objects by votes", "Finding Objects by votes", None, None),
        ("Finding Objects C+1", "Finding Objects C+1", None, None),
    ],
)
def test_a_year_and_a_venue_after_a_title_are_removed(
    line: str, rest: str, year: int | None, venue: str | None
) -> None:
    cut = _cut(line)
    assert (cut.rest, cut.claim.year, cut.claim.venue) == (rest, year, venue)
    assert (Cue.TAIL in cut.cues) is (year is not None)


@pytest.mark.parametrize(
    "line",
    [
        "Finding Objects Everywhere 23 Mar 2025",
        "Finding Objects Everywhere — read on 7 Feb 2024",
        "Finding Objects Everywhere [[2024-05-20]]",
        "Finding Objects Everywhere [[May 20th, 2024]]",
        "Finding Objects Everywhere, 19.1.2024",
    ],
)
def test_a_reading_date_after_a_title_is_removed_and_is_not_the_work_s_year(line: str) -> None:
    cut = _cut(line)
    assert (cut.rest.strip(" —"), cut.claim.of_work().year, Cue.TAIL in cut.cues) == (
        "Finding Objects Everywhere",
        None,
        False,
    )


@pytest.mark.parametrize(
    ("line", "authors"),
    [
        ("Finding Objects / Zhou et al 2023", ("Zhou",)),
        ("Finding Objects, Zhou et al 2023", ("Zhou",)),
        ("Finding Objects / Zhou 2023 again", ()),
        ("Finding Objects, Ada Lovelace, Alan Turing, Max Planck", ("Ada Lovelace", "Alan Turing", "Max Planck")),
        ("Finding Objects, Ada Lovelace, Alan Turing", ()),
        ("Finding Objects, Lovelace et al.", ("Lovelace",)),
        ("Finding Objects - Ada Lovelace, CVPR 2021", ("Ada Lovelace",)),
        ("Finding Objects *Ada Lovelace*", ("Ada Lovelace",)),
        ("Finding Objects (Lovelace et al., CVPR 2021)", ("Lovelace",)),
        ("Finding Objects (Lovelace & Turing, 2021)", ("Lovelace", "Turing")),
        ("Finding Objects (Lovelace, Turing, 2021)", ("Lovelace", "Turing")),
        ("Finding Objects (Lovelace, Turing, Boole 2021)", ("Lovelace", "Turing", "Boole")),
        ("Finding Objects (Lovelace, Turing e Boole, 2021)", ("Lovelace", "Turing", "Boole")),
        ("Finding Objects（Lovelace 等，2021）", ("Lovelace",)),
        ("Finding Objects（何恺明等人；2021年）", ("何恺明",)),
        ("Finding Objects (Lovelace et al.; 2021)", ("Lovelace",)),
        ("Finding Objects（作者：Ada Lovelace）", ("Ada Lovelace",)),
        ("Finding Objects [Lovelace+ 2021]", ("Lovelace",)),
        ("Finding Objects (Lovelace+, CVPR'21)", ("Lovelace",)),
        ("Finding Objects (by Ada Lovelace)", ("Ada Lovelace",)),
        ("Finding Objects (Lovelace et al.)", ("Lovelace",)),
    ],
)
def test_authors_after_a_title_count_if_something_makes_them_certain(line: str, authors: tuple[str, ...]) -> None:
    cut = _cut(line)
    assert cut.authors == authors
    assert (cut.rest == "Finding Objects") is bool(authors)


@pytest.mark.parametrize(
    "line",
    ["Finding Objects [code](https://x.org)", "Finding Objects [[pdf](https://x.org)]", "Finding Objects [code]"],
)
def test_link_labels_after_a_title_are_removed(line: str) -> None:
    cut = _cut(line)
    assert (cut.rest, cut.cues) == ("Finding Objects", {Cue.RESOURCE})


@pytest.mark.parametrize(
    ("line", "rest", "labels"),
    [
        ("Finding Objects (DETR)", "Finding Objects", ["DETR"]),
        ("Detecting Every Thing in a Row (DETR)", "Detecting Every Thing in a Row (DETR)", []),
        ("Finding Objects (**Some Name**)", "Finding Objects", ["Some Name"]),
        ("Finding Objects 12(3)", "Finding Objects 12(3)", []),
    ],
)
def test_a_name_in_brackets_is_a_label_unless_the_title_spells_it(line: str, rest: str, labels: list[str]) -> None:
    cut = _cut(line)
    assert (cut.rest, cut.labels) == (rest, labels)


@pytest.mark.parametrize(
    ("line", "rest"),
    [
        ("Finding Objects, CVPR 2021, pp. 1-9", "Finding Objects"),
        ("Finding Objects, CVPR, 12(3), 1-9, 2021", "Finding Objects"),
        ("Finding Objects, 12", "Finding Objects, 12"),
        ("Finding Objects, doi:10.1000/abc", "Finding Objects"),
    ],
)
def test_pages_and_volumes_are_removed_only_in_citations(line: str, rest: str) -> None:
    assert _cut(line).rest == rest


def test_the_claim_right_after_a_closed_title_counts_whatever_follows() -> None:
    cut = _cut("Finding Objects (CVPR 2021) is good and long", floor=len("Finding Objects"))
    assert (cut.rest, cut.claim.year) == ("Finding Objects", 2021)
    assert _cut("Finding Objects (CVPR 2021) is good and long").claim.year is None


def test_a_wikilink_to_a_reading_state_after_a_title_is_removed_and_another_is_not() -> None:
    assert _cut("Finding Objects [[to read]]").rest == "Finding Objects"
    assert _cut("Finding Objects [[unread]]").rest == "Finding Objects"
    assert "Fields" in _cut("Finding Objects in [[Fields]]").rest


def test_three_dots_at_the_end_of_a_title_stay_and_a_full_stop_does_not() -> None:
    assert _cut("Finding Objects.").rest == "Finding Objects"
    assert _cut("Finding Objects...").rest == "Finding Objects..."


def test_a_journal_after_a_title_that_follows_its_authors_is_no_author() -> None:
    line = "{}Finding Small Objects. Neural Computation (1997)"
    assert read_title(read_line(line.format("Lovelace, A., Turing, A. M.: "))).authors == (
        "Lovelace, A.",
        "Turing, A. M.",
    )
    assert read_title(read_line("Finding Small Objects - Ada Lovelace (CVPR 1997)")).authors == ("Ada Lovelace",)


def test_a_link_on_a_line_of_its_own_below_a_title_is_another_page() -> None:
    title = "[Finding Small Objects in a Field](a.md)"
    assert read_title(read_line(f"{title}\n[Company Handbook](b.md)\n(CVPR 2021)")).authors == ()
    assert read_title(read_line(f"{title}\nAda Lovelace\n(CVPR 2021)")).authors == ("Ada Lovelace",)


@pytest.mark.parametrize(
    ("line", "authors"),
    [
        ("a label: *Vision Transformers Need Registers*", ()),
        ("A Title of Ours *Ann Bea Lee*", ("Ann Bea Lee",)),
        ("A Title of Ours *Ann Lee and Bob Cee*", ("Ann Lee", "Bob Cee")),
    ],
)
def test_one_name_in_italics_after_a_title_is_a_person_if_it_has_up_to_three_words(
    line: str, authors: tuple[str, ...]
) -> None:
    assert _cut(line).authors == authors


def test_a_version_in_brackets_stays_with_the_short_name_before_it_and_not_with_a_title() -> None:
    assert _cut("Mini LIFT (v2), CVPR 2022").rest == "Mini LIFT (v2)"
    assert _cut("Mini LIFT (2nd version)").rest == "Mini LIFT (2nd version)"
    assert _cut("Finding Small Objects Everywhere (v2), CVPR 2022", floor=32).rest == "Finding Small Objects Everywhere"


@pytest.mark.parametrize(("inner", "names"), [("Long, 2016", ("Long",)), ("Kipf & Welling, 2017", ("Kipf", "Welling"))])
def test_family_names_and_a_year_in_brackets_are_people(inner: str, names: tuple[str, ...]) -> None:
    assert read_title(read_line(f"Finding Objects in Fields ({inner})")).authors == names


@pytest.mark.parametrize("inner", ["FCN_V2, 2016", "FCN, 2016", "V2, 2016", "ICASSP, 2019", "Interspeech, 2019"])
def test_a_name_and_a_year_in_brackets_are_no_people(inner: str) -> None:
    assert read_title(read_line(f"Finding Objects in Fields ({inner})")).authors == ()


def test_a_dash_before_a_removed_link_is_no_part_of_a_title() -> None:
    assert _cut("Finding Objects - [summary](a.md)").rest == "Finding Objects"
    assert _cut("Finding Objects-").rest == "Finding Objects-"
