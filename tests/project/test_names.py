"""A name means the same everywhere: no module and no public class stands twice in the tree."""

from __future__ import annotations

import ast
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

ROOT = Path(__file__).parents[2]


def module_names(paths: Iterable[Path]) -> Iterator[str]:
    """Yield the names of the modules; a folder may be named like a module of another that is about the same."""
    return (path.stem for path in paths if path.stem != "__init__")


def class_names(paths: Iterable[Path]) -> Iterator[str]:
    """Yield the names of the public classes."""
    for path in paths:
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
                yield node.name


def twice(names: Iterable[str]) -> list[str]:
    """Return the names that stand more than once."""
    counts: defaultdict[str, int] = defaultdict(int)
    for name in names:
        counts[name] += 1
    return sorted(name for name, count in counts.items() if count > 1)


@pytest.fixture(scope="module")
def paths() -> list[Path]:
    return sorted([*(ROOT / "src").rglob("*.py"), *(ROOT / "resolvers").rglob("*.py")])


def test_no_two_modules_have_one_name(paths: list[Path]) -> None:
    assert len(paths) > 300
    assert twice(module_names(paths)) == []


def test_no_two_public_classes_have_one_name(paths: list[Path]) -> None:
    assert twice(class_names(paths)) == []


def test_a_name_that_stands_twice_is_seen(tmp_path: Path) -> None:
    for folder in ("left", "right"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "same.py").write_text("class Same:\n    class _Hidden: ...\n")
    paths = sorted(tmp_path.rglob("*.py"))
    assert twice(module_names(paths)) == ["same"]
    assert twice(class_names(paths)) == ["Same"]
