from __future__ import annotations

import pytest

from vlbib.notes.headings import Heading, read_heading, short_form
from vlbib.notes.line.inline import read_line


def _read(text: str) -> Heading:
    return read_heading(read_line(text), 1)


@pytest.mark.parametrize(
    ("heading", "short"),
    [
        ("VLP, Vision and Language Pre-training", "VLP"),
        ("Datasets & Challenges", "Datasets & Challenges"),
        ("Text-to-image generation", "Text-to-image generation"),
        ("2.1 Object Detection:", "Object Detection"),
        ("🔥 Video Understanding", "Video Understanding"),
        (":fire: Scene Graphs", "Scene Graphs"),
        ("目标检测(Object Detection)", "目标检测"),
        ("一、多模态", "多模态"),
        ("Tasks, Datasets, and Methods", "Tasks, Datasets, and Methods"),
        ("Image Captioning (IC)", "Image Captioning"),
    ],
)
def test_a_section_has_a_short_form(heading: str, short: str) -> None:
    assert short_form(heading) == short


@pytest.mark.parametrize(
    ("heading", "aliases", "gloss"),
    [
        ("VLP, Vision and Language Pre-training", ("VLP",), ("Vision and Language Pre-training",)),
        ("Tasks, Datasets", ("Tasks", "Datasets"), ()),
        ("VQA, Visual Question Answering", ("VQA",), ("Visual Question Answering",)),
        ("IC, Image Captioning", ("IC",), ("Image Captioning",)),
        ("XY, Image Captioning", ("XY", "Image Captioning"), ()),
        ("Image Captioning (COCO)", ("Image Captioning", "COCO"), ()),
        ("Image Captioning (easy)", ("Image Captioning",), ("easy",)),
        ("[2022] BLIP, [2023] BLIP-2", ("BLIP", "BLIP-2"), ()),
    ],
)
def test_a_heading_lists_short_names_and_long_forms(
    heading: str, aliases: tuple[str, ...], gloss: tuple[str, ...]
) -> None:
    read = _read(heading)
    assert (read.aliases, read.gloss) == (aliases, gloss)


@pytest.mark.parametrize(("heading", "years"), [("DETR", 0), ("[2020] DETR", 1), ("[2022] BLIP, [2023] BLIP-2", 2)])
def test_the_years_of_a_heading_are_counted(heading: str, years: int) -> None:
    assert _read(heading).years == years


@pytest.mark.parametrize(
    ("heading", "title"),
    [
        ("Finding Objects Everywhere", ""),
        ("Finding Small Objects Everywhere", "Finding Small Objects Everywhere"),
        ("DETR: Finding Objects", "DETR: Finding Objects"),
        ("[Finding Small Objects Everywhere](https://x.org/a)", "Finding Small Objects Everywhere"),
        ("Searching for one thing, all", ""),
        ("Searching for one thing, finding all", "Searching for one thing, finding all"),
    ],
)
def test_four_words_make_a_title_and_with_a_comma_six(heading: str, title: str) -> None:
    assert _read(heading).title == title


@pytest.mark.parametrize(
    ("heading", "part"),
    [("Related Work", True), ("Awesome CLIP", True), ("CLIP", False), ("Results and Analysis", True)],
)
def test_a_heading_of_generic_words_or_for_a_list_is_a_part_of_the_note(heading: str, *, part: bool) -> None:
    assert _read(heading).part is part


@pytest.mark.parametrize(
    "heading",
    [
        'J. Devlin et al., "Finding Small Objects in a Field," NAACL, 2019.',
        "Devlin, J., Chang, M.-W., & Lee, K. (2019). Finding Small Objects in a Field. NAACL.",
        "Devlin J, Chang MW, Lee K. Finding Small Objects in a Field. NAACL 2019",
    ],
)
def test_a_heading_that_cites_a_work_is_its_title_and_lists_no_names(heading: str) -> None:
    read = _read(heading)
    title = "Finding Small Objects in a Field"
    assert (read.title, read.short, read.aliases, read.gloss) == (title, title, (title,), ())


@pytest.mark.parametrize("people", ["Kim et al., ICML 21", "Kim et al., 2021", "Kim & Lee, ICML 2021"])
def test_a_short_name_with_its_authors_is_the_only_name_of_a_heading(people: str) -> None:
    heading = _read(f"ViLT ({people})")
    assert (heading.aliases, heading.short, heading.title) == (("ViLT",), "ViLT", "")


def test_headings_without_words_are_parsed_once_whatever_their_lines() -> None:
    first, second = (read_heading(read_line("=="), number) for number in (1, 7))
    assert first is second
    assert (first.raw, first.aliases, first.title, first.part) == ("==", (), "", True)
    linked = [read_heading(read_line("[](https://arxiv.org/abs/2101.00001)"), number) for number in (1, 7)]
    assert [heading.reading.links[0].line for heading in linked] == [1, 7]


@pytest.mark.parametrize(
    ("heading", "name"),
    [
        ("हिन्दी", "हिन्दी"),
        ("नमूने 🎉", "नमूने"),
        ("ภาษาที่", "ภาษาที่"),
        ("cafe\u0301", "café"),
        ("Ve\u0301ro\u0301nique", "Vérónique"),
        ("q\u0323\u0301x", "q\u0323\u0301x"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("❤\ufe0f Papers", "Papers"),
        ("1\ufe0f\u20e3 First", "First"),
        ("👩\u200d💻 Code", "Code"),
        ("Code 👩\u200d💻", "Code"),
        ("Papers ❤\ufe0f", "Papers"),
    ],
)
def test_combining_marks_stay_with_their_letters_and_emoji_are_dropped(heading: str, name: str) -> None:
    assert short_form(heading) == name


@pytest.mark.parametrize(
    ("heading", "years"),
    [
        ("Group meetings, March 2025", 0),
        ("Sitzungen, März 2025", 0),
        ("Reading group Sept. 2025", 0),
        ("BERT, October 2018", 1),
        ("Losing Small Words in Forests, March 2025", 1),
        ("Group meetings, 2025", 1),
    ],
)
def test_the_month_of_a_note_after_its_name_is_no_year_of_a_work(heading: str, years: int) -> None:
    assert _read(heading).years == years
