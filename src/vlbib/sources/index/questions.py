"""Questions as the keys and features that the plan searches: the only form in which an engine sees them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct, field

from vlbib.sources.index.features import id_key, query_keys, title_features

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from vlbib.core.ids import Id
    from vlbib.core.work import Query


class AskedTables(Struct, frozen=True):
    """Rows of `asked_key` (title, place, key, whole) and `asked_feature` (title, hash); titles are numbered."""

    keys: list[tuple[int, int, int, int]] = field(default_factory=list)
    features: list[tuple[int, int]] = field(default_factory=list)


def asked_tables(claims: Iterable[tuple[Query, Sequence[Id]]]) -> AskedTables:
    """Return the rows for questions, numbered in order, and their ids, whose keys come first.

    A short name has no features: it is searched by exact keys only.
    """
    asked = AskedTables()
    for number, (query, ids) in enumerate(claims):
        own = list(query_keys(query))
        whole = None if query.alias else own[0]  # the key of the title comes first
        keys = enumerate(dict.fromkeys((*map(id_key, ids), *own)))
        asked.keys.extend([(number, place, key, int(key == whole)) for place, key in keys])
        if not query.alias:
            asked.features.extend([(number, feature) for feature in sorted(title_features(query.title))])
    return asked
