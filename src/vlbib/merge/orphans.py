"""Plans works that no note mentions any more: their entries are kept and reported, or removed by `prune`.

An entry with anything written by the owner is not pruned. A work added by `vlbib add` has no note, and stays.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct, structs

from vlbib.bibtex.block_values import read_values
from vlbib.bibtex.edits import DropEntry
from vlbib.core.bib import ENTRY_TYPE, FieldState
from vlbib.merge.entry import LABELS, EntryPlan, field_states, new_key, plan_new
from vlbib.merge.keys import free_key
from vlbib.merge.tags import has_changed_tags

if TYPE_CHECKING:
    from vlbib.bibtex.document import Document
    from vlbib.bibtex.grammar import Block
    from vlbib.lock.schema import LockedWork
    from vlbib.merge.assign import Target
    from vlbib.merge.keys import Keys
    from vlbib.merge.options import SyncOptions


class OrphanPlan(Struct, frozen=True, kw_only=True):
    """The plan for an orphan: its entry and block (None: both are or were removed), and messages to report.

    `orphan`: the entry stays without a note. `lasting` says why it is never pruned. `removed` is the key of an entry
    that is removed.
    """

    entry: EntryPlan | None = None
    drop: DropEntry | None = None
    orphan: bool = False
    lasting: str = ""
    removed: str = ""
    reports: tuple[str, ...] = ()


def plan_orphan(document: Document | None, target: Target, keys: Keys, options: SyncOptions) -> OrphanPlan:
    """Plan a work that no note mentions; without a document, the library is rebuilt."""
    filed, reports = _as_filed(document, target)
    added = all(not mention.file for mention in filed.mentions)
    work = structs.replace(filed, orphan=not added) if filed.orphan == added else filed
    there = target.entry is not None or target.hidden
    if not there and (work.gone or document):
        return OrphanPlan(entry=_remembered(work, keys) if added or work.gone else None)
    lasting = "" if added else _why_it_stays(document, target, work, options)
    if options.prune and not (added or lasting):
        drop = DropEntry(target.entry) if target.entry is not None else None
        return OrphanPlan(drop=drop, removed=work.key, reports=reports)
    draft = None if document else work.draft
    entry = plan_new(target, work.key, draft, options.of_entry(work.key)) if draft else EntryPlan(locked=work)
    return OrphanPlan(entry=entry, orphan=not added, lasting=lasting, reports=reports)


def _why_it_stays(document: Document | None, target: Target, work: LockedWork, options: SyncOptions) -> str:
    """Return why the entry of an orphan is never pruned, or "" if it may be."""
    if target.hidden:
        return "its entry cannot be read"
    kept = options.why_kept(work)
    if kept or document is None or target.entry is None:
        return kept
    owned = owned_parts(document, target.entry, work)
    return f"you wrote part of it ({', '.join(owned)}); delete the entry by hand if you do not need it" if owned else ""


def _remembered(work: LockedWork, keys: Keys) -> EntryPlan:
    """Keep the block of a deleted entry that no note mentions now: the line may come back."""
    draft = work.draft
    key = free_key(work, draft, work.alias, keys) if draft else work.key
    return EntryPlan(locked=structs.replace(work, key=key, gone=True))


def _as_filed(document: Document | None, target: Target) -> tuple[LockedWork, tuple[str, ...]]:
    """Return the block of an orphan with the current key of its entry, and the message if the key has changed."""
    work = target.locked
    assert work is not None
    key = document.key(document.entries[target.entry]) if document and target.entry is not None else ""
    if key.lower() in ("", work.key.lower()):
        return work, ()
    return structs.replace(work.renamed(key, work.key), adopted=target.adopted), (new_key(key, work.key),)


def owned_parts(document: Document, number: int, locked: LockedWork) -> tuple[str, ...]:
    """Return the parts of an entry that are the owner's: changed, added or deleted fields, tags, type, a comment."""
    block = document.entries[number]
    values = read_values(document, block)
    states = field_states(document, number, locked)
    owned = [name for name, state in states.items() if state is not FieldState.OURS and name != ENTRY_TYPE]
    tags = {"keywords": (locked.tags, locked.untagged), "groups": (locked.groups, locked.ungrouped)}
    owned += [name for name in LABELS if name not in owned and has_changed_tags(values.get(name, ""), *tags[name])]
    owned += ["entry type"] if states[ENTRY_TYPE] is not FieldState.OURS else []
    return (*owned, "a comment") if _has_comment(document.source, block) else tuple(owned)


def _has_comment(source: bytes, block: Block) -> bool:
    """Tell whether there is anything but commas and white space between the fields of an entry."""
    places = block.offsets.tolist()
    gaps = zip(places[3::4], [*places[4::4], block.end - 1], strict=True)
    return any(source[start:end].strip(b" \t\r\n,") for start, end in gaps)
