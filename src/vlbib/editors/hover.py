"""Hover: the output of `vlbib explain` for the work under the cursor, in Markdown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vlbib.app.explain import Story
from vlbib.core.lazy_pattern import lazy_pattern
from vlbib.core.work import Status

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vlbib.app.explain_line import LineStory

_MARKS = lazy_pattern(r"([\\`*_\[\]<>|#])")
_SETTLED = (Status.ACCEPTED.value, Status.WEB.value)
_NAMED = 12  # most places that are listed


def story_markdown(story: Story | LineStory, reference: str = "") -> str:
    """Return a story as Markdown; `reference` is the formatted entry in Markdown."""
    parts = _work_parts(story, reference) if isinstance(story, Story) else _line_parts(story)
    return "\n\n".join(part for part in parts if part)


def _line_parts(story: LineStory) -> Iterator[str]:
    yield f"**names no work** ({_plain(story.place)})"
    yield _list("looked up", [": ".join(pair) for pair in story.looked_up])
    yield _list("because", [story.reason])


def _work_parts(story: Story, reference: str) -> Iterator[str]:
    yield f"**{_plain(story.key or 'no entry')}**: {story.status} ({_plain(story.place)})"
    yield reference
    yield _list("because", story.reasons)
    yield _list("could not be asked", story.missed)
    yield _list("note and record differ", story.notes)
    yield _list("yours", [f"{field.name}: {field.word}" for field in story.fields if field.word])
    yield _list("tags", [", ".join((*story.tags, *story.own_tags))] if story.tags or story.own_tags else [])
    yield _list("named by", [place for place, _ in story.mentions[:_NAMED]])
    more = len(story.mentions) - _NAMED
    yield f"and {more} more" if more > 0 else ""
    yield _list("weighed" if story.status in _SETTLED else "may be", [title for title, _ in story.candidates])
    yield _list("former keys", story.former_keys)
    yield _list("also on the line", [": ".join(pair) for pair in story.beside])


def _list(heading: str, rows: tuple[str, ...] | list[str]) -> str:
    return "\n".join([f"{heading}:", *(f"- {_plain(row)}" for row in rows)]) if rows else ""


def _plain(text: str) -> str:
    """Return a text on one line with Markdown's special characters escaped."""
    return _MARKS.sub(r"\\\1", " ".join(text.split()))
