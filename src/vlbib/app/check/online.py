"""Asks the sources about the entries of a library, as `verify` asks them about references."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vlbib.app.verify.gathering import EMPTY_YARDSTICK, asked_about
from vlbib.checks.inputs import Answer
from vlbib.verification.reference import reference_of

if TYPE_CHECKING:
    from vlbib.app.verify.gathering import SourcesAsked, Yardstick
    from vlbib.core.bib import Library


def ask_about(library: Library, session: SourcesAsked, yardstick: Yardstick = EMPTY_YARDSTICK) -> tuple[Answer, ...]:
    """Ask about every entry with an id or a title; an entry that no source was asked about has no answer."""
    evidence = asked_about([reference_of(entry) for entry in library.entries], session, yardstick)
    return tuple(
        Answer(
            key=entry.key,
            by_id=each.by_id,
            by_title=each.by_title,
            unknown=each.unknown,
            lacking=each.lacking,
            asked=each.asked,
            missed=each.missed,
        )
        for entry, each in zip(library.entries, evidence, strict=True)
        if each.asked or each.missed
    )
