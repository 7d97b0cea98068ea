from __future__ import annotations

import re

import pytest

from vlbib.core.years import CLAIMED_YEAR
from vlbib.notes.line.claims import NoteClaim, is_resource, may_have_year, read_claim


@pytest.mark.parametrize(
    ("text", "year", "venue"),
    [
        ("2021", 2021, None),
        ("2016 ICLR", 2016, "ICLR"),
        ("CVPR 2021", 2021, "CVPR"),
        ("ICML'21", 2021, "ICML"),
        ("NIPS'98", 1998, "NIPS"),
        ("AAAI2020", 2020, "AAAI"),
        ("CVPR20", 2020, "CVPR"),
        ("arXiv 2019/12", 2019, "arXiv"),
        ("arXiv preprint 2022", 2022, "arXiv"),
        ("arXiv preprint arXiv:2010.11929, 2020", 2020, "arXiv"),
        ("arXiv preprint arXiv:2010.11929v2", None, "arXiv"),
        ("arXiv 2010.11929, 2020", 2020, "arXiv"),
        ("Digital Transformation Technology 2021", 2021, "Digital Transformation Technology"),
        ("CVPRW 2023", 2023, "CVPRW"),
        ("ICCV-Workshop 2021", 2021, "ICCV Workshop"),
        ("ICML 2021 Workshops", 2021, "ICML Workshop"),
        ("NeurIPS", None, "NeurIPS"),
        ("2024.03", 2024, None),
        ("March 2023", 2023, None),
        ("2021年", 2021, None),
        ("venue: ICML 2021", 2021, "ICML"),
        ("NIPS 28", 2015, "NIPS"),  # a volume
        ("NIPS 16", 2016, "NIPS"),
    ],
)
def test_years_and_venues_in_usual_places_are_claims(text: str, year: int | None, venue: str | None) -> None:
    claim = read_claim(text)
    assert claim is not None
    assert (claim.year, claim.venue) == (year, venue)


@pytest.mark.parametrize(
    "text", ["2021", "ICML'21", "NIPS'98_", "AAAI2020", "CVPR-20", "2024年5月", "May 20th, 2024", "icml21_"]
)
def test_wherever_a_claim_has_a_year_the_quick_check_for_digits_passes(text: str) -> None:
    claim = read_claim(text)
    assert claim is not None
    assert claim.year
    assert may_have_year(text)


def test_digits_in_a_word_may_be_a_year_only_if_a_note_may_claim_that_year() -> None:
    inside = [year for year in range(1900, 2100) if may_have_year(f"a{year}b")]
    assert inside == [year for year in range(1900, 2100) if re.fullmatch(CLAIMED_YEAR, str(year))]


@pytest.mark.parametrize("text", ["Learning of Number 12345 Things", "LAION-400M", "3D Vision", ""])
def test_other_digits_fail_the_quick_check_for_a_year(text: str) -> None:
    assert not may_have_year(text)


@pytest.mark.parametrize(
    "text",
    ["", "CLIP", "WIT-400M", "16x16", "Object Detection", "a method of 2021", "Winter 2026", "WiSe 2023"],
)
def test_other_words_are_no_claims(text: str) -> None:
    assert read_claim(text) is None


def test_words_of_another_script_and_the_volume_with_its_issue_are_no_claims() -> None:
    assert read_claim("论文 2021") is None
    assert read_claim("TOG 42(4)") is None


def test_a_full_date_dates_a_note_not_a_work() -> None:
    claim = read_claim("2019/12/16")
    assert claim is not None
    assert claim.dated


@pytest.mark.parametrize(
    "text", ["7 Feb 2024", "read on 7 Feb 2024", "2024年5月20日", "May 20th, 2024", "19.1.2024", "Ida, 2 Feb 2023"]
)
def test_a_reading_date_with_a_name_is_not_the_year_of_a_work(text: str) -> None:
    claim = read_claim(text)
    assert claim is not None
    assert claim.of_work() == NoteClaim()


@pytest.mark.parametrize("text", ["2024-05", "Submitted on 7 Feb 2024", "CVPR, 7 Feb 2024", "Feb 2024"])
def test_a_month_a_submission_date_and_conference_dates_give_the_year(text: str) -> None:
    claim = read_claim(text)
    assert claim is not None
    assert claim.of_work().year == 2024


def test_a_date_beside_other_words_without_brackets_is_no_claim() -> None:
    assert read_claim("2024-01-10 RAFT", bracketed=False) is None
    assert read_claim("2024-01-10 CVPR", bracketed=False) == NoteClaim(2024, "CVPR")


def test_a_year_beside_a_venue_wins_over_a_nearer_one() -> None:
    assert NoteClaim(2017, "ICML").under(NoteClaim(2023)) == NoteClaim(2017, "ICML")
    assert NoteClaim(2017).under(NoteClaim(2023, "ICML")) == NoteClaim(2023, "ICML")
    assert NoteClaim(2017).under(NoteClaim(2023)) == NoteClaim(2023)
    assert NoteClaim(2017, dated=True).under(NoteClaim(2023)) == NoteClaim(2023)
    assert NoteClaim(2017).under(NoteClaim(2023, dated=True)) == NoteClaim(2017)


@pytest.mark.parametrize(
    "text", ["code", "Paper (arXiv)", "Link to the paper", "项目主页", "v1", "Official PyTorch Code", ""]
)
def test_link_labels_are_recognised(text: str) -> None:
    assert is_resource(text)


@pytest.mark.parametrize("text", ["CLIP", "The Little Story", "Attention Is All You Need"])
def test_names_are_not_link_labels(text: str) -> None:
    assert not is_resource(text)


@pytest.mark.parametrize("text", ["1 mm", "35x45 mm", "3 B"])
def test_a_measurement_is_no_venue(text: str) -> None:
    assert read_claim(text) is None


def test_a_venue_that_begins_with_a_digit_is_one() -> None:
    assert read_claim("3DV") == NoteClaim(None, "3DV")


def test_a_full_date_belongs_to_the_note_and_the_nearer_year_to_the_work() -> None:
    dated, plain = NoteClaim(2021, "CVPR", dated=True), NoteClaim(2020)
    assert (dated.of_work(), plain.of_work()) == (NoteClaim(None, "CVPR"), plain)
    assert dated.under(NoteClaim(None, "ICML")).dated
    assert not dated.under(plain).dated


@pytest.mark.parametrize("label", ["#185", "@octocat", "([@octocat"])
def test_an_issue_or_a_user_is_not_a_link_label(label: str) -> None:
    assert not is_resource(label)


def test_software_versions_are_no_venues() -> None:
    assert read_claim("Release 2023.10", bracketed=False) is None
    assert read_claim("ICML 2023", bracketed=False) == NoteClaim(2023, "ICML")


@pytest.mark.parametrize("text", ["#2032", "(#2032)", "CVPR #2012"])
def test_an_issue_number_is_no_year(text: str) -> None:
    assert read_claim(text) is None
