"""A citation by people and a year, and a name of several works, mean the work that some note names."""

from __future__ import annotations

import pytest

from vlbib.app.reading.note_citations import without_reports_of_keys
from vlbib.app.reading.open_in_notes import with_open_mentions
from vlbib.core.ids import Id
from vlbib.core.known import KnownTitle, TitleList
from vlbib.core.open_mentions import OpenMention
from vlbib.core.text import squeeze
from vlbib.core.work import Kind, Mention, Skipped
from vlbib.lock.file import Lock
from vlbib.notes.keyed_works import KEY_ALONE, KEY_UNKNOWN
from vlbib.notes.line.people_alone import PEOPLE_ALONE

SNOW, ICE = "Snow of Old Maps", "Ice of Old Maps"
PAPER = Id("arxiv", "2001.00001")
KNOWN = TitleList(
    (KnownTitle(SNOW, squeeze(SNOW), frozenset({"snownet"})),), frozenset({"snownet"}), numbered={PAPER: [SNOW]}
)
CITED = Mention(file="b.md", line=7, text="Moss et al. 2019", kind=Kind.PEOPLE, year=2019, authors=("Moss",))
OPEN = OpenMention(CITED, (SNOW, ICE))
REPORT = Skipped(file="b.md", line=7, text="Moss et al. 2019", reason=PEOPLE_ALONE)


def at(text: str, *, kind: Kind = Kind.LINE, ids: tuple[Id, ...] = (), aside: bool = False) -> Mention:
    return Mention(file="a.md", line=3, text=text, kind=kind, ids=ids, aside=aside)


def named(*mentions: Mention, elsewhere: tuple[Mention, ...] = ()) -> list[str]:
    found, _ = with_open_mentions([OPEN], mentions, elsewhere, [REPORT], KNOWN)
    return [each.text for each in found if each.file == "b.md"]


@pytest.mark.parametrize(
    "mention", [at(SNOW), at("SnowNet", kind=Kind.ALIAS), at("the pdf", kind=Kind.LINK, ids=(PAPER,))]
)
def test_the_work_that_a_note_names_by_title_name_or_id_is_meant(mention: Mention) -> None:
    assert named(mention) == [SNOW]
    assert named(elsewhere=(mention,)) == [SNOW]
    found, left = with_open_mentions([OPEN], [mention], (), [REPORT], KNOWN)
    assert (found[-1].line, found[-1].authors, found[-1].year, found[-1].aside) == (7, ("Moss",), 2019, False)
    assert left == []


def test_none_is_meant_if_no_note_names_one_of_them_or_two_are_named() -> None:
    assert named() == []
    assert named(at("Rain on Lakes")) == []
    assert named(at(SNOW), at(ICE)) == []
    assert named(at(SNOW, aside=True)) == []
    assert with_open_mentions([OPEN], (), (), [REPORT], KNOWN) == ([], [REPORT])


def test_the_guess_and_the_remark_on_these_people_are_replaced_and_all_else_stays() -> None:
    guess = Mention(file="b.md", line=7, text=ICE, kind=Kind.PEOPLE, year=2019, authors=("Moss",), aside=True)
    remark = Mention(file="b.md", line=7, text="Who melted it?", year=2019, authors=("Moss",))
    title = Mention(file="b.md", line=7, text="Rain on Lakes", year=2019, authors=("Moss",))
    other = Mention(file="b.md", line=7, text=ICE, kind=Kind.PEOPLE, year=2020, authors=("Moss",), aside=True)
    assert named(at(SNOW), guess, remark, title, other) == ["Rain on Lakes", ICE, SNOW]


def test_a_work_that_notes_have_with_another_year_is_not_meant_if_it_may_be_another() -> None:
    dated = [Mention(file="a.md", line=3, text=SNOW, year=year) for year in (2018, 2019)]
    assert [named(dated[0]), named(dated[1]), named(*dated)] == [[], [SNOW], [SNOW]]
    found, _ = with_open_mentions([OpenMention(CITED, (SNOW,))], dated[:1], (), [REPORT], KNOWN)
    assert [each.text for each in found if each.file == "b.md"] == [SNOW]


