from __future__ import annotations

import pytest

from vlbib.core.work import Kind, Mention
from vlbib.notes.headings import Heading, read_heading
from vlbib.notes.line.inline import Line
from vlbib.notes.reader import read_note
from vlbib.notes.sections import Section, is_topic, note_title, open_section


def _mentions(text: str) -> tuple[Mention, ...]:
    return read_note(text, "note.md").mentions


def test_sections_are_the_headings_around_a_mention_outermost_first() -> None:
    text = (
        "# Vision\n## Detection\n### Transformers\n- [2020 ECCV] End-to-End Object Detection with Transformers\n# NLP\n"
    )
    (mention,) = _mentions(text)
    assert mention.section == ("Vision", "Detection", "Transformers")
    assert mention.heading == ("Vision", "Detection", "Transformers")


def test_the_title_of_a_note_is_no_section() -> None:
    text = "# Awesome Detection Papers\n## Transformers\n- [2020] End-to-End Object Detection with Transformers\n"
    assert _mentions(text)[0].section == ("Transformers",)


def test_the_heading_of_a_work_is_no_section_but_in_the_heading_path() -> None:
    text = "# Vision\n## [2020] DETR\n- [2020] End-to-End Object Detection with Transformers\n# NLP\n"
    (mention,) = _mentions(text)
    assert mention.section == ("Vision",)
    assert mention.heading == ("Vision", "[2020] DETR")


def test_mentions_under_one_heading_share_its_aliases_and_a_number() -> None:
    text = """# Pre-training
## [2022] BLIP, [2023] BLIP-2
- [2022] BLIP_ Bootstrapping Language-Image Pre-training
- [2023] BLIP-2_ Bootstrapping with Frozen Image Encoders
## [2022] Flamingo
- [2022] Flamingo_ a Visual Language Model
"""
    first, second, other = _mentions(text)
    assert first.aliases == second.aliases == ("BLIP", "BLIP-2")
    assert first.group == second.group != other.group
    assert [first.year, second.year] == [2022, 2023]


def test_a_dated_heading_without_title_line_is_the_title() -> None:
    text = "# Generation\n## [2021] Make-a-scene: Scene-based generation with human priors\n---\n"
    (mention,) = _mentions(text)
    assert (mention.text, mention.kind, mention.year) == (
        "Make-a-scene: Scene-based generation with human priors",
        Kind.HEADING,
        2021,
    )


def test_an_alias_heading_takes_the_links_of_its_section() -> None:
    text = """# Datasets
## TextCaps
- [2020 ECCV] TextCaps: a Dataset for Image Captioning with Reading Comprehension
## COCO captions
- [2015] Microsoft COCO captions: Data collection and evaluation server
## Flickr30k
- [2014] From image descriptions to visual denotations
## Common Crawl, CommonCrawl
- https://commoncrawl.org.
"""
    last = _mentions(text)[-1]
    assert (last.text, last.kind) == ("Common Crawl", Kind.ALIAS)
    assert last.aliases == ("Common Crawl", "CommonCrawl")
    assert [link.url for link in last.links] == ["https://commoncrawl.org"]


def test_headings_of_sections_with_many_titles_head_no_works() -> None:
    titles = "".join(f"- [2020] Some Title of a Paper Number {index}\n" for index in range(4))
    mentions = _mentions(f"# Vision\n## Detection\n{titles}## Segmentation\n{titles}## Tracking\n")
    assert {mention.group for mention in mentions} == {0}
    assert {mention.section for mention in mentions} == {("Detection",), ("Segmentation",)}


def test_parts_of_a_note_are_no_works() -> None:
    text = (
        "# Notes\n## [2020] DETR\n- [2020] End-to-End Object Detection\n### Key ideas\n- queries\n### Results\n- good\n"
    )
    assert len(_mentions(text)) == 1


@pytest.mark.parametrize(
    "title", ["Awesome CLIP", "Reading list", "Weekly notes", "Papers with Code", "深度学习论文精读"]
)
def test_the_title_of_a_collection_is_no_work(title: str) -> None:
    assert _mentions(f"# {title} of Many Things\n\ntext\n") == ()


def test_undated_headings_of_plain_words_are_topics_even_above_one_title_each() -> None:
    note = read_note(
        "# Papers\n## Retrieval\n- [2021] A Title That Names a Paper on Retrieval\n"
        "## Captioning\n- [2019] Another Title That Names a Paper on Captions\n",
        "a.md",
    )
    assert [(mention.aliases, mention.section) for mention in note.mentions] == [
        ((), ("Retrieval",)),
        ((), ("Captioning",)),
    ]


