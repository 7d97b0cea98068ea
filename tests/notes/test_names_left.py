"""In a note that names many works, the names that are left name theirs, unless something speaks against it."""

from __future__ import annotations

import pytest
from msgspec import structs

from vlbib.core.field_of_study import field_of
from vlbib.core.segment import CELL_END, Place, Segment
from vlbib.core.work import Kind, Mention, Skipped
from vlbib.notes.names_left import with_names_left
from vlbib.notes.spoken_names import NamesSpoken

ELM, FIN, SOPHIA, OAK = "ElmNet: Trees", "Rivers: FinQ", "Sophia: Wide Rivers of the North", "Deep Oak Rivers"
OWN = {
    "ElmNet": ELM, "elmnet": ELM, "FinQ": FIN, "finq": FIN, "finqa": FIN, "sophia": SOPHIA, "Sophia": SOPHIA,
    "deep oak": OAK, "go on": OAK, "deepoak": OAK, "deep networks": SOPHIA, "ACM": FIN, "PyTorch": FIN,
}  # fmt: skip
TITLES = {**OWN, "KOOPA": "Koopa: Rivers"}  # several works are called KOOPA
SMALL = ("ashnet", "birnet", "firnet")


def names_in(line: str) -> list[tuple[str, str]]:
    text = f" {line.replace(CELL_END, ' ')} "
    return [(name, OWN.get(name, "")) for name in (*TITLES, "NGO", "NLO", "Nlo") if f" {name} " in text]


NAMES = NamesSpoken(
    of_line=names_in,
    title_of=lambda name: OWN.get(name, f"{name}: Towns" if name in SMALL else ""),
    of_field=lambda name, _field: TITLES.get(name, ""),
    alone=lambda name: {"NGO": "North Rivers", "NLO": "Trees", "Nlo": "North Rivers"}.get(name, ""),
)
FIELD = field_of(["Rivers of the North", "Wide Rivers", "Boats at Night"])


def works(*names: str) -> list[Mention]:
    """Return sure mentions on lines 11, 12 and so on."""
    return [
        Mention(file="a.md", line=11 + at, text=name, kind=Kind.ALIAS, group=7 if at < 2 else 0)
        for at, name in enumerate(names)
    ]


MANY = works("A", "B", "C", "D", "E")
IN_SMALL = works("A", "B", *SMALL)


def left(
    text: str, *mentions: Mention, place: Place = Place.ITEM, skipped: tuple[Skipped, ...] = ()
) -> tuple[list[str], list[str]]:
    """Return the names that are mentions of a line, and the texts of the rows."""
    segment = Segment(file="a.md", line=4, text=text, place=place)
    every, rows = with_names_left([segment], mentions or MANY, skipped, lambda: FIELD, NAMES)
    return [each.called for each in every if each.line == 4 and each.called], [row.text for row in rows]


def test_a_name_of_one_work_or_of_one_work_of_the_field_names_it_wherever_it_stands() -> None:
    assert left("so ElmNet again and KOOPA") == (["ElmNet", "KOOPA"], [])
    segment = Segment(file="a.md", line=4, text="ElmNet again", place=Place.QUOTE, section=("Trees",))
    (*_, found), _ = with_names_left([segment], MANY, (), lambda: FIELD, NAMES)
    assert (found.text, found.called, found.kind, found.listed, found.section) == (
        ELM, "ElmNet", Kind.LINE, True, ("Trees",),
    )  # fmt: skip


def test_a_name_known_for_one_work_only_means_it_in_a_sentence_of_its_field() -> None:
    assert left("so NGO again") == (["NGO"], [])
    assert left("so NLO again") == ([], ["NLO"])  # a work of another field
    assert left("so Nlo again") == ([], [])


def test_another_title_in_quotes_after_a_name_tells_that_it_is_another_work() -> None:
    assert left('so ElmNet , that is "A Long Night Out"')[0] == []
    assert left('so ElmNet , that is "Elm Net Trees"')[0] == ["ElmNet"]


def test_a_note_with_few_works_leaves_its_names_alone() -> None:
    assert left("so ElmNet again", *MANY[:4]) == ([], [])
    waiting = [structs.replace(MANY[0], aside=True), *MANY[1:]]
    assert left("so ElmNet again", *waiting) == ([], [])


def test_a_mention_that_waits_and_a_row_of_such_names_are_replaced() -> None:
    waiting = Mention(file="a.md", line=4, text="ElmNet", kind=Kind.ALIAS, aside=True)
    segment = Segment(file="a.md", line=4, text="so ElmNet and KOOPA", place=Place.ITEM)
    rows = [Skipped(file="a.md", line=4, text="KOOPA", reason="a reason")]
    every, kept = with_names_left([segment], [waiting, *MANY], rows, lambda: FIELD, NAMES)
    assert waiting not in every
    assert kept == []
    other = [Skipped(file="a.md", line=4, text="KOOPA, Ash", reason="a reason")]
    assert with_names_left([segment], MANY, other, lambda: FIELD, NAMES)[1] == other


def test_the_other_known_names_of_the_line_are_reported() -> None:
    assert left("ElmNet in PyTorch") == (["ElmNet"], ["PyTorch"])
    assert left("only PyTorch") == ([], ["PyTorch"])


