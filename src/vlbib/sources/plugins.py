"""Finds the resolvers, built in and from plugins, by the entry-point group `vlbib.resolvers`.

Found, then loaded, then checked, in that order and one by one, so that a broken plugin is named with the distribution
it came in and never keeps the others out (the shape is flake8's plugin finder).
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
# The order in which sources are asked where the settings give none; sources unknown here follow by name.
USUAL_ORDER = (
    "catalogue", "index", "arxiv", "semantic_scholar", "dblp", "crossref", "openalex", "acl_anthology",
    "datacite", "openreview",
)  # fmt: skip


class FailedToLoad(Struct, frozen=True):
    """A resolver that is not used: its name, the distribution it came in, and the reason in words."""

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
    """Return the resolvers that are named, in that order; without names all, in the usual order.

    A name that nothing provides, a second plugin of one name, and a plugin that cannot be imported or lacks what a
    resolver has, are failures.
    """
    return load_resolvers(installed(GROUP), order)


def all_names() -> tuple[str, ...]:
    """Return the names of the resolvers that ship and that plugins provide; none is loaded."""
    return tuple(dict.fromkeys([*USUAL_ORDER, *(point.name for point in installed(GROUP))]))


def unknown_name(name: str) -> str:
    """Return why a name means no resolver, with the nearest one; "" for one that ships or that a plugin provides."""
    if name in USUAL_ORDER:
        return ""
    names = all_names()
    return "" if name in names else f"no resolver {name!r}; there are {', '.join(sorted(names))}{hint(name, names)}"


def load_resolvers(points: Iterable[EntryPoint], order: Sequence[str] | None = None) -> Loaded:
    """Load the entry points as `find` says."""
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
    except Exception as exc:  # noqa: BLE001 -- whatever a stranger's module does, the others go on
        return FailedToLoad(point.name, distribution_of(point), f"cannot be imported: {type(exc).__name__}: {exc}")
    if not isinstance(loaded, Resolver):
        return FailedToLoad(point.name, distribution_of(point), "lacks name, delay or by_title")
    fault = _fault(point.name, loaded)
    return FailedToLoad(point.name, distribution_of(point), fault) if fault else loaded


def _fault(name: str, loaded: Resolver) -> str:
    """Return what keeps the loaded object from being a resolver of that name, or ""."""
    if loaded.name != name:
        return f"calls itself {loaded.name}"
    delay: object = loaded.delay
    if not isinstance(delay, int | float) or not delay >= 0:
        return "its delay is not a number of seconds"
    by_title: object = loaded.by_title
    return "" if callable(by_title) else "its by_title cannot be called"
