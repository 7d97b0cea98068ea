"""In a note that names works, no line with a known name or id is lost: it is a mention or is reported."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.thoroughness import examples

from vlbib.core.ids import Id
from vlbib.core.known import KnownTitle, TitleList
from vlbib.core.segment import Place, Segment
from vlbib.core.text import squeeze
from vlbib.core.work import Kind, Mention, Skipped
from vlbib.matching.recognition.names.every_name import every_name_in
from vlbib.matching.recognition.recognise import without_topics, works_in
from vlbib.notes.reader import read_note
from vlbib.notes.recognised import with_sightings
from vlbib.notes.spoken_names import NamesSpoken
from vlbib.notes.unreported import as_reports, unreported_names

TITLES = {
    "ResNet": "Deep Residual Learning for Image Recognition",
    "BLIP-2": "Bootstrapping Pictures With Frozen Words",
    "mixup": "mixup: Beyond Empirical Risk",
    "Flamingo": "Flamingo: A Visual Bird of Few Shots",
    "Decision Walker": "Decision Walker: Learning by Walking",
    "wav2vec 2.0": "wav2vec 2.0: A Framework for Speech Without Labels",
    "LSTM": "Long Short-Term Memory",
    "PyTorch": "PyTorch: A Library in Imperative Style",
}
KNOWN = TitleList(
    tuple(KnownTitle(title, squeeze(title), frozenset({squeeze(name)})) for name, title in TITLES.items()),
    frozenset(map(squeeze, TITLES)),
)
COMPANIONS = "- Bootstrapping Pictures With Frozen Words\n- ResNet\n\n"

NAMES = st.sampled_from((*TITLES, "resnet", "flamingo", "lstm", "mixup", *list(TITLES.values())[:6]))
AROUND = st.sampled_from(
    (
        "- {}", "- {} 71.2", "- our {} is stale", "- {}: lr 3e-4", "- backbone: {}", "we trained {} for 9 epochs, 71.2",
        "> {} said so", "> they used {} here (71.2)", "## {}", "## {}\n\n- BLIP-2\n- ResNet", "# TODO\n\n- {} rerun",
        "# Settings\n\n- {}", "# Results\n\n- {} 71", "my {}-style thing", "the {}-based net, after that", "*{}*",
        "| model | acc | f1 |\n|---|---|---|\n| {} | 71.2 | 70.1 |", "| a | b |\n|---|---|\n| yes | use {} here |",
        "~~{}~~", "[{}](https://github.com/x/y)", "[[{}]]", "[[folder/{}|this]]", "用{}做了实验", "复现{}掉了1.3点",
        "- [x] {}のコード", "{} vs. ours: 71 to 70", "term\n: {}", "text[^1]\n\n[^1]: {}", "<p>{}</p>", "key:: {}",
        "see {} [12]", "- not {}!", "- the new {} v9 is out", "- (like {}; see 3.2)", "[14:22] Olu: {} for the demo?",
        "Fig. 3: {}", "- {} + ours", "2024-03-01 {} again", "some words before\n{} 81.0\nand some behind",
    )
)  # fmt: skip


def every_name(line: str) -> list[tuple[str, str]]:
    """Return the names on a line; several works are called Lisa and RAFT."""
    return [*every_name_in(line, KNOWN), *((name, "") for name in ("Lisa", "RAFT") if name in line)]


def read(text: str) -> tuple[tuple[Mention, ...], tuple[Skipped, ...]]:
    note = read_note(text, "a.md")
    works = [works_in(segment, KNOWN) for segment in note.segments]
    seen = {id(segment): each for segment, each in zip(note.segments, works, strict=True)}
    return with_sightings(
        note,
        without_topics(note.segments, works),
        passed_over=lambda segment: seen[id(segment)].passed,
        names=NamesSpoken(lambda segment: seen[id(segment)].spoken, every_name),
    )


def reported(text: str) -> list[tuple[int, str, bool]]:
    return [(item.line, item.text, item.elsewhere) for item in read(text)[1]]


@given(st.lists(st.tuples(AROUND, NAMES), min_size=1, max_size=6))
@settings(max_examples=examples(150), deadline=None)
def test_each_line_with_a_known_name_is_a_mention_or_is_reported(lines: list[tuple[str, str]]) -> None:
    text, there = COMPANIONS, {}
    for around, name in lines:
        line = around.replace("{}", name)
        there[(text + around.partition("{}")[0]).count("\n") + 1] = line
        text += f"{line}\n\n"
    mentions, skipped = read(text)
    lost = there.keys() - {mention.line for mention in mentions} - {item.line for item in skipped}
    assert [there[number] for number in sorted(lost)] == []


def test_a_name_is_reported_with_the_title_of_the_work_it_may_mean() -> None:
    (item,) = read(f"{COMPANIONS}they ran mixup twice, flamingo once\n")[1]
    assert (item.line, item.text, item.elsewhere) == (4, "mixup, flamingo", False)
    assert item.reason.endswith(f"(mixup: {TITLES['mixup']!r}, flamingo: {TITLES['Flamingo']!r})")


def test_a_name_that_another_line_names_is_reported_as_such_but_not_beside_other_names() -> None:
    assert reported(f"{COMPANIONS[:-1]}- Flamingo\n\nour flamingo is stale\n") == [(5, "flamingo", True)]
    assert reported(f"{COMPANIONS}our resnet is stale\n") == []  # in no dictionary: it names the work again
    assert reported(f"{COMPANIONS}- ResNet, then flamingo and resnet again\n") == [(4, "flamingo", False)]
    assert reported(f"{COMPANIONS}- ResNet, then resnet again\n") == []


@pytest.mark.parametrize(
    ("line", "mention"),
    [
        ("12:10 Olu: and oakformer only?", True),
        ("12:10 Olu: and plenoxels only?", True),  # in no dictionary
        ("12:10 Olu: and plenoxels-vc only?", False),  # a part of another name
        ("12:10 Olu: and flamingo only?", False),  # an everyday word
        ("12:10 Olu: and roberta only?", False),  # a person
        ("- Maps of Older Rivers, and oakformer too", True),  # only its looks made the line an item so far
    ],
)
def test_a_name_in_lower_case_counts_if_its_work_spells_it_as_no_ordinary_word(line: str, *, mention: bool) -> None:
    titles = {
        "OakFormer": "OakFormer: Trees of Some Old Towns",
        "Plenoxels": "Plenoxels: Fields of Some Towns",
        "Flamingo": "Flamingo: A Bird of Some Towns",
        "RoBERTa": "RoBERTa: A Robust Way of Some Towns",
    }
    body = TitleList(
        tuple(KnownTitle(title, squeeze(title), frozenset({squeeze(name)})) for name, title in titles.items()),
        frozenset(map(squeeze, titles)),
    )
    note = read_note(f"- Maps of Old Rivers in Tall Towns (2019)\n\n{line}\n", "a.md")
    works = [works_in(segment, body) for segment in note.segments]
    seen = {id(segment): each for segment, each in zip(note.segments, works, strict=True)}
    mentions, skipped = with_sightings(
        note,
        without_topics(note.segments, works),
        names=NamesSpoken(lambda segment: seen[id(segment)].spoken, lambda text: every_name_in(text, body)),
    )
    named = [each.text for each in mentions if each.line == 3]
    assert named == ([line.split()[3] if line[0] == "1" else "oakformer"] if mention else [])
    assert bool([item for item in skipped if item.line == 3]) is not mention


def test_a_coined_name_that_several_works_share_is_reported_beside_a_title() -> None:
    segments = [
        each for each in read_note("- A Title of Some, CharDiff and RAFT", "a.md").segments if each.place == "item"
    ]
    mention = Mention(file="a.md", line=1, text="A Title of Some")
    shared = [("CharDiff", ""), ("RAFT", "")]
    rows = unreported_names(segments, [mention], {}, (), lambda _line: shared)
    assert [row.text for row in rows] == ["CharDiff"]


def test_a_longer_name_beside_the_mention_of_a_shorter_one_is_reported_whole() -> None:
    titles = {"DETR": "Objects With Transformers", "Deformable DETR": "Deformable DETR: Deformed"}
    body = TitleList(
        tuple(KnownTitle(title, squeeze(title), frozenset({squeeze(name)})) for name, title in titles.items()),
        frozenset(map(squeeze, titles)),
    )
    segments = [each for each in read_note("- DETR, then Deformable DETR", "a.md").segments if each.place == "item"]
    mention = Mention(file="a.md", line=1, text="DETR", kind=Kind.ALIAS)
    rows = unreported_names(segments, [mention], {}, (), lambda line: every_name_in(line, body))
    assert [row.text for row in rows] == ["Deformable DETR"]


def test_an_id_on_a_line_below_its_title_is_reported_as_that_work_s() -> None:
    fields = "Name: Bootstrapping Pictures With Frozen Words\nDOI: 10.1109/abc.2016.1\n"
    assert reported(fields) == [(2, "doi:10.1109/abc.2016.1", True)]


def test_code_people_beside_a_title_and_shared_names_above_works_are_not_reported() -> None:
    assert reported(f"{COMPANIONS}run `flamingo`\n") == []
    assert reported(f"- {TITLES['ResNet']}, Flamingo and Walker, 2016\n") == []
    assert reported(f"{COMPANIONS}## a heading\n") == []


def test_plain_words_in_a_note_that_names_no_work_are_not_reported() -> None:
    assert reported("they ran mixup twice, flamingo once\n") == []


def test_plain_words_shared_by_several_works_are_reported_only_on_a_line_that_names_nothing() -> None:
    assert reported("- ResNet\n\nLisa has left\n") == [(3, "Lisa", False)]
    assert reported("- ResNet\n- BLIP-2 (ask Lisa)\n") == []
    assert reported("- ResNet\n- BLIP-2 (unlike RAFT)\n") == [(2, "RAFT", False)]


def test_names_in_comments_are_reported() -> None:
    mentions, skipped = read(f"{COMPANIONS}<!-- compare BLIP-2 with mixup -->\n")
    assert {mention.line for mention in mentions} == {1, 2}
    (row,) = (item for item in skipped if item.line == 4)
    assert row.text == "BLIP-2"
    assert "comment" in row.reason


def test_plain_words_and_what_is_a_mention_in_comments_are_not_reported() -> None:
    assert reported(f"{COMPANIONS}<!-- compare flamingo with mixup -->\n") == []
    assert reported(f"{COMPANIONS}<!-- as in BLIP-2 -->\n") == []


def test_names_beside_a_source_in_a_comment_are_reported_as_nothing_says_that_they_are_meant() -> None:
    _, skipped = read(f"{COMPANIONS}<!-- see the one that BLIP-2 has -->\n")
    (row,) = (item for item in skipped if item.line == 4)
    assert (row.text, "comment" in row.reason) == ("BLIP-2", False)


def test_a_name_beside_a_title_is_reported_but_no_word_that_may_be_a_person_or_a_venue() -> None:
    known = {"Old Roads": "Old Roads: A Walk", "RoadNet": "RoadNet: A Net", "Flamingo": "Flamingo: A Bird", "RAFT": ""}
    segments = read_note("A Long Title of Snow, then Old Roads, RoadNet and RAFT by Flamingo.\n", "a.md").segments
    mention = Mention(file="a.md", line=1, text="A Long Title of Snow")
    rows = unreported_names(
        segments, [mention], {}, (), lambda line: [pair for pair in known.items() if pair[0] in line]
    )
    told = [(type(row), row.text) for row in rows]
    assert told == [(Mention, "RoadNet"), (Skipped, "Old Roads")]  # nothing else is spelled like RoadNet


def test_a_name_of_several_works_waits_if_it_is_spelled_like_no_word() -> None:
    segments = read_note("CLIP or RoadNet or RAFT\n", "a.md").segments
    mention = Mention(file="a.md", line=1, text="CLIP", kind=Kind.ALIAS)
    rows = unreported_names(segments, [mention], {}, (), lambda _: [("RoadNet", ""), ("RAFT", "")])
    told = [(type(row), row.text, isinstance(row, Mention) and row.aside) for row in rows]
    assert told == [(Mention, "RoadNet", True), (Skipped, "RAFT", False)]


@pytest.mark.parametrize("code", ["`(*RoadNet)`", "`RoadNet=1`"])
def test_code_with_signs_of_a_program_names_nothing(code: str) -> None:
    segments = read_note(f"CLIP, then {code}\n", "a.md").segments
    mention = Mention(file="a.md", line=1, text="CLIP", kind=Kind.ALIAS)
    known = ("RoadNet", "RoadNet: A Walk")
    rows = unreported_names(segments, [mention], {}, (), lambda line: [known] if "RoadNet" in line else [])
    assert list(rows) == []


@pytest.mark.parametrize("name", ["NOPE", "Old Maps"])
def test_a_word_in_capitals_and_plain_words_are_only_reported(name: str) -> None:
    segments = read_note(f"A Long Title of Snow, then {name}.\n", "a.md").segments
    mention = Mention(file="a.md", line=1, text="A Long Title of Snow")
    rows = unreported_names(segments, [mention], {}, (), lambda _: [(name, f"{name}: A Walk")])
    assert [type(row) for row in rows] == [Skipped]


def test_a_name_in_the_heading_of_a_work_is_its_own() -> None:
    segments = read_note("## COCO captions\n", "a.md").segments
    mention = Mention(file="a.md", line=1, text="COCO captions of Pictures")
    assert not list(unreported_names(segments, [mention], {}, (), lambda _: [("COCO", "COCO: Objects")]))


def beside(line: str, *texts: str, ids: tuple[Id, ...] = ()) -> list[str]:
    """Return what is reported of a line with mentions of these texts on it, or that end there, if no name is known."""
    mentions = [Mention(file="a.md", line=1, text=text, ids=ids) for text in texts]
    return [row.text for row in unreported_names(read_note(line, "a.md").segments, mentions, {}, (), lambda _: [])]


OTHER = "Maps of Old Rivers in Tall Towns"


def test_words_in_title_case_beside_a_mention_are_reported() -> None:
    assert beside(f"A Long Title of Snow, then {OTHER} and more.\n", "A Long Title of Snow") == [OTHER]
    assert (
        beside("A Long Title of Snow, then Maps of Old Rivers and more.\n", "A Long Title of Snow") == []
    )  # four words
    assert beside(f"then {OTHER} and more.\n") == []


@pytest.mark.parametrize(
    "more",
    [
        "Ada Lovelace, Alan Turing, Grace Hopper, Kurt Goedel",
        "LOVELACE A, TURING A, HOPPER G",
        "Advances in Old and New Maps",
        "International Conference on Maps of Towns",
    ],
)
def test_people_and_venues_beside_a_mention_are_not_reported(more: str) -> None:
    assert beside(f"A Long Title of Snow. {more}.\n", "A Long Title of Snow") == []


def test_what_is_part_of_a_mention_in_another_spelling_is_not_reported() -> None:
    assert beside(f"READ {OTHER}\n", OTHER.lower()) == []
    assert beside(f"Read the Long Story of All {OTHER}\n", OTHER.lower()) == []
    assert beside(f"{OTHER} for Us\n", OTHER) == []


def test_a_number_like_an_arxiv_id_beside_a_mention_is_reported_unless_it_is_its_id() -> None:
    line = "A Long Title of Snow has 2602.19024 beside it\n"
    assert beside(line, "A Long Title of Snow") == ["2602.19024"]
    assert beside(line, "A Long Title of Snow", ids=(Id("arxiv", "2602.19024"),)) == []


def test_an_id_that_no_mention_of_the_note_has_becomes_one() -> None:
    identity = Id("doi", "10.1109/CVPR.2016.90")
    segment = Segment(file="a.md", line=3, text=f"go for {identity.value} then", place=Place.PARAGRAPH, ids=(identity,))
    named = Mention(file="a.md", line=1, text="A Title")
    (mention,) = unreported_names([segment], [named], {}, (), lambda _: ())
    assert isinstance(mention, Mention)
    assert (mention.line, mention.ids) == (3, (identity,))
    held = Mention(file="a.md", line=1, text="A Title", ids=(identity,))
    (row,) = unreported_names([segment], [held], {}, (), lambda _: ())
    assert isinstance(row, Skipped)
    assert (row.line, row.elsewhere) == (3, True)


def test_names_in_small_letters_are_told_on_lines_with_nothing_else_or_with_names() -> None:
    segments = read_note("- arXiv:1405.0312\n- flexlamp on the old box\n- RoadNet beside flexlamp\n", "a.md").segments
    mention = Mention(file="a.md", line=1, text="x")
    names = {"flexlamp": "FlexLamp: Fast Lamps"}
    rows = unreported_names(
        segments, [mention], {1: "arXiv:1405.0312"}, (),
        lambda line: [("RoadNet", "")] if "RoadNet" in line else [],
        lambda line: [pair for pair in names.items() if pair[0] in line],
    )  # fmt: skip
    assert [(row.line, row.text) for row in rows] == [(2, "flexlamp"), (3, "RoadNet"), (3, "flexlamp")]


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("CLIP, Otter", ["Otter"]),
        ("CLIP → Otter again", ["Otter"]),
        ("CLIP (Otter too)", ["Otter"]),
        ("see Otter and CLIP", ["Otter"]),
        ("CLIP vs. Otter", ["Otter"]),
        ("Otter presented CLIP", []),  # maybe a person
        ("Otterhaus, CLIP", []),
    ],
)
def test_a_plain_word_that_several_works_share_is_told_beside_a_sign_of_a_list(line: str, told: list[str]) -> None:
    segments = read_note(f"{line}\n", "a.md").segments
    mention = Mention(file="a.md", line=1, text="CLIP", kind=Kind.ALIAS)
    rows = unreported_names(segments, [mention], {}, (), lambda text: [("Otter", "")] if "Otter" in text else [])
    assert [row.text for row in rows] == told


def test_no_further_words_are_told_beside_a_title_or_in_a_heading() -> None:
    for text, kind in (("A Long Title of Snow, Otter, flexlamp", Kind.LINE), ("# CLIP, Otter, flexlamp", Kind.ALIAS)):
        segments = read_note(f"{text}\n", "a.md").segments
        mention = Mention(file="a.md", line=1, text=text.partition(",")[0].lstrip("# "), kind=kind)
        rows = unreported_names(
            segments, [mention], {}, (), lambda _: [("Otter", "")], lambda _: [("flexlamp", "FlexLamp: Lamps")]
        )
        assert list(rows) == []


def test_words_that_may_be_names_are_told_in_a_comment_without_other_names() -> None:
    segments = read_note("- arXiv:1405.0312\n<!-- roadnet is slow -->\n<!-- RoadNet and roadnet -->\n", "a.md").segments
    rows = unreported_names(
        segments, [Mention(file="a.md", line=1, text="x")], {1: "arXiv:1405.0312"}, (),
        lambda line: [("RoadNet", "RoadNet: Roads")] if "RoadNet" in line else [],
        lambda line: [("roadnet", "")] if "roadnet" in line else [],
    )  # fmt: skip
    reason = "a known work is called so, but a comment or code names no work unless it gives a source (`see: ...`)"
    assert [(row.line, row.reason) for row in rows if isinstance(row, Skipped)] == [(2, f"{reason} (roadnet: several)")]


def test_a_note_that_names_no_work_is_only_reported_and_only_if_two_lines_have_names() -> None:
    table = "| method | acc |\n|---|---|\n"
    rows = ("| BLIP-2 | 71.2 |\n", "| ResNet | 70.1 |\n", "| RAFT | 69.8 |\n")
    mentions, skipped = read(table + "".join(rows))
    assert (mentions, [item.text for item in skipped]) == ((), ["BLIP-2", "ResNet", "RAFT"])
    assert "RAFT" not in [item.text for item in read(table + rows[0] + rows[2])[1]]


def test_a_mention_is_told_as_a_report_where_it_names_no_work() -> None:
    mention = Mention(file="a.md", line=3, text="RoadNet", kind=Kind.ALIAS)
    report = Skipped(file="a.md", line=4, text="RAFT", reason="a reason")
    told = list(as_reports([mention, report]))
    assert [(item.line, item.text) for item in told] == [(3, "RoadNet"), (4, "RAFT")]
    assert told[1] == report


@pytest.mark.parametrize(
    ("line", "named"),
    [
        ("- a demo recorder from ForceGlass, on the axis", ["ForceGlass"]),
        ("- then Cross3DLamp and LampSee-RAG", ["Cross3DLamp, LampSee-RAG"]),
        ("- McCann came with DeVries", []),  # people
        ("- call runFast() and a.FastRun and /tmp/FastRun", []),
        ("- we keep it on GitHub for NeurIPS", []),
        ("- BigLamp beside Flamingo", ["Flamingo"]),
        ("- nothing is spelled so", []),
    ],
)
def test_a_word_spelled_like_a_name_is_reported_though_nobody_knows_it(line: str, named: list[str]) -> None:
    rows = reported(f"{COMPANIONS}## Log\n\n{line}\n")
    assert [text for number, text, _ in rows if number == 6] == named


def test_names_beside_those_of_a_row_are_looked_for_without_them() -> None:
    segments = read_note("- RAFT, RAFT-Stereo and RoadNet\n", "a.md").segments[-1:]
    lines: list[str] = []

    def names(line: str) -> list[tuple[str, str]]:
        lines.append(line)
        return []

    for row in ("RAFT", "RAFT, RoadNet"):
        list(unreported_names(segments, [Mention(file="a.md", line=3, text="x")], {1: row}, (), names))
    left = [[name in line for name in ("RAFT,", "RAFT-Stereo", "RoadNet")] for line in lines]
    assert left == [[False, True, True], [False, True, False]]


def test_a_short_word_of_another_language_is_no_name_in_small_letters() -> None:
    def kinds(line: str) -> list[type]:
        segments = read_note(f"{line}\n", "a.md").segments
        named, mention = [("musique", "MuSiQue: Many Questions")], Mention(file="a.md", line=3, text="x")
        return [type(row) for row in unreported_names(segments, [mention], {}, (), lambda _line: named)]

    assert kinds("- we use musique again") == [Mention]
    assert kinds("- génération de musique") == [Skipped]
