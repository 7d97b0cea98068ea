"""Opens the sources of a run: settings and environment to the shell and the resolvers. Imported when one is asked."""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import TYPE_CHECKING

from vlbib.files import CannotUse
from vlbib.sources.ask import ask
from vlbib.sources.http import Shell
from vlbib.sources.index import exists
from vlbib.sources.network import BadSetting, from_environment
from vlbib.sources.plugins import find

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vlbib.app.wish import Wish
    from vlbib.core.ids import Id
    from vlbib.core.work import Query
    from vlbib.resolver import Resolver
    from vlbib.sources.ask import Asked
    from vlbib.sources.network import Network


@dataclass(frozen=True, slots=True)
class Opened:
    """The way out, the resolvers to ask in order, and what is wrong with plugins that cannot be used."""

    shell: Shell
    resolvers: tuple[Resolver, ...]
    warnings: tuple[str, ...] = ()

    def ask(self, resolver: Resolver, titles: Sequence[Query], ids: Sequence[Id]) -> Asked:
        """Ask one source."""
        return ask(resolver, titles=titles, ids=ids, world=self.shell)


def open_sources(wish: Wish) -> Opened:
    """Open the sources that a run wishes for. Raises `CannotUse` for a setting or a name that can't be."""
    network = _network(wish)
    loaded = find(wish.only or wish.settings.order or None)
    unknown = [failure for failure in loaded.failures if failure.name in wish.only]
    if unknown:
        raise CannotUse(f"--resolvers: {unknown[0]}; `vlbib sync --help` names those that ship")
    asked = [one for one in loaded.resolvers if wish.only or wish.settings.asks(one.name)]
    lacking = [one for one in asked if _lacks_index(one, network)]
    if any(one.name in wish.only for one in lacking):
        raise CannotUse(f"--resolvers: there is no index {lacking[0].name}; make it with vlbib index add FILE")
    warnings = tuple(str(failure) for failure in loaded.failures if failure.distribution != "nowhere")
    return Opened(Shell(network), tuple(one for one in asked if one not in lacking), warnings)


def _network(wish: Wish) -> Network:
    settings = wish.settings
    try:
        return from_environment(
            os.environ,
            contact=settings.contact,
            offline=wish.offline,
            refresh=wish.refresh,
            urls=settings.urls,
            delays=settings.delays,
            say=wish.say,
        )
    except BadSetting as error:
        raise CannotUse(f"{settings.file or 'the environment'}: {error}; correct it") from error


def _lacks_index(resolver: Resolver, network: Network) -> bool:
    """Tell whether a resolver answers from a local index that nobody has made."""
    name = getattr(resolver, "needs_index", None)
    return isinstance(name, str) and not exists(name, network.data_dir)