def test_a_topic_in_capitals_beside_a_plain_one_is_no_alias_of_its_titles() -> None:
    note = read_note(
        "# VLP\n- [2021] A Title That Names a Paper on Retrieval\n"
        "# Captions\n- [2019] Another Title That Names a Paper on Captions\n",
        "a.md",
    )
    assert [(mention.aliases, mention.section) for mention in note.mentions] == [((), ("VLP",)), ((), ("Captions",))]


def _path(depth: int) -> str:
    return "".join(f"- [2020] Some Title of a Paper Number {index}\n" for index in range(depth))


@pytest.mark.parametrize(("titles", "heads"), [(1, True), (2, True), (3, False)])
def test_a_dated_heading_heads_at_most_two_works(titles: int, *, heads: bool) -> None:
    mentions = _mentions(f"# Vision\n## [2020] DETR\n{_path(titles)}")
    assert all(bool(mention.group) is heads for mention in mentions)
    assert all(("DETR" in mention.aliases) is heads for mention in mentions)


def test_a_heading_of_three_names_heads_three_works() -> None:
    mentions = _mentions(f"# Vision\n## [2020] DETR, [2021] Deformable-DETR, [2022] DAB-DETR\n{_path(3)}")
    assert {mention.group for mention in mentions} == {1}


@pytest.mark.parametrize(("heading", "named"), [("Table of contents", False), ("News", False), ("Newsrooms", True)])
def test_nothing_in_an_aside_is_a_mention(heading: str, *, named: bool) -> None:
    assert bool(_mentions(f"# Vision\n## {heading}\n- [2020 ECCV] End-to-End Object Detection\n")) is named


def test_only_one_heading_of_the_first_level_before_all_others_is_the_notes_title() -> None:
    root = Section(level=0, line=0)
    first = open_section(root, _heading("Vision"), 1, 1)
    open_section(first, _heading("Detection"), 2, 2)
    assert note_title(root) is first
    open_section(first, _heading("Language"), 1, 3)
    assert note_title(root) is None


def _heading(text: str) -> Heading:
    return read_heading(Line(text), 1)


@pytest.mark.parametrize(
    ("heading", "topic"),
    [
        ("VLP", True),
        ("Datasets & Challenges", True),
        ("Other models", True),
        ("Papers", False),
        ("Reading list", False),
        ("Key papers", False),
        ("Tasks", False),
        ("Open questions", True),
        ("Question answering", True),
        ("Others", False),
        ("Monday 6 May 2024", False),
        ("2024-05-06", False),
        ("2024年5月", False),
        ("参考文献", False),
        ("3rd week", False),
        ("2023-12-01 — papers for the new hire", False),
        ("Acknowledgments", False),
        ("FIND: Finding Small Objects in a Field", False),
        ("FIND: Finding Small Objects", True),  # five words
        ("Finding Small Objects in a Field", True),
    ],
)
def test_a_heading_that_only_orders_a_note_is_no_topic(heading: str, topic: bool) -> None:  # noqa: FBT001 -- a row
    assert is_topic(heading) is topic


TAGS = {
    "# Notes\n\n## Vision\n\n### Papers\n\n- {}\n": ("Vision",),
    "# Vision\n\n## Papers\n\n- {}\n": ("Vision",),
    "## Papers\n\n- {}\n": ("captioning",),
    "- {}\n": (),
}


@pytest.mark.parametrize("text", TAGS)
def test_the_topic_of_the_note_is_used_if_its_sections_name_none(text: str) -> None:
    (mention,) = read_note(text.format("[2017 NeurIPS] Attention Is All You Need"), "notes/captioning.md").mentions
    assert mention.section == TAGS[text]


@pytest.mark.parametrize(
    ("text", "works"),
    [
        ("## Common Crawl, CommonCrawl\n\n- https://commoncrawl.org\n", True),
        ("## Common Crawl\n\n- https://commoncrawl.org\n", False),
        ("## Common Crawl, CommonCrawl\n\n- https://commoncrawl.org\n\nand words\n", False),
        ("## Common Crawl, CommonCrawl\n\nwords\n", False),
        ("## Common Crawl, Wikipedia\n\n- https://commoncrawl.org\n", False),
    ],
)
def test_a_name_in_two_spellings_above_links_alone_is_a_page(text: str, *, works: bool) -> None:
    assert bool(read_note(text, "a.md").mentions) is works
