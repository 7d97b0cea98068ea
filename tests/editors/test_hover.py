"""The parts of a hover that differ from `vlbib explain`."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from tests.app.conftest import desk

from vlbib import api
from vlbib.app.explain import Story
from vlbib.editors.hover import story_markdown

if TYPE_CHECKING:
    from tests.app.conftest import Desk

__all__ = ["desk"]


@pytest.mark.parametrize(
    ("status", "heading"), [("accepted", "weighed"), ("web", "weighed"), ("doubtful", "may be"), ("unasked", "may be")]
)
def test_candidates_of_a_settled_work_are_listed_as_weighed(desk: Desk, status: str, heading: str) -> None:
    desk.write("notes/a.md", "- Mask R-CNN\n")
    desk.sync()
    story = api.explain("notes/a.md:1")
    assert isinstance(story, Story)
    told = story_markdown(replace(story, status=status, candidates=((("Mask (2020)"), ("against",)),)))
    assert f"\n\n{heading}:\n- Mask (2020)" in told
