"""One run's sources: the resolvers that the settings name, each question counted; opened when one is first asked.

A sync that the lock answers asks nothing, and then the sources, the shell and the catalogue are not even imported.
"""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from vlbib.app.wish import Wish
from vlbib.report import Counts

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from vlbib.app.opening import Opened
    from vlbib.core.ids import Id
    from vlbib.core.work import Query
    from vlbib.resolver import Resolver
    from vlbib.settings import Settings
    from vlbib.sources.ask import Asked


@dataclass
class World:
    """The sources of one run: counts and reasons of failure by source."""

    wish: Wish
    counts: dict[str, Counts] = field(default_factory=dict)
    missed: dict[str, str] = field(default_factory=dict)
    crashes: list[str] = field(default_factory=list)

    @cached_property
    def opened(self) -> Opened:
        """The sources, opened."""
        from vlbib.app.opening import open_sources

        return open_sources(self.wish)

    def may_ask(self, name: str) -> bool:
        """Tell whether a source is one of this run's; nothing is opened for it."""
        return name in self.wish.only if self.wish.only else self.wish.settings.asks(name)

    @property
    def resolvers(self) -> tuple[Resolver, ...]:
        """The sources in the order to ask them."""
        return self.opened.resolvers

    @property
    def local(self) -> tuple[Resolver, ...]:
        """The sources that need no network."""
        return tuple(resolver for resolver in self.resolvers if resolver.delay == 0)

    @property
    def warnings(self) -> tuple[str, ...]:
        """What is wrong with plugins: those that cannot be used, those that crashed."""
        loaded = self.opened.warnings if "opened" in self.__dict__ else ()
        return (*loaded, *dict.fromkeys(self.crashes))

    def ask(self, resolver: Resolver, titles: Sequence[Query], ids: Sequence[Id]) -> Asked:
        """Ask one source and keep the count."""
        answers = self.opened.ask(resolver, titles, ids)
        old = self.counts.get(resolver.name, Counts())
        self.counts[resolver.name] = Counts(
            old.requests + answers.requests, old.cached + answers.cached, old.failed + answers.failed
        )
        if answers.crash:
            self.crashes.append(str(answers.crash))
        if answers.could_not:
            self.missed[resolver.name] = next(iter(answers.could_not.values()))
        return answers


@contextmanager
def open_world(
    settings: Settings,
    *,
    only: tuple[str, ...] = (),
    offline: bool = False,
    refresh: bool = False,
    say: Callable[[str], None] | None = None,
) -> Iterator[World]:
    """Hold the sources for a run; `only` names those of this run. Raises `CannotUse` for a setting that can't be."""
    wish = Wish(settings=settings, only=only, offline=offline, refresh=refresh, say=say or (lambda _line: None))
    world = World(wish)
    if only:
        _ = world.opened  # a name that is not there is told at once, not only when it is needed
    try:
        yield world
    finally:
        if "opened" in world.__dict__:
            world.opened.shell.close()
