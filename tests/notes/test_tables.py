from __future__ import annotations

import pytest

from vlbib.core.work import Kind, Mention
from vlbib.notes.reader import read_note


def _mentions(text: str) -> tuple[Mention, ...]:
    return read_note(text, "a.md").mentions


def test_columns_give_year_venue_authors_and_alias() -> None:
    text = """| name | Time | venue | title | authors |
|--|--|--|--|--|
| Deep3DBox | 1612 | CVPR 2017 | 3D Bounding Box Estimation Using Deep Learning | A. Mousavian, D. Anguelov |
| FQNet | 1904 | | Deep Fitting Degree Scoring Network | |
"""
    first, second = _mentions(text)
    assert (first.text, first.year, first.venue) == ("3D Bounding Box Estimation Using Deep Learning", 2017, "CVPR")
    assert (first.aliases, first.authors) == (("Deep3DBox",), ("A. Mousavian", "D. Anguelov"))
    assert (second.year, second.aliases) == (2019, ("FQNet",))


@pytest.mark.parametrize(("head", "authors"), [("by", ("Ada Lovelace",)), ("borrowed by", ())])
def test_a_column_of_those_who_did_something_with_a_work_is_none_of_authors(
    head: str, authors: tuple[str, ...]
) -> None:
    (mention,) = _mentions(f"| title | {head} |\n|--|--|\n| Maps of Old Rivers in Tall Towns | Ada Lovelace |\n")
    assert mention.authors == authors


@pytest.mark.parametrize(
    ("times", "years"),
    [
        (("2010", "2012"), (2010, 2012)),
        (("2010", "2021"), (2010, 2021)),
        (("2010", "2304"), (2020, 2023)),
        (("1904", "2010"), (2019, 2020)),
        (("0511", "2012"), (2005, 2020)),
        (("1998", "2012"), (1998, 2012)),
    ],
)
def test_four_digits_are_a_year_unless_another_of_their_column_can_only_be_a_month(
    times: tuple[str, str], years: tuple[int | None, int]
) -> None:
    rows = (
        f"| {title} | {time} |\n"
        for title, time in zip(("Attention Is All You Need", "Small Objects"), times, strict=True)
    )
    text = f"| Paper | Year |\n|--|--|\n{''.join(rows)}"
    assert tuple(mention.year for mention in _mentions(text)) == years


def test_short_names_in_a_title_column_are_aliases_without_their_gloss() -> None:
    text = "| 日期 | 标题 |\n|--|--|\n| 7/29/22 | ViLT 论文精读 |\n| 3/3/22 | GPT, GPT-2 精读 |\n"
    text += "| 1/7/22 | 指导数学直觉 |\n"
    assert [(one.text, one.kind) for one in _mentions(text)] == [
        ("ViLT", Kind.ALIAS),
        ("GPT", Kind.ALIAS),
        ("GPT-2", Kind.ALIAS),
    ]


def test_a_column_of_titles_counts_whatever_its_header() -> None:
    text = "| Work | Year |\n|--|--|\n| Attention Is All You Need | 2017 |\n"
    text += "| Masked Autoencoders Are Scalable Learners | 2022 |\n"
    assert [one.text for one in _mentions(text)] == [
        "Attention Is All You Need",
        "Masked Autoencoders Are Scalable Learners",
    ]


def test_tables_of_results_name_nothing() -> None:
    text = "| Name | R@1 | R@5 |\n|--|--|--|\n| CLIP | 58.4 | 81.5 |\n| ALIGN | 58.6 | 83.0 |\n"
    assert _mentions(text) == ()


def test_tables_without_a_column_of_works_name_nothing() -> None:
    assert _mentions("| Setting | Value |\n|--|--|\n| Learning Rate | 0.1 |\n| Batch Size | 256 |\n") == ()


@pytest.mark.parametrize(
    ("cell", "authors"),
    [
        ("Wang", ("Wang",)),
        ("Živný", ("Živný",)),
        ("Li & Wu", ("Li", "Wu")),
        ("?", ()),
        ("ask", ()),
        ("Various", ()),
        ("TBD", ()),
    ],
)
def test_a_column_of_authors_may_have_family_names_alone(cell: str, authors: tuple[str, ...]) -> None:
    rows = f"| Title | First author |\n|--|--|\n| Deep Fitting Degree Scoring Network | {cell} |\n"
    assert [mention.authors for mention in _mentions(rows)] == [authors]


@pytest.mark.parametrize(
    ("column", "cell", "count"),
    [
        ("default", "off", 0),
        ("see", "[there](#anchor)", 0),
        ("Year", "2020", 2),
        ("see", "<https://x.org/a>", 2),
        ("see", "<https://github.com/ida>", 0),
    ],
)
def test_a_column_of_names_names_works_if_another_column_shows_that_they_are_works(
    column: str, cell: str, count: int
) -> None:
    rows = f"| name | {column} |\n|--|--|\n| DEBUG_ROOT | {cell} |\n| HOOK_PATH | {cell} |\n"
    assert len(_mentions(rows)) == count


