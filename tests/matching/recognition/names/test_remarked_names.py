"""A short name that begins a line, with a remark after it, and claims that are true of its work or of another."""

from __future__ import annotations

import pytest
from msgspec import structs

from vlbib.core.known import KnownTitle, TitleFacts, TitleList
from vlbib.core.segment import Mark, Place, Segment, Stretch
from vlbib.matching.recognition.names.remarked_names import NO_CLAIMS, Claims, RemarkedName, remarked_names
from vlbib.matching.recognition.names.short_names import names_in

TITLE = "Words and Patches in One Encoder"
PREPRINT = TitleFacts((), 2020)
PUBLISHED = TitleFacts(("kim", "son", "vandenberg"), 2021, ("ICML",))
KNOWN = TitleList(
    (
        KnownTitle(TITLE, "wordsandpatchesinoneencoder", frozenset(("vilt", "flamingo", "vilttwo"))),
        KnownTitle("Steps of Descent", "stepsofdescent", frozenset(("adam",))),
    ),
    frozenset(("vilt", "flamingo", "vilttwo", "adam")),
    facts={
        "wordsandpatchesinoneencoder": (PREPRINT, PUBLISHED),
        "stepsofdescent": (TitleFacts(("ba",), 2015, ("ICLR",)),),
    },
)


def segment(text: str, place: Place = Place.ITEM, authors: tuple[str, ...] = ()) -> Segment:
    return Segment(file="a.md", line=1, text=text, place=place, level=1, group=1, authors=authors)


def claims(text: str, authors: tuple[str, ...] = ()) -> Claims | None:
    heads = [each for each in remarked_names(segment(text, authors=authors), KNOWN) if not each.is_others]
    return heads[0].claims if heads else None


@pytest.mark.parametrize(
    ("text", "claimed"),
    [
        ("ViLT: words without regions (Kim et al.)", Claims(people=("Kim",))),
        ("ViLT: words without regions (Kim et al., 2021)", Claims(people=("Kim",))),
        ("ViLT — words without regions [Kim+ 2020]", Claims(people=("Kim",))),
        ("ViLT，不用区域特征（Kim 等，2021）", Claims(people=("Kim",))),
        ("ViLT: words without regions, ICML 2021", Claims(year=2021, venue="ICML")),
        ("ViLT (ICML 2021) — words without regions", Claims(year=2021, venue="ICML")),
        ("[ICML'21] ViLT — words without regions", Claims(year=2021, venue="ICML")),
        ("2. ViLT | words without regions | ICML 2021", Claims(year=2021, venue="ICML")),
        ("ViLT 不用区域特征 (ICML 2021)", Claims(year=2021, venue="ICML")),
        ("ViLT: Regions Are Not Needed (ICML 2021)", Claims(year=2021, venue="ICML")),
        ("ViLT — words without regions (2021)", Claims(year=2021)),
        ("ViLT (2021): words without regions", Claims(year=2021)),
        ("ViLT: too slow without regions, 2021", Claims(year=2021)),
        ("2021 – ViLT – words without regions", Claims(year=2021)),
        ("2021 年的 ViLT：不用区域特征", Claims(year=2021)),
        ("ICML 2021 | ViLT | words without regions", Claims(year=2021, venue="ICML")),
        ("Kim et al. (2021) ViLT: words without regions", Claims(people=("Kim",))),
        ("Kim et al.'s ViLT: words without regions", Claims(people=("Kim",))),
        ("Adam: tuned for small batches (ICLR 2015)", Claims(year=2015, venue="ICLR")),
        ("ViLT: too slow for us", NO_CLAIMS),
        ("ViLT，值得复现", NO_CLAIMS),
        ("ViLT: no regions, fast, everywhere now", NO_CLAIMS),
        ("ViLT: hash grid, minutes instead of days", NO_CLAIMS),
        ("2021: ViLT - words without regions", Claims(year=2021)),
        ("Flamingo: few examples in the prompt. ICML 2021.", Claims(year=2021, venue="ICML")),
        ("ViLT Two — image + text in one space (ICML 2021)", Claims(year=2021, venue="ICML")),
        (f"ViLT — {'x' * 381} (ICML 2021)", Claims(year=2021, venue="ICML")),  # 400 characters
        ("ViLT — 检测、分割等任务都行 (ICML 2021)", Claims(year=2021, venue="ICML")),
    ],
)
def test_a_name_counts_with_the_first_author_the_conference_or_after_a_dash_the_year(
    text: str, claimed: Claims
) -> None:
    assert claims(text) == claimed


