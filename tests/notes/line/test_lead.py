from __future__ import annotations

import pytest

from vlbib.notes.line.cut import Cue, Cut
from vlbib.notes.line.inline import read_line
from vlbib.notes.line.lead import is_people, take_lead, take_opening


def _cut(text: str) -> Cut:
    line = read_line(text)
    cut = Cut(line, 0, len(line.text))
    while take_lead(cut):
        pass
    take_opening(cut)
    return cut


@pytest.mark.parametrize(
    ("line", "rest", "year", "venue"),
    [
        ("[2020 ECCV] Finding Objects", "Finding Objects", 2020, "ECCV"),
        ("（CVPR 2021）Finding Objects", "Finding Objects", 2021, "CVPR"),
        ("`CVPR 2021` Finding Objects", "Finding Objects", 2021, "CVPR"),
        ("**[2021]** Finding Objects", "Finding Objects", 2021, None),
        ("2022 ICML - Finding Objects", "Finding Objects", 2022, "ICML"),
        ("CVPR 2021: Finding Objects", "Finding Objects", 2021, "CVPR"),
        ("2021-CVPR-Finding Objects", "Finding Objects", 2021, "CVPR"),
        ("2021-CLIP-Finding Objects", "2021-CLIP-Finding Objects", None, None),
        ("NeurIPS: Finding Objects", "NeurIPS: Finding Objects", None, None),
        ("NeurIPS | Finding Objects", "Finding Objects", None, "NeurIPS"),
        ("[2020 ECCV]", "[2020 ECCV]", None, None),
        ("ECCV2020.Finding Objects", "Finding Objects", 2020, "ECCV"),
        ("arXiv 2012.02110, read", "arXiv 2012.02110, read", None, None),
    ],
)
def test_a_year_and_a_venue_before_a_title_are_removed(
    line: str, rest: str, year: int | None, venue: str | None
) -> None:
    cut = _cut(line)
    assert (cut.rest, cut.claim.year, cut.claim.venue) == (rest, year, venue)
    assert (Cue.LEAD in cut.cues) is (rest == "Finding Objects")


@pytest.mark.parametrize("before", ["Wed 3 Feb, 15:30: ", "14:00 - "])
def test_the_time_of_an_appointment_before_a_title_is_removed_and_no_cue(before: str) -> None:
    cut = _cut(f"{before}Finding Objects")
    assert (cut.rest, cut.cues) == ("Finding Objects", set())
    assert _cut("Wed 3 Feb: Finding Objects").rest == "Wed 3 Feb: Finding Objects"


@pytest.mark.parametrize("day", ["20210730", "2021-07-30"])
def test_a_diary_date_may_come_before_the_claims(day: str) -> None:
    cut = _cut(f"[x] {day} [2019 ECCV] Finding Objects")
    assert (cut.rest, cut.claim.year, cut.claim.venue) == ("Finding Objects", 2019, "ECCV")


def test_a_month_and_a_day_before_words_are_a_date_and_other_pairs_of_digits_are_none() -> None:
    assert _cut("05-13 Finding Objects").rest == _cut("12/31: Finding Objects").rest == "Finding Objects"
    for digits in ("13-05", "05-32", "3-4"):
        assert _cut(f"{digits} Finding Objects").rest == f"{digits} Finding Objects"


@pytest.mark.parametrize("digits", ["20211730", "2021073", "202107301", "18210730"])
def test_other_digits_are_no_date(digits: str) -> None:
    assert _cut(f"{digits} Finding Objects").rest == f"{digits} Finding Objects"


@pytest.mark.parametrize(
    "line",
    ["[ ] Finding Objects", "TODO Finding Objects", "⭐ Finding Objects", ":star: Finding Objects",
     "12. Finding Objects", "Title: Finding Objects", "论文标题：Finding Objects", "--> Finding Objects",
     "待读：Finding Objects", "已读 Finding Objects", "To read: Finding Objects", "Must-read: Finding Objects",
     "à lire : Finding Objects"],
)  # fmt: skip
def test_signs_and_check_boxes_before_a_title_are_skipped(line: str) -> None:
    cut = _cut(line)
    assert (cut.rest, cut.cues) == ("Finding Objects", set())


