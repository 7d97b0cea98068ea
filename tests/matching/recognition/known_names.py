"""A few known short names, and which of them are recognised in a text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from vlbib.core.known import KnownTitle, Naming, TitleFacts, TitleList
from vlbib.core.segment import Place, Segment, Stretch
from vlbib.core.text import squeeze
from vlbib.matching.recognition.names.short_names import names_in

if TYPE_CHECKING:
    from collections.abc import Mapping

NAMES = TitleList(
    (KnownTitle("Segment Anything", "segmentanything"),),
    frozenset((
        "dinov2", "pdf", "arxiv", "clip", "bert", "gpt3", "flamingo", "resnet", "sam", "gpt4", "r",
        "r1", "bigopenclip2", "bigopenfreeclip2", "showandtell", "showattendandtell", "fasterrcnn", "sam2",
    )),
)  # fmt: skip


class Hinting(TitleList):
    def naming(self, name: str) -> Naming:  # noqa: ARG002 -- as its parent's
        return Naming.HINT


class Headed(TitleList):
    """Titles whose words before the colon are hints at names, as in an index."""

    def naming(self, name: str) -> Naming:
        own = super().naming(name)
        heads = {squeeze(re.split(r":| - ", title.text)[0]) for title in self.titles}
        return own or (Naming.HINT if squeeze(name) in heads else Naming.NONE)


def headed(*titles: str, facts: Mapping[str, TitleFacts] | None = None) -> Headed:
    """Return a world of these titles; `facts` are given by title."""
    own = {squeeze(text): (each,) for text, each in (facts or {}).items()}
    return Headed(tuple(KnownTitle(text, squeeze(text)) for text in titles), facts=own)


class Sharing(TitleList):
    def naming(self, name: str) -> Naming:  # noqa: ARG002 -- as its parent's
        return Naming.SHARED


def seen(
    text: str, place: Place = Place.ITEM, *marks: Stretch, heading: str = "", known: TitleList = NAMES
) -> list[str]:
    segment = Segment(file="a.md", line=1, text=text, place=place, marks=marks, heading=(heading,) if heading else ())
    return [text[name.start : name.end] for name in names_in(segment, known, ())]
