"""What the field of a note tells, tells more of its field; each name is one mention of a line."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from vlbib.core.known import KnownTitle, TitleList
from vlbib.core.text import squeeze
from vlbib.matching.recognition.recognise import recognise
from vlbib.notes.reader import read_note
from vlbib.notes.recognised import with_sightings
from vlbib.notes.spoken_names import NamesSpoken

if TYPE_CHECKING:
    from vlbib.core.field_of_study import FieldOfStudy

FIRST, SECOND = "OakNet: Rivers and Harbours at Night", "ElmNet: Harbours at Night by Boats"
TITLES = {"OAKNET": FIRST, "ELMNET": SECOND}
SURE = ("Wide Rivers of the Deep North", "Rivers and Harbours in the Deep South")


def named(text: str) -> list[str]:
    known = TitleList(tuple(KnownTitle(title, squeeze(title)) for title in SURE), frozenset(("clip",)))

    def of_field(name: str, field: FieldOfStudy) -> str:
        return TITLES[name] if field.fit(TITLES[name], name) >= 5 else ""

    names = NamesSpoken(
        of_line=lambda line: [(name, "") for name in TITLES if re.search(rf"\b{name}\b", line)], of_field=of_field
    )
    note = read_note(text, "a.md")
    mentions, _ = with_sightings(note, recognise(note.segments, known), names=names)
    return [mention.text for mention in mentions if not mention.aside]


def test_a_name_of_the_field_makes_another_one_fit_it() -> None:
    sure = "".join(f"- {title}\n" for title in SURE)
    assert named(f"{sure}\nh=48 OAKNET .31\n\nh=48 ELMNET .31\n") == [*SURE, FIRST, SECOND]
    assert named(f"{sure}\nh=48 ELMNET .31\n") == list(SURE)  # it fits too little by itself


def test_a_name_in_a_table_of_models_is_one_mention() -> None:
    assert named("# Models\n\n| Model | Year |\n|---|---|\n| CLIP | 2021 |\n") == ["CLIP"]