def test_an_item_number_has_at_most_three_digits() -> None:
    assert _cut("123. Finding Objects").rest == "Finding Objects"
    assert _cut("1234. Finding Objects").rest == "1234. Finding Objects"


@pytest.mark.parametrize(
    "line", ["2103.00020 Finding Objects", "[2103.00020] Finding Objects", "arXiv:2103.00020, Finding Objects"]
)
def test_an_id_before_a_title_belongs_to_the_paper(line: str) -> None:
    cut = _cut(line)
    assert cut.rest == "Finding Objects"
    assert [str(identity) for identity in cut.said] == ["arxiv:2103.00020"]


@pytest.mark.parametrize(
    ("line", "labels", "rest"),
    [
        ("[CLIP] Finding Objects", ["CLIP"], "Finding Objects"),
        ("[Re] Finding Objects", [], "[Re] Finding Objects"),
        ("[read] Finding Objects", ["read"], "Finding Objects"),
        ("[one two three four five six] Finding Objects", ["one two three four five six"], "Finding Objects"),
        ("[one two three four five six seven] Finding", [], "[one two three four five six seven] Finding"),
        ("**VCR**: Fusion of Detected Objects", ["VCR"], "Fusion of Detected Objects"),
        ("**VCR**: Fusion", [], "VCR: Fusion"),
        ("**VCR** Fusion of Detected Objects", [], "VCR Fusion of Detected Objects"),
    ],
)
def test_a_short_name_before_a_title_is_its_label(line: str, labels: list[str], rest: str) -> None:
    cut = _cut(line)
    assert (cut.labels, cut.rest) == (labels, rest)


@pytest.mark.parametrize(
    ("line", "authors", "year"),
    [
        ("Radford, A., & Kim, J. (2021). Finding Objects", ("Radford, A.", "Kim, J."), 2021),
        ("A. Vaswani et al. Finding Objects", ("A. Vaswani",), None),
        ("Hoi SC, Li JN. Finding Objects", ("Hoi, S. C.", "Li, J. N."), None),
        ("Ada Lovelace, Alan Turing, Max Planck. Finding Objects", ("Ada Lovelace", "Alan Turing", "Max Planck"), None),
        ("Ada Lovelace, Alan Turing. Finding Objects", (), None),
        ("Yi et al., 2019. Finding Objects", ("Yi",), 2019),
        ("Yi et al. 2019a: Finding Objects", ("Yi",), 2019),
        ("Ada Lovelace and Alan Turing. 2019. Finding Objects", ("Ada Lovelace", "Alan Turing"), 2019),
        ("Object Detection, 2019. Finding Objects", (), None),
        ("[7] Ada Lovelace. Finding Objects", (), None),
        ("[7] Ada Lovelace and Alan Turing. Finding Objects", (), None),
    ],
)
def test_the_authors_of_a_citation_are_removed(line: str, authors: tuple[str, ...], year: int | None) -> None:
    cut = _cut(line)
    assert (cut.authors, cut.claim.year) == (authors, year)
    assert (cut.rest == "Finding Objects") is bool(authors)


@pytest.mark.parametrize(
    ("line", "authors"),
    [
        ("[7] Ada Lovelace and Alan Turing. Finding Objects. In CVPR, 2019", ("Ada Lovelace", "Alan Turing")),
        ("Ada Lovelace and Alan Turing. Finding Objects. In CVPR, 2019", ()),
        ("[7] Lovelace and Turing. Finding Objects. In CVPR, 2019", ()),
        ("[7] Ada Lovelace and Alan Turing. Finding Objects of 20199", ()),
    ],
)
def test_two_people_with_given_names_begin_a_numbered_reference_with_a_year(
    line: str, authors: tuple[str, ...]
) -> None:
    assert _cut(line).authors == authors


@pytest.mark.parametrize(
    ("line", "closed", "cue"),
    [
        ("**Finding Small Objects** and a remark", "Finding Small Objects", Cue.BOLD),
        ("[Finding Small Objects](https://x.org/a) and a remark", "Finding Small Objects", Cue.LINKED),
        ("[BERT](https://x.org/a): Pre-training of Transformers", "", None),
        ("[BERT](https://x.org/a): good", "BERT", Cue.LINKED),
        ("“Finding Small Objects” and a remark", "“Finding Small Objects”", None),
        ("“Finding Objects” and a remark", "", None),
    ],
)
def test_marked_text_at_the_start_of_a_line_closes_the_title(line: str, closed: str, cue: Cue | None) -> None:
    cut = _cut(line)
    assert cut.line.text[: cut.floor] == closed
    assert cue is None or cue in cut.cues


