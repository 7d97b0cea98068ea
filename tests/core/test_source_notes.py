from __future__ import annotations

import pytest

from vlbib.core.source_notes import ids_in_code, is_source_note, source_starts


@pytest.mark.parametrize(
    "comment",
    [
        "see Attention Is All You Need, eq. 3",
        "taken from: Attention Is All You Need",
        "- implements: Attention Is All You Need",
        "Quelle: Vaswani 2017",
        "vgl. Vaswani 2017",
        "参考：Attention Is All You Need",
        "ref: 1706.03762",
        "TODO cite Attention Is All You Need",
        "noch lesen: Attention Is All You Need",
        "https://arxiv.org/abs/1706.03762 (eq. 3)",
        "doi:10.1000/182",
        "layers as in Attention Is All You Need",
        "search space borrowed from Ida, doi 10.1000/182",
        "Figure from Deep Residual Learning",
        "Fig. 2b of Deep Residual Learning",
        "weights from Deep Residual Learning",
        "pooling after “Deep Residual Learning”",
        "TODO Anne: mention Deep Residual Learning here",
        "Deep Residual Learning passt besser in Kap. 4?",
        "baseline follows: Attention Is All You Need",
        "学习率 1e-4，见 2103.10504",
        "Position + novelty, cf. Attention Is All You Need",
        "prompt 模板抄自 Visual Instruction Tuning 附录",
        "bucles como en Graph Networks: A + I",
    ],
)
def test_a_comment_may_give_a_source(comment: str) -> None:
    assert is_source_note(comment)


@pytest.mark.parametrize(
    "comment",
    [
        "Attention Is All You Need",
        "maybe see Attention Is All You Need",
        "we no longer use https://arxiv.org/abs/1706.03762",
        "seed = 3",
        "TODO: attend to it",
        "reader = read",
        "references_to = []",
        "fromage",
        "we take it from there",
        "here we look after it",
        "is it here, or there, or in some other place?",
        "All You Need?",
    ],
)
def test_commented_out_text_does_not_count(comment: str) -> None:
    assert not is_source_note(comment)


@pytest.mark.parametrize(
    ("comment", "sources"),
    [
        ("see CLIP", ["CLIP"]),
        ("See also: “CLIP”", ["CLIP”"]),
        ("reads like the one in X and Y", []),
        ("weights from CLIP, as in our ResNet", ["CLIP, as in our ResNet", "ResNet"]),
        ("weights from 2 of them", ["2 of them"]),
        ("参考 CLIP", ["CLIP"]),
    ],
)
def test_a_source_begins_behind_the_words_for_it(comment: str, sources: list[str]) -> None:
    assert [comment[start:] for start in sorted(source_starts(comment))] == sources


@pytest.mark.parametrize(
    ("line", "count"),
    [
        ("wget https://arxiv.org/pdf/1706.03762  # long", 1),
        ("$ curl -LO arxiv.org/pdf/1706.03762.pdf; curl -LO arxiv.org/pdf/1512.03385.pdf", 2),
        ("for i in 1 2; do wget https://arxiv.org/pdf/1706.03762; done", 1),
        ("mkdir a && sudo curl -s 'https://arxiv.org/pdf/1706.03762?a=b&c=d' -o a.pdf", 1),
        ("wget b.zip; echo https://arxiv.org/pdf/1706.03762", 0),
        ("wget b.zip # not https://arxiv.org/pdf/1706.03762", 0),
        ("open(https://arxiv.org/pdf/1706.03762)", 0),
        ("URL=https://arxiv.org/pdf/1706.03762", 0),
    ],
)
def test_code_names_the_pages_of_papers_that_its_commands_fetch(line: str, count: int) -> None:
    assert len(ids_in_code(line)) == count
