"""Short names of several works, and plain words, name works of the field that the titles of a note tell."""

from __future__ import annotations

import pytest

from vlbib.core.field_of_study import FieldOfStudy, field_of
from vlbib.core.ids import Id
from vlbib.core.segment import Place, Segment
from vlbib.core.work import Kind, Mention, Skipped
from vlbib.notes.field_of_note import as_mention, field_named, is_understood, open_names, with_names_of_field
from vlbib.notes.spoken_names import NamesSpoken

KOOPA, HARBOUR, ELMNET = "Koopa: Forecasting Rivers", "Harbour: Boats at Night", "ElmNet: Counting Trees in Rooms"
WORKS = {"Koopa": KOOPA, "koopa": KOOPA, "KOOPA": KOOPA, "Harbour": HARBOUR, "ElmNet": ELMNET, "DPO": "Rivers: DPO"}
OWN = {"Harbour": HARBOUR, "ElmNet": ELMNET}  # which records give to one work
NAMES = NamesSpoken(
    of_line=lambda line: [
        (name, OWN.get(name, "")) for name in WORKS if name in line.replace("(", " ").replace(")", " ").split()
    ],
    title_of=lambda name: OWN.get(name, ""),
    of_field=lambda name, _field: WORKS.get(name, ""),
)
FIELD = field_of(["Rivers of the North", "Boats at Night"])


def item(text: str, place: Place = Place.ITEM) -> Segment:
    return Segment(file="a.md", line=4, text=text, place=place)


def mention(text: str, *, aside: bool = False, ids: tuple[Id, ...] = (), kind: Kind = Kind.ALIAS) -> Mention:
    return Mention(file="a.md", line=4, text=text, kind=kind, aside=aside, ids=ids)


def not_taken(text: str, reason: str = "a reason") -> Skipped:
    return Skipped(file="a.md", line=4, text=text, reason=reason)


def named(
    segment: Segment, *mentions: Mention, field: FieldOfStudy = FIELD, skipped: str = "something"
) -> list[tuple[str, str, bool]]:
    items = [not_taken(skipped)] if skipped else []
    found, _ = with_names_of_field([segment], mentions, items, lambda: field, NAMES)
    return [(each.text, each.called, each.aside) for each in found]


def test_a_name_on_a_line_with_something_not_taken_means_its_work_of_the_field() -> None:
    (found,), left = with_names_of_field([item("KOOPA h=48 .31")], (), [not_taken("KOOPA")], lambda: FIELD, NAMES)
    assert (found.text, found.called, found.line, found.listed, found.aside) == (KOOPA, "KOOPA", 4, True, False)
    assert left == []
    assert named(item("KOOPA h=48 .31"), skipped="") == []  # the line is understood


def test_a_line_is_still_listed_for_its_other_names() -> None:
    items = [not_taken("KOOPA, Elm")]
    assert with_names_of_field([item("KOOPA and Elm")], (), items, lambda: FIELD, NAMES)[1] == items


def test_a_label_for_parts_is_before_a_setting() -> None:
    assert named(item("encoder: KOOPA")) == []


@pytest.mark.parametrize("place", [Place.HEADING, Place.COMMENT, Place.FILE])
def test_headings_and_comments_are_about_something_else(place: Place) -> None:
    assert named(item("KOOPA h=48 .31", place)) == []


def test_a_note_that_names_one_work_has_no_field() -> None:
    assert named(item("KOOPA h=48 .31"), field=field_of(["Rivers of the North"])) == []


def test_a_waiting_name_that_records_give_to_one_work_waits_no_longer() -> None:
    assert named(item("with ElmNet"), mention("ElmNet", aside=True)) == [("ElmNet", "", False)]
    assert named(item("with KOOPA"), mention("KOOPA", aside=True)) == [(KOOPA, "KOOPA", False)]
    assert named(item("with Elm"), mention("Elm", aside=True)) == [("Elm", "", True)]


OWLS = "OwlNet: Counting Owls in Barns"
NIGHT = field_of(["Owls in Barns", "Barns at Night"])
LITTLE = field_of(["Owls in Towns", "Night in Towns"])


