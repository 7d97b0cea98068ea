from __future__ import annotations

import pytest
from msgspec.structs import replace

from vlbib.core.known import KnownTitle, TitleList
from vlbib.core.segment import Mark, Place, Segment, Sighting, Stretch
from vlbib.core.text import squeeze
from vlbib.matching.recognition.recognise import recognise
from vlbib.matching.recognition.titles.whole_titles import passed_over
from vlbib.notes.asking import is_item_of_works, is_plan, is_worth_asking
from vlbib.notes.reader import read_note
from vlbib.notes.recognised import with_sightings

ONE, TWO = "Attention Is All You Need", "Deep Residual Learning for Image Recognition"
NEW, OTHER = "Finding Small Objects in a Field", "Losing Large Objects in a Forest"
KNOWN = TitleList(tuple(KnownTitle(title, squeeze(title)) for title in (ONE, TWO)), frozenset(("clip", "bert", "gpt3")))


def asked(text: str) -> list[str]:
    note = read_note(text, "a.md")
    return [mention.text for mention in with_sightings(note, recognise(note.segments, KNOWN))[0]]


def items(*lines: str) -> str:
    return "".join(f"- {line}\n" for line in lines)


def test_a_title_is_looked_up_if_half_of_its_list_is_known() -> None:
    assert asked(items(ONE, TWO, NEW, OTHER)) == [ONE, TWO, NEW, OTHER]
    assert asked(items(ONE, TWO, NEW, OTHER, "Some Third Title Nobody Knows")) == [ONE, TWO]


def test_one_known_work_makes_no_list_of_works() -> None:
    assert asked(items(ONE, NEW)) == [ONE]


def test_marked_items_make_a_list_of_works_as_known_ones_do() -> None:
    marked = "[2021 CVPR] Some Third Title Nobody Knows", "[2022 ICML] Some Fourth Title Nobody Knows"
    assert asked(items(*marked, NEW)) == ["Some Third Title Nobody Knows", "Some Fourth Title Nobody Knows", NEW]


def test_a_list_of_unknown_titles_is_not_looked_up() -> None:
    assert asked(items("Please Clarify the Contribution of Chapter Four", NEW, OTHER)) == []


@pytest.mark.parametrize(
    "remark", ["read the appendix", "k8s: bump memory of the box to 24", "Results", "TBD", "we saw this"]
)
def test_a_remark_in_a_list_of_works_is_not_looked_up(remark: str) -> None:
    assert asked(items("CLIP", "BERT", remark)) == ["CLIP", "BERT"]


def test_a_name_beside_known_ones_is_looked_up_and_a_lone_one_is_not() -> None:
    assert asked(items("CLIP", "BERT", "FindNet")) == ["CLIP", "BERT", "FindNet"]
    assert asked(items("FindNet", "LoseNet")) == []


def test_a_cell_is_looked_up_in_the_column_that_names_works() -> None:
    table = "| Datensatz | Lizenz |\n|---|---|\n| CLIP | MIT |\n| BERT | GPL2 |\n| FindNet | BSD3 |\n"
    assert asked(table) == ["CLIP", "BERT", "FindNet"]


@pytest.mark.parametrize(
    "plan",
    [
        "Pay the Electricity Bill Now",
        "Talk of the Other Group on Monday",
        "Untitled Notes of the Week",
        "31.01 — Submit the Form of the Month",
        "Inbox/Things to Sort Out Later",
        "Test of the New Fire Alarm at Noon",
        "Release Notes of the Second Version",
        "Booking of the Long Flight Home.html",
        "Fr: Long Walk Downstream",
        "The Chemistry of All Things, Again (Clayden, Kap. 4)",
        "Molecular Representations of the World: Talk of Prof. Noé",
        "Presentation of the New Results by Ms Olsen",
        "Rewrite the Introduction of the Report",
        "An Evening of Songs in the Park, with Vera",
        "GitHub - the Other Program of the Group",
    ],
)
def test_a_plan_in_a_list_of_works_is_not_looked_up(plan: str) -> None:
    assert asked(items(ONE, TWO, plan)) == [ONE, TWO]


