"""A few known short names, and which of them are recognised in a text."""

from __future__ import annotations

from vlbib.core.known import KnownTitle, Naming, TitleList
from vlbib.core.segment import Place, Segment, Stretch
from vlbib.matching.recognition.short_names import names_in

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


class Sharing(TitleList):
    def naming(self, name: str) -> Naming:  # noqa: ARG002 -- as its parent's
        return Naming.SHARED


def seen(
    text: str, place: Place = Place.ITEM, *marks: Stretch, heading: str = "", known: TitleList = NAMES
) -> list[str]:
    segment = Segment(file="a.md", line=1, text=text, place=place, marks=marks, heading=(heading,) if heading else ())
    return [text[name.start : name.end] for name in names_in(segment, known, ())]
