from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from vlbib.notes.reader import read_note

if TYPE_CHECKING:
    from vlbib.core.work import Mention

ONE = "Deep Residual Learning for Image Recognition"
TWO = "Attention Is All You Need"
A = "https://arxiv.org/abs/1512.03385"
B = "https://arxiv.org/abs/1706.03762"
CODE = "https://github.com/a/b"
THREE = "Scene Graph Generation by Iterative Message Passing"

STYLES = {
    "plain bullets": (f"# Papers\n- {ONE}\n- {TWO}\n- {THREE}\n", [ONE, TWO, THREE]),
    "numbered list": (f"1. {ONE} (CVPR 2016)\n2. {TWO}, NeurIPS 2017\n", [ONE, TWO]),
    "year in brackets": (f"- [2016 CVPR] {ONE}\n- [2017] {TWO}\n- a remark on both\n", [ONE, TWO]),
    "venue before a colon": (f"- CVPR 2016: {ONE}\n- NeurIPS'17 - {TWO}\n", [ONE, TWO]),
    "emphasised venue": (f"- {ONE}. *CVPR'16*\n- {TWO}, _NeurIPS 2017_\n", [ONE, TWO]),
    "braces of arXiv": (f"- {ONE} {{arXiv 2015}}\n- {TWO} {{NeurIPS 2017}}\n", [ONE, TWO]),
    "code spans": (f"- `CVPR 2016` {ONE}\n- {TWO} `NeurIPS 2017` `oral`\n", [ONE, TWO]),
    "bold with authors": (f"- **{ONE}**, Kaiming He et al. [[paper]({A})]\n", [ONE]),
    "bold paragraph": (f"**{ONE}**\n\n- Paper: {A}\n- Code: {CODE}\n", [ONE]),
    "several lines": (f"**{ONE}**  \nKaiming He, Xiangyu Zhang  \n*CVPR 2016* [[pdf]({A})]\n", [ONE]),
    "wrapped title": ("- [2016] Deep Residual Learning\n  for Image Recognition\n", [ONE]),
    "links": (f"- [{ONE}]({A}) - CVPR 2016\n- [{TWO}]({B})\n", [ONE, TWO]),
    "reference links": (f"- [{ONE}][he]\n\n[he]: {A}\n", [ONE]),
    "link to a publisher": (f"- [{ONE}](https://papers.nips.cc/paper/1.pdf)\n", [ONE]),
    "a label and a title": ((f"- [ResNet] {ONE}, CVPR 2016\n- **Transformer**: {TWO}, NeurIPS 2017\n"), [ONE, TWO]),
    "check boxes": (f"- [x] {ONE} (CVPR 2016)\n- [ ] {TWO} (NeurIPS 2017)\n", [ONE, TWO]),
    "emoji and stars": (f"- ⭐ **{ONE}** (CVPR 2016) 🔥\n- :star: [2017] {TWO} ⭐⭐\n", [ONE, TWO]),
    "tags at the end": (f"- [2016] {ONE} #vision #cnn\n", [ONE]),
    "wikilinks": (f"- [2016] [[{ONE}]]\n- [2017] [[notes/attention|{TWO}]]\n", [ONE, TWO]),
    "outline with tabs": (
        (f"- Papers\n\t- TODO [2016] {ONE}\n\t\t- collapsed:: true\n\t- DONE [2017] {TWO}\n"),
        [ONE, TWO],
    ),
    "properties": (f"- [2016] {ONE}\n  id:: 64b0\n  tags:: vision\n", [ONE]),
    "block references": (
        (f"- [2016] {ONE} ((64b0aa11-22bb-33cc-44dd-55ee66ff7788))\n- [2017] {TWO} ^a1b2c3\n"),
        [ONE, TWO],
    ),
    "Chinese brackets": (
        f"- 【CVPR 2016】《{ONE}》\n- （2017 NeurIPS）{TWO}：注意力机制\n",
        [ONE, TWO],
    ),
    "html list": ((f"<ul>\n<li><b>{ONE}</b>, CVPR 2016</li>\n<li><a href='{B}'>{TWO}</a></li>\n</ul>\n"), [ONE, TWO]),
    "details": (
        (f"<details>\n<summary>Papers</summary>\n\n- [2016] {ONE}\n- [2017] {TWO}\n\n</details>\n"),
        [ONE, TWO],
    ),
    "html lines": (
        (f"<p>\n<b>{ONE}.</b><br>\nKaiming He, Xiangyu Zhang.<br>\nCVPR 2016.\n<a href='{A}'>[paper]\n</p>\n"),
        [ONE],
    ),
    "table": (
        (f"| Title | Venue | Code |\n|--|--|--|\n| {ONE} | CVPR 2016 | [a]({CODE}) |\n| {TWO} | | |\n"),
        [ONE, TWO],
    ),
    "table in Chinese": (f"| 年份 | 标题 | 备注 |\n|--|--|--|\n| 2016 | {ONE} | 残差 |\n", [ONE]),
    "table with a pipe": (
        "| Paper | Year |\n|--|--|\n| P(a\\|b): A Model of Everything | 2016 |\n",
        ["P(a|b): A Model of Everything"],
    ),
    "table of names": (f"| Name | Paper | Year |\n|--|--|--|\n| ResNet | [pdf]({A}) | 2016 |\n", ["ResNet"]),
    "citation": (f"[1] A. Vaswani, N. Shazeer, et al. {TWO}. In NeurIPS, 2017.\n", [TWO]),
    "quoted citation": (f'- Vaswani et al., "{TWO}", NeurIPS 2017\n', [TWO]),
    "footnote": (f"Text.[^1]\n\n[^1]: Kaiming He et al. {ONE}. CVPR 2016.\n", [ONE]),
    "front matter": (
        (f"---\ntitle: {ONE}\ntags: [cnn]\n---\n\n## Introduction\n\n* Residual blocks are easy to train.\n"),
        [ONE],
    ),
    "front matter in quotes": (f'---\ntitle: "{ONE}"\narxiv: 1512.03385\n---\ntext\n', [ONE]),
    "one title as H1": (f"# {ONE}\n\n_March 2016_\n\n#### Key ideas\n- skip connections\n", [ONE]),
    "linked H1": (f"# 😀 [{ONE}]({A})\n\ntext\n", [ONE]),
    "Setext headings": (f"Vision\n======\n\n[2016] ResNet\n-------------\n\n- [2016] {ONE}\n", [ONE]),
    "title headings": (f"# CNNs\n## [2016] {ONE}\nnotes\n## [2017] {TWO}\nnotes\n", [ONE, TWO]),
    "linked headings": (f"# CNNs\n### [{ONE}]({A})\nnotes\n### [{TWO}]({B})\n", [ONE, TWO]),
    "CRLF and BOM": (f"\ufeff# CNNs\r\n\r\n- [2016] {ONE}\r\n- [2017] {TWO}\r\n", [ONE, TWO]),
    "titles as lines of one paragraph": (f"{ONE}, CVPR 2016\n{TWO}, NeurIPS 2017\n", [ONE, TWO]),
    "two papers on one line": (f"- [{ONE}]({A}) and [{TWO}]({B})\n", [ONE, TWO]),
    "a bare link": (f"- {A}\n", [A]),
    "a name that links to its paper": (f"- [ResNet]({A})\n", ["ResNet"]),
}