def test_a_table_without_a_header_for_papers_is_looked_up_if_half_of_its_rows_are_known() -> None:
    def table(*cells: str) -> str:
        return "| Day | Item |\n|---|---|\n" + "".join(f"| {day} | {cell} |\n" for day, cell in enumerate(cells, 1))

    assert asked(table(NEW, OTHER)) == []
    assert asked(table(ONE, TWO, NEW)) == [ONE, TWO, NEW]


def test_a_cell_in_a_column_of_titles_is_looked_up_unless_it_is_a_plan() -> None:
    assert asked(f"| Title | Who |\n|---|---|\n| {NEW} | Ida |\n| cancelled (Winter School) | Per |\n") == [NEW]


def test_the_title_of_a_note_names_a_work_only_if_it_is_known() -> None:
    assert asked(f"---\ntitle: {ONE}\n---\ntext\n") == [ONE]
    assert asked(f"---\ntitle: {NEW}\n---\ntext\n") == []
    assert asked(f"---\ntitle: {NEW}\narxiv: 2301.00001\n---\ntext\n")[0] == NEW


def test_the_heading_of_a_note_names_a_work_only_if_it_is_known_or_dated() -> None:
    assert asked(f"# {ONE}\n\ntext\n") == [ONE]
    assert asked(f"# {NEW}\n\ntext\n") == []
    assert asked(f"# [2021] {NEW}\n\ntext\n") == [NEW]


def test_remarks_in_quotation_marks_are_no_list_of_works_and_titles_in_title_brackets_are() -> None:
    assert asked(items(f'"{NEW}"', f'"{OTHER}"')) == []
    assert asked(items(f"《{NEW}》", f"《{OTHER}》")) == [NEW, OTHER]


def test_a_heading_for_a_month_names_no_work() -> None:
    assert asked(f"# Decisions\n\n## 2022-03: {NEW}\n\n## 2022-05: {OTHER}\n") == []


def test_another_list_does_not_count() -> None:
    assert asked(f"{items(ONE, TWO)}\ntext\n\n{items(NEW, OTHER)}") == [ONE, TWO]


@pytest.mark.parametrize(
    ("item", "is_asked"),
    [
        (f"Ada Lovelace: {ONE}", True),
        (f"Revisiting {ONE} in Speech", True),
        (f"FastNet: {ONE}", False),
        (f"FastNet - {ONE}", False),
        (f"Read Revisiting {ONE}", False),
        ("Ada Lovelace: Visual Instruction Tuning", False),
        ("Ada Lovelace: Finding Objects", False),
    ],
)
def test_an_item_around_a_known_title_of_four_words_is_looked_up_whole(item: str, *, is_asked: bool) -> None:
    titles = (ONE, "Visual Instruction Tuning")
    known = TitleList(tuple(KnownTitle(title, squeeze(title)) for title in titles), frozenset())
    note = read_note(f"- {item}\n", "a.md")
    mentions, _ = with_sightings(note, recognise(note.segments, known), lambda segment: passed_over(segment, known))
    assert [mention.text for mention in mentions] == [item] * is_asked


def table(head: str, *rows: str) -> str:
    return f"| {head} | Venue |\n|---|---|\n" + "".join(f"| {row} |\n" for row in rows)


@pytest.mark.parametrize(
    ("text", "is_asked"),
    [
        ("Safety Briefing in June", False),  # four words
        ("Safety Briefing in June Again", True),
        ("Glow: Better Layers", True),
        ("Week 5: Midterm Exam", False),
        ("Week 5: Finding Small Objects in Fields", True),
        ("FindNet", True),
        ("Proposal Kick-Off", False),
    ],
)
def test_an_unmarked_item_of_a_list_of_works_is_looked_up_only_if_it_says_enough(text: str, *, is_asked: bool) -> None:
    assert (len(asked(items(ONE, TWO, text))) == 3) is is_asked
    assert (len(asked(table("Paper", f"{ONE} |", f"{TWO} |", f"{text} |"))) == 3) is is_asked


def test_few_words_in_a_column_of_titles_are_looked_up_with_a_venue_and_reported_without() -> None:
    assert asked(table("Title", "Sets of Few Things | ICML 2018")) == ["Sets of Few Things"]
    assert asked(table("Title", "Sets of Few Things | ")) == []
    note = read_note(items(ONE, TWO, "Sets and Things"), "a.md")
    _, told = with_sightings(note, recognise(note.segments, KNOWN))
    assert [item.text for item in told] == ["Sets and Things"]


