"""Notes as people really keep them, in which plain Markdown parsing would lose titles."""

from __future__ import annotations

import pytest

from vlbib.notes.reader import read_note

ONE = "Counting Pelicans in Crowded Harbours by Sound"
TWO = "Sorting Gravel by the Sound of Rolling Stones"
NOTES: dict[str, tuple[str, list[str]]] = {
    "Chinese numbering": (f"# 论文\n\n1、[2021 ICML] {ONE}（第一篇）\n2、[2022] {TWO}\n", [ONE, TWO]),
    "numbers in Chinese brackets": (f"（1）[2021] {ONE}\n（2）[2022] {TWO}\n", [ONE, TWO]),
    "bold title, Chinese comma, venue and gloss": (
        f"- **{ONE}**，NeurIPS 2019，两流模型 👍\n- **{TWO}**，CVPR 2020，好\n",
        [ONE, TWO],
    ),
    "box of Obsidian": (f"> [!note] Papers\n> - [[{ONE}]] (ICML 2021) #pelicans\n> - {TWO} (ICML 2022)\n", [ONE, TWO]),
    "folded box": (f"> [!tip]- To read\n> - [2021] {ONE}\n\n> [2022] {TWO}\n", [ONE]),
    "emoji by name": (f"- :fire: **[ICCV'23]** {ONE} :star: [[paper]](https://arxiv.org/abs/2304.02643)\n", [ONE]),
    "hyphened initials": (f"- [12] J. Marsh, M.-W. Reed, K. Lee, and K. Stone. {ONE}. NAACL, 2019.\n", [ONE]),
    "table with CRLF and a byte order mark": (
        f"\ufeff| Title | Venue |\r\n|:--|:-:|\r\n| {ONE} | CVPR 2015 |\r\n| {TWO} | CVPR 2016 |\r\n",
        [ONE, TWO],
    ),
    "two papers on a line": (
        f"- A1: [{ONE}](https://arxiv.org/abs/2103.00020), B2: [{TWO}](https://arxiv.org/abs/2102.05918)\n",
        [ONE, TWO],
    ),
    "footnotes": ((f'Text.[^1]\n\n[^1]: Marsh et al. (2017). {ONE}. NeurIPS.\n[^2]: Reed, A., Lee, L. et al. "{TWO}", '
                  "ICLR 2021.\n"), [ONE, TWO]),
}  # fmt: skip


@pytest.mark.parametrize(("text", "titles"), NOTES.values(), ids=list(NOTES))
def test_titles_are_found_in_odd_notes(text: str, titles: list[str]) -> None:
    assert [mention.text for mention in read_note(text, "note.md").mentions] == titles


def test_a_number_in_a_callout_or_with_a_chinese_mark_keeps_its_line() -> None:
    note = read_note(f"# Notes\n\n> [!note] Papers\n>\n> - [2021] {ONE}\n\n2、[2022] {TWO}\n", "note.md")
    assert [mention.line for mention in note.mentions] == [5, 7]
