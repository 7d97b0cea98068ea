from __future__ import annotations

import json

from vlbib.core.work import Kind
from vlbib.matching.title_agreement import titles_agree
from vlbib.notes.reader import read_note
from vlbib.notes.works import gather


def test_a_title_line_gets_aliases_gloss_and_section_from_its_headings() -> None:
    text = """# VLP, Vision and Language Pre-training

## [2021] CLIP, Contrastive Language-Image Pre-training
---
- [2021] Learning Transferable Visual Models From Natural Language Supervision
- https://github.com/openai/CLIP

## [2022 ICML] OFA
- [2022 ICML] OFA_ Unifying Architectures, Tasks, and Modalities
"""
    clip, ofa = read_note(text, "vlp.md").mentions
    assert clip.text == "Learning Transferable Visual Models From Natural Language Supervision"
    assert (clip.year, clip.venue, clip.line) == (2021, None, 5)
    assert clip.aliases == ("CLIP",)
    assert clip.gloss == ("Contrastive Language-Image Pre-training",)
    assert clip.section == ("VLP",)
    assert [link.url for link in clip.links] == ["https://github.com/openai/CLIP"]
    assert (ofa.text, ofa.year, ofa.venue) == ("OFA_ Unifying Architectures, Tasks, and Modalities", 2022, "ICML")
    assert clip.group != ofa.group


def test_a_heading_without_title_line_among_headings_of_works_is_an_alias() -> None:
    text = """# Models
## [2021] CLIP
- [2021] Learning Transferable Visual Models From Natural Language Supervision
## [2022] Flamingo
- [2022] Flamingo_ a Visual Language Model for Few-Shot Learning
## LLaVa, Language-and-Vision Assistant
"""
    last = read_note(text, "a.md").mentions[-1]
    assert (last.text, last.kind, last.gloss) == ("LLaVa", Kind.ALIAS, ("Language-and-Vision Assistant",))


def test_mentions_of_the_same_text_are_one_work() -> None:
    text = "- [2021] Deep Networks for Vision\n- [2022] deep networks: for vision\n- [2022] Another Title of a Paper\n"
    works = gather(read_note(text, "a.md").mentions, titles_agree)
    assert [len(work.mentions) for work in works] == [2, 1]


def test_the_links_of_a_notebook_are_on_the_lines_of_its_file() -> None:
    url = "https://arxiv.org/abs/2001.00001"
    source = ["- A Title of Some Length\n", f"- {url}\n", f"- [Another Title of Some Length]({url})"]
    text = json.dumps({"cells": [{"cell_type": "markdown", "source": source}]}, indent=1)
    lines = {number for number, line in enumerate(text.split("\n"), 1) if url in line}
    note = read_note(text, "a.ipynb")
    for parts in (note.segments, note.mentions):
        linked = [link.line for part in parts for link in part.links if link.url == url]
        assert linked != []
        assert set(linked) <= lines