@pytest.mark.parametrize(
    ("note", "named"),
    [
        (items("The Long Way to the Sea (1988)", "Anatomy of a Small Town (2019)"), 0),  # books, films
        (items("The Long Way to the Sea (1988)"), 1),
        (items("The Long Way to the Sea (1988)", "Anatomy of a Small Town (2019)", ONE), 3),
        (items("**The Long Way to the Sea** (1988)", "Anatomy of a Small Town (2019)"), 2),
        (items("The Long Way to the Sea (ICML 1988)", "Anatomy of a Small Town (2019)"), 2),
        ("## Grandmother's Strudel (2019)\n- apples\n", 0),
        ("## Release 2023.10: Faster Builds\n", 0),
    ],
)
def test_a_year_alone_marks_no_work_in_a_note_that_names_no_other(note: str, named: int) -> None:
    assert len(asked(note)) == named


def test_tasks_and_other_languages_in_a_list_of_works_are_not_looked_up() -> None:
    plan, german = "Renew Passport Before Summer", "Einführung in die Technik der Messung und Regelung"
    assert asked(items(ONE, TWO, f"[!] {plan}", german)) == [ONE, TWO]
    assert asked(items(ONE, TWO, f"{NEW}, ask Ana")) == [ONE, TWO]


def test_the_home_page_of_a_service_is_no_work_of_its_list() -> None:
    assert asked(items("CLIP", "BERT", "[OpenReview login](https://openreview.net/login)")) == ["CLIP", "BERT"]
    assert len(asked(items("CLIP", "BERT", "[FindNet](https://openreview.net/forum?id=a)"))) == 3


def test_a_year_alone_does_not_make_a_work_of_a_remark_in_a_timeline() -> None:
    works = [f"2015: {ONE}", f"2016: {TWO}", f"2017: {NEW}"]
    remarks = ["2020: pandemic, and all the forecasts fail", "2022: M5 results published", "2025: I start the thesis"]
    assert asked(items(*works, *remarks)) == [ONE, TWO, NEW]


@pytest.mark.parametrize(
    ("text", "planned"),
    [
        ("Coming soon: more editors", True),
        ("To be filled", True),
        ("Q2 retro: what went wrong", True),
        ("H1 plans of the group", True),
        ("TOP 1 – Stand der Linie", True),
        ("Top 1 of All Things", False),
        ("Q2 Learning of Things", False),
        ("Coming Sooner or Later", False),
    ],
)
def test_placeholders_and_quarterly_reviews_are_not_looked_up(text: str, *, planned: bool) -> None:
    assert is_plan(text) is planned


def test_an_item_with_words_before_a_work_is_a_sentence_unless_it_links_to_the_work() -> None:
    seen = [Sighting(8, 13, "Gates")]
    item = Segment(file="a.md", line=1, text="printed Gates today", place=Place.ITEM)
    assert not is_item_of_works(item, seen)
    assert is_item_of_works(replace(item, marks=(Stretch(Mark.WIKI, 8, 13),)), seen)
    assert is_item_of_works(replace(item, text="[2020] : Gates today"), seen)
    assert is_item_of_works(replace(item, place=Place.ROW), seen)


@pytest.mark.parametrize(
    "people", ["He et al., ", "K. He, X. Zhang, and J. Sun. ", "van der Berg und Li (2016): ", "Zhang Y, others. "]
)
def test_people_before_a_title_do_not_make_an_item_a_sentence(people: str) -> None:
    assert NEW in asked(items(f"{people}{TWO}. CVPR, 2016", ONE, NEW))
    assert NEW not in asked(items(f"{people}we read {TWO} today", NEW, "wash the dishes"))


def test_the_marks_of_changelogs_count_only_in_a_note_that_names_works_in_other_ways() -> None:
    bold, linked = f"**{NEW}**\n", f"[{NEW}](https://example.org/page)\n"
    for marked in (bold, linked):
        assert asked(marked) == []
        assert asked(f"{marked}\n- {OTHER} (CVPR 2023)\n") == [NEW, OTHER]
    many = "\n".join(f"**{NEW} of Green Corn {'and ' * count}Peas**\n" for count in range(5))
    assert asked(f"{many}\n- {OTHER} (CVPR 2023)\n") == [OTHER]