@pytest.mark.parametrize(
    "day", ["2024-01-10 ", "2024-01-10: ", "[2024-01-10] ", "2024/01/16 | ", "12 Jan 2024: ", "March 3rd, 2024 — "]
)
def test_a_diary_date_before_a_title_is_removed_and_is_not_the_work_s_year(day: str) -> None:
    cut = _cut(f"{day}FIND: Finding Objects")
    assert (cut.rest, cut.claim.of_work().year, Cue.LEAD in cut.cues) == ("FIND: Finding Objects", None, False)


def test_a_date_without_a_title_after_it_is_no_diary_date() -> None:
    assert _cut("2024-01-10").rest == "2024-01-10"
    assert _cut("2024-01-101 Finding Objects").rest == "2024-01-101 Finding Objects"


def test_authors_with_a_colon_after_their_initials_come_before_a_title_and_a_journal_does_not() -> None:
    cut = _cut("Lovelace, A., Turing, A. M.: Finding Objects. Neural Computation (1997)")
    assert (cut.rest, cut.led) == ("Finding Objects. Neural Computation (1997)", True)
    assert len(cut.authors) == 2
    assert not _cut("Lovelace, Turing: Finding Objects").led


@pytest.mark.parametrize("box", ["[!]", "[ ]", "[x]", "{{[[TODO]]}}", "{{DONE}}"])
def test_the_check_box_of_a_task_marks_nothing(box: str) -> None:
    cut = _cut(f"{box} Finding Objects")
    assert (cut.rest, cut.cues) == ("Finding Objects", set())


@pytest.mark.parametrize(
    ("line", "rest", "venue"),
    [
        ("Deep Sets (ICML 2020) – sounds good", "Deep Sets (ICML 2020) – sounds good", None),
        ("NeurIPS 2021 (oral): Deep Sets of Things", "Deep Sets of Things", "NeurIPS"),
    ],
)
def test_a_title_with_its_claim_in_brackets_before_a_dash_is_no_claim(line: str, rest: str, venue: str | None) -> None:
    cut = _cut(line)
    assert (cut.rest, cut.claim.venue) == (rest, venue)


@pytest.mark.parametrize(
    ("line", "authors", "rest"),
    [
        ("Kingma & Dhariwal, Glow (NeurIPS 2018)", ("Kingma", "Dhariwal"), "Glow (NeurIPS 2018)"),
        ("Isola et al., pix2pix", ("Isola",), "pix2pix"),
        ("Lit.: Isola et al., pix2pix", ("Isola",), "pix2pix"),
        ("Isola et al., see there", (), "Isola et al., see there"),
        ("Design & Analysis, Part Two", (), "Design & Analysis, Part Two"),
        ("LiT: Locked Tuning", (), "LiT: Locked Tuning"),
        ("Optional: Deep Sets", (), "Deep Sets"),
    ],
)
def test_family_names_before_a_name_are_its_authors(line: str, authors: tuple[str, ...], rest: str) -> None:
    cut = _cut(line)
    assert (cut.authors, cut.rest) == (authors, rest)


@pytest.mark.parametrize("claim", ["CVPR 2022", "CVPR'22", "NeurIPS, 2023"])
def test_a_name_before_people_and_a_venue_is_not_one_of_the_people(claim: str) -> None:
    cut = _cut(f"*Mini LIFT*, Zeng et al. {claim}")
    assert (cut.led, cut.authors) == (False, ())
    assert _cut("Zeng et al. CVPR Papers and Their Authors Over the Years").led


@pytest.mark.parametrize(("people", "is_list"), [(30, True), (36, False)])
def test_a_text_of_more_than_four_hundred_characters_is_no_list_of_people(people: int, *, is_list: bool) -> None:
    assert is_people(", ".join(["Ada B. Love"] * people)) is is_list
