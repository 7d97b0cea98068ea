"""Random notes of names, titles, ids and citations: the first sync settles them, and citations come off again."""

from __future__ import annotations

import os
import re
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from tests.thoroughness import examples

from vlbib.app.annotate import annotate
from vlbib.app.project import find_settings
from vlbib.app.sync import sync
from vlbib.app.sync_request import SyncRequest

NOTE = Path("notes/a.md")
# Short name, title, key, arXiv id.
WORKS = (
    (
        "BLIP-2",
        "BLIP-2: Bootstrapping Language-Image Pre-training with Frozen Image Encoders and Large Language Models",
        "li2023blip2",
        "2301.12597",
    ),
    ("LLaMA", "LLaMA: Open and Efficient Foundation Language Models", "touvron2023llama", "2302.13971"),
    (
        "CLIP",
        "Learning Transferable Visual Models From Natural Language Supervision",
        "radford2021clip",
        "2103.00020",
    ),
    ("ResNet", "Deep Residual Learning for Image Recognition", "he2016resnet", "1512.03385"),
)
# `{c}` is where a line may cite its work, {other} another work's short name.
LINES = (
    "- {name}{c}",
    "- {title}{c}",
    "- [2021] {title}{c}",
    "- https://arxiv.org/abs/{id}",
    "- arXiv:{id}{c}",
    "- {name}{c}; {other}",
    "- [{name}](https://arxiv.org/abs/{id}){c}",
    "- **{name}**{c}: {title}",
    "- {name} ({title}){c}",
    "\nWe compare it with {name}{c} here.\n",
    "\n{title}{c} is what we read; {other} too.\n",
    "\n## {name}\n\n- {title}{c}",
    "\n## [2021] {name}{c}\n",
    "\n| Paper | Year |\n|---|---|\n| {name}{c} | 2020 |\n| {title} | 2020 |\n",
    "\n# Talks\n",
)
CITING = re.compile(r" \[@\w+\]")


@st.composite
def lines(draw: st.DrawFn) -> str:
    name, title, key, arxiv = draw(st.sampled_from(WORKS))
    citation = f" [@{key}]" if draw(st.booleans()) else ""
    other = draw(st.sampled_from(WORKS))[0]
    return draw(st.sampled_from(LINES)).format(name=name, title=title, id=arxiv, c=citation, other=other)


notes = st.lists(lines(), min_size=1, max_size=6).map(lambda drawn: "# Reading\n" + "\n".join(drawn) + "\n")


def synced() -> list[bytes]:
    """Sync, and return the bytes of library and lock."""
    sync(SyncRequest(offline=True), find_settings())
    return [path.read_bytes() for path in map(Path, ("references.bib", "references.lock")) if path.exists()]


def begin(patch: pytest.MonkeyPatch, room: str, text: str) -> None:
    """Begin a project with one note."""
    patch.chdir(room)
    patch.setattr(os, "fsync", lambda _: None)  # the files need not survive a crash
    patch.setenv("VLBIB_CACHE_DIR", f"{room}/.cache")
    patch.setenv("VLBIB_DATA_DIR", f"{room}/.data")
    NOTE.parent.mkdir()
    NOTE.write_text(text, encoding="utf-8")


@settings(max_examples=examples(60))
@given(notes)
def test_a_second_and_a_third_sync_change_no_byte_of_library_and_lock(text: str) -> None:
    with TemporaryDirectory() as room, pytest.MonkeyPatch.context() as patch:
        begin(patch, room, text)
        first = synced()
        assert synced() == first, text
        assert synced() == first, text


@settings(max_examples=examples(60))
@given(notes.map(lambda text: CITING.sub("", text)))
@example("# Reading\n\nWe compare it with BLIP-2 here.\n\n\n## [2021] CLIP\n")
def test_citations_that_were_written_before_a_sync_are_removed_after_it(text: str) -> None:
    with TemporaryDirectory() as room, pytest.MonkeyPatch.context() as patch:
        begin(patch, room, text)
        before = synced()
        if not before:
            return
        annotate(find_settings(), None, str(NOTE))
        annotated = synced()
        assert synced() == annotated, NOTE.read_text(encoding="utf-8")
        annotate(find_settings(), None, str(NOTE), remove=True)
        assert NOTE.read_text(encoding="utf-8") == text
        assert synced() == before
