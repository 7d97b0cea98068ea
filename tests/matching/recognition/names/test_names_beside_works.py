from __future__ import annotations

from time import process_time

import pytest
from tests.matching.recognition.known_names import headed

from vlbib.core.known import KnownTitle, TitleList
from vlbib.core.segment import Place, Segment
from vlbib.core.text import squeeze
from vlbib.matching.recognition.names.names_beside_works import names_beside_works
from vlbib.matching.recognition.recognise import recognise
from vlbib.notes.reader import read_note

NAMES = {
    "Flamingo": "A Few Shots",
    "ALBEF": "Align before Fuse",
    "BERT": "Deep Bidirectional Transformers",
    "BLIP": "Bootstrapping Pictures",
    "FPN": "Pyramids of Features",
    "LSTM": "Long Memories",
    "weep": "weep: a Small One",
    "Few Shot Animals": "More Shots",
    "AdamW": "Decay",
    "Heron": "Heron: Grey Birds",
    "DETR": "Objects at the End",
}
TITLE = "Finding Small Objects in a Field"
KNOWN = TitleList(
    (
        *(KnownTitle(t, squeeze(t), frozenset({squeeze(n)})) for n, t in NAMES.items()),
        KnownTitle(TITLE, squeeze(TITLE)),
    ),
    frozenset(map(squeeze, NAMES)),
)


def named(text: str) -> list[str]:
    segments = read_note(f"{text}\n", "a.md").segments
    return [seen.text for some in recognise(segments, KNOWN) for seen in some]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("ALBEF and BLIP add a momentum teacher.", ["ALBEF", "BLIP"]),
        ("- 和 ALBEF 相比，BLIP 只训练一个线性层", ["ALBEF", "BLIP"]),
        ("> Why is there no comparison of ALBEF-B with BLIP?", ["ALBEF", "BLIP"]),
        ("The line starts with Flamingo and ALBEF; BLIP is cheap.", ["Flamingo", "ALBEF", "BLIP"]),
        (f"Required: ALBEF. Optional: {TITLE}; skim BLIP.", ["ALBEF", TITLE, "BLIP"]),
        (f"We read {TITLE} and then BLIP again.", [TITLE, "BLIP"]),
        ("speech: ALBEF + BLIP + Flamingo", ["ALBEF", "BLIP", "Flamingo"]),
        ("we saw Flamingo and ALBEF teachers", ["Flamingo", "ALBEF"]),
        ("BLIP 2 and ALBEF II, then BLIP v1 and ALBEF", ["BLIP", "ALBEF"]),  # not the later versions
        (f"- pick: Flamingo, backup {TITLE}", ["Flamingo", TITLE]),
        (f"Adapters (Ida) 、BLIP、{TITLE} 三类", ["BLIP", TITLE]),
        (f"- blip / {TITLE}", [TITLE]),  # another spelling of a plain word
        (f"- weep + {TITLE}", ["weep", TITLE]),
        ("Encoder shoot-out: ALBEF > BLIP on speed", ["ALBEF", "BLIP"]),
        ("ALBEF pictures and then Few Shot Animals again", ["ALBEF", "Few Shot Animals"]),
        ("speech: Flamingo, ALBEF and BLIP", ["Flamingo", "ALBEF", "BLIP"]),
    ],
)
def test_short_names_on_a_line_with_two_works_count(text: str, names: list[str]) -> None:
    assert named(text) == names


@pytest.mark.parametrize(
    "text",
    [
        "ALBEF momentum teachers help.",  # a single name, as a part
        "ALBEF, and ALBEF again.",
        "we saw Flamingo, then ALBEF teachers",  # a plain word alone shows nothing
        "first ALBEF,\nthen BLIP of course",  # on two lines
        "We train ALBEF with AdamW.",  # an optimiser
        "We compare it with LSTM.",  # a kind of network
        f"ALBEF: {TITLE}",  # a label
        "Encoder: ALBEF with BLIP on top",  # parts
        "we use it as an ALBEF or like a BLIP",  # any one of its kind
        "we use `ALBEF` and BLIP captions",  # code
        "CLIP ALBEF-B/16, DINOv2 BLIP-L and others",  # sizes of models of other works
        "ALBEF Captions and BLIP Captions are larger",  # a longer name
        "ALBEF people and the BLIP crowd",
        "## Results\n\n| model | ALBEF B@4 | BLIP B@4 |\n|---|---|---|\n| ours | 1.0 | 2.0 |",
    ],
)
def test_one_name_a_part_or_another_thing_than_a_work_names_nothing(text: str) -> None:
    assert named(text) == []


