from __future__ import annotations

import pytest

from vlbib.core.ids import Id
from vlbib.core.segment import Place, Segment, Sighting
from vlbib.core.work import Kind, Mention
from vlbib.notes.reader import read_note
from vlbib.notes.recognised import with_sightings
from vlbib.notes.segment_mentions import is_open_slot, segment_mentions

TITLE = "Attention Is All You Need"
PAPER = Id("arxiv", "1706.03762")


def segment(text: str, *, results: bool = False) -> Segment:
    return Segment(file="a.md", line=3, text=text, place=Place.ROW if results else Place.ITEM, results=results)


def seen(text: str, part: str, *, is_name: bool = False) -> Sighting:
    start = text.index(part)
    return Sighting(start, start + len(part), part, is_name=is_name)


def looks(text: str, kind: Kind = Kind.LINE) -> Mention:
    return Mention(file="a.md", line=3, text=text, kind=kind)


def test_a_title_found_by_form_and_recognised_is_one_mention() -> None:
    text = f"{TITLE} (great)"
    (mention,) = segment_mentions(segment(text), [looks(f"{TITLE} great")], [seen(text, TITLE)], [])
    assert mention.text == TITLE


def test_a_work_named_twice_on_a_line_is_one_mention() -> None:
    text = f"{TITLE}: again {TITLE}"
    again = Sighting(text.rindex(TITLE), len(text), TITLE)
    assert len(segment_mentions(segment(text), [], [seen(text, TITLE), again], [])) == 1


def test_a_name_read_as_another_name_of_a_title_is_a_work_of_its_own_if_it_is_recognised() -> None:
    text = f"{TITLE}，BERT"
    read = Mention(file="a.md", line=3, text=TITLE, aliases=("BERT", "Attn"))
    title, name = seen(text, TITLE), seen(text, "BERT", is_name=True)
    both = segment_mentions(segment(text), [read], [title, name], [])
    assert [(each.text, each.aliases) for each in both] == [(TITLE, ("Attn",)), ("BERT", ())]
    own = Sighting(title.start, title.end, TITLE, called="BERT")
    assert [each.aliases for each in segment_mentions(segment(text), [read], [own, name], [])] == [("BERT", "Attn")]


def test_the_only_title_beside_an_id_gets_it_and_of_two_titles_neither() -> None:
    text = f"{TITLE} 1706.03762"
    (mention,) = segment_mentions(segment(text), [], [seen(text, TITLE)], [PAPER])
    assert (mention.text, mention.ids) == (TITLE, (PAPER,))
    both = segment_mentions(segment(text), [looks("Another Title of a Work"), looks(TITLE)], [], [PAPER])
    assert [(each.text, each.ids) for each in both] == [
        ("Another Title of a Work", ()), (TITLE, ()), ("https://arxiv.org/abs/1706.03762", (PAPER,)),
    ]  # fmt: skip


def test_a_title_read_in_part_gets_the_recognised_text() -> None:
    text = "Deep Residual Learning for Image Recognition"
    (mention,) = segment_mentions(segment(text), [looks("Deep Residual Learning")], [seen(text, text)], [])
    assert mention.text == text


@pytest.mark.parametrize(
    "read",
    [
        Mention(file="a.md", line=3, text="ViLT: No Region Features"),
        Mention(file="a.md", line=3, text="No Region Features", aliases=("ViLT",)),
        Mention(file="a.md", line=3, text="No Region Features"),
    ],
)
def test_a_name_before_a_remark_confirmed_by_its_claims_is_all_that_the_line_names(read: Mention) -> None:
    text = "ViLT: No Region Features (ICML 2021)"
    sighting = Sighting(0, 4, "ViLT", is_name=True, remarked=True, year=2021, venue="ICML")
    (mention,) = segment_mentions(segment(text), [read], [sighting], [])
    assert (mention.text, mention.kind, mention.year, mention.venue) == ("ViLT", Kind.ALIAS, 2021, "ICML")


def test_the_name_of_a_work_beside_its_title_adds_no_mention() -> None:
    text = "CLIP: Learning Transferable Visual Models"
    (mention,) = segment_mentions(segment(text), [looks(text)], [seen(text, "CLIP", is_name=True)], [])
    assert mention.text == text


def test_a_short_name_in_a_table_of_results_names_nothing() -> None:
    assert segment_mentions(segment("BERT", results=True), [looks("BERT", Kind.ALIAS)], [], []) == []
    assert len(segment_mentions(segment("BERT"), [looks("BERT", Kind.ALIAS)], [], [])) == 1


