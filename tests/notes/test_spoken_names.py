"""Short names in running text are reported, all of a line together, unless the note names their works elsewhere."""

from __future__ import annotations

from msgspec.structs import replace

from vlbib.core.known import KnownTitle, TitleList
from vlbib.core.text import squeeze
from vlbib.core.work import Kind, Mention
from vlbib.matching.recognition.recognise import recognise, works_in
from vlbib.notes.reader import read_note
from vlbib.notes.recognised import with_sightings
from vlbib.notes.spoken_names import NamesSpoken, spoken_names
from vlbib.notes.unreported import unreported_names

TITLES = ("PyTorch: An Imperative Style, High-Performance Deep Learning Library", "NetworkX: Exploring Graphs")
KNOWN = TitleList(
    tuple(KnownTitle(title, squeeze(title), frozenset((squeeze(title.split(":")[0]),))) for title in TITLES),
    frozenset(("pytorch", "networkx")),
)


def reported(text: str) -> list[tuple[int, str, str]]:
    note = read_note(text, "a.md")
    spoken = {id(segment): works_in(segment, KNOWN).spoken for segment in note.segments}
    skipped = with_sightings(
        note, recognise(note.segments, KNOWN), names=NamesSpoken(lambda segment: spoken[id(segment)])
    )[1]
    return [(item.line, item.text, item.reason) for item in skipped]


def test_the_names_of_a_line_are_reported_together_with_their_titles() -> None:
    (item,) = reported("We like both.\nBoth NetworkX and PyTorch beat our net.\n")
    assert item[:2] == (2, "NetworkX, PyTorch")
    assert item[2].endswith(f"a link (NetworkX: {TITLES[1]!r}, PyTorch: {TITLES[0]!r})")


def test_names_in_sentences_are_mentions_if_the_note_names_works() -> None:
    titles = ("OakNet: A Tree", "ElmNet: Another Tree")
    known = TitleList(
        tuple(KnownTitle(title, squeeze(title), frozenset((squeeze(title[:6]),))) for title in titles),
        frozenset(("oaknet", "elmnet")),
    )
    lines = "OakNet 3.1 points\n\nthe OakNet trees look fine\n"

    def read(text: str) -> tuple[list[tuple[int, str, bool]], list[int]]:
        note = read_note(text, "a.md")
        sightings = recognise(note.segments, known)
        mentions, skipped = with_sightings(
            note, sightings, names=NamesSpoken(lambda segment: works_in(segment, known).spoken)
        )
        return [(each.line, each.text, each.aside) for each in mentions], [item.line for item in skipped]

    assert read(lines) == ([], [1, 3])
    assert read(f"{lines}\n## [2020] ElmNet\n")[0] == [(3, "OakNet", False), (5, "ElmNet", False)]
    assert read(f"{lines}\n- https://arxiv.org/abs/1912.01234\n")[0][0] == (3, "OakNet", False)
    assert read(f"{lines}\n- ElmNet\n") == ([(3, "OakNet", False), (5, "ElmNet", False)], [1])


def test_a_name_is_reported_on_each_line_that_does_not_name_its_work() -> None:
    assert [item[:2] for item in reported("we ran PyTorch\n\nand PyTorch again\n")] == [(1, "PyTorch"), (3, "PyTorch")]
    assert [item[:2] for item in reported("- PyTorch\n\nand PyTorch again\n")] == [(3, "PyTorch")]
    assert reported(f"- {TITLES[0]}, and PyTorch again\n") == []


def test_a_name_in_a_heading_is_reported_only_if_no_line_names_its_work() -> None:
    assert [item[1] for item in reported("## PyTorch again\n\ntext\n")] == ["PyTorch"]
    assert reported(f"## PyTorch again\n\n- {TITLES[0]}\n") == []


def test_a_name_is_reported_beside_a_title_on_its_line_but_not_inside_it() -> None:
    title = TITLES[0].partition(": ")[2]
    assert [item[:2] for item in reported("- PyTorch, 我们用NetworkX做了\n")] == [(1, "NetworkX")]
    assert [item[:2] for item in reported(f"- PyTorch: {title}, where NetworkX is\n")] == [(1, "NetworkX")]
    assert reported(f"- PyTorch: {title}\n- Finding Small Objects With NetworkX (CVPR 2023)\n") == []


def test_a_name_is_reported_in_place_of_a_remark_but_not_of_a_title_not_taken() -> None:
    assert reported("## Finding Small Objects With PyTorch Only\n")[0][1] == "Finding Small Objects With PyTorch Only"
    assert [item[1] for item in reported("- NetworkX\n- 我们用PyTorch做了\n")] == ["PyTorch"]


def test_a_possible_title_is_reported_with_the_names_in_it() -> None:
    ((line, text, reason),) = reported("## Finding Small Objects With PyTorch Only\n")
    assert (line, text) == (1, "Finding Small Objects With PyTorch Only")
    assert reason.endswith(f"marks it; short names of known works stand in it (PyTorch: {TITLES[0]!r})")