def test_a_single_name_counts_if_its_line_is_about_it_unless_it_is_a_program_or_a_part() -> None:
    assert named("We compare it with ALBEF, and go on.") == ["ALBEF"]
    assert named("We compare it with ALBEF,\nand BLIP captions.") == ["ALBEF"]
    assert named("We compare it with AdamW, and go on.") == named("Encoder: the one with ALBEF, frozen") == []


def test_a_name_beside_a_title_without_a_word_between_is_its_label() -> None:
    assert named(f"we saw {TITLE} (BLIP) today") == [TITLE]


def test_a_plain_word_counts_beside_two_works_only_in_a_sentence_and_in_its_own_spelling() -> None:
    texts = ("with Flamingo Road, ALBEF and BLIP", "in flamingo, ALBEF and BLIP")
    assert [named(text) for text in texts] == [["ALBEF", "BLIP"], ["ALBEF", "BLIP"]]
    assert named("As said. Flamingo is near ALBEF and BLIP") == ["ALBEF", "BLIP"]


@pytest.mark.parametrize(
    "text",
    [
        "- Aligning robust speech features with ALBEF and BLIP",
        "- Aligning robust speech features using ALBEF",
        "Ida, Aligning robust speech features with ALBEF",
        "- 昨天看了 Aligning robust speech features with BLIP",
    ],
)
def test_names_within_what_may_be_an_unknown_title_are_not_named(text: str) -> None:
    assert named(text) == []


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("推荐看 weep 的错误分析", []),  # without a capital
        ("推荐看 Heron 的错误分析", ["Heron"]),
        ("(1)交叉注意力式,以 Heron 为代表;", ["Heron"]),
        ("结论:Heron 可以,全量不行", ["Heron"]),
        ("推荐看 Flamingo 的错误分析", []),  # the title of its work does not begin with it
        ("推荐看 Grey Heron 的错误分析", []),
        ("推荐看 Heron 新版的错误分析", []),  # a later work
        ("骨干:Heron 可以", []),  # a part of somebody's net
    ],
)
def test_a_plain_word_in_chinese_text_is_the_short_name_with_which_a_title_begins(text: str, names: list[str]) -> None:
    assert named(text) == names


def test_words_of_a_known_title_make_no_unknown_title_of_those_around_a_name() -> None:
    assert named(f"- {TITLE}, ALBEF") == [TITLE, "ALBEF"]


def test_a_family_name_before_an_initial_is_no_short_name() -> None:
    assert named(f"we read {TITLE} and Heron, B.") == [TITLE]
    assert named(f"we read {TITLE} and Heron, big") == [TITLE, "Heron"]
    assert named(f"PARK JJ, ALBEF P, et al. {TITLE}[C]. CVPR, 2019.") == [TITLE]
    assert named(f"see ALBEF PP and {TITLE}") == ["ALBEF", TITLE]


def test_the_names_of_a_cell_count_in_a_row_with_a_title() -> None:
    head = "| week | main | more |\n|---|---|---|\n"
    assert named(f"{head}| 3 | {TITLE} | ALBEF, BLIP |") == [TITLE, "ALBEF", "BLIP"]
    assert named(f"{head}| 3 | {TITLE} | ALBEF, lr 3 |") == [TITLE]
    assert named(f"{head}| 3 | some words | ALBEF, BLIP |") == []
    assert named(f"{head}| 3 | some words | ALBEF, BLIP, DETR |") == []  # a person's skills, or a setting
    assert named(f"{head}| 3 | {TITLE} | ALBEF, FPN |") == [TITLE]  # three letters may be anything
    assert named(f"{head}| 3 | {TITLE} | BERT |") == [TITLE]  # what it is built on


def test_a_name_alone_in_brackets_counts_if_only_one_title_begins_with_it_and_it_is_no_abbreviation() -> None:
    known = headed("DepthSplat: Old Depths", "ForkNet: One", "ForkNet: Two", "OCC: Old Cats")
    for text, names in (
        ("It was combined with depth (DepthSplat), later.", ["DepthSplat"]),
        ("It was combined with forks (ForkNet), later.", []),
        ("It was combined with cats (OCC), later.", []),
        ("It was combined with depth (DepthSplat features), later.", []),
    ):
        segment = Segment(file="a.md", line=1, text=text, place=Place.PARAGRAPH)
        assert [text[start:end] for start, end, _ in names_beside_works(segment, known, ())] == names


def test_names_on_many_lines_are_read_in_linear_time() -> None:
    text = "\n".join(["ALBEF and BLIP, then Flamingo again"] * 1600)
    segment = Segment(file="a.md", line=1, text=text, place=Place.PARAGRAPH)
    began = process_time()
    assert len(list(names_beside_works(segment, KNOWN, ()))) >= 3 * 1600
    assert process_time() - began < 4  # seconds of CPU, where it took 15
