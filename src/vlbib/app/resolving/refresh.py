"""`sync --update`: which works are asked about again, and how the answers may change an entry written before.

A preprint that has since been published becomes its version of record. If a source has changed the title, withdrawn the
work or no longer lists it as published, this is reported, and the entry is not rewritten.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct, structs

from vlbib.core.faults import CannotUse
from vlbib.core.latex import decode
from vlbib.core.near_names import KEYS, hint
from vlbib.core.text import squeeze
from vlbib.core.work import Status

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from vlbib.app.project import State
    from vlbib.core.ids import Id
    from vlbib.core.record import Draft
    from vlbib.core.work import Mention, Work
    from vlbib.lock.file import Lock
    from vlbib.lock.schema import LockedWork
    from vlbib.lock.settled import SettledWork

_PREPRINT = frozenset({"misc", "unpublished"})
_LASTING = frozenset({"arxiv", "doi", "acl", "openreview"})  # schemes of ids that outlive a source's own numbers


class Update(Struct, frozen=True, kw_only=True):
    """Which settled works are asked about again: unpublished ones, all, or those with these keys.

    If `added` has mentions, the run is about their works only.
    """

    preprints: bool = False
    all: bool = False
    keys: frozenset[str] = frozenset()  # lower case
    added: frozenset[Mention] = frozenset()

    def __bool__(self) -> bool:
        return self.preprints or self.all or bool(self.keys)

    def leaves(self, work: Work) -> bool:
        """Tell whether the run is about other works."""
        return bool(self.added) and self.added.isdisjoint(work.mentions)

    def wants(self, settled: SettledWork) -> bool:
        """Tell whether a work is asked about again, also because an earlier update could not ask all sources."""
        if self.all or settled.locked.key.lower() in self.keys or _was_interrupted(settled):
            return True
        return self.preprints and not (settled.locked.status is Status.ACCEPTED and _is_published(settled.draft))


def asked_again(choice: bool | str | Iterable[str]) -> Update:  # noqa: FBT001 -- `True` reads as `--update`
    """Return the update for a choice: `True` or "preprints", "all", or keys."""
    words = {choice} if isinstance(choice, str) else {"preprints"} if choice is True else set(choice or ())
    keys = frozenset(word.lower() for word in words - {"preprints", "all"})
    return Update(preprints="preprints" in words, all="all" in words, keys=keys)


class Understood(Struct, frozen=True, kw_only=True):
    """The keys and notes that a run was given, sorted out: current keys to update, keys to restore or "*", and notes.

    `notices` says which of the given keys were former ones.
    """

    update: Update
    restore: frozenset[str]
    notes: tuple[str, ...]
    notices: tuple[str, ...] = ()


def understood(update: Update, restore: frozenset[str], notes: Sequence[str], state: State) -> Understood:
    """Sort out keys and notes: in `--update A B` and `--restore A B`, the key B is given among the notes.

    Raises `CannotUse` for a key that no work has.
    """
    named = restore - {"*"}
    if not (update.keys or named):
        return Understood(update=update, restore=restore, notes=tuple(notes))
    ours = state.lock.current_keys()
    more = [word for word in notes if ours.get(word) and not Path(word).exists()]
    asked = {*update.keys, *(more if update.keys else ())}
    back = {*named, *(() if update.keys else more)}
    for option, keys in (("update", asked), ("restore", back)):
        unknown = min((key for key in keys if not ours.get(key)), default="")
        if unknown:
            near = hint(unknown, (work.key for work in state.lock.works), KEYS)
            raise CannotUse(f"--{option} {unknown}: vlbib wrote no entry with that key{near}")
    current = state.current_keys if back else ours
    return Understood(
        update=structs.replace(update, keys=frozenset((ours.get(key) or key).lower() for key in asked)),
        restore=frozenset(current.get(key) or key for key in back) | (restore - named),
        notes=tuple(word for word in notes if word not in more),
        notices=(*ours.renames(sorted(asked)), *current.renames(sorted(back))),
    )


def past_cache(update: Update, lock: Lock) -> bool:
    """Tell whether cached answers are too old: in an update, and until an interrupted update is finished."""
    return bool(update) or any(work.type and work.missed and not work.asked for work in lock.works)


def known_ids(earlier: SettledWork) -> tuple[Id, ...]:
    """Return the ids by which to ask about a work again, so that it is found even under a new title."""
    ids = earlier.draft.ids if earlier.draft else ()
    return tuple(identity for identity in ids if identity.scheme in _LASTING) or ids


def renewed(earlier: SettledWork, new: SettledWork) -> SettledWork:
    """Return what an update makes of an entry written before; its news or notes say what was not taken over."""
    before, now = earlier.draft, new.draft
    if before is None or now is None:
        return new
    published_since = _is_published(now) and not _is_published(before)
    if new.locked.missed and not published_since:  # an entry from some sources alone would be incomplete: ask again
        return replace(earlier, work=new.work).but(asked=(), missed=new.locked.missed)
    notes = (*new.locked.verdict.notes, *_retitled(earlier, new))
    title = now.fields.get("title")
    if title and _is_retitled(before, now, published_since=published_since):
        held = _stands(earlier, new, notes)
        return held.but(draft=structs.replace(before, fields={**before.fields, "title": title}))
    if any(record.withdrawn for record in new.locked.verdict.records):
        return _stands(earlier, new, notes)
    if _is_published(before) and not _is_published(now):
        return _stands(earlier, new, (*notes, f"the sources no longer list the publication in {_venue(before)}"))
    verdict = structs.replace(new.locked.verdict, reasons=earlier.locked.verdict.reasons, notes=notes)
    return new.but(alias=earlier.locked.alias, verdict=verdict)


def lost(earlier: SettledWork, new: SettledWork) -> SettledWork:
    """Return a work as it was written, after an update in which it was not accepted; its news say why."""
    if new.locked.status is Status.UNASKED:
        return replace(earlier, work=new.work).but(asked=(), missed=new.locked.missed)
    reasons = "; ".join(new.locked.verdict.reasons)
    note = f"asked again it is {new.locked.status.value}: {reasons}; the entry is left as it is"
    return _stands(earlier, new, (note,)).but(missed=new.locked.missed)


def hold_titles(lock: Lock, settled: Sequence[SettledWork]) -> Lock:
    """Return a lock with which a title that the sources have changed is a conflict, and is not rewritten."""
    locked = {work.key: work for work in lock.works if work.key}
    held = {work.locked.key for work in settled if _differs_in_title(locked.get(work.locked.key), work)}
    works = tuple(_holding(work) if work.key in held else work for work in lock.works)
    return structs.replace(lock, works=works) if held else lock


def _was_interrupted(settled: SettledWork) -> bool:
    return bool(settled.locked.missed) and not settled.locked.asked and settled.draft is not None


def _is_published(draft: Draft | None) -> bool:
    return draft is not None and draft.type not in _PREPRINT


def _stands(earlier: SettledWork, new: SettledWork, notes: Sequence[str]) -> SettledWork:
    """Return a work as it was written, with its current mentions, the sources asked by either run, and its news."""
    asked = tuple(dict.fromkeys([*earlier.locked.asked, *new.locked.asked]))
    return replace(earlier, work=new.work, news=tuple(notes)).but(asked=asked, missed=())


def _title(draft: Draft) -> str:
    return decode(draft.fields["title"].text) if "title" in draft.fields else ""


def _is_retitled(before: Draft, now: Draft, *, published_since: bool) -> bool:
    """Tell whether the title has changed; a version of record may differ from its preprint as far as titles agree."""
    old, new = _title(before), _title(now)
    if squeeze(old) == squeeze(new):
        return False
    from vlbib.matching.title_agreement import compare

    return not (published_since and (compare(old, new).agrees or compare(new, old).agrees))


def _retitled(earlier: SettledWork, new: SettledWork) -> Iterator[str]:
    """Yield a message for each source that gives another title than before."""
    before = {squeeze(record.title) for record in earlier.locked.verdict.records}
    records = [record for record in new.locked.verdict.records if squeeze(record.title) not in before]
    titles = {record.source: record.title for record in records}
    spoke = {record.source for record in earlier.locked.verdict.records}
    yield from (f"{source} now has the title {title!r}" for source, title in titles.items() if source in spoke)


def _venue(draft: Draft) -> str:
    names = (draft.fields[name].text for name in ("booktitle", "journal", "publisher") if name in draft.fields)
    return decode(next(names, "print"))


def _differs_in_title(locked: LockedWork | None, settled: SettledWork) -> bool:
    """Tell whether the entry that the sources give now differs from the one in the lock only in its title."""
    if locked is None or locked.fields is settled.locked.fields:
        return False
    before, draft = locked.draft, settled.draft
    if before is None or draft is None or squeeze(_title(before)) == squeeze(_title(draft)):
        return False
    title = {"title": draft.fields.get("title")}
    return before.type == draft.type and {**before.fields, **title} == dict(draft.fields)


def _holding(work: LockedWork) -> LockedWork:
    """Return a work as if vlbib had never written its title, so that the merge treats a new title as a conflict."""
    title = work.fields.get("title")
    if title is None or title.gone or title.last is None:
        return work
    return structs.replace(work, fields={**work.fields, "title": structs.replace(title, written="")})
