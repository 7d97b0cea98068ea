"""Fifty questions get the same answer from the hover, `explain --format json`, the MCP tools and the Python API."""

from __future__ import annotations

import asyncio
import json
import re
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from lsprotocol import types as lsp
from mcp import Client
from tests.editors.editor import Editor, editing

from vlbib import CannotUse, api
from vlbib.assistants.mcp_server import make_mcp_server
from vlbib.cli import run

if TYPE_CHECKING:
    from collections.abc import Sequence

QUESTIONS = 55
NOTE = "notes/many.md"
TITLES = """\
Attention Is All You Need
Deep Residual Learning for Image Recognition
Segment Anything
Visual Instruction Tuning
Denoising Diffusion Probabilistic Models
Adam: A Method for Stochastic Optimization
Generative Adversarial Nets
Auto-Encoding Variational Bayes
Mask R-CNN
Focal Loss for Dense Object Detection
Very Deep Convolutional Networks for Large-Scale Image Recognition
A Simple Framework for Contrastive Learning of Visual Representations
Momentum Contrast for Unsupervised Visual Representation Learning
SAM
SAM 2
A Title That Nobody Has Ever Written (2021)
BERT
lr 3e-4, batch 32
CLIP
[the page](https://example.org/x)
""".splitlines()
# Lines with more than one thing: works, names that are not taken, and continued text.
SHARED = """\
- related: [[PaLI]], [[SimVLM]], [[Flamingo]]
- PaLI, SimVLM and Flamingo
- Learning Transferable Visual Models
  From Natural Language Supervision
"""
GOES_ON = f"{NOTE}:26"
PROSE = "\nProse that names nothing at all.\n\nSee [@he2016deep].\n"


@pytest.fixture
def questions(place: object, capsys: pytest.CaptureFixture[str]) -> Sequence[str]:
    """Over fifty keys and lines: of accepted works, and lines that wait, are decided, are shared or name no work."""
    del place
    text = "# Many\n\n" + "".join(f"- {title}\n" for title in TITLES) + SHARED + PROSE
    Path(NOTE).write_text(text)
    run(["sync", "--offline"])
    run(["ignore", f"{NOTE}:19"])
    run(["pin", f"{NOTE}:16", "none"])
    capsys.readouterr()
    keys = [row.key for row in api.entries()]
    asked = [
        *(f"{NOTE}:{number}" for number in range(1, text.count("\n") + 1)),
        *keys[:12],
        "nobody2020",
        f"{NOTE}:999",
    ]
    asked += [f"notes/reading.md:{number}" for number in range(1, 14)]
    assert len(asked) >= QUESTIONS
    return asked[:QUESTIONS]


def from_python(question: str) -> Any:
    try:
        return json.loads(json.dumps({"version": 1, **asdict(api.explain(question))}))
    except CannotUse as error:
        return str(error)


def from_command(question: str, capsys: pytest.CaptureFixture[str]) -> Any:
    code = run(["explain", question, "--format", "json"])
    said = capsys.readouterr()
    return json.loads(said.out) if code == 0 else said.err.removeprefix("vlbib: ").strip()


def from_tools(questions: Sequence[str]) -> list[Any]:
    async def ask() -> list[Any]:
        async with Client(make_mcp_server()) as client:
            return [await client.call_tool("explain", {"target": question}) for question in questions]

    return [
        answer.content[0].text.removeprefix("Error executing tool explain: ")
        if answer.is_error
        else answer.structured_content
        for answer in asyncio.run(ask())
    ]


def from_hovers(questions: Sequence[str]) -> list[str]:
    """Return the editor's hovers: over the line asked about, or over a citation of the key in another text."""

    async def ask() -> list[str]:
        async with editing() as editor:
            notes = (NOTE, "notes/reading.md")
            for note in notes:
                await editor.open(note)
            cited = "".join(f"[@{question}]\n" for question in questions)
            await editor.open("asked.md", cited)
            return [await _hover(editor, question) for question in questions]

    return asyncio.run(ask())


async def _hover(editor: Editor, question: str) -> str:
    file, _, line = question.rpartition(":")
    if not file:
        return await editor.hover("asked.md", question)
    lines = editor.texts[file].split("\n")
    if int(line) > len(lines):
        return ""
    place = lsp.Position(int(line) - 1, lines[int(line) - 1].find("@") + 1)
    params = lsp.HoverParams(editor.at(file, lines[0])[0], place)
    answer = await editor.client.text_document_hover_async(params)
    return getattr(answer.contents, "value", "") if answer else ""


def plain(text: str) -> str:
    return re.sub(r"\\(.)", r"\1", text)


def test_fifty_questions_have_the_same_answer_everywhere(
    questions: Sequence[str], capsys: pytest.CaptureFixture[str]
) -> None:
    python = [from_python(question) for question in questions]
    assert [from_command(question, capsys) for question in questions] == python
    assert from_tools(questions) == python
    shown = 0
    for question, story, hover in zip(questions, python, from_hovers(questions), strict=True):
        if not hover:
            assert question != GOES_ON
            assert isinstance(story, str) or "reason" in story, question
            continue
        shown += 1
        for part in told(story):
            assert part in plain(hover), (question, part, hover)
    assert shown > QUESTIONS // 2
    beside = [name for story in python if "beside" in story for name, _ in story["beside"]]
    assert beside == ["SimVLM", "Flamingo", "SimVLM", "Flamingo"]


def told(story: Any) -> list[str]:
    """Return what the hover must contain for a story."""
    if isinstance(story, str):
        return [story]
    if "reason" in story:
        return ["names no work", story["reason"]]
    head = f"**{story['key'] or 'no entry'}**: {story['status']} ({story['place']})"
    named = [place for place, _ in story["mentions"]]
    return [
        head,
        *story["reasons"],
        *story["notes"],
        *story["tags"],
        *named,
        *(title for title, _ in story["candidates"]),
        *(": ".join(pair) for pair in story["beside"]),
    ]
