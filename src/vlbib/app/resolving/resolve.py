"""Settles each work: from the lock if it knows the work, else by asking the sources."""

from __future__ import annotations

from dataclasses import replace
from itertools import chain
from typing import TYPE_CHECKING

from msgspec import Struct, structs

from vlbib.app.reading.note_citations import by_title, is_cited_only, join_citations, without_keys_of_owner
from vlbib.app.reading.pins import follow, overruled, owner_verdict
from vlbib.app.resolving.aliases import pair_aliases, recorded_name
from vlbib.app.resolving.joining import join
from vlbib.app.resolving.refresh import known_ids, lost, renewed
from vlbib.app.resolving.unasked import editions_asked, has_unasked
from vlbib.core.progress import SILENT, Listener
from vlbib.core.short_labels import is_short_name
from vlbib.core.text import squeeze
from vlbib.core.work import Status, Verdict, Work
from vlbib.lock.recall import kept_apart, recall_all
from vlbib.lock.settled import SettledWork, settled_work
from vlbib.merge.tags import distinct_tags, tags_of

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from vlbib.app.own_entries import OwnEntries
    from vlbib.app.resolving.cascade import Learnt, Resolved
    from vlbib.app.resolving.refresh import Update
    from vlbib.core.ids import Id
    from vlbib.core.progress import Listener
    from vlbib.core.work import Candidate, Mention
    from vlbib.lock.file import Lock
    from vlbib.settings import Settings
    from vlbib.sources.session import Session


def settle(
    works: Sequence[Work],
    library: OwnEntries,
    session: Session,
    settings: Settings,
    update: Update,
    listener: Listener = SILENT,
) -> tuple[SettledWork, ...]:
    """Return every work with its verdict, draft, tags and alias; works that turn out to be one are joined.

    The owner's entries in the library settle works that no source knows.
    """
    lock = library.lock
    settings = follow(settings, [mention for work in works for mention in work.mentions], lock)
    works = kept_apart(lock, without_keys_of_owner(works, library))
    recalled = [
        None if earlier and overruled(work, earlier, settings) else earlier
        for work, earlier in zip(works, recall_all(lock, works), strict=True)
    ]
    works, recalled = join_citations(works, recalled)
    asks = _Asks(session, settings, update, library)
    fresh = {at: pair for at, pair in enumerate(zip(works, recalled, strict=True)) if asks.again(*pair)}
    asked = dict(zip(fresh, _asked(list(fresh.values()), asks, listener), strict=True)) if fresh else {}
    settled = [
        result
        for at, (work, earlier) in enumerate(zip(works, recalled, strict=True))
        for result in (_each_new(asked[at], earlier, asks) if at in asked else [_known(work, earlier, settings)])
    ]
    titles = [_title(work) for work in settled]
    paired = pair_aliases([work.work for work in settled], titles, lock, session)
    named = [
        result if work is result.work else replace(result, work=work)
        for result, work in zip(settled, paired, strict=True)
    ]
    return tagged(join(named), lock, settings)


