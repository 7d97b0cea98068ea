"""The commits that git is merging when it calls a driver, and the notes and settings of the merged tree.

git gives a driver three versions of one file. It names their commits in a label (`cherry-pick`, `rebase`, `revert`,
`stash pop`) or in the environment (`merge`, `pull`). A commit counts only if it has that version of the file.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from vlbib.core.lazy_pattern import lazy_pattern
from vlbib.storage.git_call import git_output
from vlbib.storage.note_walk import NOTE_SUFFIXES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

_PICKED = lazy_pattern(r"(parent of )?([0-9a-f]{4,64}) \(")
_HEADS = "GITHEAD_"
_STASHED = "Stashed changes"
_SETTINGS = ("vlbib.toml", "pyproject.toml")
_TWO = 2
_PLAIN_FILES = (b"100644", b"100755")


class MergedCommits(Struct, frozen=True):
    """The commits of a merge by names that git knows: base, ours and theirs.

    In a criss-cross merge (of branches that were merged into each other before), `crossed` are the two merge bases,
    which git merges first, and `base` is "".
    """

    base: str
    ours: str
    theirs: str
    crossed: tuple[str, ...] = ()


def merged_commits(top: Path, name: str, versions: Sequence[bytes], label: str) -> MergedCommits | None:
    """Return the commits whose versions of a file are merged; None if git does not name them.

    `top` is the top of the working tree, `name` the file's path from there, `label` git's label of their side.
    """
    base, ours, theirs = versions
    if file_in(top, "HEAD", name) != ours:
        return None
    pairs = ((before, commit) for before, commit in _pairs(top, label) if file_in(top, commit, name) == theirs)
    fitting = (pair for pair in pairs if (file_in(top, pair[0], name) or b"") == base)
    before, commit = next(fitting, ("", ""))
    return MergedCommits(before, "HEAD", commit) if commit else _crossed(top, name, theirs)


def _crossed(top: Path, name: str, theirs: bytes) -> MergedCommits | None:
    """Return the commits of a criss-cross merge, which has two merge bases; None for any other merge."""
    for head, bases in _heads(top):
        if len(bases) == _TWO and file_in(top, head, name) == theirs:
            return MergedCommits("", "HEAD", head, tuple(bases))
    return None


def version_before(
    top: Path, commits: MergedCommits, name: str, merge: Callable[[bytes, bytes, bytes], bytes | None]
) -> bytes | None:
    """Return the base version of a file; in a criss-cross merge, the two bases merged by `merge`, as git does.

    None if there is none, or if the two bases cannot be merged.
    """
    if not commits.crossed:
        return file_in(top, commits.base, name)
    roots = (git_output(top, "merge-base", "--all", *commits.crossed) or b"").split()
    versions = [file_in(top, commit, name) for commit in (*map(os.fsdecode, roots), *commits.crossed)]
    before, *sides = versions if len(roots) == 1 else [None]
    if before is None or None in sides:
        return None
    first, second = (side or b"" for side in sides)
    return merge(before, second, first)


def file_in(top: Path, commit: str, name: str) -> bytes | None:
    """Return the bytes of a file in a commit; None if the commit does not have it."""
    return git_output(top, "cat-file", "blob", f"{commit}:{name}")


def _pairs(top: Path, label: str) -> Iterator[tuple[str, str]]:
    """Yield pairs of commits that may be base and theirs."""
    picked = _PICKED.match(label)
    if picked:
        commit, parent = picked[2], f"{picked[2]}^"
        yield (commit, parent) if picked[1] else (parent, commit)
    if label == _STASHED:
        stashes = (git_output(top, "stash", "list", "--format=%H") or b"").decode().split()
        yield from ((f"{stash}^", stash) for stash in stashes)
    yield from ((before, head) for head, bases in _heads(top) for before in bases)


def _heads(top: Path) -> Iterator[tuple[str, list[str]]]:
    """Yield the commits that are being merged into HEAD, each with its merge bases."""
    for head in [name.removeprefix(_HEADS) for name in os.environ if name.startswith(_HEADS)]:
        yield head, (git_output(top, "merge-base", "--all", "HEAD", head) or b"").decode().split()


def merged_texts(top: Path, commits: MergedCommits) -> Mapping[str, bytes | None] | None:
    """Return the notes and settings that differ between the merged tree and the working tree, by real path.

    A deleted file has the value None. Returns None if such a file conflicts or is not a plain file, if settings are
    added or deleted, or if git is older than 2.40 and cannot merge trees.
    """
    merged = git_output(
        top,
        *("-c", "merge.vlbib.driver=true"),  # `true` leaves library and lock as they are: no driver calls another
        *("merge-tree", "--write-tree", "-z", "--name-only", "--no-messages"),
        *(() if commits.crossed else (f"--merge-base={commits.base}",)),
        *(commits.ours, commits.theirs),
        codes=(0, 1),
    )
    tree, *conflicting = (merged or b"").split(b"\0")
    if not tree or any(_counts(os.fsdecode(name)) for name in conflicting):
        return None
    changed = [change for change in _changed(top, os.fsdecode(tree)) if _counts(change[0])]
    if any(mode not in _PLAIN_FILES for _, mode, _ in changed):
        return None
    if any(not (blob and (top / name).exists()) for name, _, blob in changed if _is_settings(name)):
        return None
    return {os.path.realpath(top / name): _blob(top, blob) for name, _, blob in changed}


def _changed(top: Path, tree: str) -> Iterator[tuple[str, bytes, str]]:
    """Yield the files that differ between a tree and the working tree: name, mode, and blob, "" for none."""
    parts = (git_output(top, "diff-index", "-r", "-z", "--no-renames", tree) or b"").split(b"\0")
    for change, name in zip(parts[::2], parts[1::2], strict=False):
        mode, _, blob, *_ = change.removeprefix(b":").split()
        gone = not blob.strip(b"0")
        yield os.fsdecode(name), _PLAIN_FILES[0] if gone else mode, "" if gone else blob.decode()


def _blob(top: Path, blob: str) -> bytes | None:
    return git_output(top, "cat-file", "blob", blob) if blob else None


def _counts(name: str) -> bool:
    """Tell by a file's name whether it is a note or a settings file."""
    return name.lower().endswith(NOTE_SUFFIXES) or _is_settings(name)


def _is_settings(name: str) -> bool:
    return Path(name).name in _SETTINGS
