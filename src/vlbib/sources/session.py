"""The sources of one run: the resolvers that the settings name, opened at the first question, with counts.

A sync that the lock answers asks nothing; then resolvers, shell and catalogue are not even imported.
"""

from __future__ import annotations

import os
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cached_property, partial
from typing import TYPE_CHECKING

from msgspec import Struct

from vlbib.core.progress import SILENT

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from vlbib.core.ids import Id
    from vlbib.core.progress import Listener
    from vlbib.core.work import Query
    from vlbib.resolver import Resolver
    from vlbib.sources.ask import Asked
    from vlbib.sources.connect import OpenSources, SourceSettings


class RequestCounts(Struct, frozen=True):
    """Counts for one source: requests sent, answers from the cache, requests that finally failed."""

    requests: int = 0
    cached: int = 0
    failed: int = 0


@dataclass(kw_only=True)
class Session:
    """The sources of one run: which may be asked and how, with counts and reasons of failure by source.

    `only` names the resolvers of this run; if empty, the settings do. `offline` answers only from the cache, `refresh`
    ignores it. `listener` receives the progress. `engine` is the engine of the user's index, "" for whichever there is.
    """

    settings: SourceSettings
    only: tuple[str, ...] = ()
    offline: bool = False
    refresh: bool = False
    listener: Listener = SILENT
    engine: str = ""
    counts: dict[str, RequestCounts] = field(default_factory=dict)
    missed: dict[str, str] = field(default_factory=dict)
    crashes: list[str] = field(default_factory=list)
    spoilt: list[str] = field(default_factory=list)

    @cached_property
    def sources(self) -> OpenSources:
        """The sources, opened. Raises `CannotUse` for an invalid setting or name."""
        from vlbib.sources.connect import open_sources

        say = self.listener.say
        return open_sources(
            self.settings, only=self.only, offline=self.offline, refresh=self.refresh, say=say, engine=self.engine
        )

    def may_ask(self, name: str) -> bool:
        """Tell whether a source belongs to this run, without opening anything."""
        return name in self.only if self.only else self.settings.asks(name)

    @cached_property
    def names(self) -> tuple[str, ...]:
        """The names of this run's sources, also of plugins that cannot be used; nothing is opened."""
        from vlbib.sources.index import INDEXES
        from vlbib.sources.plugins import all_names

        wanted = self.only or tuple(name for name in self.settings.order or all_names() if self.settings.asks(name))
        return tuple(name for name in wanted if name not in INDEXES or name in self.editions)

    @cached_property
    def editions(self) -> Mapping[str, str]:
        """The states of the indexes that this run asks, by source; a new state may have new records."""
        from vlbib.sources.index import INDEXES, index_edition
        from vlbib.sources.network import from_environment

        network = from_environment(os.environ)
        engine = self.engine or network.engine
        states = {name: index_edition(name, network.data_dir, engine) for name in INDEXES if self.may_ask(name)}
        return {name: state for name, state in states.items() if state}

    @property
    def resolvers(self) -> tuple[Resolver, ...]:
        """The sources in the order to ask them."""
        return self.sources.resolvers

    @property
    def local(self) -> tuple[Resolver, ...]:
        """The sources that need no network."""
        return tuple(resolver for resolver in self.resolvers if resolver.delay == 0)

    @property
    def warnings(self) -> tuple[str, ...]:
        """Messages about plugins that cannot be used or crashed, and about records left out."""
        loaded = self.sources.warnings if "sources" in self.__dict__ else ()
        return (*loaded, *dict.fromkeys([*self.crashes, *self.spoilt]))

    def ask(self, resolver: Resolver, titles: Sequence[Query], ids: Sequence[Id]) -> Asked:
        """Ask one source, and add to the counts."""
        answers = self.sources.ask(resolver, titles, ids, partial(self.listener.heard, resolver.name))
        old = self.counts.get(resolver.name, RequestCounts())
        self.counts[resolver.name] = RequestCounts(
            old.requests + answers.requests, old.cached + answers.cached, old.failed + answers.failed
        )
        if answers.crash:
            self.crashes.append(str(answers.crash))
        self.spoilt += [f"{resolver.name}: {why}" for why in answers.spoilt]
        if answers.could_not:
            self.missed[resolver.name] = next(iter(answers.could_not.values()))
        return answers

    def close(self) -> None:
        """Close what was opened."""
        if "sources" in self.__dict__:
            self.sources.shell.close()


@contextmanager
def open_session(
    settings: SourceSettings,
    *,
    only: tuple[str, ...] = (),
    offline: bool = False,
    refresh: bool = False,
    listener: Listener = SILENT,
    engine: str = "",
) -> Iterator[Session]:
    """Provide the sources of a run; `only` names them. Raises `CannotUse` for an invalid setting."""
    session = Session(settings=settings, only=only, offline=offline, refresh=refresh, listener=listener, engine=engine)
    if only:
        _ = session.sources  # an unknown name is refused at once, not only when it is needed
    try:
        yield session
    finally:
        session.close()