def test_a_table_of_names_and_years_has_no_results_even_with_a_column_of_numbers() -> None:
    text = "| {} | Year | Score |\n|--|--|--|\n| CLIP | 2021 | 4 |\n| Finding Small Objects in a Field | 2019 | 3 |\n"
    results = [read_note(text.format(head), "a.md").segments[-1].results for head in ("Name", "Method")]
    assert results == [False, True]


def test_numbers_of_a_column_of_sizes_are_no_results() -> None:
    table = "| Dataset | {} |\n|---|---|\n| COCO | 330k |\n| VQA v2 | 1.1M |\n"
    heads = ("Images", "规模", "CIDEr")
    results = [read_note(table.format(head), "a.md").segments[-1].results for head in heads]
    assert results == [False, False, True]


def test_a_table_with_a_column_of_remarks_is_not_one_of_results() -> None:
    table = (
        "| Model | Params | {} | Score |\n|---|---|---|---|\n| CLIP | 3.9B | ok | 62.1 |\n| BERT | 7B | slow | 64.9 |\n"
    )
    results = [[row.results for row in read_note(table.format(head), "a.md").segments if row.columns] for head in HEADS]
    assert results == [[False, False], [False, False], [True, True]]


HEADS = ("License", "备注", "Notable")


@pytest.mark.parametrize(
    ("cells", "is_of_works"),
    [
        (("Tran et al., ICCV 2015", "ICCV23", "ours"), True),
        (("Carreira & Zisserman, CVPR 2017", "(Lin et al., 2019)", "-"), True),
        (("Tran et al.", "2023", "ours"), False),
        (("seed 2023", "2023", "2022"), False),
    ],
)
def test_a_table_that_cites_a_source_in_half_of_its_rows_lists_works(
    cells: tuple[str, ...],
    is_of_works: bool,  # noqa: FBT001 -- a table's column
) -> None:
    rows = "".join(f"| Net{at} | {cell} | {at}.5 |\n" for at, cell in enumerate(cells))
    segments = read_note(f"| model | where it is from | top-1 |\n|--|--|--|\n{rows}", "a.md").segments
    assert segments[-1].results is not is_of_works


@pytest.mark.parametrize(
    "heads", ["이름 | 논문 | 연도", "名前 | 論文 | 年度", "nombre | artículo | año", "nome | paper | anno"]
)
def test_the_heads_of_columns_are_read_in_other_languages(heads: str) -> None:
    (mention,) = _mentions(f"| {heads} |\n|--|--|--|\n| FQNet | Deep Fitting Degree Scoring Network | 2019 |\n")
    assert (mention.text, mention.year, mention.aliases) == ("Deep Fitting Degree Scoring Network", 2019, ("FQNet",))


def test_a_patent_is_no_work() -> None:
    rows = "| 1 | Old Maps of Towns |\n| 2 | US 2019/0123456 A1 (the cats) |\n"
    assert [each.text for each in _mentions(f"| No. | Title |\n|---|---|\n{rows}")] == ["Old Maps of Towns"]


def test_a_plain_word_in_lower_case_is_no_title() -> None:
    text = "| Paper | Venue |\n|---|---|\n| passed | CVPR |\n| resnet50 | CVPR |\n| Passing | CVPR |\n"
    assert [one.text for one in _mentions(text)] == ["resnet50", "Passing"]


def test_a_column_of_people_names_no_works() -> None:
    text = "| Role | Name | Date |\n|---|---|---|\n| Infra | D. Iyer | 2026-05-20 |\n| Law | T. Brandt | 2026-05-21 |\n"
    assert _mentions(text) == ()
    assert [one.text for one in _mentions(text.replace("T. Brandt", "BLIP").replace("D. Iyer", "CLIP"))] == [
        "CLIP",
        "BLIP",
    ]


def test_a_table_with_a_column_of_ratings_is_not_one_of_results() -> None:
    for head in ("Rating", "我的评分", "评分", "Bewertung", "Valoración"):
        text = f"| Model | {head} |\n|---|---|\n| Attention Is All You Need | 7 |\n| CLIP | 8.5 |\n"
        assert not any(segment.results for segment in read_note(text, "a.md").segments)
    text = "| Model | Score |\n|---|---|\n| Attention Is All You Need | 7 |\n| CLIP | 8.5 |\n"
    assert any(segment.results for segment in read_note(text, "a.md").segments)


def test_what_a_plan_has_in_place_of_a_title_is_none() -> None:
    cells = ("Christmas quiz", "reading week", "title to be announced (trees?)", "topic TBD")
    text = "".join(f"| {at} | {cell} |\n" for at, cell in enumerate((*cells, "Maps of Old Rivers in Tall Towns")))
    assert [mention.text for mention in _mentions(f"| Week | Paper |\n|--|--|\n{text}")] == [
        "Maps of Old Rivers in Tall Towns"
    ]
    dated = "| Paper | Year |\n|--|--|\n| World models | 2018 |\n"
    assert [mention.text for mention in _mentions(dated)] == ["World models"]
