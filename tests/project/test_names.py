"""A name means the same everywhere: no two modules, public classes or public functions have one name."""

from __future__ import annotations

import ast
import re
from collections import Counter, defaultdict
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

ROOT = Path(__file__).parents[2]
# Names that each module of a kind defines: a rule, an export, a reader of a format, a reader of dumps, a resolver.
DEFINED_BY_EACH = {"check", "render", "read", "read_paper", "by_title", "by_id"}


@cache
def tree(path: Path) -> ast.Module:
    """Return a module's syntax tree, parsed once."""
    return ast.parse(path.read_text())


@cache
def nodes(path: Path) -> list[ast.AST]:
    """Return all nodes of a module's syntax tree."""
    return list(ast.walk(tree(path)))


def module_names(paths: Iterable[Path]) -> Iterator[str]:
    """Yield the names of the modules; a folder may have the name of a module elsewhere that is about the same."""
    return (path.stem for path in paths if path.stem != "__init__")


def class_names(paths: Iterable[Path]) -> Iterator[str]:
    """Yield the names of the public classes."""
    for path in paths:
        for node in nodes(path):
            if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
                yield node.name


def function_names(paths: Iterable[Path]) -> Iterator[str]:
    """Yield the names of the public functions; a use case, its command and its function in the API count as one."""
    by_file = {path: functions(path) for path in paths}
    doors = {path for path in by_file if path.parent.name == "cli" or path.stem == "api"}
    use_cases = {name for path, names in by_file.items() if "app" in path.parts for name in names}
    for path in by_file.keys() - doors:
        yield from by_file[path]
    yield from {name for path in doors for name in by_file[path]} - use_cases


def functions(path: Path) -> set[str]:
    """Return the names of a module's public functions."""
    defined = {node.name for node in tree(path).body if isinstance(node, ast.FunctionDef)}
    return {name for name in defined if not name.startswith("_")}


def twice(names: Iterable[str]) -> list[str]:
    """Return the names that occur more than once."""
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


def test_no_two_public_functions_have_one_name_except_those_of_each_module_of_a_kind(paths: list[Path]) -> None:
    assert set(twice(function_names(paths))) == DEFINED_BY_EACH


def test_a_repeated_name_is_found(tmp_path: Path) -> None:
    for folder in ("left", "right"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "same.py").write_text(
            "class Same:\n    class _Hidden: ...\ndef same(): ...\ndef _own(): ...\n"
        )
    paths = sorted(tmp_path.rglob("*.py"))
    assert twice(module_names(paths)) == ["same"]
    assert twice(class_names(paths)) == ["Same"]
    assert twice(function_names(paths)) == ["same"]


# Vague names. If a function compares two things of a kind (`titles_agree(one, other)`), they are the best ones, and so
# a few are allowed.
VAGUE, ENOUGH = frozenset({"one", "other", "found", "known", "said", "told"}), 80


def bindings(path: Path) -> Iterator[str]:
    """Yield the names that a module binds: variables, those of comprehensions, and arguments."""
    for node in nodes(path):
        if isinstance(node, ast.arg):
            yield node.arg
        elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            yield node.id


def test_few_variables_and_arguments_have_vague_names() -> None:
    paths = [path for folder in ("src", "resolvers") for path in (ROOT / folder).rglob("*.py")]
    assert sum(name in VAGUE for path in paths for name in bindings(path)) <= ENOUGH


def test_bindings_are_all_variables_and_arguments(tmp_path: Path) -> None:
    (tmp_path / "a.py").write_text("one = 1\n\n\ndef read(other, *, told):\n    return [said for said in other]\n")
    assert sorted(bindings(tmp_path / "a.py")) == ["one", "other", "said", "told"]


def unused_names(path: Path) -> list[str]:
    """Return the private names that a module defines at its top level and never mentions again."""
    defined = {node.name for node in tree(path).body if isinstance(node, ast.FunctionDef | ast.ClassDef)}
    for node in tree(path).body:
        targets = (
            node.targets if isinstance(node, ast.Assign) else [node.target] if isinstance(node, ast.AnnAssign) else []
        )
        defined |= {part.id for target in targets for part in ast.walk(target) if isinstance(part, ast.Name)}
    written = Counter(re.findall(r"\w+", path.read_text()))
    return sorted(name for name in defined if name.startswith("_") and not name.endswith("__") and written[name] == 1)


def test_each_private_name_is_used_in_its_module(paths: list[Path]) -> None:
    assert {path.name: names for path in paths if (names := unused_names(path))} == {}


def test_an_unused_private_name_is_found(tmp_path: Path) -> None:
    path = tmp_path / "a.py"
    path.write_text("_A, _B = 1, 2\n_C: int = _B\n\n\nclass _D: ...\n\n\ndef _e(): ...\n\n\ndef read(): _e()\n")
    assert unused_names(path) == ["_A", "_C", "_D"]
