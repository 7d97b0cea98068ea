"""One run's sources: the resolvers that the settings name, asked through the shell, each question counted."""

from __future__ import annotations

import os
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from vlbib.files import CannotUse
from vlbib.report import Counts
from vlbib.sources import ask as asking
from vlbib.sources.http import Shell
from vlbib.sources.network import BadSetting, from_environment
from vlbib.sources.plugins import find
from vlbib.sources.store import open_named

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from vlbib.ids import Id
    from vlbib.model import Query
    from vlbib.resolver import Resolver
    from vlbib.settings import Settings
    from vlbib.sources.ask import Asked
    from vlbib.sources.network import Network


@dataclass(slots=True)
class World:
    """The sources of one run: `resolvers` in order, counts and reasons of failure by source, warnings on plugins."""

    shell: Shell
    resolvers: tuple[Resolver, ...]
    counts: dict[str, Counts] = field(default_factory=dict)
    missed: dict[str, str] = field(default_factory=dict)
    warnings: list[str] = field(default_factory=list)

    @property
    def local(self) -> tuple[Resolver, ...]:
        """The sources that need no network."""
        return tuple(resolver for resolver in self.resolvers if resolver.delay == 0)

    def ask(self, resolver: Resolver, titles: Sequence[Query], ids: Sequence[Id]) -> Asked:
        """Ask one source and keep the count."""
        answers = asking.ask(resolver, titles=titles, ids=ids, world=self.shell)
        old = self.counts.get(resolver.name, Counts())
        self.counts[resolver.name] = Counts(
            old.requests + answers.requests, old.cached + answers.cached, old.failed + answers.failed
        )
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
    """Open the sources for a run; `only` names those of this run. Raises `CannotUse` for a setting that can't be."""
    try:
        network = from_environment(
            os.environ,
            contact=settings.contact,
            offline=offline,
            refresh=refresh,
            urls=settings.urls,
            delays=settings.delays,
            say=say or (lambda _text: None),
        )
    except BadSetting as error:
        raise CannotUse(f"{settings.file or 'the environment'}: {error}; correct it") from error
    loaded = find(settings.resolvers(only))
    unknown = [failure for failure in loaded.failures if failure.name in only]
    if unknown:
        raise CannotUse(f"--resolvers: {unknown[0]}; `vlbib sync --help` names those that ship")
    warnings = [str(failure) for failure in loaded.failures if failure.distribution != "nowhere"]
    missing = [one for one in loaded.resolvers if _lacks_index(one, network)]
    if any(one.name in only for one in missing):
        raise CannotUse(f"--resolvers: there is no index {missing[0].name}; make it with vlbib index add FILE")
    with Shell(network) as shell:
        yield World(shell, tuple(one for one in loaded.resolvers if one not in missing), warnings=warnings)


def _lacks_index(resolver: Resolver, network: Network) -> bool:
    """Tell whether a resolver answers from a local index that nobody has made."""
    name = getattr(resolver, "needs_index", None)
    return isinstance(name, str) and open_named(name, network.data_dir) is None
