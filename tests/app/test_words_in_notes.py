from __future__ import annotations

from vlbib.app.words_in_notes import notes_with_words
from vlbib.core.work import Mention, Status, Verdict
from vlbib.lock.schema import LockedWork
from vlbib.settings import Pin, Settings
from vlbib.storage.note_files import NoteFile

WORK = LockedWork(
    key="he2016deep",
    verdict=Verdict(status=Status.ACCEPTED),
    mentions=(Mention(file="a.md", line=1, text="Deep Residual Learning"),),
)


def where(text: str, settings: Settings | None = None) -> dict[str, str]:
    return dict(notes_with_words([WORK], [NoteFile("b.md", text)], settings or Settings()))


def test_words_in_a_note_keep_their_work_whatever_is_around_them() -> None:
    assert where("we still like deep residual-learning here\n") == {"he2016deep": "b.md"}


def test_parts_of_words_keep_nothing() -> None:
    assert where("deep residual learnings\n") == {}
    assert where("deep residual\n") == {}


def test_words_in_a_comment_or_in_code_keep_their_work() -> None:
    for text in ("<!-- Deep Residual Learning -->", "%% Deep Residual\nLearning %%", "    Deep Residual Learning"):
        assert where(f"# A\n\n{text}") == {"he2016deep": "b.md"}
    assert where("```\nDeep Residual Learning\n```\n") == {"he2016deep": "b.md"}


def test_words_keep_their_work_across_markup_links_and_the_lines_of_a_notebook() -> None:
    assert where("Deep <b>Residual</b> [Learning](https://example.org)\n") == {"he2016deep": "b.md"}
    cell = '{"cells": [{"cell_type": "code", "source": ["# Deep Residual\\n", "# Learning"]}]}'
    assert dict(notes_with_words([WORK], [NoteFile("b.ipynb", cell)], Settings())) == {"he2016deep": "b.ipynb"}


def test_lines_that_the_owner_has_decided_about_do_not_count() -> None:
    assert where("Deep Residual Learning\n", Settings(ignored=("deep residual learning",))) == {}
    assert where("Deep Residual Learning\n", Settings(pins=(Pin(mention="Deep Residual Learning", to="none"),))) == {}
