"""Citations by people and a year, or by a key, that mean a work if a note names it."""

from __future__ import annotations

import pytest

from vlbib.core.cited_works import PeopleCited
from vlbib.core.work import Kind, Mention
from vlbib.notes.open_citations import is_remark, open_citations
from vlbib.notes.reader import read_note

TITLES = ("Snow of Old Maps", "Ice of Old Maps")


def left_open(text: str, *mentions: Mention, file: str = "a.md") -> list[tuple[int, str]]:
    note = read_note(text, file)
    found = open_citations(
        note.segments,
        mentions,
        lambda cited, _beside: (TITLES if cited.names[0] == "Moss" else (), True),
        lambda key: (TITLES if key == "moss2019" else (), True),
    )
    return [(each.mention.line, each.mention.text) for each in found if each.titles == TITLES]


def mention(text: str, *, kind: Kind = Kind.LINE, aside: bool = False, authors: tuple[str, ...] = ()) -> Mention:
    return Mention(file="a.md", line=1, text=text, kind=kind, aside=aside, authors=authors, year=2019)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("as in Moss et al. 2019, again\n", "Moss et al. 2019"),
        ("- (Moss and Oak, 2019) says so\n", "Moss and Oak, 2019"),
        ("# What Moss et al. (2019) say\n", "Moss et al. (2019)"),
        ("see [@moss2019]\n", "moss2019"),
    ],
)
def test_people_and_a_year_or_a_key_are_open(text: str, words: str) -> None:
    assert left_open(text) == [(1, words)]
    assert left_open(text, mention(TITLES[0], kind=Kind.PEOPLE, aside=True)) == [(1, words)]


def test_a_citation_has_its_people_year_and_section() -> None:
    note = read_note("# Draft\n\n## Snow\n\nas in Moss et al. (2019)\n", "a.md")
    (found,) = open_citations(note.segments, (), lambda _cited, _beside: (TITLES, True), lambda _key: ((), True))
    given = found.mention
    assert (given.authors, given.year, given.kind, given.section, given.aside) == (
        ("Moss",),
        2019,
        Kind.PEOPLE,
        ("Snow",),
        False,
    )


def test_the_words_beside_people_are_asked_with_them() -> None:
    asked: list[tuple[PeopleCited, str]] = []

    def works_meant(cited: PeopleCited, beside: str) -> tuple[tuple[str, ...], bool]:
        asked.append((cited, " ".join(beside.replace("\0", "@").split())))
        return (), True

    note = read_note("old snow (Moss et al., 2019) melts. It rains.\n", "a.md")
    assert list(open_citations(note.segments, (), works_meant, lambda _key: ((), True))) == []
    assert asked == [(PeopleCited(("Moss",), others=True, year=2019), "old snow ( @ ) melts")]


@pytest.mark.parametrize(
    "beside",
    [
        mention("Rain on Lakes"),  # whose authors they may be
        mention(TITLES[0], kind=Kind.PEOPLE, authors=("Moss",)),
        mention("SnowNet", kind=Kind.ALIAS, authors=("Moss",)),
    ],
)
def test_people_beside_a_title_or_with_a_sure_work_are_not_open(beside: Mention) -> None:
    assert left_open("Moss et al. 2019 and so on\n", beside) == []


@pytest.mark.parametrize(
    ("beside", "is_told"),
    [
        (mention("Rain on Lakes"), True),
        (mention("Rain on Lakes", authors=("Ida Moss",)), False),  # its own author
        (mention(TITLES[0].upper()), False),  # the work itself
    ],
)
def test_people_beside_a_title_are_told_as_those_of_no_work_unless_it_claims_them(
    beside: Mention, *, is_told: bool
) -> None:
    note = read_note("Moss et al. 2019 and so on\n", "a.md")
    found = open_citations(note.segments, [beside], lambda _cited, _beside: (TITLES, True), lambda _key: ((), True))
    assert [(each.mention.text, each.titles) for each in found] == ([("Moss et al. 2019", ())] if is_told else [])


@pytest.mark.parametrize("text", ["Who melted it?", "积雪的规则", "melts the snow"])
def test_a_remark_is_no_title(text: str) -> None:
    assert is_remark(text)
    assert left_open("Moss et al. 2019 and so on\n", mention(text, authors=("Moss",))) == [(1, "Moss et al. 2019")]


@pytest.mark.parametrize(
    "text", ["Rain on Lakes", "Is it Rain? Lakes of Old Towns", "iSnow on Lakes", "snow: Rain on Lakes", "3D Snow"]
)
def test_words_that_begin_with_a_capital_a_name_or_a_number_may_be_a_title(text: str) -> None:
    assert not is_remark(text)


def test_a_key_that_a_mention_has_is_not_open() -> None:
    known = Mention(file="a.md", line=1, text=TITLES[0], kind=Kind.PEOPLE, cited_as="moss2019")
    assert left_open("see [@moss2019]\n", known) == []
    assert left_open("see @moss2019\n") == []  # may be a handle


def test_a_key_of_no_known_work_is_open_if_it_has_a_year_and_the_note_has_not_its_reference() -> None:
    note = read_note("see [@oak2019], [@mine2019], [@fig-oak], [[@2024-01-01]] and [@octocat]\n", "a.md")
    found = open_citations(
        note.segments, (), lambda _cited, _beside: ((), False), lambda key: None if key == "mine2019" else ((), True)
    )
    assert [(each.mention.cited_as, each.titles) for each in found] == [("oak2019", ())]


@pytest.mark.parametrize("is_enough", [True, False])
def test_what_tells_too_little_means_only_a_work_that_the_same_note_names(*, is_enough: bool) -> None:
    note = read_note("as in Moss et al. 2019 [@moss2019]\n", "a.md")
    found = open_citations(
        note.segments, (), lambda _cited, _beside: (TITLES, is_enough), lambda _key: (TITLES, is_enough)
    )
    assert [each.is_here for each in found] == [not is_enough] * 2
