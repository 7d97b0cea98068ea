r"""Groups that the user made in JabRef (the field `groups`), BibDesk (a comment) or Mendeley, as collections.

JabRef keeps the tree of its groups in a comment, one per line with depth, kind and name (`2
StaticGroup:Papers\;0\;1\;;`).
"""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

from vlbib.core.lazy_pattern import lazy_pattern
from vlbib.exports.tagtree import Branch
from vlbib.exports.values.plain import reader_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from vlbib.exports.item import Item

_STATIC = lazy_pattern(r"BibDesk Static Groups\s*\{(.*)\}\s*", re.DOTALL)
_TREE = lazy_pattern(r"jabref-meta:\s*grouping:\s*\n(.*)", re.DOTALL)
_GROUP = lazy_pattern(r"\s*(\d+) ([A-Za-z]+Group):((?:[^\\]|\\(?!;))*)\\;")
_PARTS = lazy_pattern(r"\s*(?<!\\)[,;]\s*")
_MARK = lazy_pattern(r"[,;]")
_ESCAPED = lazy_pattern(r"\\([,;])")  # JabRef escapes them within a name


def item_groups(item: Item) -> tuple[str, ...]:
    """Return the names of the groups that an item is in, each once."""
    if "groups" not in item.values:
        return ()
    names = [reader_text(_ESCAPED.sub(r"\1", name)) for name in _PARTS.split(item.values["groups"].strip())]
    return tuple(dict.fromkeys(name for name in names if name))


def add_groups(item: Item, names: Iterable[str]) -> None:
    """Add an item to groups, given by name."""
    held = dict.fromkeys([*item_groups(item), *names])
    if held:
        item.values["groups"] = ", ".join(_MARK.sub(r"\\\g<0>", name) for name in held)


def put_folders_right(item: Item) -> None:
    """Turn Mendeley's folders, which it writes as paths, into groups: `mendeley-groups = {Maps/Old maps,To read}`."""
    folders = [reader_text(name) for name in item.values.pop("mendeley-groups", "").split(",") if name.strip()]
    paths = {folder: tuple(part for part in folder.split("/") if part) for folder in folders if "/" in folder}
    if paths:
        item.group_tree = {**item.group_tree, **paths}
    add_groups(item, folders)


def static_groups(comments: Iterable[tuple[int, str]]) -> dict[str, list[str]]:
    """Return the names of BibDesk's groups by citation key; `comments` are those of the library, with their lines."""
    groups: dict[str, list[str]] = defaultdict(list)
    for _, comment in comments:
        match = _STATIC.fullmatch(comment.strip())
        for group in _listed(match[1]) if match else ():
            for key in str(group.get("keys", "")).split(","):
                groups[key.strip()].append(str(group.get("group name", "")))
    return dict(groups)


def group_tree(comments: Iterable[tuple[int, str]]) -> dict[str, tuple[str, ...]]:
    """Return the path of each of JabRef's groups by name, from the outermost group to the group itself.

    Of two groups with the same name the first counts, since entries give only the name.
    """
    paths: dict[str, tuple[str, ...]] = {}
    for _, comment in comments:
        match = _TREE.match(comment.strip())
        path: list[str] = []
        for line in match[1].splitlines() if match else ():
            group = _GROUP.match(line)
            if group:
                path[int(group[1]) - 1 :] = [group[3].replace("\\\\", "\\").strip()]
                paths.setdefault(path[-1], tuple(path))
    return paths


def _listed(text: str) -> list[Mapping[str, object]]:
    """Return the groups in a property list; none if it is damaged."""
    import plistlib

    try:
        held = plistlib.loads(text.strip().encode())
    except Exception:  # noqa: BLE001 -- plistlib raises many exception types on damaged user data
        return []
    return [group for group in held if isinstance(group, dict)] if isinstance(held, list) else []


def with_groups(tree: Branch, items: Sequence[Item]) -> frozenset[tuple[str, ...]]:
    """Add the groups to the tree of tags, merging a group with a tag of the same name; return the groups' paths."""
    named = {branch.name: branch for branch in reversed(list(tree.walk()))}
    held = defaultdict(set, {branch.path: {item.key for item in branch.items} for branch in named.values()})
    paths: set[tuple[str, ...]] = set()
    for item in items:
        for name in item_groups(item):
            branch = tree
            for part in item.group_tree.get(name, (name,)):
                branch = _below(branch, part, named, is_outermost=branch is tree)
                paths.add(branch.path)
            branch.items += [] if item.key in held[branch.path] else [item]
            held[branch.path].add(item.key)
    return frozenset(paths)


def _below(branch: Branch, name: str, named: dict[str, Branch], *, is_outermost: bool) -> Branch:
    """Return the branch of that name below another; an outermost group may be a tag anywhere in the tree."""
    if is_outermost and name in named:
        return named[name]
    if name not in branch.below:
        branch.below[name] = Branch(name, (*branch.path, name))
    if is_outermost:
        named[name] = branch.below[name]
    return branch.below[name]