class _Asks(Struct, frozen=True):
    """What decides whether a work is asked about: the sources of the run, the settings, the update, the library."""

    session: Session
    settings: Settings
    update: Update
    library: OwnEntries

    def again(self, work: Work, earlier: SettledWork | None) -> bool:
        """Tell whether a work must be asked about: it is new, waits for a source, or is wanted by an update."""
        if owner_verdict(work, self.settings) or (earlier is not None and self.update.leaves(work)):
            return False
        if earlier is not None and is_cited_only(work):
            return self.update.wants(earlier)
        if earlier is None or earlier.locked.status in (Status.UNASKED, Status.IGNORED) or self.update.wants(earlier):
            return True
        if has_unasked(earlier.locked, self.session):
            return True
        if earlier.locked.status is Status.UNRESOLVED and self.library.records(work.title, _ids(work)):
            return True
        return any(self.session.may_ask(name) for name in earlier.locked.missed)

    def learnt(self, earlier: SettledWork | None) -> Learnt:
        """Return what need not be asked again; a source that the settings have turned off is no longer waited for."""
        from vlbib.app.resolving.cascade import Learnt

        if earlier is None:
            return Learnt()
        if self.update.wants(earlier):
            return Learnt(ids=known_ids(earlier), again=True)
        if not earlier.locked.missed and not has_unasked(earlier.locked, self.session):
            return Learnt()
        accepted = earlier.locked.verdict.records
        candidates = [record for candidate in earlier.locked.verdict.candidates for record in candidate.records]
        return Learnt(
            records=tuple(dict.fromkeys(each for each in (*accepted, *candidates) if not each.is_own)),
            asked=earlier.locked.asked,
            missed=tuple(filter(self._may_still_ask, earlier.locked.missed)),
        )

    def _may_still_ask(self, source: str) -> bool:
        """Tell whether a source that was missed can be asked in this run, or in another one by the settings."""
        return self.session.may_ask(source) or self.settings.asks(source)


def _asked(works: Sequence[tuple[Work, SettledWork | None]], asks: _Asks, listener: Listener) -> Sequence[Resolved]:
    from vlbib.app.resolving.cascade import resolve_works, without

    session = asks.session
    named = [by_title(work, earlier) for work, earlier in works]
    learnt = [asks.learnt(earlier) for _, earlier in works]
    resolved = list(
        resolve_works(
            named, session.resolvers, session.ask, learnt=learnt, step=listener.step, own=asks.library.records
        )
    )
    brief = [at for at, result in enumerate(resolved) if _rests_on_brief(result, learnt[at], works[at][1])]
    if brief:
        anew = resolve_works(
            [named[at] for at in brief], session.resolvers, session.ask, step=listener.step, own=asks.library.records
        )
        for at, result in zip(brief, anew, strict=True):
            resolved[at] = result
    return [
        structs.replace(result, work=Work(mentions=without(work.mentions, result.apart)))
        for result, (work, _) in zip(resolved, works, strict=True)
    ]


def _ids(work: Work) -> list[Id]:
    return [identity for mention in work.mentions for identity in mention.ids]


def _rests_on_brief(resolved: Resolved, learnt: Learnt, earlier: SettledWork | None) -> bool:
    """Tell whether a work is accepted on records that the lock has only in brief; an entry needs complete ones."""
    if earlier is None or earlier.locked.missed or resolved.verdict.status is not Status.ACCEPTED:
        return False
    return not set(learnt.records).isdisjoint(resolved.verdict.records)


def _known(work: Work, earlier: SettledWork | None, settings: Settings) -> SettledWork:
    verdict = owner_verdict(work, settings)
    if verdict is None and earlier:
        return earlier
    verdict = verdict or Verdict(status=Status.IGNORED)
    if earlier and earlier.locked.status is verdict.status:
        return earlier.but(verdict=verdict, draft=None)  # the page's URL may have changed
    return settled_work(work, verdict)


def _each_new(resolved: Resolved, earlier: SettledWork | None, asks: _Asks) -> list[SettledWork]:
    """Return the new result for a work, and one for each group of mentions that its verdict contradicts."""
    return [_new(resolved, earlier, asks), *(_new(each, None, asks) for each in resolved.apart)]


def _new(resolved: Resolved, earlier: SettledWork | None, asks: _Asks) -> SettledWork:
    """Return the new result for a work; if it is less than was known before, the earlier one stays."""
    new = _asked_anew(resolved, earlier.locked.key if earlier else "")
    if new.locked.status is not Status.ACCEPTED:
        now = editions_asked(resolved.asked, asks.session.editions)
        before = earlier.locked.editions if earlier and not asks.update.wants(earlier) else ()
        new = new.but(editions=tuple(dict.fromkeys((*before, *now))))
    if earlier is not None and asks.session.offline:
        new = _as_asked_before(new, earlier)
    if earlier is None or earlier.draft is None:
        return new
    if asks.update.wants(earlier):
        result = renewed(earlier, new) if new.locked.status is Status.ACCEPTED else lost(earlier, new)
        return _still_asked(result, new, earlier) if asks.session.offline else result
    if new.locked.status is not Status.ACCEPTED:
        return earlier.but(missed=new.locked.missed, editions=new.locked.editions)
    return new


