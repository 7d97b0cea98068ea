"""Authors and a year name the work of the note's own reference that they fit."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from msgspec import structs

from vlbib.core.cited_works import CitedWork, PeopleCited, Usual
from vlbib.core.segment import Place, Segment, Sighting
from vlbib.core.work import Kind, Mention
from vlbib.notes.cited_people import cited_by_people
from vlbib.notes.reader import read_note
from vlbib.notes.recognised import with_sightings
from vlbib.notes.spoken_names import NamesSpoken

if TYPE_CHECKING:
    from collections.abc import Callable

    from vlbib.core.field_of_study import FieldOfStudy

REFERENCES = """
## References

- Rohrbach, A., Burns, K., & Saenko, K. (2018). Looking for Lost Objects in Pictures. arXiv:1809.00001.
- Yang, S., Li, G., & Yu, Y. (2020). Walking over Small Bridges between Words. arXiv:2009.00001.
- Yang, L., Xu, B., & Du, W. (2021). Asking Questions of Large Pictures. arXiv:2109.00001.
- Yang, Q., Xu, B., & Du, W. (2021). Answering Questions about Small Pictures. arXiv:2109.00002.
- Teney, D., & van den Hengel, A. (2018). Learning to Answer Questions Twice. arXiv:1809.00002.

[7] P. Okafor, L. Xu and R. Diaz. Losing Small Words in Deep Forests. CVPR 2019.