@pytest.mark.parametrize(
    "line",
    [
        "- fixed the heights of small objects (by Ada Lovelace)",
        "- Objects now use Fields instead of Farms (Ada, Ada Lovelace, Alan Turing, Max Planck)",
        "- debian/control: Update Build-Depends: Finding Objects (>= 1.35)",
        "The code is by Ada Lovelace. Copyright 2023 Max Planck.",
        "- Contributed by Ada Lovelace, August 1995.",
        "## v4.0.1 - January 6th\n\n- [Small Objects](https://x.org/1)",
    ],
)
def test_a_line_of_a_changelog_or_a_licence_is_no_title(line: str) -> None:
    assert asked(f"{line}\n\nThen:\n\n- {OTHER} (CVPR 2023)\n- {NEW} (ICCV 2023)\n") == [OTHER, NEW]


@pytest.mark.parametrize("line", ["**Week 8: Small Fields of Corn**", "[Green Fields](https://example.org/a)"])
def test_a_line_marked_by_form_alone_is_looked_up_only_if_it_says_enough(line: str) -> None:
    assert asked(f"{line}\n\n- {OTHER} (CVPR 2023)\n- {NEW} (ICCV 2023)\n") == [OTHER, NEW]


@pytest.mark.parametrize(
    ("item", "is_asked"),
    [
        ("Boarding_pass_KE", False),
        ("Small_Objects_in_a_Field_Found", True),
        ("Discussion", False),
        ("GPU的预约：周四", False),
    ],
)
def test_file_names_words_of_outlines_and_remarks_with_a_name_are_not_looked_up(item: str, *, is_asked: bool) -> None:
    assert asked(items(ONE, TWO, item)) == [ONE, TWO, *[item] * is_asked]


def test_a_heading_that_is_a_name_above_only_its_page_is_looked_up() -> None:
    page = "## Person In Context\n\n<http://example.org/index/>"
    note = f"- {OTHER} (CVPR 2023)\n\n{page}\n\n## [2021] Found Names\n\ngood\n"
    assert "Person In Context" in asked(f"{note}\n## [2022] Lost Names\n\nbad\n")


@pytest.mark.parametrize("line", [f"**BERT++**: {ONE}", f"[BERT++] {ONE}", f"{ONE} (BERT++)"])
def test_a_known_title_beside_the_name_of_a_later_version_is_not_looked_up_without_that_name(line: str) -> None:
    known = TitleList((KnownTitle(ONE, squeeze(ONE), frozenset({"bert"})),))
    for text, count in ((line, 0), (line.replace("++", ""), 1)):
        note = read_note(items(text), "a.md")
        seen = recognise(note.segments, known)
        assert len(with_sightings(note, seen, lambda segment: passed_over(segment, known))[0]) == count


@pytest.mark.parametrize(
    "text",
    ["How to Read It (blog post, Ida)", "Reading It (video by Ida)", "阅读的方法（视频）", "Stanford CS231n Lecture 13",
     "Designing Large Applications, chapters 5 and 9", "GitHub issue #1187: flash",
     "Feature Store: Feast 0.38, Redis 7", "TIMM: the library", "FindNet, not a paper", "MOC Finding Things",
     "Memo FND-12, Lost Things", "Abends: Finding Things in a Choir"],
)  # fmt: skip
def test_other_media_and_parts_of_books_and_courses_are_not_looked_up(text: str) -> None:
    assert is_plan(text)


@pytest.mark.parametrize("text", ["Blogs and Videos (a Survey)", "Lecture Notes on Chapters", "Chapter-wise Reading"])
def test_titles_about_other_media_are_looked_up(text: str) -> None:
    assert not is_plan(text)


@pytest.mark.parametrize(
    ("text", "is_worth"),
    [
        ("NGCF -> LightGCN: no weights", False),
        ("FindNet → MaskNet → Both", False),
        ("Finding Small Things in a Field -> Both", True),
        ("DP: opacus 1.4.1, noise 1.1, clip 1.0, eps ~ 3.2", False),
        ("Finding: noise 1.1, clips and Other Things", True),
    ],
)
def test_a_chain_of_two_names_and_a_list_of_settings_are_not_looked_up(text: str, *, is_worth: bool) -> None:
    assert is_worth_asking(text) is is_worth
