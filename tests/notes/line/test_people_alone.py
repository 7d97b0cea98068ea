"""People cited in place of their work are reported; months, venues and owners of rights are not people."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from vlbib.notes import recognised
from vlbib.notes.line.people_alone import first_surname, loose_citations, people_alone, surnames
from vlbib.notes.not_taken import people_not_taken
from vlbib.notes.reader import read_note
from vlbib.notes.recognised import with_sightings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vlbib.core.segment import Segment
    from vlbib.core.work import Skipped


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("as in Carion et al. (2020).", "Carion et al. (2020)"),
        ("Wei et al. 2022b show it", "Wei et al. 2022b"),
        ("Grundlage ist Kipf und Welling 2017.", "Kipf und Welling 2017"),
        ("Batch normalization (Ioffe & Szegedy, 2015) helps", "Ioffe & Szegedy, 2015"),
        ("it is older (Lample, 2019)", "Lample, 2019"),
        ("page 6: Anderson et al. (bottom-up attention)", "Anderson et al."),
        ("van den Oord et al. 2018 say", "van den Oord et al. 2018"),
        ("the He paper with the masks", "He paper"),
        ("何恺明等人 2016", "何恺明等人 2016"),
        ("D'après Conneau et coll. 2020", "Conneau et coll. 2020"),
        ("Radford i in. (2023): dane", "Radford i in. (2023)"),
        ("Brown, Mann & Ryder '20 wrote it", "Brown, Mann & Ryder '20"),
        ("em jogos (MNIH et al., 2013) e", "MNIH et al., 2013"),
        ("and agarwal et al 2021 says so", "agarwal et al 2021"),
        ("bai, bedi, agarwal+ 2022 is it", "bai, bedi, agarwal+ 2022"),
        ("ale agarwal i in. 2021 tak", "agarwal i in. 2021"),
        ("Leino i Wüstholz 2014 piszą", "Leino i Wüstholz 2014"),
        ("see Koistinen a spol. 2017 too", "Koistinen a spol. 2017"),
        ("D. Küçük 2017 says so", "D. Küçük 2017"),
        ("as C. J. Onu (2018) says", "C. J. Onu (2018)"),
    ],
)
def test_people_cited_for_a_work_are_found_with_their_year(text: str, words: str) -> None:
    assert [found for _, found in people_alone(text)] == [words]
    assert text.startswith(words, next(at for at, _ in people_alone(text)))


@pytest.mark.parametrize(
    "text",
    [
        "May and June 2020",
        "CVPR and ICCV 2020",
        "IEEE and ACM 2020",
        "Copyright (c) Alice and Bob 2020",
        "© Lovelace et al.",
        "we met in Paris 2019",
        "(GFL, 2020)",
        "met Ada and Ida, 2020.12 is the version",
        "the paper of the day",
        "see others and all",
        "Küçük, D. 2017",
        "in D. May 2017",
    ],
)
def test_months_venues_abbreviations_owners_and_places_are_not_people(text: str) -> None:
    assert list(people_alone(text)) == []


@pytest.mark.parametrize(("word", "is_person"), [("AB", True), ("ABC", False), ("ABCD", True)])
def test_three_capital_letters_are_an_abbreviation(word: str, *, is_person: bool) -> None:
    assert bool(list(people_alone(f"so {word} et al. say"))) is is_person


@pytest.mark.parametrize(
    ("words", "surname"),
    [
        ("van den Oord et al. 2018", "van den Oord"),
        ("Kipf und Welling 2017", "Kipf"),
        ("He等 2016", "He"),
        ("2016", ""),
    ],
)
def test_the_first_family_name_includes_its_particles(words: str, surname: str) -> None:
    assert first_surname(words) == surname


def reported(text: str) -> list[tuple[int, str]]:
    note = read_note(text, "a.md")
    return [(item.line, item.text) for item in with_sightings(note, [()] * len(note.segments))[1]]


def test_a_line_that_only_cites_people_is_reported_but_a_comment_is_not() -> None:
    assert reported("so we say,\nas Carion et al. (2020) do\n") == [(2, "Carion et al. (2020)")]
    assert reported("<!-- as Carion et al. (2020) do -->\n") == []


def test_people_beside_a_title_that_is_looked_up_are_not_reported() -> None:
    assert reported("- **Finding Small Objects in a Field**, Carion et al. 2020\n") == []


def test_lines_that_name_works_are_not_searched_for_people(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def asking(segment: Segment) -> Iterator[Skipped]:
        asked.append(segment.text)
        return people_not_taken(segment)

    monkeypatch.setattr(recognised, "people_not_taken", asking)
    lines = (
        "- [2021] A Title of Some Words About Sets",
        "- [2022] Another Title of Words About Sets",
        "",
        "as in Carion et al. (2020)",
    )
    note = read_note("\n".join(lines), "a.md")
    with_sightings(note, [()] * len(note.segments))
    assert lines[-1] in asked
    assert not any("Title" in text for text in asked)


@pytest.mark.parametrize("text", ["python+ 2020 is installed", "we said et al", "the models, 2020", "et al. 2020"])
def test_words_in_small_letters_without_others_are_no_people(text: str) -> None:
    assert list(people_alone(text)) == []


def test_the_family_names_of_people_in_small_letters_are_theirs_alone() -> None:
    assert surnames("khare, huber et. al. 2019") == ("Khare", "Huber")
    assert surnames("bai, bedi+ 2022") == ("Bai", "Bedi")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("as Chi et al. 2023 say", ["Chi et al. 2023"]),
        ("as May et al. (2019) say", ["May et al. (2019)"]),
        ("at CHI et al. 2023", []),
        ("in May 2019, at Kdd 2023", []),
    ],
)
def test_others_make_the_word_before_them_a_surname(text: str, words: list[str]) -> None:
    assert [each for _, each in people_alone(text)] == words


def test_people_in_korean_stand_for_a_work() -> None:
    assert [words for _, words in people_alone("Chen 등 (2022) 참고")] == ["Chen 등 (2022)"]


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("Xie 2019 for tremor, see eq. 7", ["Xie 2019"]),
        ("og Kong 2019b for telefonnett", ["Kong 2019b"]),
        ("Hong Kong 2019", []),  # a place
        ("Mei Xie 2019", []),  # a person beside a date
        ("Oslo 2019 was fine", []),
        ("(Xie 2019)", ["Xie 2019"]),
        ("Wang and Xie 2019, then Xie 2019", ["Wang and Xie 2019", "Xie 2019"]),
        ("Spring 2019 was cold", []),
    ],
)
def test_a_common_family_name_right_before_a_year_is_told_too(text: str, people: list[str]) -> None:
    assert [words for _, words in people_alone(text)] == people


def test_a_season_before_a_year_is_no_author() -> None:
    assert list(loose_citations("Spring 2019 was cold, Spring et al. (2019) was not")) == [(22, "Spring et al. (2019)")]


@pytest.mark.parametrize(
    "text", ["Date: Mon, 3 Mar 2023 10:12", "Nov 2017", "Okt 2019", "Treffen im Januar 2020", "nov 2017"]
)
def test_the_month_of_a_date_is_no_author_however_it_is_abbreviated(text: str) -> None:
    assert list(loose_citations(text)) == []


def test_others_beside_the_short_name_of_a_month_make_it_a_surname() -> None:
    assert [words for _, words in loose_citations("Jan et al. 2017; Nov and Sun 2017")] == [
        "Jan et al. 2017",
        "Nov and Sun 2017",
    ]