def waiting(name: str, line: str, field: FieldOfStudy) -> bool:
    """Tell whether a name of the work about owls that waits in a row still does."""
    names = NamesSpoken(of_line=lambda _line: [(name, OWLS)], title_of=lambda _name: OWLS)
    ((found,), _) = with_names_of_field([item(line, Place.ROW)], [mention(name, aside=True)], (), lambda: field, names)
    return found.aside


def test_a_name_that_waits_waits_no_longer_if_its_only_work_fits_the_field_well() -> None:
    assert not waiting("OwlNet", "r18 | OwlNet | 71.2", NIGHT)
    assert waiting("OwlNet", "r18 | OwlNet | 71.2", LITTLE)
    assert waiting("OwlNet", "encoder: OwlNet", NIGHT)  # a setting
    assert waiting("OwlNet", "Counting Towers on OwlNet Data", NIGHT)
    assert waiting("Glow", "r18 | Glow | 71.2", NIGHT)  # a plain word


def test_a_name_in_small_letters_must_fit_better_unless_its_title_has_it_so() -> None:
    def is_named(field: FieldOfStudy, title: str = OWLS) -> bool:
        names = NamesSpoken(of_line=lambda _line: [("owlnet", title)], title_of=lambda _name: title)
        found, _ = with_names_of_field([item("with owlnet")], (), [not_taken("owlnet")], lambda: field, names)
        return bool(found)

    four = field_of(["Owls in Towns", "Owls at Night"])
    assert [is_named(four), is_named(NIGHT), is_named(LITTLE)] == [False, True, False]
    assert is_named(four, OWLS.replace("OwlNet", "owlnet"))


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("koopa h=48", []),  # a word that several works have as a name
        ("DPO got 0.31", [("Rivers: DPO", "DPO", False)]),
        ("Harbour got 0.31", [(HARBOUR, "Harbour", False)]),
    ],
)
def test_a_plain_word_counts_if_records_give_it_to_one_work(line: str, expected: list[tuple[str, str, bool]]) -> None:
    assert named(item(line)) == expected


def test_a_plain_word_counts_if_the_note_names_its_work() -> None:
    field = field_of([KOOPA, "Rivers of the North"])
    assert named(item("koopa h=48"), field=field) == [(KOOPA, "koopa", False)]


@pytest.mark.parametrize(
    "line",
    [
        "a KOOPA of ours",
        "the KOOPA-Large",
        "KOOPA v2",
        "runs of KOOPA-MP-0",
        "Learning Wide Rivers With KOOPA in Towns",
    ],
)
def test_one_of_its_kind_another_s_and_a_part_of_a_title_mean_no_work(line: str) -> None:
    assert named(item(line)) == []


def test_what_the_line_names_anyway_is_not_named_again() -> None:
    for text in ("KOOPA", KOOPA, "On KOOPA and More"):
        assert len(named(item("KOOPA h=48"), mention(text, kind=Kind.LINE))) == 1
    beside = mention("Old Lamps", kind=Kind.LINE)
    assert len(named(item("KOOPA , Old Lamps"), beside)) == 2
    assert len(named(item("Harbour , Old Lamps"), beside)) == 1  # a plain word beside a title may be a person
    row = Segment(file="a.md", line=4, text="KOOPA\x1fOld Lamps", place=Place.ROW, columns=("Name", "Title"))
    assert len(named(row, beside)) == 1  # its short name


def test_the_initials_of_a_title_beside_them_are_no_name_of_another_work() -> None:
    titles = [mention(text, kind=Kind.LINE) for text in ("Direct Policy Optics for Boats", "Lamps of Old Boats")]
    found = [named(item(f"DPO again: {each.text}"), each) for each in titles]
    assert [any(called == "DPO" for _, called, _ in each) for each in found] == [False, True]


def test_a_row_counts_if_it_begins_with_the_name_and_is_no_result() -> None:
    def row(text: str, *columns: str, results: bool = False) -> Segment:
        return Segment(file="a.md", line=4, text=text, place=Place.ROW, columns=columns, results=results)

    assert named(row("KOOPA\x1fours", "Name", "Why")) == [(KOOPA, "KOOPA", False)]
    assert named(row("ours\x1fKOOPA", "Name", "Why")) == []
    assert named(row("KOOPA\x1fours")) == []  # the head of a table
    assert named(row("KOOPA\x1f.31", "Name", "Acc", results=True)) == []