def test_a_repository_with_a_known_name_is_reported_on_the_line_that_links_to_it() -> None:
    text = "- ours\n- code: <https://github.com/dmlc/pytorch>\n"
    assert [item[:2] for item in reported(text)] == [(2, "pytorch")]


def test_a_name_within_the_longer_name_of_a_work_is_not_reported() -> None:
    segments = read_note("## Large PyTorch, LX\n\nOur PyTorch features are stale.\n", "a.md").segments
    works = {id(segment): works_in(segment, KNOWN).spoken for segment in segments}
    mention = Mention(file="a.md", line=9, text="Finding Small Objects", aliases=("Large PyTorch", "LX"))
    items_of_both = [spoken_names(segments, each, lambda segment: works[id(segment)]) for each in ((mention,), ())]
    assert [[item.line for item in items] for items in items_of_both] == [[3], [1, 3]]


def test_names_count_again_in_the_first_cells_of_results_if_most_rows_have_one() -> None:
    titles = ("OaNt: A Tree", "ElNt: Another Tree", "OakNet: A Tree")
    body = TitleList(
        tuple(KnownTitle(title, squeeze(title), frozenset((squeeze(title.split(":")[0]),))) for title in titles),
        frozenset(("oant", "elnt", "oaknet")),
    )
    named = (Mention(file="a.md", line=1, text="OaNt: A Tree"),)

    def waiting(*rows: str) -> list[tuple[str, bool]]:
        lines = "".join(f"| {row} | 58.1 | 3.2 |\n" for row in rows)
        note = read_note(f"- OaNt: A Tree\n\n| Model | Acc | F1 |\n|---|---|---|\n{lines}", "a.md")
        spoken = spoken_names(note.segments, named, lambda segment: works_in(segment, body).spoken, names_works=True)
        return [(each.text, each.aside) for each in spoken if isinstance(each, Mention)]

    assert waiting("OaNt", "ours", "ElNt 7B") == [("OaNt", False), ("ElNt", False)]
    assert waiting("OaNt", "ours", "more", "ElNt") == [("OaNt", True), ("ElNt", True)]
    assert waiting("OaNt", "ours") == [("OaNt", True)]
    assert waiting("OakNet", "ours", "more") == [("OakNet", False)]  # nothing else is called so


def test_a_name_is_not_read_inside_a_longer_one() -> None:
    names = (("Deep OaNet", "Deep OaNet: B"), ("OaNet", "OaNet: A"), ("ElmNet", "ElmNet: C"))
    lines = "- so Deep OaNet\n- so OaNet\n- so Lake-OaNet\n- so Lake-OaNet after OaNet\n- so ElmNet-OaNet\n"
    note = read_note(lines, "a.md")
    spoken = spoken_names(note.segments, (), lambda _segment: names, names_works=True)
    assert [(each.line, each.text) for each in spoken] == [
        (1, "Deep OaNet"), (2, "OaNet"), (4, "OaNet"), (5, "OaNet"), (5, "ElmNet")
    ]  # fmt: skip


def test_a_name_of_several_works_is_reported_beside_names_whose_mentions_have_the_titles_of_their_works() -> None:
    segments = read_note("- OakFormer、ElmNet、Janus\n", "a.md").segments[-1:]
    named = [
        Mention(file="a.md", line=1, text="OakFormer: Trees of Some Towns", called="OakFormer"),
        Mention(file="a.md", line=1, text="ElmNet", kind=Kind.ALIAS),
    ]

    def rows(mentions: list[Mention]) -> list[str]:
        return [row.text for row in unreported_names(segments, mentions, {}, (), lambda _: [("Janus", "")])]

    assert rows(named) == ["Janus"]
    assert rows([replace(named[0], text="OakFormer", called=""), named[1]]) == []  # a title: people have names, too
    assert rows([replace(named[0], text="OakFormer", called="")]) == ["ElmNet"]  # nobody knows it


def test_a_name_that_a_particle_follows_is_named_once() -> None:
    segments = read_note("ElmNet로 매칭\n", "a.md").segments[-1:]
    named = [Mention(file="a.md", line=1, text="ElmNet", kind=Kind.ALIAS)]
    title = "ElmNet: Trees of Some Towns"

    def names(line: str) -> list[tuple[str, str]]:
        return [("ElmNet", title)] if "ElmNet" in line else []

    assert list(unreported_names(segments, named, {}, (), names)) == []
    assert list(unreported_names(segments, [], {}, (), names)) != []


def test_the_parts_of_a_name_with_a_hyphen_are_not_named() -> None:
    segment = read_note("the DINO-CLIP runs\n", "a.md").segments[1]
    names = (("CLIP", "Pictures"), ("DINO", "Pixels"), ("DINO-CLIP", "Both"))
    (found,) = spoken_names([segment], [], lambda _segment: names)
    assert found.text == "DINO-CLIP"
    (found,) = spoken_names([segment], [], lambda _segment: names[:2])
    assert found.text == "CLIP, DINO"