NOTHING = {
    "fence": f"```\n- [2016] {ONE}\n```\n",
    "quotation": f"> - [2016] {ONE}\n",
    "callout": f"> [!note] {ONE}\n> text\n",
    "html comment": f"<!--\n- [2016] {ONE}\n-->\n",
    "Obsidian comment": f"%%\n- [2016] {ONE}\n%%\n",
    "mathematics": f"$$\n- [2016] {ONE}\n$$\n",
    "contents": "# Contents\n- [Image Captioning with Transformers](#a)\n- [Visual Question Answering Models](#b)\n",
    "task definitions": "# Tasks\n- Image Captioning (IC): automatically generating a description.\n"
    "- Visual Reasoning (VR): 视觉推理.\n",
    "prose": "We follow the training recipe of the original paper, which was published at CVPR 2016. It works well.\n",
    "results": "| Model | R@1 | R@5 |\n|--|--|--|\n| CLIP | 42.80 | 50.1 |\n| ALIGN | 49.09 | 60.2 |\n",
    "change log": "## Change Log\n* 2019/12/16: Add CBP (AAAI 2020)\n",
    "list of collections": "# Awesome Vision Papers\n\nA curated list.\n",
    "remarks": "- the model uses 12 layers\n- we should try a larger batch size\n- compare with the baseline\n",
    "years of sections": "# Papers\n## 2019\n## 2020\n",
    "empty": "",
}


@pytest.mark.parametrize(("text", "titles"), STYLES.values(), ids=list(STYLES))
def test_every_style_of_note_gives_its_titles(text: str, titles: list[str]) -> None:
    assert [mention.text for mention in read_note(text, "note.md").mentions] == titles


@pytest.mark.parametrize("text", NOTHING.values(), ids=list(NOTHING))
def test_other_lines_name_nothing(text: str) -> None:
    assert [mention.text for mention in read_note(text, "note.md").mentions] == []


def _only(text: str) -> Mention:
    (mention,) = read_note(text, "note.md").mentions
    return mention


def test_authors_in_vancouver_style_come_before_the_title() -> None:
    mention = _only("1. Li J, Hoi SC, et al. BLIP: Bootstrapping Language-Image Pre-training. ICML 2022.\n")
    assert mention.text == "BLIP: Bootstrapping Language-Image Pre-training"
    assert mention.authors == ("Li, J.", "Hoi, S. C.")


def test_a_remark_after_the_venue_of_a_bold_title_changes_nothing() -> None:
    mention = _only("- **Visual Instruction Tuning of Models** (NeurIPS 2023) 很重要, read again\n")
    assert (mention.text, mention.venue, mention.year) == ("Visual Instruction Tuning of Models", "NeurIPS", 2023)


def test_a_chinese_remark_after_a_latin_title_is_removed() -> None:
    assert _only("- [2022] A Visual Language Model for Few-Shot Learning 很重要\n").text == (
        "A Visual Language Model for Few-Shot Learning"
    )


def test_chinese_numbers_and_title_brackets_are_removed() -> None:
    note = read_note(
        "1、《Visual Models From Natural Language》（ICML 2021）：好\n2、【CVPR 2022】LiT：Locked-image text Tuning\n",
        "n.md",
    )
    assert [(mention.text, mention.venue) for mention in note.mentions] == [
        ("Visual Models From Natural Language", "ICML"),
        ("LiT：Locked-image text Tuning", "CVPR"),
    ]


def test_lines_with_authors_and_a_link_belong_to_the_note_s_title() -> None:
    mention = _only(
        "# Visual Models for Few-Shot Learning\nAuthors: Ann Lee et al.\nLink: https://arxiv.org/abs/2204.14198\n"
    )
    assert mention.text == "Visual Models for Few-Shot Learning"
    assert [str(one) for one in mention.ids] == ["arxiv:2204.14198"]