def test_a_mention_by_a_name_of_several_works_means_the_one_of_the_field() -> None:
    assert named(item("KOOPA"), mention("KOOPA"), skipped="") == [(KOOPA, "KOOPA", False)]
    dated = Mention(file="a.md", line=4, text="KOOPA", kind=Kind.ALIAS, year=2020)
    assert named(item("KOOPA 2020"), dated, skipped="") == [("KOOPA", "", False)]  # its year tells


def test_small_letters_before_another_word_and_everyday_words_in_sentences_mean_no_work() -> None:
    names = NamesSpoken(
        of_line=lambda line: [(word, HARBOUR) for word in line.split() if word in ("harbour", "Whisper")],
        title_of=lambda _name: HARBOUR,
        of_field=lambda _name, _field: HARBOUR,
    )

    def count(segment: Segment) -> int:
        return len(with_names_of_field([segment], (), [not_taken("x")], lambda: FIELD, names)[0])

    assert [count(item(line)) for line in ("a try: harbour", "the harbour lights", "Whisper it")] == [1, 0, 0]
    assert [count(item(line)) for line in ("Whisper small again", "the harbour large again")] == [1, 1]  # models
    assert count(Segment(file="a.md", line=4, text="Whisper\x1fx", place=Place.ROW, columns=("A", "B"))) == 1


def test_the_field_is_told_by_ids_names_and_titles_but_not_by_what_waits() -> None:
    paper = Id("arxiv", "2001.00001")
    mentions = [
        mention("pdf", ids=(paper,)),
        mention("ElmNet"),
        mention("Old Lamps", kind=Kind.LINE),
        mention("Harbour", aside=True),
    ]
    segments = [item("Quiet Harbours", Place.HEADING), item("Wide Roads")]
    field = field_named(segments, mentions, lambda identity: ["Tall Towns"] if identity == paper else [], NAMES)
    assert field() == field_of(["Tall Towns", ELMNET, "Old Lamps"], ["Quiet Harbours"])


def left_open(line: str, *mentions: Mention, field: FieldOfStudy = FIELD) -> list[tuple[str, tuple[str, ...]]]:
    """Return what is open on a line for which something was not taken, each with the works that it may mean."""
    called = {"KOOPA": (KOOPA, "KOOPA: Lamps"), "ElmNet": (ELMNET,), "SAM": ("Rivers at Night and Day",)}
    found = open_names([item(line)], mentions, [not_taken("x")], lambda: field, OPEN, lambda name: called.get(name, ()))
    return [(each.mention.text, each.titles) for each in found]


OPEN = NamesSpoken(
    of_line=lambda line: [(name, "") for name in ("KOOPA", "ElmNet", "SAM") if name in line.split()],
    title_of=lambda name: OWN.get(name, ""),
)


def test_a_name_is_open_for_the_works_that_fit_the_field() -> None:
    assert left_open("KOOPA h=48") == [("KOOPA", (KOOPA,))]
    assert left_open("KOOPA h=48", field=field_of(["Lamps", "Old Lamps"])) == [("KOOPA", ("KOOPA: Lamps",))]
    assert left_open("KOOPA h=48", field=field_of(["Tall Towns"])) == []
    assert left_open("ElmNet h=48") == [("ElmNet", (ELMNET,))]  # only one work is called so
    assert left_open("encoder: KOOPA") == []


def test_a_work_without_the_name_in_its_title_must_fit_better() -> None:
    assert left_open("SAM h=48") == []  # 4
    assert left_open("SAM h=48", field=field_of(["Rivers by Day", "Rivers"])) == [("SAM", ("Rivers at Night and Day",))]


def test_a_name_that_waits_stays_at_its_place() -> None:
    waiting = Mention(file="a.md", line=4, text="KOOPA", kind=Kind.ALIAS, aside=True, section=("Log",))
    (found,) = open_names([item("KOOPA")], [waiting], [], lambda: FIELD, OPEN, lambda _name: (KOOPA,))
    assert found.mention == waiting
    meant = as_mention(found.mention, KOOPA)
    assert (meant.text, meant.called, meant.kind, meant.section, meant.aside) == (
        KOOPA,
        "KOOPA",
        Kind.LINE,
        ("Log",),
        False,
    )


