"""Finds the resolvers, built in and from plugins, by the entry-point group `vlbib.resolvers`.

They are found, loaded and checked one by one, so that a broken plugin is named with its distribution and never affects
the others (the design is that of flake8's plugin finder).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from vlbib.core.near_names import hint
from vlbib.installed import distribution_of, installed
from vlbib.resolver import Resolver

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from importlib.metadata import EntryPoint

GROUP = "vlbib.resolvers"
# The order in which sources are asked unless the settings give one; other sources follow by name.
USUAL_ORDER = (
    "catalogue", "index", "arxiv", "semantic_scholar", "dblp", "crossref", "openalex", "acl_anthology",
    "datacite", "openreview",
)  # fmt: skip


class FailedToLoad(Struct, frozen=True):
    """A resolver that cannot be used: its name, its distribution, and the reason."""

    name: str
    distribution: str
    reason: str

    def __str__(self) -> str:
        return f"resolver {self.name} of {self.distribution}: {self.reason}"


class Loaded(Struct, frozen=True):
    """The resolvers in the order to ask them, and those that failed."""

    resolvers: tuple[Resolver, ...]
    failures: tuple[FailedToLoad, ...] = ()


def find_resolvers(order: Sequence[str] | None = None) -> Loaded:
    """Return the named resolvers, in that order; without names, all in the default order.

    Failures are: a name that nothing provides, a second plugin with the same name, and a plugin that cannot be imported
    or lacks a required attribute.
    """
    return load_resolvers(installed(GROUP), order)


def all_names() -> tuple[str, ...]:
    """Return the names of all resolvers, built in and from plugins, without loading them."""
    return tuple(dict.fromkeys([*USUAL_ORDER, *(point.name for point in installed(GROUP))]))


def unknown_name(name: str) -> str:
    """Return the message for a name that no resolver has, with the nearest one; "" for a resolver's name."""
    if name in USUAL_ORDER:
        return ""
    names = all_names()
    return "" if name in names else f"no resolver {name!r}; there are {', '.join(sorted(names))}{hint(name, names)}"


def load_resolvers(points: Iterable[EntryPoint], order: Sequence[str] | None = None) -> Loaded:
    """Load the entry points, as described for `find_resolvers`."""
    listed = sorted(points, key=lambda point: (_rank(point.name), point.name, distribution_of(point), point.value))
    unique, twice = _by_name(listed)
    wanted = list(unique) if order is None else [name.replace("-", "_") for name in dict.fromkeys(order)]
    results = [_load(unique[name]) if name in unique else _unknown(name) for name in dict.fromkeys(wanted)]
    failures = [result for result in results if isinstance(result, FailedToLoad)]
    doubles = [failure for failure in twice if failure.name in wanted]
    return Loaded(tuple(result for result in results if not isinstance(result, FailedToLoad)), (*failures, *doubles))


def _rank(name: str) -> int:
    return USUAL_ORDER.index(name) if name in USUAL_ORDER else len(USUAL_ORDER)


def _by_name(points: Iterable[EntryPoint]) -> tuple[dict[str, EntryPoint], list[FailedToLoad]]:
    unique: dict[str, EntryPoint] = {}
    twice = []
    for point in points:
        first = unique.setdefault(point.name, point)
        if first.value != point.value:
            reason = f"the name is taken by {distribution_of(first)}"
            twice.append(FailedToLoad(point.name, distribution_of(point), reason))
    return unique, twice


def _unknown(name: str) -> FailedToLoad:
    return FailedToLoad(name, "nowhere", "nothing installed provides it")


def _load(point: EntryPoint) -> Resolver | FailedToLoad:
    try:
        loaded: object = point.load()
    except Exception as exc:  # noqa: BLE001 -- whatever a third-party module does, the others go on
        return FailedToLoad(point.name, distribution_of(point), f"cannot be imported: {type(exc).__name__}: {exc}")
    if not isinstance(loaded, Resolver):
        return FailedToLoad(point.name, distribution_of(point), "lacks name, delay or by_title")
    fault = _fault(point.name, loaded)
    return FailedToLoad(point.name, distribution_of(point), fault) if fault else loaded


def _fault(name: str, loaded: Resolver) -> str:
    """Return why the loaded object is not a valid resolver of that name, or ""."""
    if loaded.name != name:
        return f"calls itself {loaded.name}"
    delay: object = loaded.delay
    if not isinstance(delay, int | float) or not delay >= 0:
        return "its delay is not a number of seconds"
    by_title: object = loaded.by_title
    return "" if callable(by_title) else "its by_title cannot be called"