def test_a_work_is_named_once_on_its_line() -> None:
    own = Mention(file="a.md", line=4, text=ELM, kind=Kind.LINE, called="the elm paper")
    assert left("the elm paper on ElmNet", own, *MANY) == (["the elm paper"], [])


@pytest.mark.parametrize(
    "text", ["Encoder: ElmNet", "see ElmNet-Vid", "in ACM again", "a ElmNet of ours", "Taming ElmNet Of Wide Towns"]
)
def test_a_part_a_longer_name_a_society_and_one_of_its_kind_are_no_work(text: str) -> None:
    assert left(text)[0] == []


@pytest.mark.parametrize("place", [Place.HEADING, Place.COMMENT, Place.FILE, Place.ROW])
def test_headings_comments_and_tables_without_works_are_not_read(place: Place) -> None:
    assert left("so ElmNet again", place=place) == ([], [])


def test_a_reference_has_names_of_people() -> None:
    reference = Mention(file="a.md", line=4, text="Some Title", kind=Kind.LINE, authors=("Lee",))
    assert left("Lee, ElmNet. Some Title", reference, *MANY) == ([], [])


def test_a_name_fills_a_cell_or_begins_a_row_of_a_table_of_works() -> None:
    head = ("Model", "ElmNet F1")
    rows = [
        Segment(file="a.md", line=line, text=CELL_END.join(cells), place=Place.ROW, columns=columns, group=7)
        for line, cells, columns in (
            (10, head, ()), (11, ("A", "1"), head), (12, ("B", "2"), head), (13, ("FinQ tuned", "3"), head),
            (14, ("ours", "with ElmNet added"), head),
            (15, ("NGO", "4"), head),
        )
    ]  # fmt: skip
    every, left_over = with_names_left(rows, MANY, (), lambda: FIELD, NAMES)
    assert [(each.line, each.called) for each in every if each.called] == [(10, "ElmNet"), (13, "FinQ")]
    assert [(row.line, row.text) for row in left_over] == [(14, "ElmNet"), (15, "NGO")]  # NGO may be a setting


def test_the_head_of_a_table_of_numbers_that_has_four_names_names_their_works() -> None:
    many = ("ElmNet", "FinQ", "Oak1", "Oak2")
    names = structs.replace(
        NAMES,
        of_line=lambda line: [(name, name) for name in many if name in line],
        title_of=lambda name: f"{name}: A River" if name in many else "",
    )

    def named(*cells: str) -> list[str]:
        head = Segment(file="a.md", line=4, text=CELL_END.join(cells), place=Place.ROW)
        every, _ = with_names_left([head], MANY, (), lambda: FIELD, names)
        return [each.called for each in every if each.line == 4]

    assert sorted(named("", *many)) == sorted(many)
    assert named("", *many[:3]) == []


def test_names_in_small_letters_count_in_notes_that_write_them_so() -> None:
    assert left("so elmnet again")[0] == []
    assert left("so elmnet again", *IN_SMALL)[0] == ["elmnet"]
    assert left("fix the elmnet", *IN_SMALL)[0] == []
    assert left("so elmnet-vid again", *IN_SMALL)[0] == []


def test_a_name_in_small_letters_counts_among_chinese_words_in_any_note() -> None:
    assert left("再看 elmnet 的结果") == (["elmnet"], [])
    assert left("再看 elmnet resampler 的结果") == ([], [])
    assert left("再看 sophia 的结果") == ([], [])


def test_a_word_of_a_dictionary_in_small_letters_needs_a_work_of_the_field() -> None:
    assert left("so sophia again", *IN_SMALL)[0] == ["sophia"]
    segment = Segment(file="a.md", line=4, text="so sophia again", place=Place.ITEM)
    every, _ = with_names_left([segment], IN_SMALL, (), lambda: field_of(["Boats", "Towns"]), NAMES)
    assert every == IN_SMALL


def test_several_words_in_small_letters_are_a_name_unless_they_are_short_or_one_word_of_its_title() -> None:
    assert left("so deep networks again", *IN_SMALL)[0] == ["deep networks"]
    assert left("so go on again", *IN_SMALL)[0] == []


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("as Sophia again", 1), ("dinner at Sophia again", 0), ("Sophia it: no", 0), ("as Sophia. Net again", 0),
        ("as Koopa again", 0),
    ],
)  # fmt: skip
def test_a_word_with_one_capital_is_a_name_if_its_work_fits_well_and_it_is_no_place_or_verb(
    text: str, count: int
) -> None:
    assert len(left(text)[0]) == count


def test_a_word_with_one_capital_needs_less_fit_among_chinese_words() -> None:
    field = field_of(["Rivers of Towns", "Towns and Rivers", "Boats"])  # fits as 4
    for text, count in (("as Sophia again", 0), ("用 Sophia 重跑", 1)):
        segment = Segment(file="a.md", line=4, text=text, place=Place.ITEM)
        every, _ = with_names_left([segment], MANY, (), lambda: field, NAMES)
        assert len(every) - len(MANY) == count


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Inducing wide knowledge with FinQ tables", 0),
        ("Inducing wide knowledge: FinQ tables", 1),
        ("again, Wide Rivers and Towns with FinQ and Boats", 0),
    ],
)
def test_a_name_inside_what_may_be_an_unknown_title_is_a_part_of_it(text: str, count: int) -> None:
    assert len(left(text)[0]) == count