def test_a_report_is_understood_if_all_its_names_are_mentions() -> None:
    named = [Mention(file="a.md", line=4, text=KOOPA, called="KOOPA"), mention("ElmNet")]
    assert is_understood(not_taken("KOOPA, ElmNet"), named)
    assert not is_understood(not_taken("KOOPA, SAM"), named)
    assert not is_understood(not_taken("KOOPA"), [])


def test_a_word_of_no_dictionary_means_the_work_of_the_field_that_its_title_names() -> None:
    assert named(item("we hear Koopa again")) == [(KOOPA, "Koopa", False)]
    works = NamesSpoken(of_line=lambda _line: [("Oscar", "")], of_field=lambda _name, _field: HARBOUR)
    line, row = item("we hear Oscar again"), not_taken("something")
    assert with_names_of_field([line], (), [row], lambda: FIELD, works)[0] == []  # an everyday word


@pytest.mark.parametrize(("line", "count"), [("payé par le koopa", 0), ("paid by the koopa", 1)])
def test_a_short_word_in_small_letters_may_be_one_of_another_language(line: str, count: int) -> None:
    field = field_of([KOOPA, "Rivers of the North"])
    assert len(named(item(line), field=field)) == count


@pytest.mark.parametrize(
    ("line", "count"),
    [("we ran harbour-ov 7b", 0), ("we ran harbour-chat 7b", 1), ("harbour-lengthily", 1)],
)
def test_a_part_in_small_letters_after_a_hyphen_makes_a_longer_name(line: str, count: int) -> None:
    names = NamesSpoken(of_line=lambda _line: [("harbour", HARBOUR)], title_of=lambda _name: HARBOUR)
    field = field_of(["Boats of the North", "Boats at Night in Rain", "Night Boats"])
    found, _ = with_names_of_field([item(line)], (), [not_taken("harbour")], lambda: field, names)
    assert len(found) == count


@pytest.mark.parametrize(
    ("line", "count"),
    [
        ("KOOPA (Boats of the North)", 1),
        ("KOOPA: “Boats of the North”", 1),
        ("KOOPA and Boats of the North", 2),
        ("KOOPA (see Boats of the North)", 2),
    ],
)
def test_the_name_right_before_a_title_in_brackets_or_after_a_colon_is_the_title_s(line: str, count: int) -> None:
    title = mention("Boats of the North", kind=Kind.LINE)
    assert len(named(item(line), title)) == count


SMALL = NamesSpoken(
    of_line=lambda line: [(name, "") for name in ("orpo", "clip", "r-cnn") if name in line],
    title_of=lambda name: {
        "orpo": "ORPO: Counting Boats", "clip": "CLIP: Boats at Sea", "r-cnn": "R-CNN: Boats of Stone",
        "fast r-cnn": "Fast R-CNN",
    }.get(name, name.upper() if name in ("mmlu", "gpqa", "ddim") else ""),
)  # fmt: skip


@pytest.mark.parametrize(
    ("line", "count"),
    [
        ("orpo is free of them", 1),
        ("clip is free of them", 0),
        ("the fast r-cnn", 0),
        ("the small r-cnn", 1),
        ("orpo-ov is free of them", 0),
        ("the ball is in du orpo again", 0),
    ],
)
def test_a_note_with_names_in_small_letters_means_works_by_others_that_are_no_words(line: str, count: int) -> None:
    habit = [mention("mmlu"), mention("gpqa"), mention("ddim")]

    def further(mentions: list[Mention]) -> list[str]:
        field = field_of(["Rivers of the North", "Boats at Night"])
        found, _ = with_names_of_field([item(line)], mentions, [not_taken("x")], lambda: field, SMALL)
        return [each.called for each in found if each.called]

    assert len(further(habit)) == count
    assert further(habit[:2]) == []


def test_a_name_in_small_letters_of_another_field_means_nothing() -> None:
    habit = [mention("mmlu"), mention("gpqa"), mention("ddim")]
    far = field_of(["Rivers of the North", "Trees at Night"])
    found, _ = with_names_of_field([item("orpo is free of them")], habit, [not_taken("x")], lambda: far, SMALL)
    assert [each.called for each in found if each.called] == []


