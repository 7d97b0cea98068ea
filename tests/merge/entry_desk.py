"""A work, its entry as written by a sync, and a new plan for the entry, for tests of one entry."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import structs

from vlbib.bibtex.document import Document, read
from vlbib.core.ids import Id
from vlbib.core.record import Draft, Record, Value
from vlbib.core.work import Mention, Status, Verdict, Work
from vlbib.lock.file import Lock
from vlbib.lock.settled import settled_work
from vlbib.merge.entry import (
    EntryPlan,
    plan_existing,
)
from vlbib.merge.options import EntryOptions
from vlbib.merge.plan import plan

if TYPE_CHECKING:
    from vlbib.merge.assign import Target

FIELDS = {"author": "Doe, Jane", "title": "Amber {AI}", "booktitle": "Proceedings", "year": "2020", "month": "may"}
WORK = Work(mentions=(Mention(file="a.md", line=1, text="Amber", heading=("S",)),))
IDENTITY = Id("arxiv", "2101.00001")
NEW = settled_work(
    WORK,
    Verdict(status=Status.ACCEPTED, records=(Record(source="dblp", title="Amber", ids=(IDENTITY,)),)),
    Draft(type="inproceedings", fields={name: Value(text, "dblp") for name, text in FIELDS.items()}, ids=(IDENTITY,)),
    tags=("S", "T & U"),
)
FIRST = plan(None, Lock(), [NEW])
TEXT = FIRST.data.decode()


def opened(text: str) -> Document:
    document = read(text.encode(), "references.bib")
    assert isinstance(document, Document)
    return document


def existing(text: str, target: Target, options: EntryOptions | None = None, **fields: str) -> EntryPlan:
    """Plan the entry in a text in full, for a work for which the sources now give further values."""
    assert NEW.draft
    values = {**NEW.draft.fields, **{name: Value(value, "dblp") for name, value in fields.items()}}
    target.members = [NEW.but(draft=structs.replace(NEW.draft, fields=values))]
    assert target.draft
    return plan_existing(opened(text), target, 0, target.draft, options or EntryOptions())