def test_a_citation_that_stays_open_is_reported_unless_it_waits_or_its_line_has_a_report() -> None:
    cited = Mention(
        file="b.md", line=9, text="moss2019", kind=Kind.PEOPLE, year=2019, authors=("Moss",), cited_as="moss2019"
    )
    both = [OPEN, OpenMention(cited, (SNOW, ICE))]

    def told(*mentions: Mention, reports: tuple[Skipped, ...] = ()) -> list[tuple[int, str, str]]:
        _, left = with_open_mentions(both, mentions, (), reports, KNOWN)
        return [(item.line, item.text, item.reason) for item in left]

    people, key = (7, "Moss et al. 2019", PEOPLE_ALONE), (9, "moss2019", KEY_ALONE)
    assert told() == [people, key]
    assert told(reports=(REPORT,)) == [people, key]
    assert told(at(SNOW)) == []
    waits = Mention(file="b.md", line=7, text=ICE, kind=Kind.PEOPLE, year=2019, authors=("Moss",), aside=True)
    assert told(waits) == [key]
    assert told(at(SNOW), at(ICE)) == [people, key]
    beside = Mention(file="b.md", line=9, text="SnowNet", kind=Kind.ALIAS)
    assert told(at(SNOW), at(ICE), beside) == [people]
    name = OpenMention(Mention(file="b.md", line=11, text="KOOPA", kind=Kind.ALIAS), (SNOW, ICE))
    assert with_open_mentions([name], (), (), (), KNOWN) == ([], [])


def test_a_citation_key_that_fits_no_known_work_is_told_unless_its_line_is_or_an_entry_has_it() -> None:
    key = Mention(file="b.md", line=9, text="oak2019", kind=Kind.PEOPLE, cited_as="oak2019")
    opened = [OpenMention(key, (), is_here=True)]
    _, left = with_open_mentions(opened, (), (), (), KNOWN)
    assert [(item.line, item.text, item.reason) for item in left] == [(9, "oak2019", KEY_UNKNOWN)]
    told = Skipped(file="b.md", line=9, text="words", reason="another")
    assert with_open_mentions(opened, (), (), [told], KNOWN) == ([], [told])
    assert without_reports_of_keys(left, Lock(), ["oak2019"]) == []
    assert without_reports_of_keys(left, Lock(), ["elm2019"]) == left


def test_a_citation_beside_its_work_names_nothing_more() -> None:
    assert named(Mention(file="b.md", line=7, text=SNOW)) == [SNOW]
    assert named(Mention(file="b.md", line=8, text=SNOW)) == [SNOW, SNOW]


def test_reports_of_other_lines_and_for_other_reasons_stay() -> None:
    others = [
        Skipped(file="b.md", line=8, text=REPORT.text, reason=PEOPLE_ALONE),
        Skipped(file="b.md", line=7, text="Oak et al. 2019", reason=PEOPLE_ALONE),
        Skipped(file="b.md", line=7, text=REPORT.text, reason="another"),
    ]
    assert with_open_mentions([OPEN], [at(SNOW)], (), [REPORT, *others], KNOWN)[1] == others


NAME = Mention(file="b.md", line=7, text="KOOPA", kind=Kind.ALIAS, aside=True)


def test_a_name_becomes_a_mention_of_the_work_in_place_of_the_one_that_waits() -> None:
    opened = OpenMention(NAME, (SNOW, ICE))
    names = [Skipped(file="b.md", line=7, text=text, reason="a reason") for text in ("KOOPA", "KOOPA, Elm")]
    mentions, left = with_open_mentions([opened], [at(SNOW), NAME], (), names, KNOWN)
    assert [(each.text, each.called, each.aside) for each in mentions] == [(SNOW, "", False), (SNOW, "KOOPA", False)]
    assert left == names[1:]


def test_some_words_mean_only_a_work_that_their_own_note_names() -> None:
    opened = [OpenMention(CITED, (SNOW, ICE), is_here=True)]
    here = Mention(file="b.md", line=9, text=SNOW)
    for mention, count in ((at(SNOW), 1), (here, 2)):
        assert len(with_open_mentions(opened, [mention], (), (), KNOWN)[0]) == count