- Tian, Y. (2017). Breaking the Symmetry of Small Networks. arXiv:1709.00001.
"""


def cited(text: str) -> list[str]:
    read = read_note(f"# Draft\n\n{text}\n{REFERENCES}", "a.md")
    mentions, _ = with_sightings(read, [() for _ in read.segments])
    return [mention.text.split()[0] for mention in mentions if mention.kind is Kind.PEOPLE]


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Objects were counted by Rohrbach et al. (2018) first.", ["Looking"]),
        ("This is old [Rohrbach et al., 2018], and it helps (Yang et al., 2020).", ["Looking", "Walking"]),
        ("Rohrbach, Burns and Saenko (2018) count.", ["Looking"]),
        ("Teney and Hengel (2018) ask twice; so do Teney and van den Hengel (2018).", ["Learning"]),
        ("引 Rohrbach 等 (2018)，不引 blog", ["Looking"]),
        ("- ask for Tian (2017) only", ["Breaking"]),
        ("Words are lost as in Okafor et al. [7], says Ida.", ["Losing"]),
        ("| idea | source |\n|---|---|\n| counting | Rohrbach et al. 2018 |", ["Looking"]),
    ],
)
def test_authors_and_the_year_of_a_reference_name_its_work(text: str, named: list[str]) -> None:
    assert cited(text) == named


@pytest.mark.parametrize(
    "text",
    [
        "Rohrbach et al. (2019) is another paper.",
        "Yang et al. (2021) fits two references.",
        "Teney and Burns (2018) have none.",
        "Li et al. (2020) begin with another author.",
        "Rohrbach et al. have no year.",
        "Rohrbach et al. [7] have another number.",
        "Okafor et al. [8] have another number.",
        "Saturday (2017) is no name of theirs.",
        "Looking for Lost Objects in Pictures, Rohrbach et al. (2018), arXiv:1809.00001.",
    ],
)
def test_other_people_years_and_titles_with_their_authors_name_nothing_more(text: str) -> None:
    assert cited(text) == []


def test_the_mention_has_the_claims_of_the_reference_and_the_section_of_the_citation() -> None:
    read = read_note(f"# Draft\n\n## Hallucination\n\nSee Rohrbach et al. (2018).\n{REFERENCES}", "a.md")
    mentions, _ = with_sightings(read, [() for _ in read.segments])
    (mention,) = (each for each in mentions if each.kind is Kind.PEOPLE)
    (reference,) = (each for each in mentions if each.text == mention.text and each is not mention)
    assert (mention.line, mention.section) == (5, ("Hallucination",))
    assert mention.claims == reference.claims
    assert mention.claims[0] == 2018


def test_people_without_a_reference_are_reported_beside_those_with_one() -> None:
    read = read_note(f"As in Rohrbach et al. (2018) and in Adeyemi et al. (2019).\n{REFERENCES}", "a.md")
    _, skipped = with_sightings(read, [() for _ in read.segments])
    assert [item.text for item in skipped if item.line == 1] == ["Adeyemi et al. (2019)"]


WORK = CitedWork("Simple Lamps From Deep Ensembles", (("lee",), ("hill",)), 2017, frozenset({"sld"}))


def known(text: str, *, is_sure: bool = True) -> list[tuple[str, tuple[str, ...], int | None, bool]]:
    """Return what is cited of a note if all people mean one known work."""
    read = read_note(text, "a.md")
    names = NamesSpoken(work_of=lambda cited, _beside, _field: (WORK, is_sure) if cited.names[0] == "Lee" else None)
    mentions, _ = with_sightings(read, [() for _ in read.segments], names=names)
    return [(each.text, each.authors, each.year, each.aside) for each in mentions if each.kind is Kind.PEOPLE]


@pytest.mark.parametrize(
    ("text", "authors", "year"),
    [
        ("we vote with deep ensembles (Lee et al., 2017)\n", ("Lee",), 2017),
        ("- vote as in Lee & Hill 2018, five of them\n", ("Lee", "Hill"), 2018),
        ("deep ensembles [Lee+17]\n", ("Lee",), 2017),
        ("the Lee 2017 vote\n", ("Lee",), 2017),
        ("## Votes of Lee et al. 2017\n", ("Lee",), 2017),
        ("- votes of Lee et al. 17, again\n", ("Lee",), 2017),
        ("as Lee and Hill 98 say\n", ("Lee", "Hill"), 1998),
        ("- lee 2017, five votes\n", ("Lee",), 2017),
    ],
)
def test_people_and_a_year_cite_a_known_work(text: str, authors: tuple[str, ...], year: int) -> None:
    assert known(text) == [(WORK.title, authors, year, False)]


def titles_below(before: str, text: str, file: str) -> tuple[list[str], bool]:
    """Return the titles on a line below others if `Lee` surely means the work, and whether the work is named there."""
    read = read_note(before + text, file)
    names = NamesSpoken(work_of=lambda cited, _beside, _field: (WORK, True) if cited.names[0] == "Lee" else None)
    mentions, _ = with_sightings(read, [() for _ in read.segments], names=names)
    here = [each for each in mentions if each.line == before.count("\n") + 1]
    titles = [each.text for each in here if each.kind is not Kind.PEOPLE]
    return titles, any(each.text == WORK.title for each in here)


@pytest.mark.parametrize(
    ("text", "others"),
    [
        ("- Lee et al., ICML 2017, voting lamps with a large ensemble\n", []),
        ("- Lee et al., ICML 2017, Voting Lamps with a Large Ensemble\n", ["Voting Lamps with a Large Ensemble"]),
        ("- Oak et al., ICML 2017, voting lamps with a large ensemble\n", ["voting lamps with a large ensemble"]),
        ("- Next: voting lamps (Lee et al., ICML 2017)\n", []),
        ("- voting lamps of ours again (Lee 2017)\n", []),
        ("- Lamps that vote for six towns (Lee et al., ICML 2017)\n", ["Lamps that vote for six towns"]),
        ("- Voting Lamps of Towns (Lee et al., ICML 2017)\n", ["Voting Lamps of Towns"]),
    ],
)
def test_a_remark_on_the_people_of_a_sure_work_is_no_title(text: str, others: list[str]) -> None:
    before = "# A\n\n- [2020] Counting Old Maps of Towns\n"
    assert titles_below(before, text, "a.md") == (others, not others)


@pytest.mark.parametrize(
    ("card", "others"),
    [
        ("Who voted with lamps first?\tLee et al. 2017", []),
        ("Lee et al. 2017\tvoted with lamps first", []),
        ("Who voted with lamps first?\tLee et al. 2017\tvotes", []),
        ("Voting Lamps with a Large Ensemble\tLee et al. 2017", ["Voting Lamps with a Large Ensemble"]),
        ("Who voted with lamps first?\tOak et al. 2017", ["Who voted with lamps first?"]),
    ],
)
def test_what_a_flash_card_says_of_the_people_of_a_sure_work_is_no_title(card: str, others: list[str]) -> None:
    before = "# A\n\n- [2020] Counting Old Maps of Towns\n- [2021] Old Maps of Bridges\n\n"
    assert titles_below(before, f"{card}\n", "a.txt") == (others, not others)


@pytest.mark.parametrize(
    ("text", "is_cited"),
    [
        ("Lee et al. - 2017 - Voting Lamps Beside a Large Wall.pdf", False),
        ("Lee et al. 2017. Voting Lamps Beside a Large Wall", False),
        ("Lee et al. - 2017 - Simple Lamps From Ensembles of Candles.pdf", True),  # its words
        ("Lee et al. 2017 say so. Voting Lamps Beside a Large Wall", True),
        ("Lee et al. 2017, Voting Lamps Again", True),  # too short for a title
    ],
)
def test_people_right_before_another_title_are_those_of_that_title(text: str, *, is_cited: bool) -> None:
    segment = Segment(file="a.md", line=1, text=text, place=Place.ITEM)
    found = list(cited_by_people([segment], [], frozenset(), lambda _cited, _beside: (WORK, True)))
    assert bool(found) is is_cited


def test_what_a_flash_card_says_is_no_reference_of_the_note() -> None:
    read = read_note("Who voted with lamps first?\tLee et al. 2017\n\nas Lee et al. (2017) say\n", "a.txt")
    mentions, _ = with_sightings(read, [() for _ in read.segments])
    assert [each for each in mentions if each.line == 3] == []


@pytest.mark.parametrize(("people", "authors"), [("à la Lee et al. 2017", ("Lee",)), ("Ida Lee et al. 2017", ("Lee",))])
def test_only_the_family_names_of_a_citation_are_authors(people: str, authors: tuple[str, ...]) -> None:
    read = read_note(f"- votes {people}\n", "a.md")
    names = NamesSpoken(work_of=lambda _cited, _beside, _field: (WORK, True))
    mentions, _ = with_sightings(read, [() for _ in read.segments], names=names)
    assert [each.authors for each in mentions if each.kind is Kind.PEOPLE] == [authors]


def test_a_known_work_that_is_not_sure_waits_unless_a_title_is_beside_its_people() -> None:
    assert known("Lee et al. (2017) said so\n", is_sure=False) == [(WORK.title, ("Lee",), 2017, True)]
    assert known("- **Maps of Old Rivers and Towns** (2017), Lee et al. 2017\n", is_sure=False) == []


def test_a_word_in_small_letters_before_a_year_is_a_person_only_if_the_work_is_sure() -> None:
    assert known("- lee 2017, said so\n", is_sure=False) == []


def test_a_reference_of_the_note_that_people_fit_is_meant_and_no_other_known_work() -> None:
    read = read_note(f"# Draft\n\nas Rohrbach et al. (2018) and Lee et al. (2017) show\n{REFERENCES}", "a.md")
    names = NamesSpoken(work_of=lambda _cited, _beside, _field: (WORK, True))
    mentions, _ = with_sightings(read, [() for _ in read.segments], names=names)
    named = [each.text.partition(" ")[0] for each in mentions if each.kind is Kind.PEOPLE and each.line == 3]
    assert sorted(named) == ["Looking", "Simple"]


def test_the_second_of_two_people_is_not_cited_alone() -> None:
    assert known("as Ford & Lee (2017) said\n") == []


@pytest.mark.parametrize(
    "text",
    [
        "May 2017 and Lee in 2017\n",
        "Ford et al. (2017)\n",
        "```\nLee et al. (2017)\n```\n",
        "# see\n\n- Simple Lamps From Deep Ensembles (Lee et al., 2017)\n",  # the title has its authors beside it
    ],
)
def test_nobody_or_others_or_the_authors_of_a_title_cite_no_known_work(text: str) -> None:
    assert known(text) == []


def beside(text: str) -> list[str]:
    """Return the words beside each citation of a note by which its known work is told."""
    asked: list[str] = []

    def work_of(_cited: PeopleCited, words: str, _field: Callable[[], FieldOfStudy]) -> None:
        asked.append(" ".join(words.replace("\0", "@").split()))

    read = read_note(text, "a.md")
    with_sightings(read, [() for _ in read.segments], names=NamesSpoken(work_of=work_of))
    return asked


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            "Snow falls. Vote with deep ensembles (Lee et al., 2017) on maps. Rain.\n",
            ["Vote with deep ensembles ( @ ) on maps"],
        ),
        ("Compare Small Lamps of Old Rivers and Trees (Lee et al., 2017) again\n", ["( @ ) again"]),
        ("Who votes?\tLee et al. (2017) do\n", ["Who votes? @ do"]),  # the sides of a flash card
        ("E. Ford, W. Hill, Z. Lee et al. (2017)\n", []),  # the last of a list of authors
        ("Ford, Hill, Lee et al. (2017)\n", ["@"]),  # they are read together
    ],
)
def test_the_words_of_the_sentence_tell_the_work_but_not_those_of_a_title(text: str, words: list[str]) -> None:
    assert beside(text) == words


def beside_names(text: str, *known_names: str) -> tuple[Mention, ...]:
    """Return the mentions of a note in which these names are recognised, and all people called Lee mean one work."""
    read = read_note(text, "a.md")
    seen = [
        tuple(
            Sighting(segment.text.index(name), segment.text.index(name) + len(name), name, is_name=True)
            for name in known_names
            if name in segment.text
        )
        for segment in read.segments
    ]
    names = NamesSpoken(work_of=lambda cited, _beside, _field: (WORK, True) if cited.names[0] == "Lee" else None)
    mentions, _ = with_sightings(read, seen, names=names)
    return mentions


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("- SLD: Lee et al. 2017\n", [(WORK.title, ("SLD",))]),
        ("- SLD, CLIP and Lee et al. 2017\n", [("CLIP", ()), (WORK.title, ("SLD",))]),
        ("- SLD: Oak et al. 2017\n", [("SLD", ())]),
    ],
)
def test_a_short_name_of_the_sure_work_of_people_is_another_name_of_it(
    text: str, found: list[tuple[str, tuple[str, ...]]]
) -> None:
    mentions = beside_names(text, "SLD", "CLIP")
    assert [(each.text, each.aliases) for each in mentions if each.kind in (Kind.PEOPLE, Kind.ALIAS)] == found


@pytest.mark.parametrize(
    ("text", "is_cited"),
    [
        ("- RoadNet (Lee 2017), on towns\n", False),
        ("- 和 RoadNet（Lee et al. 2017）\n", False),
        ("- SLD (Lee 2017), on towns\n", True),
        ("- RoadNet, then (Lee 2017), on towns\n", True),
    ],
)
def test_people_in_brackets_right_after_the_name_of_another_work_are_its_own(text: str, *, is_cited: bool) -> None:
    mentions = beside_names(text, "SLD", "RoadNet")
    assert (WORK.title in {mention.text for mention in mentions}) is is_cited


@pytest.mark.parametrize(
    "written",
    ["(10.5555/towns.17)", "[arXiv:1701.00001]", "(doi: 10.5555/t)", "<1701.00001>", ", doi:10.5555/t"],
)
def test_people_right_before_an_id_are_of_its_work(written: str) -> None:
    assert known(f"votes of towns? Lee et al. 2017 {written}\n") == []
    assert known(f"Lee et al. 2017 on votes of towns, not {written}\n") != []


@pytest.mark.parametrize("written", [", arXiv", "(arXiv version)", ", doi pending", "(arXiv 2017)"])
def test_a_word_for_an_archive_after_people_is_no_id(written: str) -> None:
    assert known(f"- votes of Lee et al. 2017 {written}\n") != []


@pytest.mark.parametrize("is_sure", [True, False])
def test_a_note_that_cites_a_work_surely_names_works_and_so_do_its_short_names(*, is_sure: bool) -> None:
    note = read_note("- as in Lee et al. 2020\n- RoadNet needs the big machine\n", "a.md")
    names = NamesSpoken(
        of_segment=lambda segment: (("RoadNet", "RoadNet: Roads"),) if "RoadNet" in segment.text else (),
        work_of=lambda _cited, _beside, _field: (WORK, is_sure),
    )
    mentions, _ = with_sightings(note, [() for _ in note.segments], names=names)
    assert ("RoadNet" in {mention.text for mention in mentions}) is is_sure


@pytest.mark.parametrize(("usual", "is_cited"), [(Usual.ALWAYS, True), (Usual.MAYBE, False)])
def test_two_digits_after_a_name_are_a_year_if_nearly_everybody_means_the_work(usual: Usual, *, is_cited: bool) -> None:
    note = read_note("- and then Carter 17 for it\n", "a.md")
    names = NamesSpoken(work_of=lambda _cited, _beside, _field: (structs.replace(WORK, usual=usual), True))
    mentions, _ = with_sightings(note, [() for _ in note.segments], names=names)
    assert [(mention.text, mention.year) for mention in mentions] == ([(WORK.title, 2017)] if is_cited else [])


def test_a_name_of_a_longer_citation_is_none_of_its_own() -> None:
    note = read_note("- and then Levine and Carter 17 for it\n", "a.md")
    usual = structs.replace(WORK, usual=Usual.ALWAYS)
    names = NamesSpoken(work_of=lambda cited, _beside, _field: (usual, True) if cited.names == ("Carter",) else None)
    mentions, _ = with_sightings(note, [() for _ in note.segments], names=names)
    assert mentions == ()


@pytest.mark.parametrize(
    ("text", "is_cited"),
    [
        ("lamps from candles (Lee et al.)", True),
        ("Lee & Kim: lamps from candles", True),
        ('Lee et al. "Lamps that Burn"', False),  # its own title
        ('"Lamps that Burn" (Lee et al.)', False),
        ("of Lee, A. and Kim", False),
    ],
)
def test_people_without_a_year_are_asked_about_unless_a_title_beside_them_is_theirs(
    text: str, *, is_cited: bool
) -> None:
    segment = Segment(file="a.md", line=1, text=text, place=Place.ITEM)
    asked: list[int] = []

    def work_of(cited: PeopleCited, _beside: str) -> tuple[CitedWork, bool]:
        asked.append(cited.year)
        return WORK, True

    found = list(cited_by_people([segment], [], frozenset(), work_of))
    assert bool(found) is is_cited
    assert asked == [0] * len(found)
    assert all(mention.year is None for mention, _ in found)
