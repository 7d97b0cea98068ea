"""A line with evidence of a work (an id, a link to a paper, a known title or a sure name) is never lost."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.thoroughness import examples

from vlbib.core.ids import find_ids
from vlbib.core.known import KnownTitle, TitleList
from vlbib.core.text import squeeze
from vlbib.matching.recognition.recognise import without_topics, works_in
from vlbib.notes.reader import read_note
from vlbib.notes.recognised import with_sightings
from vlbib.notes.spoken_names import NamesSpoken

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vlbib.core.work import Mention

TITLES = {
    "ResNet": "Deep Residual Learning for Image Recognition",
    "BLIP-2": "Bootstrapping Pictures With Frozen Words",
}
KNOWN = TitleList(
    tuple(KnownTitle(title, squeeze(title), frozenset({squeeze(name)})) for name, title in TITLES.items()),
    frozenset(map(squeeze, TITLES)),
)

EVIDENCE = st.sampled_from(
    (
        "arXiv:2101.0{}",
        "https://arxiv.org/abs/2101.0{}",
        "[pdf](https://arxiv.org/pdf/2101.0{}v2.pdf)",
        "doi:10.1109/abc.2016.{}",
        "https://doi.org/10.1109/abc.2016.{}",
        "https://openreview.net/forum?id=abc{}",
        "https://proceedings.neurips.cc/paper/2020/hash/aeb7b30e{}-Abstract.html",
        TITLES["ResNet"],
        "BLIP-2",
    )
)
AROUND = st.sampled_from(
    (
        "- {}",
        "  - {}",
        "- [ ] {}",
        "- link: {}",
        "- read {} again, then write it up",
        "> {}",
        "> they ask for {} here",
        "## {}",
        "we saw {} today.",
        "{}",
        "\n{}",
        "\nsome words before {} and some behind it\n",
        "| {} | 3 |",
        "1. {}: nice",
        "**{}**",
        "<p>{}</p>",
    )
)
PLAIN = st.sampled_from(
    ("", "text", "- a remark of ours", "## Notes", "| a | b |\n|---|---|", "- Some Other Title Nobody Knows")
)
LINES = st.lists(st.one_of(st.tuples(AROUND, EVIDENCE), PLAIN), min_size=1, max_size=6)


@given(LINES)
@settings(max_examples=examples(150), deadline=None)
def test_a_line_with_evidence_is_a_mention_or_is_reported(lines: list[tuple[str, str] | str]) -> None:
    text, proofs = "", {}
    for number, line in enumerate(lines):
        proof = "" if isinstance(line, str) else line[1].format(f"{number:04}")
        before, _, after = (line, "", "") if isinstance(line, str) else line[0].partition("{}")
        if proof:
            proofs[(text + before).count("\n") + 1] = proof
        text += f"{before}{proof}{after}\n"
    note = read_note(text, "a.md")
    works = [works_in(segment, KNOWN) for segment in note.segments]
    seen = {id(segment): each for segment, each in zip(note.segments, works, strict=True)}
    mentions, skipped = with_sightings(
        note,
        without_topics(note.segments, works),
        passed_over=lambda segment: seen[id(segment)].passed,
        names=NamesSpoken(
            lambda segment: (*((name.text, "") for name in seen[id(segment)].names), *seen[id(segment)].spoken)
        ),
    )
    there = {mention.line for mention in mentions} | {item.line for item in skipped}
    lost = {line: proof for line, proof in proofs.items() if line not in there}
    assert [proof for proof in lost.values() if not _stands_for_it_elsewhere(proof, mentions)] == []


def _stands_for_it_elsewhere(proof: str, mentions: Sequence[Mention]) -> bool:
    """Tell whether a title has the id of a line below it, or the note names the work of a name elsewhere."""
    ids = {identity for mention in mentions for identity in mention.ids}
    return not ids.isdisjoint(find_ids(proof)) or squeeze(proof) in {squeeze(mention.text) for mention in mentions}
