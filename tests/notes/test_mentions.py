from __future__ import annotations

from vlbib.core.ids import Id
from vlbib.core.work import Kind, Mention
from vlbib.notes.reader import read_note

ONE = "Deep Residual Learning for Image Recognition"
TWO = "Attention Is All You Need"
A = "https://arxiv.org/abs/1512.03385"
B = "https://arxiv.org/abs/1706.03762"


def _mentions(text: str) -> tuple[Mention, ...]:
    return read_note(text, "note.md").mentions


def _urls(mention: Mention) -> list[str]:
    return [link.url for link in mention.links]


def test_several_links_of_one_work_are_one_mention() -> None:
    text = f"- [{ONE}]({A}) [[pdf](https://arxiv.org/pdf/1512.03385v1.pdf)] [[code](https://github.com/a/resnet)]\n"
    (mention,) = _mentions(text)
    assert mention.ids == (Id("arxiv", "1512.03385"),)
    assert len(mention.links) == 3


def test_a_second_paper_on_the_line_is_a_second_mention() -> None:
    first, second = _mentions(f"- [{ONE}]({A}), see also [{TWO}]({B})\n")
    assert (first.text, first.ids) == (ONE, (Id("arxiv", "1512.03385"),))
    assert (second.text, second.ids) == (TWO, (Id("arxiv", "1706.03762"),))


def test_a_title_that_links_to_a_paper_in_running_text_is_a_mention() -> None:
    (mention,) = _mentions(f"- This is the idea of [{TWO}]({B}), which we discuss below.\n")
    assert (mention.text, mention.ids) == (TWO, (Id("arxiv", "1706.03762"),))


def test_lines_of_links_below_a_title_are_its_links() -> None:
    text = f"**{ONE}**\n\n- Paper: {A}\n- Code: https://github.com/a/b\n\n**{TWO}**\n\n- Paper: {B}\n"
    first, second = _mentions(text)
    assert _urls(first) == [A, "https://github.com/a/b"]
    assert _urls(second) == [B]


def test_nested_lines_of_links_belong_to_their_item() -> None:
    first, second = _mentions(f"- {ONE} (CVPR 2016)\n  - {A}\n- {TWO} (NeurIPS 2017)\n  - [paper]({B})\n")
    assert first.ids == (Id("arxiv", "1512.03385"),)
    assert second.ids == (Id("arxiv", "1706.03762"),)


def test_a_link_in_a_section_of_several_works_belongs_to_the_one_it_names() -> None:
    text = """## [2021] LAION-400M, [2022] LAION-5B
- [2021] LAION-400M: Open dataset of image-text pairs
- [2022] LAION-5B: An open large-scale dataset
- https://laion.ai/blog/laion-5b/
- https://example.org/unrelated
"""
    first, second = _mentions(text)
    assert (_urls(first), _urls(second)) == ([], ["https://laion.ai/blog/laion-5b/"])


def test_a_second_repository_beside_the_work_s_own_belongs_to_another() -> None:
    text = f"""## [2021] CLIP
- [2021] {ONE}
- https://github.com/openai/CLIP
- https://github.com/ofa-sys/chinese-clip
"""
    assert _urls(_mentions(text)[0]) == ["https://github.com/openai/CLIP"]


def test_a_link_that_contradicts_the_work_s_id_is_another_paper() -> None:
    first, second = _mentions(f"- [{ONE}]({A})\n- {B}\n")
    assert first.ids == (Id("arxiv", "1512.03385"),)
    assert (second.kind, second.ids) == (Kind.LINK, (Id("arxiv", "1706.03762"),))


def test_a_link_without_id_names_nothing() -> None:
    assert _mentions("- https://github.com/openai/CLIP\n- see https://example.org\n") == ()


def test_ids_in_text_count() -> None:
    first, second, third = _mentions(
        f"- {ONE}, arXiv:1512.03385, 2015\n- 1706.03762 {TWO}\n- [2016] Foo Bar Baz, doi:10.1109/CVPR.2016.90\n"
    )
    assert first.ids == (Id("arxiv", "1512.03385"),)
    assert second.ids == (Id("arxiv", "1706.03762"),)
    assert third.ids == (Id("doi", "10.1109/CVPR.2016.90"),)


def test_the_links_of_a_row_belong_to_its_work() -> None:
    text = f"| Title | Paper | Code |\n|--|--|--|\n| {ONE} | [1512.03385]({A}) | [resnet](https://github.com/a/b) |\n"
    (mention,) = _mentions(text)
    assert mention.ids == (Id("arxiv", "1512.03385"),)
    assert len(mention.links) == 2


def test_links_at_the_top_of_a_note_about_one_work_are_its_links() -> None:
    (mention,) = _mentions(
        f"# {ONE}\n\n* [Link to the paper]({A})\n* [Code](https://github.com/a/b)\n\n## Method\ntext\n"
    )
    assert (mention.kind, mention.ids) == (Kind.HEADING, (Id("arxiv", "1512.03385"),))
