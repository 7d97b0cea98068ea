"""Questions as the keys and features that the plan searches: the only form in which an engine sees them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct, field

from vlbib.core.titles import is_coined
from vlbib.sources.index.features import id_key, query_keys, title_features

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Sequence

    from vlbib.core.ids import Id
    from vlbib.core.work import Query


class AskedTables(Struct, frozen=True):
    """Rows of `asked_key` (title, place, key, whole) and `asked_feature` (title, hash); titles are numbered.

    `titles` are those whose features are searched, by their number.
    """

    keys: list[tuple[int, int, int, int]] = field(default_factory=list)
    titles: dict[int, str] = field(default_factory=dict)

    @property
    def features(self) -> list[tuple[int, int]]:
        """The rows of `asked_feature` of all titles."""
        return self.features_without(())

    def features_without(self, settled: Container[int]) -> list[tuple[int, int]]:
        """Return the rows of `asked_feature` except those of titles with these numbers."""
        searched = ((number, title) for number, title in self.titles.items() if number not in settled)
        return [(number, feature) for number, title in searched for feature in sorted(title_features(title))]


def asked_tables(claims: Iterable[tuple[Query, Sequence[Id]]]) -> AskedTables:
    """Return the rows for questions, numbered in order, and their ids, whose keys come first.

    Most short names are searched by exact keys only, as a title is of which only whole ones are wanted. A coined word
    is searched in titles too: earlier works may speak of it.
    """
    asked = AskedTables()
    for number, (query, ids) in enumerate(claims):
        own = list(query_keys(query))
        whole = None if query.alias else own[0]  # the key of the title comes first
        keys = enumerate(dict.fromkeys((*map(id_key, ids), *own)))
        asked.keys.extend([(number, place, key, int(key == whole)) for place, key in keys])
        if not query.whole and (not query.alias or (query.title.isalpha() and is_coined(query.title))):
            asked.titles[number] = query.title
    return asked
