"""Titles in the names of files."""

from __future__ import annotations

import pytest

from vlbib.core.known import KnownTitle, TitleList
from vlbib.core.text import squeeze
from vlbib.matching.recognition.context.file_names import begins_in_file_name, ends_file_name, year_in_file_name
from vlbib.matching.recognition.recognise import without_topics, works_in
from vlbib.notes.reader import read_note
from vlbib.notes.recognised import with_sightings

TITLES = ("iTree: Finding Small Objects in Old Maps", "Wide Residual Trees")
KNOWN = TitleList(tuple(KnownTitle(title, squeeze(title)) for title in TITLES))


@pytest.mark.parametrize(
    "rest",
    [
        ".pdf",
        ".PDF",
        "_2021.pdf",
        "-2104.01234.pdf",
        "_ICCV21.pdf",
        "-cvpr2021.epub",
        " (1).pdf",
        "_v2.pdf",
        "_final.pdf",
        ".djvu more",
        "_2021 (2).pdf",
    ],
)
def test_a_conference_a_year_or_a_version_may_follow_a_title_in_a_file_name(rest: str) -> None:
    assert ends_file_name(f"A Title{rest}", 7)


@pytest.mark.parametrize("rest", ["", ".txt", "_and_more.pdf", " 2021", ".pdfs", "_v200.pdf", " (10).pdf", "_AB.pdf"])
def test_other_words_do_not_end_a_file_name(rest: str) -> None:
    assert not ends_file_name(f"A Title{rest}", 7)


@pytest.mark.parametrize(
    "before",
    ["liu22-", "2021_", "whelan-2015-", "he2017_", "see he2017a_", "papers/he2017-", "vaswani_et_al_", "lee_etal2017_"],
)
def test_a_family_name_and_a_year_may_come_before_a_title_in_a_file_name(before: str) -> None:
    assert begins_in_file_name(f"{before}A-Title.pdf", before, len(before))
    assert not begins_in_file_name(f"{before}A-Title", before, len(before))


@pytest.mark.parametrize("before", ["old-", "liu22 ", "x-liu22-", "", "l22_", "22-liu-"])
def test_other_words_before_a_title_may_begin_it(before: str) -> None:
    assert not begins_in_file_name(f"{before}A-Title.pdf", before, len(before))


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("- lee2021-iTree_Finding_Small_Objects_in_Old_Maps_ICCV21.pdf", TITLES[0]),
        ("- `lee21_wide_residual_trees.pdf`", TITLES[1]),
        ("- wide-residual-trees (1).pdf", TITLES[1]),
        ("- old-wide-residual-trees.pdf", None),
        ("- wide_residual_trees_for_maps.pdf", None),
    ],
)
def test_a_file_names_the_work_whose_title_it_has_with_the_words_of_the_title(line: str, title: str | None) -> None:
    note = read_note(f"{line}\n", "a.md")
    works = [works_in(segment, KNOWN) for segment in note.segments]
    mentions, _ = with_sightings(note, without_topics(note.segments, works))
    assert [mention.text for mention in mentions if mention.text in TITLES] == ([title] if title else [])


@pytest.mark.parametrize(
    ("name", "year"),
    [
        ("Hu_2020_A_Title.pdf", 2020),
        ("whelan-2015-A-Title.pdf", 2015),
        ("A_Title_gabbay2017.pdf", 2017),
        ("A Title ICCV2021 (1).pdf", 2021),
        ("Hu_2020_A_Title", None),
        ("A_Title_2020.txt", None),
        ("A_Title_2010.11929.pdf", None),
        ("Hu20_A_Title.pdf", None),
        ("A_Title.pdf", None),
    ],
)
def test_a_file_name_gives_the_year_beside_a_title(name: str, year: int | None) -> None:
    start = name.index("A")
    assert year_in_file_name(name, start, start + 7) == year
