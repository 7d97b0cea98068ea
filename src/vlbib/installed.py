"""The installed entry points of a group, read again only if something may have been installed meanwhile.

Reading them opens two files of each distribution, which takes longer than most of what a command does.
`importlib.metadata` takes even longer to import; each function that needs it imports it when called, and `module_of`
does without it.
"""

from __future__ import annotations

import os
import re
import sys
from contextlib import suppress
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterator
    from importlib.metadata import Distribution, EntryPoint

_Place: TypeAlias = "tuple[str, int, int]"  # an entry of sys.path: its path, inode and modification time in ns

_METADATA = (".dist-info", ".egg-info")  # the ends of the names of folders with a distribution's metadata
_OF_EXTRA = r"([\w.-]+).*;.*\bextra == ['\"]([\w-]+)['\"]"


def installed(group: str) -> tuple[EntryPoint, ...]:
    """Return the entry points of a group in the order of `sys.path`, without loading them."""
    return _read(group, tuple(map(_place, sys.path)))


def module_of(group: str, name: str) -> str:
    """Return the module that an entry point names, read from the files of the distributions, as `installed` would.

    Returns "" if no such file has the entry point, or if it names a part of a module: `installed` may still have it.
    """
    value = _values(group, tuple(map(_place, sys.path))).get(name, "")
    return value if value.replace(".", "").isidentifier() else ""


def distribution_of(point: EntryPoint) -> str:
    """Return the name of an entry point's distribution, or "an unknown distribution"."""
    return _name(point.dist) if point.dist else "an unknown distribution"


def own_address(label: str) -> str:
    """Return the URL with this label in `[project.urls]` of vlbib's own metadata; "" if there is none."""
    from importlib.metadata import PackageNotFoundError, metadata

    try:
        pairs: list[str] = metadata("vlbib").get_all("Project-URL") or []
    except PackageNotFoundError:  # run from its sources
        return ""
    return next((address for name, _, address in (pair.partition(", ") for pair in pairs) if name == label), "")


def own_source() -> str:
    """Return the JSON that records where vlbib was installed from; "" if there is none.

    https://packaging.python.org/en/latest/specifications/direct-url/
    """
    from importlib.metadata import PackageNotFoundError, distribution

    with suppress(PackageNotFoundError):
        return distribution("vlbib").read_text("direct_url.json") or ""
    return ""


def adding(extra: str) -> str:
    """Return the command that adds an extra to this installation and keeps the extras that it has.

    pipx and uv give each tool a separate environment, which plain pip does not reach.
    """
    home = Path(sys.prefix)
    if (home / "pipx_metadata.json").is_file():
        return f"pipx inject vlbib 'vlbib[{extra}]'"
    if (home / "uv-receipt.toml").is_file():
        return f"uv tool install 'vlbib[{','.join(sorted({*_extras(), extra}))}]'"
    return f"pip install 'vlbib[{extra}]'"


def _extras() -> set[str]:
    """Return the extras whose packages are all installed."""
    from importlib.metadata import PackageNotFoundError, requires

    try:
        needs = requires("vlbib") or []
    except PackageNotFoundError:
        return set()
    pairs = [(match[2], match[1]) for need in needs if (match := re.match(_OF_EXTRA, need))]
    return {
        extra for extra, _ in pairs if all(_is_here(name) for name_of_extra, name in pairs if name_of_extra == extra)
    }


def _is_here(name: str) -> bool:
    from importlib.metadata import PackageNotFoundError, version

    with suppress(PackageNotFoundError):
        return bool(version(name))
    return False


@lru_cache(maxsize=8)
def _read(group: str, places: tuple[_Place, ...]) -> tuple[EntryPoint, ...]:
    from importlib.metadata import entry_points

    del places  # part of the cache key only
    return tuple(entry_points(group=group))


@lru_cache(maxsize=8)
def _values(group: str, places: tuple[_Place, ...]) -> dict[str, str]:
    """Return the values of a group's entry points by name; of a distribution in two places, the first counts."""
    files: dict[str, Path] = {}
    for path, *_ in places:
        for folder in _listed(path):
            if folder.endswith(_METADATA):
                distribution = folder.rpartition(".")[0].partition("-")[0].lower()
                files.setdefault(distribution, Path(path) / folder / "entry_points.txt")
    return {name: value for file in files.values() for name, value in _of_group(file, group)}


def _listed(path: str) -> list[str]:
    with suppress(OSError, ValueError):
        return os.listdir(path or ".")  # noqa: PTH208 -- the names are all that is needed
    return []


def _of_group(file: Path, group: str) -> Iterator[tuple[str, str]]:
    """Yield the names and values of a group in a file with entry points; it need not exist."""
    with suppress(OSError, ValueError):
        _, _, text = file.read_text(encoding="utf-8").partition(f"[{group}]\n")
        for line in text.splitlines():
            if line.startswith("["):
                return
            name, equals, value = line.partition("=")
            if equals:
                yield name.strip(), value.strip()


@lru_cache(maxsize=64)
def _name(distribution: Distribution) -> str:
    return distribution.name


def _place(path: str) -> _Place:
    with suppress(OSError, ValueError):
        status = Path(path).stat()
        return path, status.st_ino, status.st_mtime_ns
    return path, 0, 0