@pytest.mark.parametrize(
    "text",
    [
        "ViLT: words without regions",  # no claim, and titles have such words
        "ViLT: words without regions (2021)",  # titles continue after a colon
        "ViLT — Regions Are Not Needed (2021)",  # so do these words
        "ViLT — words without regions (2018)",
        "ViLT — words without regions (2023)",
        "ViLT: words without regions (CVPR 2021)",
        "ViLT: words without regions (ICML 2023)",
        "ViLT: words without regions (Kim et al., 2018)",
        "ViLT: words without regions (Son et al.)",  # not the first author
        "we saw ViLT: words without regions (ICML 2021)",
        "ViLT words without regions (ICML 2021)",
        "vilt: words without regions (ICML 2021)",
        "ViLT 和数据",
        "ViLT, hash grid, minutes instead of days",  # a list of names
        "ViLT: patches, words and images without regions",
        "ViLT: base, uncased",  # settings
        "ViLT: too slow for us, 2018",
        "ViLT: too slow for us (Son et al.)",
        "Adam: too slow for us",  # a program
        "Adam (2015): too slow for us",
        "2018 年的 ViLT：不用区域特征",
        f"ViLT — {'x' * 382} (ICML 2021)",  # 401 characters
    ],
)
def test_other_claims_or_too_few_are_not_enough(text: str) -> None:
    assert claims(text) is None


def test_a_year_next_to_that_of_a_record_is_its_year_too() -> None:
    assert claims("ViLT — words without regions (2019)") == Claims(year=2019)
    assert claims("ViLT — words without regions (2022)") == Claims(year=2022)


def test_authors_on_the_line_must_be_the_work_s_and_laboratories_are_not_people() -> None:
    text = "ViLT — words without regions (Kim and Son, ICML 2021)"
    assert claims(text, ("Kim", "Son")) == Claims(people=("Kim", "Son"))
    assert claims(text.replace("Kim and Son", "Naver AI"), ("Naver AI",)) == Claims(year=2021, venue="ICML")


@pytest.mark.parametrize(
    ("text", "authors"),
    [
        ("ViLT: cheap training of nets (Zhang et al., 2021)", ()),
        ("ViLT — cheap training of nets (Zhang and Li, ICML 2021)", ("Zhang", "Li")),
    ],
)
def test_a_name_on_a_line_with_other_people_names_nothing(text: str, authors: tuple[str, ...]) -> None:
    there = segment(text, authors=authors)
    assert list(remarked_names(there, KNOWN)) == [RemarkedName(0, 4, is_others=True)]
    assert names_in(there, KNOWN, ()) == ()


def test_a_sighting_has_the_claims_and_says_that_a_remark_follows() -> None:
    (seen,) = names_in(segment("ViLT: words without regions, ICML 2021"), KNOWN, ())
    assert (seen.text, seen.year, seen.venue, seen.people, seen.remarked) == ("ViLT", 2021, "ICML", (), True)
    (seen,) = names_in(segment("ViLT: words without regions (Kim et al.)"), KNOWN, ())
    assert (seen.people, seen.remarked) == (("Kim",), True)


def test_each_line_of_a_paragraph_has_its_own_name_and_place() -> None:
    text = "ViLT: words without regions, ICML 2021\nViLT Two — two encoders, ICML 2021"
    heads = list(remarked_names(segment(text, Place.PARAGRAPH), KNOWN))
    assert [text[head.start : head.end] for head in heads] == ["ViLT", "ViLT Two"]


def test_without_claims_a_remark_is_enough_only_in_an_item() -> None:
    assert list(remarked_names(segment("ViLT: too slow for us", Place.PARAGRAPH), KNOWN)) == []


def test_a_talk_or_a_paper_of_a_name_is_that_of_its_work_whatever_the_remark() -> None:
    (head,) = remarked_names(segment("ViLT talk: people laughed at the muffins"), KNOWN)
    assert (head.start, head.end) == (0, 4)
    assert list(remarked_names(segment("ViLT: people laughed at the muffins"), KNOWN)) == []


def test_rows_and_headings_are_not_read_this_way() -> None:
    text = "ViLT: words without regions, ICML 2021"
    assert list(remarked_names(segment(text, Place.ROW), KNOWN)) == []
    assert list(remarked_names(segment(text, Place.HEADING), KNOWN)) == []


@pytest.mark.parametrize(
    ("text", "is_named"),
    [
        ("ViLT — 32 patches, no regions", True),
        ("ViLT: 32 patches, no regions", True),
        ("ViLT, 32 patches, no regions", False),
        ("ViLT: Patches of Old Regions", False),  # may be the rest of a title
        ("Adam — 2 moments of the gradient", False),  # a program
    ],
)
@pytest.mark.parametrize("place", [Place.ITEM, Place.PARAGRAPH])
def test_a_name_in_bold_before_a_dash_or_a_colon_is_an_entry(text: str, place: Place, *, is_named: bool) -> None:
    plain = segment(text, place)
    name = text.split(" ", maxsplit=1)[0].rstrip(":,")
    bold = structs.replace(plain, marks=(Stretch(Mark.BOLD, 0, len(name)),))
    found = [[each.claims for each in remarked_names(one, KNOWN)] for one in (plain, bold)]
    assert found == [[], [NO_CLAIMS] if is_named else []]
