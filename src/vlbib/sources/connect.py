"""Opens the sources of a run: makes the shell and the resolvers from settings and environment.

Imported only when a source is first asked.
"""

from __future__ import annotations

import os
from dataclasses import replace
from typing import TYPE_CHECKING, Protocol

from msgspec import Struct

from vlbib.core.faults import CannotUse
from vlbib.sources.ask import ask
from vlbib.sources.http import Shell
from vlbib.sources.index import has_index
from vlbib.sources.network import BadSetting, from_environment
from vlbib.sources.plugins import find_resolvers, unknown_name

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from vlbib.core.ids import Id
    from vlbib.core.work import Query
    from vlbib.resolver import Resolver
    from vlbib.sources.ask import Asked, Heard
    from vlbib.sources.network import Network
    from vlbib.sources.plugins import FailedToLoad


class SourceSettings(Protocol):
    """The part of the settings that concerns sources."""

    @property
    def file(self) -> str:
        """The settings file, for error messages; "" if there is none."""

    @property
    def contact(self) -> str:
        """An e-mail address or URL for the User-Agent."""

    @property
    def order(self) -> tuple[str, ...]:
        """The sources to ask, in order; empty for the default ones."""

    @property
    def urls(self) -> Mapping[str, str]:
        """Base URLs by source."""

    @property
    def delays(self) -> Mapping[str, float]:
        """Seconds between two requests, by source."""

    @property
    def deadlines(self) -> Mapping[str, float]:
        """Seconds for `connect`, `first_byte` and `answer`, where they differ from the defaults."""

    def asks(self, name: str) -> bool:
        """Tell whether an installed source is to be asked."""


class OpenSources(Struct, frozen=True):
    """The shell, the resolvers to ask in order, and warnings about plugins that cannot be used."""

    shell: Shell
    resolvers: tuple[Resolver, ...]
    warnings: tuple[str, ...] = ()

    def ask(self, resolver: Resolver, titles: Sequence[Query], ids: Sequence[Id], heard: Heard | None = None) -> Asked:
        """Ask one source."""
        return ask(resolver, titles=titles, ids=ids, shell=self.shell, heard=heard)


def open_sources(
    settings: SourceSettings,
    *,
    only: tuple[str, ...],
    offline: bool,
    refresh: bool,
    say: Callable[[str], None],
    engine: str = "",
) -> OpenSources:
    """Open the sources of a run. Raises `CannotUse` for a setting or a name that is not valid."""
    network = _network(settings, offline=offline, refresh=refresh, say=say)
    network = replace(network, engine=engine or network.engine)
    loaded = find_resolvers(only or settings.order or None)
    _refuse_failed(loaded.failures, only, settings)
    wanted = [resolver for resolver in loaded.resolvers if only or settings.asks(resolver.name)]
    lacking = [resolver for resolver in wanted if _lacks_index(resolver, network)]
    if any(resolver.name in only for resolver in lacking):
        raise CannotUse("--resolvers: you have no index yet; make it with vlbib index add FILE")
    warnings = tuple(str(failure) for failure in loaded.failures if failure.distribution != "nowhere")
    return OpenSources(Shell(network), tuple(resolver for resolver in wanted if resolver not in lacking), warnings)


def _refuse_failed(failures: Sequence[FailedToLoad], only: Sequence[str], settings: SourceSettings) -> None:
    """Raise `CannotUse` for a requested source that cannot be used, and for an unknown name in the settings."""
    for failure in failures:
        if failure.name in only:
            raise CannotUse(f"--resolvers: {unknown_name(failure.name) or failure}")
        if failure.name in settings.order and unknown_name(failure.name):
            raise CannotUse(f"{settings.file or 'the settings'}: `resolvers.order`: {unknown_name(failure.name)}")


def _network(settings: SourceSettings, *, offline: bool, refresh: bool, say: Callable[[str], None]) -> Network:
    try:
        return from_environment(
            os.environ,
            contact=settings.contact,
            offline=offline,
            refresh=refresh,
            urls=settings.urls,
            delays=settings.delays,
            deadlines=settings.deadlines,
            say=say,
        )
    except BadSetting as error:
        place = "" if str(error).startswith("VLBIB_") else settings.file
        raise CannotUse(f"{place or 'the environment'}: {error}; correct it") from error


def _lacks_index(resolver: Resolver, network: Network) -> bool:
    """Tell whether a resolver needs a local index that does not exist."""
    name = getattr(resolver, "needs_index", None)
    return isinstance(name, str) and not has_index(name, network.data_dir, network.engine)
