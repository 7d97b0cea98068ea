"""Tags as a tree, with `VLP/Dual encoder` below `VLP`: the collections in Zotero and the menu of the page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct, field

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from vlbib.exports.item import Item

    TagPaths = tuple[tuple[str, ...], ...]
    PathsOf = Callable[[Item], TagPaths]

DEEPEST = 30  # the most levels; deeper ones are joined into the last


class Branch(Struct):
    """One level of a tag: its name, its path from the root, the items with exactly this tag, and the branches below."""

    name: str
    path: tuple[str, ...]
    items: list[Item] = field(default_factory=list)
    below: dict[str, Branch] = field(default_factory=dict)

    @property
    def children(self) -> list[Branch]:
        """The branches one level below, sorted by name."""
        return [self.below[name] for name in sorted(self.below, key=str.casefold)]

    def walk(self) -> Iterator[Branch]:
        """Yield all branches below, each before those below it, sorted by name."""
        for branch in self.children:
            yield branch
            yield from branch.walk()

    def keys(self) -> set[str]:
        """Return the keys of all items here and below."""
        return {item.key for item in self.items}.union(*(branch.keys() for branch in self.below.values()))


def usual_paths(item: Item) -> TagPaths:
    """Return the levels of an item's tags, by the default separators if none is configured."""
    return item.tag_paths


def set_paths(item: Item) -> TagPaths:
    """Return the levels of an item's tags by the configured separator only."""
    return item.set_tag_paths


def tag_tree(items: Iterable[Item], paths_of: PathsOf = usual_paths) -> Branch:
    """Return the root of the tree of all tags of the items."""
    root = Branch("", ())
    for item in items:
        for path in paths_of(item):
            _branch(root, (*path[: DEEPEST - 1], *_joined(path[DEEPEST - 1 :]))).items.append(item)
    return root


def _joined(path: Sequence[str]) -> tuple[str, ...]:
    return ("/".join(path),) if path else ()


def _branch(root: Branch, path: Sequence[str]) -> Branch:
    for name in path:
        if name not in root.below:
            root.below[name] = Branch(name, (*root.path, name))
        root = root.below[name]
    return root


def gathered(items: Sequence[Item], paths_of: PathsOf = usual_paths) -> Branch:
    """Return the tree of tags, with narrower tags moved below wider ones where tags are not paths.

    A tag is narrower than another one if all of its entries have the other one too, listed before it: notes tag a work
    with its sections, outermost first, and then with its short name. Of several wider tags, the one with the fewest
    entries is used.
    """
    root = tag_tree(items, paths_of)
    wider = {name: _wider(branch, root, paths_of) for name, branch in root.below.items()}
    parents = {name: parent if _levels(name, wider) <= DEEPEST else None for name, parent in wider.items()}
    for name, parent in parents.items():
        if parent is not None:
            root.below[parent].below[name] = root.below[name]
    root.below = {name: branch for name, branch in root.below.items() if parents[name] is None}
    return root


def _levels(name: str | None, wider: Mapping[str, str | None]) -> int:
    """Return the level of a tag below all wider ones, at most `DEEPEST` + 1."""
    levels = 0
    while name is not None and levels <= DEEPEST:
        name, levels = wider[name], levels + 1
    return levels


def _wider(branch: Branch, root: Branch, paths_of: PathsOf) -> str | None:
    """Return the narrowest tag that all entries of this one list before it."""
    if branch.below or not branch.items:
        return None
    in_front = [_in_front(paths, branch.name) for paths in dict.fromkeys(map(paths_of, branch.items))]
    common = [name for name in in_front[0] if all(name in names for names in in_front[1:])]
    wider = [name for name in reversed(common) if name in root.below]
    return min(wider, key=lambda name: len(root.below[name].items), default=None)


def _in_front(paths: TagPaths, name: str) -> tuple[str, ...]:
    tops = [path[0] for path in paths if len(path) == 1]
    return tuple(tops[: tops.index(name)])