def _still_asked(result: SettledWork, new: SettledWork, earlier: SettledWork) -> SettledWork:
    """Return the result of an update without a network: sources asked before it still count as asked.

    Only the sources that no run has asked are missed.
    """
    asked = tuple(dict.fromkeys((*earlier.locked.asked, *new.locked.asked)))
    return result.but(asked=asked, missed=tuple(name for name in new.locked.missed if name not in asked))


def _as_asked_before(new: SettledWork, earlier: SettledWork) -> SettledWork:
    """Return the result of a run without a network: sources that an earlier run has asked still count as asked.

    If no other source was missed and the work is still not accepted, it stays as it was.
    """
    before = earlier.locked
    missed = tuple(name for name in new.locked.missed if name in before.missed or name not in before.asked)
    if new.locked.missed and not missed and new.locked.status is not Status.ACCEPTED:
        return earlier
    return new.but(missed=missed, asked=tuple(dict.fromkeys((*before.asked, *new.locked.asked))))


def _asked_anew(resolved: Resolved, key: str) -> SettledWork:
    from vlbib.matching.draft import make_draft

    verdict, query = structs.replace(resolved.verdict, candidates=_others(resolved.verdict)), resolved.query
    draft = make_draft(verdict.records, year=query.year, venue=query.venue) if verdict.records else None
    return settled_work(
        resolved.work, verdict, draft, queries=(query,), asked=resolved.asked, missed=tuple(resolved.missed), key=key
    )


def _others(verdict: Verdict) -> tuple[Candidate, ...]:
    """Return the candidates that were not accepted."""
    taken = verdict.records
    return tuple(each for each in verdict.candidates if not any(record in taken for record in each.records))


def _title(work: SettledWork) -> str:
    """Return the title of the first accepted record, else the text in the notes."""
    records = work.locked.verdict.records
    return records[0].title if records else work.work.title


def tagged(works: Sequence[SettledWork], lock: Lock, settings: Settings) -> tuple[SettledWork, ...]:
    """Give works their current tags and aliases; tags from notes that this run does not read come from the lock."""
    unread = {work.key: work.tags for work in lock.works if work.key}
    return tuple(_tagged(work, settings, unread) for work in works)


def _tagged(settled: SettledWork, settings: Settings, written: Mapping[str, Collection[str]]) -> SettledWork:
    """Give a work its current tags and, for its key, the first alias that belongs to it.

    If one of its notes was not read, all earlier tags are kept: the lock does not say which mention gave which.
    """
    named = [_short_names(settled, mention) for mention in settled.work.mentions]
    own = [names[0] for names in named if names]
    given = [tags_of(settled.work, alias, settings.synonyms, settings.separator) for alias in own or [""]]
    kept = written.get(settled.locked.key, ()) if any(mention.line == 0 for mention in settled.work.mentions) else ()
    alias = settled.locked.alias or (own[0] if own else "" if settled.locked.key else recorded_name(settled))
    tags = given[0] if len(given) == 1 and not kept else distinct_tags(chain(kept, *given))
    return (
        settled if (tags, alias) == (settled.locked.tags, settled.locked.alias) else settled.but(tags=tags, alias=alias)
    )


def _short_names(settled: SettledWork, mention: Mention) -> Sequence[str]:
    """Return the aliases of a mention that may be short names of its work."""
    if not mention.aliases:
        return ()
    families = {squeeze(name.family) for record in settled.locked.verdict.records for name in record.authors}
    return [name for name in mention.aliases if is_short_name(name, _title(settled), families)]
