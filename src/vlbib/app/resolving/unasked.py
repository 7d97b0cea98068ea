"""Whether a work that is not accepted is asked about again because the sources have changed.

A source that was never asked, a new or larger index, and a new catalogue may know what no other source did.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from vlbib.core.work import Status

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from vlbib.lock.schema import LockedWork
    from vlbib.sources.session import Session

_OPEN = frozenset({Status.DOUBTFUL, Status.UNRESOLVED, Status.WEB})


def has_unasked(locked: LockedWork, session: Session) -> bool:
    """Tell whether a source of this run was not asked about a work, or was in another state.

    Only the indexes count offline, for web pages and for names in sentences. The sources are opened only if one of
    them may not have been asked: a plugin that cannot be used never is.
    """
    if locked.status not in _OPEN:
        return False
    is_aside = bool(locked.mentions) and all(mention.aside for mention in locked.mentions)  # in sentences
    indexes_only = session.offline or locked.status is Status.WEB or is_aside
    new = _new_names(locked, session.editions if indexes_only else session.names, session.editions)
    return bool(new) and not new.isdisjoint(resolver.name for resolver in session.resolvers)


def editions_asked(asked: Iterable[str], editions: Mapping[str, str]) -> tuple[str, ...]:
    """Return the states of the indexes among the sources asked, in the form stored in the lock."""
    return tuple(f"{name} {editions[name]}" for name in asked if name in editions)


def _new_names(locked: LockedWork, names: Iterable[str], editions: Mapping[str, str]) -> set[str]:
    """Return the sources that were not asked, and the indexes that were asked in another state."""
    heard = {*locked.asked, *locked.missed}
    grown = {name for name, edition in editions.items() if f"{name} {edition}" not in locked.editions}
    return {name for name in names if name in grown or name not in heard}
