"""The text of one line never changes which known work another line names."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.thoroughness import examples

from vlbib.core.known import KnownTitle, TitleList
from vlbib.core.text import squeeze
from vlbib.core.work import Kind
from vlbib.matching.recognition.recognise import recognise
from vlbib.notes.reader import read_note
from vlbib.notes.recognised import with_sightings

TITLES = (
    "Attention Is All You Need",
    "Deep Residual Learning for Image Recognition",
    "Learning Transferable Visual Models From Natural Language Supervision",
    "Segment Anything in Every Image at Once",
)
KNOWN = TitleList(tuple(KnownTitle(title, squeeze(title)) for title in TITLES), frozenset(("clip", "bert")))
KEYS = {squeeze(title): title for title in TITLES}

titles = st.sampled_from(TITLES)
LINES = st.one_of(
    titles.map("- {}".format),
    titles.map("- {} (NIPS 2017)".format),
    titles.map("- [2016 CVPR] {}".format),
    titles.map("- **{}**, Kaiming He et al.".format),
    titles.map("1. He K, Zhang X. {}. CVPR 2016.".format),
    titles.map("\nToday we read {} again.\n".format),
    titles.map("> “{}” was quoted".format),
    st.sampled_from(("- CLIP", "- a remark of ours", "- Some Other Title Nobody Knows", "", "text", "- [x] done")),
)


def named(lines: list[str]) -> list[set[str]]:
    """Return for each line the known titles that are mentions on it."""
    note = read_note("\n".join(lines), "a.md")
    mentions, _ = with_sightings(note, recognise(note.segments, KNOWN))
    starts, at = [], 1
    for line in lines:
        starts.append((at, at + line.count("\n")))
        at += line.count("\n") + 1
    keys = [(mention.line, squeeze(mention.text)) for mention in mentions if mention.kind is not Kind.FILE]
    return [{key for number, key in keys if low <= number <= high and key in KEYS} for low, high in starts]


@given(st.lists(LINES, min_size=1, max_size=8), LINES, st.integers(0, 8))
@settings(max_examples=examples(150), deadline=None)
def test_an_inserted_line_changes_no_other_line_s_work(lines: list[str], new: str, at: int) -> None:
    place = min(at, len(lines))
    before = named(lines)
    after = named([*lines[:place], new, *lines[place:]])
    assert after[:place] + after[place + 1 :] == before


@given(st.lists(LINES, min_size=1, max_size=8))
@settings(max_examples=examples(100), deadline=None)
def test_every_known_title_is_a_mention_on_its_own_line(lines: list[str]) -> None:
    for line, keys in zip(lines, named(lines), strict=True):
        assert {key for key, title in KEYS.items() if title in line} <= keys
