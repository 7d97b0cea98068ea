"""Lines with one title and the same authors become one work."""

from __future__ import annotations

from typing import Any

from scripts.catalogue.works import best_title, group

TITLE = "A Study of Words and Images"


def _line(title: str = TITLE, source: str = "paperlists", **facts: Any) -> dict[str, Any]:
    return {"source": source, "title": title, "authors": ["Ann Smith", "Bob Jones"], "year": 2020, **facts}


def test_a_preprint_by_the_same_authors_belongs_to_the_version_of_record() -> None:
    (work,) = group([_line(source="daily_arxiv", arxiv="1905.00001", year=2019), _line(venue="CVPR")])
    assert [line["source"] for line in work.lines] == ["paperlists", "daily_arxiv"]
    assert (work.year, work.born, work.venue) == (2020, 2019, "CVPR")


def test_two_papers_with_one_title_are_two_works() -> None:
    assert len(list(group([_line(venue="CVPR"), _line(venue="ICML", authors=["Carl Weiss"])]))) == 2


def test_a_paper_with_the_same_title_and_authors_years_later_is_another_work() -> None:
    assert len(list(group([_line(venue="CVPR"), _line(venue="ICML", year=2024)]))) == 1
    assert len(list(group([_line(venue="CVPR"), _line(venue="ICML", year=2025)]))) == 2


def test_a_title_cut_off_inside_a_word_is_completed_from_a_line_with_the_same_authors() -> None:
    cut = _line("A Study of Words and Imag", venue="CVPR")
    (work,) = group([cut, _line(source="daily_arxiv", arxiv="1905.00001")])
    assert best_title(work) == TITLE
    assert len(list(group([cut, _line(source="daily_arxiv", authors=["Carl Weiss"])]))) == 2
    assert len(list(group([_line("A Study of Words and", venue="CVPR"), _line(source="daily_arxiv")]))) == 2


def test_one_arxiv_id_with_two_titles_is_one_work_only_with_the_same_authors() -> None:
    other = "Words and Images Studied"
    lines = [_line(venue="CVPR", arxiv="1905.00001"), _line(other, "daily_arxiv", arxiv="1905.00001")]
    (work,) = group(lines)
    assert [line["title"] for line in work.renamed] == [other]
    assert len(list(group([lines[0], {**lines[1], "authors": ["Carl Weiss"]}]))) == 2


def test_a_title_with_joined_words_is_not_written_if_two_lines_have_it_with_blanks() -> None:
    glued = _line("A Study of WordsandImages", venue="CVPR")
    (work,) = group([glued, _line(source="daily_arxiv"), _line(source="arxiv_archive_2020")])
    assert best_title(work) == TITLE
    (work,) = group([glued, _line(source="daily_arxiv")])
    assert best_title(work) == "A Study of WordsandImages"


def test_a_work_known_only_from_readme_files_gets_the_spelling_with_most_capitals() -> None:
    shy, bold = "Ssd: Single shot multibox detector", "SSD: Single Shot MultiBox Detector"
    (work,) = group([_line(shy, "landmarks"), _line(bold, "landmarks")])
    assert best_title(work) == bold
    (work,) = group([_line(shy, "daily_arxiv", arxiv="1512.02325"), _line(bold, "landmarks")])
    assert best_title(work) == shy


def test_a_title_looked_up_elsewhere_overrides_readme_files_for_one_arxiv_id() -> None:
    said = [_line(f"{TITLE} for Answering Questions", "landmarks", arxiv="1905.00001")] * 3
    (work,) = group([*said, _line(source="landmarks", arxiv="1905.00001", read=True)])
    assert best_title(work) == TITLE


def test_an_arxiv_id_looked_up_elsewhere_is_the_only_one() -> None:
    wrong, read = _line(source="joined", arxiv="1905.00001"), _line(source="landmarks", arxiv="2004.00001", read=True)
    (work,) = group([wrong, read])
    assert {line.get("arxiv") for line in work.lines} == {None, "2004.00001"}
    (work,) = group([wrong, {**read, "read": False}])
    assert {line.get("arxiv") for line in work.lines} == {"1905.00001", "2004.00001"}