@pytest.mark.parametrize(
    "text", ["TBD", "tba", "待定", "No meeting", "n/a", "in-house", "Ours (v2)", "Net (ours)", "Montag"]
)
def test_placeholders_name_nothing(text: str) -> None:
    assert is_open_slot(text)
    assert segment_mentions(segment(text), [looks(text)], [], []) == []
    assert not is_open_slot(TITLE)


def test_the_author_s_own_data_name_nothing() -> None:
    for text in ("invoices (ours)", "发票（自建）"):
        assert segment_mentions(segment(text), [looks(text, Kind.ALIAS)], [], []) == []
    assert len(segment_mentions(segment("invoices (old)"), [looks("invoices (old)", Kind.ALIAS)], [], [])) == 1


def test_the_beginning_of_a_title_beside_its_name_is_looked_up_as_a_title() -> None:
    text = "Momentum contrast (MoCo)"
    begun = Sighting(0, len("Momentum contrast"), text, called="MoCo", is_part=True)
    (mention,) = segment_mentions(segment(text), [looks(text, Kind.ALIAS)], [begun], [])
    assert (mention.text, mention.kind, mention.called) == (text, Kind.LINE, "MoCo")
    more = "MoCo: momentum contrast, read it"
    begun = Sighting(6, 23, "MoCo: momentum contrast", called="MoCo", is_part=True)
    (mention,) = segment_mentions(segment(more), [looks("read MoCo: momentum contrast")], [begun], [])
    assert mention.text == "MoCo: momentum contrast"


def linked(*lines: str) -> list[tuple[int, tuple[str, ...]]]:
    """Return the lines and ids of the mentions of a paragraph."""
    note = read_note("\n".join(lines), "a.md")
    mentions, _ = with_sightings(note, [() for _ in note.segments])
    return [(each.line, tuple(identity.value for identity in each.ids)) for each in mentions]


def test_words_beside_the_last_link_of_a_list_do_not_take_the_other_links() -> None:
    lines = (
        "https://arxiv.org/abs/2304.13705",
        "https://doi.org/10.1109/CVPR42600.2020.01146",
        "https://arxiv.org/abs/2109.12098",
        "https://arxiv.org/abs/2406.09246 <- all the lab speaks of this",
    )
    assert linked(*lines) == [
        (1, ("2304.13705",)), (2, ("10.1109/CVPR42600.2020.01146",)), (3, ("2109.12098",)), (4, ("2406.09246",))
    ]  # fmt: skip


def test_links_of_several_sorts_below_a_title_are_all_its_own() -> None:
    lines = (
        "**Maps of Old Rivers in Tall Towns** (2020)",
        "https://arxiv.org/abs/2304.13705",
        "https://doi.org/10.1109/X.1",
    )
    ((line, ids),) = linked(*lines)
    assert (line, ids[0]) == (1, "2304.13705")


def test_an_id_below_a_known_title_has_none_of_the_claims_beside_the_title() -> None:
    text = f"Lane et al., ECCV 2014: {TITLE}\n-> a faster one in (1706.03762) is nice"
    below = Segment(file="a.md", line=3, text=text, place=Place.PARAGRAPH, ids=(PAPER,))
    read = Mention(file="a.md", line=3, text="a faster one 1706.03762 是", ids=(PAPER,), year=2014, venue="ECCV")
    for sightings, claims in (([seen(text, TITLE)], (None, None)), ([], (2014, "ECCV"))):
        mentions = segment_mentions(below, [read], sightings, [PAPER])
        assert [(each.year, each.venue) for each in mentions if each.ids == (PAPER,)] == [claims]


def test_words_around_two_ids_lose_neither_of_them() -> None:
    first, second = Id("arxiv", "1509.06461"), Id("arxiv", "1511.05952")
    text = "报销打车票，交给王老师\n待查：arXiv 1509.06461 和 1511.05952 哪个先出"
    words = Mention(file="a.md", line=3, text=text.replace("\n", " "), ids=(first,))
    found = segment_mentions(segment(text), [words], (), [first, second])
    assert [(each.line, each.kind, each.ids) for each in found] == [
        (4, Kind.LINK, (first,)),
        (4, Kind.LINK, (second,)),
    ]


@pytest.mark.parametrize(("gloss", "is_name"), [(" (graphs of old towns)", True), (" (Graphs of Old Towns)", False)])
def test_a_name_with_what_it_stands_for_in_brackets_is_that_name(gloss: str, *, is_name: bool) -> None:
    text = f"KGAT{gloss}"
    segment = Segment(file="a.md", line=1, text=text, place=Place.ITEM)
    looks = Mention(file="a.md", line=1, text=text, kind=Kind.LINE)
    seen = [Sighting(0, 4, "KGAT", is_name=True)]
    assert [each.text for each in segment_mentions(segment, [looks], seen, ())] == ["KGAT" if is_name else text]
