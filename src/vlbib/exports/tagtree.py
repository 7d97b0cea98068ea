"""Tags as a tree: `VLP/Dual encoder` stands below `VLP`; the shape of collections in Zotero and of the page's menu."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from vlbib.exports.item import tag_path

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from vlbib.exports.item import Item


@dataclass(slots=True)
class Branch:
    """One level of a tag: its name, its path from the root, the items tagged with exactly it, and what is below."""

    name: str
    path: tuple[str, ...]
    items: list[Item] = field(default_factory=list)
    below: dict[str, Branch] = field(default_factory=dict)

    def walk(self) -> Iterator[Branch]:
        """Yield all branches below, each before its own, in order of name."""
        for name in sorted(self.below, key=str.casefold):
            yield self.below[name]
            yield from self.below[name].walk()

    def keys(self) -> set[str]:
        """Return the keys of all items here and below."""
        return {item.key for item in self.items}.union(*(branch.keys() for branch in self.below.values()))


def tag_tree(items: Iterable[Item]) -> Branch:
    """Return the root of the tree of all tags of the items."""
    root = Branch("", ())
    for item in items:
        for tag in item.tags:
            _branch(root, tag_path(tag)).items.append(item)
    return root


def _branch(root: Branch, path: Sequence[str]) -> Branch:
    for name in path:
        if name not in root.below:
            root.below[name] = Branch(name, (*root.path, name))
        root = root.below[name]
    return root
