"""Why a known title that is written in a text does not name its work there."""

from __future__ import annotations

from enum import StrEnum


class Objection(StrEnum):
    """What keeps a known title from counting where it is; the value says it in words, after `a known title, but`."""

    LATER_VERSION = "the name beside it may be a later version's"
    FEW = "so few words count only as a short name"
    IN_RESULTS = "in a table of results only longer titles count"
    OTHER_MARKS = "its numbers or marks are not the same"
    SMALL_LETTERS = "so few words in small letters count only on a line of their own"
    LONGER_BEFORE = "a longer title may begin before it"
    LONGER = "a longer title may go on after it"
    UNSURE = "so few words count only in a list, between stops, or before a citation"
    RARE = "so few words count only beside authors, a venue and its year, or in a list of works"