@pytest.mark.parametrize(
    ("line", "count"),
    [
        ("Wu et al., ICML 2024 (KOOPA h=48)", 0),
        ("Wu et al.; then (KOOPA h=48)", 1),
        ("h=48: KOOPA (Wu et al.)", 0),
        ("h=48: KOOPA (in Wuhan)", 1),
    ],
)
def test_in_brackets_after_people_a_name_of_several_works_is_that_of_theirs(line: str, count: int) -> None:
    assert len(named(item(line))) == count


@pytest.mark.parametrize(("line", "count"), [("koopa-shot runs .31", 0), ("koopa-based runs .31", 1)])
def test_a_number_of_examples_has_no_name_of_a_work(line: str, count: int) -> None:
    names = NamesSpoken(of_line=lambda _line: [("koopa", KOOPA)], title_of=lambda _name: KOOPA)
    field = field_of(["Forecasting Rivers", "Forecasting Rivers at Night"])
    found, _ = with_names_of_field([item(line)], (), [not_taken("x")], lambda: field, names)
    assert len(found) == count


@pytest.mark.parametrize(
    ("titles", "count"), [(["Boats at Night", "Boats by Day"], 0), (["Boats of Stone", "Stone Boats"], 1)]
)
def test_three_small_letters_must_fit_the_field_best(titles: list[str], count: int) -> None:
    names = NamesSpoken(title_of=lambda name: "DPO: Stone Boats" if name == "dpo" else name.upper())
    habit = [mention("mmlu"), mention("gpqa"), mention("ddim")]
    found, _ = with_names_of_field([item("dpo is slow")], habit, [not_taken("x, dpo")], lambda: field_of(titles), names)
    assert len([each for each in found if each.called]) == count


@pytest.mark.parametrize(
    ("name", "lines", "count"), [("KOOPA", (2, 3), 1), ("KOOPA", (2, 2), 1), ("KOOPA", (), 0), ("K2P", (2, 3), 0)]
)
def test_a_row_of_results_may_begin_with_a_name_of_the_field_if_another_row_names_a_work(
    name: str, lines: tuple[int, ...], count: int
) -> None:
    names = NamesSpoken(
        of_line=lambda line: [(name, "")] if name in line else [],
        title_of=lambda name: "OakNet: Oaks" if name == "OakNet" else "",
        of_field=lambda _name, _field: KOOPA,
    )

    def row(line: int, text: str) -> Segment:
        columns = ("Name", "Acc")
        return Segment(
            file="a.md", line=line, text=text, place=Place.ROW, columns=columns, results=True, group=7
        )  # fmt: skip

    rows = [row(2, "OakNet\x1f.3"), row(3, "ElmNet\x1f.4"), row(4, f"{name}\x1f.5")]
    sure = [Mention(file="a.md", line=line, text="OakNet", kind=Kind.ALIAS) for line in lines]
    found, _ = with_names_of_field(rows, sure, [not_taken("x")], lambda: FIELD, names)
    assert len([each for each in found if each.called]) == count


@pytest.mark.parametrize(("known", "called"), [(True, []), (False, ["ElmNet"])])
def test_a_name_inside_a_longer_known_one_that_waits_is_none_of_its_own(*, known: bool, called: list[str]) -> None:
    longer = {"ElmNet 360": "ElmNet 360: Counting All Trees"} if known else {}
    names = NamesSpoken(of_line=lambda _line: [("ElmNet", ELMNET)], title_of=lambda name: (OWN | longer).get(name, ""))
    field = field_of(["Counting Trees of the North", "Counting Boats in Rooms"])
    waiting = mention("ElmNet 360", aside=True)
    found, _ = with_names_of_field([item("h=48 ElmNet 360 .31")], [waiting], [not_taken("x")], lambda: field, names)
    assert [each.called for each in found if each.called] == called


@pytest.mark.parametrize(
    ("titles", "waits"), [(["River Trees in Rooms", "Rooms"], True), (["Counting Trees", "Trees in Rooms"], False)]
)
def test_a_work_of_which_only_people_and_year_are_said_waits_no_longer_if_it_fits_the_field_best(
    titles: list[str], *, waits: bool
) -> None:
    cited = mention(ELMNET, aside=True, kind=Kind.PEOPLE)
    (found,), _ = with_names_of_field([item("Lee et al. 2020")], [cited], (), lambda: field_of(titles), NAMES)
    assert found.aside is waits
