from __future__ import annotations

import ast
import pkgutil
import re
import signal
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

import vlbib
import vlbib_resolvers
from vlbib.core import lazy_pattern as module
from vlbib.core.lazy_pattern import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


def test_it_behaves_like_the_pattern_itself() -> None:
    lazy, eager = lazy_pattern(r"(?P<word>\w+)-(\d)", re.IGNORECASE), re.compile(r"(?P<word>\w+)-(\d)", re.IGNORECASE)
    text = "Ab-1 c-2"
    assert [match.group("word") for match in lazy.finditer(text)] == ["Ab", "c"]
    assert lazy.sub(r"\2", text) == eager.sub(r"\2", text)
    assert (lazy.pattern, lazy.flags, lazy.groups) == (eager.pattern, eager.flags, eager.groups)
    assert lazy_pattern(rb"\d").findall(b"a1") == [b"1"]


def test_a_pattern_is_compiled_at_its_first_use_and_only_once(monkeypatch: pytest.MonkeyPatch) -> None:
    compiled: list[object] = []

    def counted(pattern: str, flags: int = 0) -> re.Pattern[str]:
        compiled.append(pattern)
        return re.compile(pattern, flags)

    monkeypatch.setattr(module, "re", type("re", (), {"compile": staticmethod(counted)}))
    lazy = lazy_pattern("a+")
    assert (lazy.pattern, compiled) == ("a+", [])
    assert lazy.match("aa")
    assert lazy.search("ba")
    assert lazy.match("b") is None
    assert compiled == ["a+"]


def test_an_error_in_a_pattern_is_raised_at_its_first_use() -> None:
    lazy = lazy_pattern("(")
    with pytest.raises(re.error):
        lazy.match("")


def test_every_pattern_in_the_tree_compiles() -> None:
    patterns = _patterns()
    assert len(patterns) > 500
    assert all(pattern.flags is not None for pattern in patterns)


PUMPED = (
    "Aa ", "a ", "A", "a", "1", ". ", "A. ", ", ", "Aa, ", "Aa-", "- ", " ", "中", "é", ": ", "a\r\n",
    "(a) ", "{a}", "\\a ", "_a_ ",
)  # fmt: skip
TIMES = 40  # a pattern that tries each way of splitting a run takes 2 ** 40 steps
MOST_SECONDS = 2.0  # limit of one pattern for all texts; milliseconds are enough


@pytest.mark.parametrize("end", ["$", "\x01", "]"])
def test_no_pattern_tries_each_way_of_splitting_a_run(end: str) -> None:
    texts = [unit * TIMES + end for unit in PUMPED]
    assert [pattern.pattern for pattern in _of_text(_patterns()) if not _is_soon_done(pattern, texts)] == []


def test_an_exponential_pattern_is_caught() -> None:
    assert not _is_soon_done(re.compile(r"(?:[a-z][a-z]*\s*)+"), ["a" * TIMES + "$"])


def _is_soon_done(pattern: re.Pattern[str], texts: list[str]) -> bool:
    """Tell whether a pattern finishes in time; it is stopped if not."""

    def stop(_signal: int, _frame: object) -> None:
        raise TimeoutError

    before = signal.signal(signal.SIGVTALRM, stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, MOST_SECONDS)
    try:
        for text in texts:
            pattern.search(text)
            pattern.fullmatch(text)
    except TimeoutError:
        return False
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)
    return True


def _patterns() -> list[re.Pattern[Any]]:
    names = [found.name for package in (vlbib, vlbib_resolvers) for found in _modules(package)]
    kind = type(lazy_pattern(""))
    return [value for name in names for value in vars(import_module(name)).values() if isinstance(value, kind)]


def _of_text(patterns: Iterable[re.Pattern[Any]]) -> list[re.Pattern[str]]:
    return [pattern for pattern in patterns if isinstance(pattern.pattern, str)]


def _modules(package: object) -> list[pkgutil.ModuleInfo]:
    path, name = package.__path__, package.__name__  # type: ignore[attr-defined]
    return [each for each in pkgutil.walk_packages(path, f"{name}.") if not each.name.endswith("__main__")]


def test_no_module_compiles_a_pattern_while_it_is_imported() -> None:
    folders = (Path(str(vlbib.__file__)).parent, Path(str(vlbib_resolvers.__file__)).parent)
    paths = [path for folder in folders for path in folder.rglob("*.py")]
    assert len(paths) > 500
    assert [str(path) for path in paths for node in _at_import(ast.parse(path.read_text())) if _compiles(node)] == []
    assert [_compiles(node) for node in _at_import(ast.parse("A = re.compile('a')\ndef f(): re.compile('b')"))].count(
        True
    ) == 1


def _at_import(node: ast.AST) -> Iterator[ast.AST]:
    """Yield the nodes of a module that are evaluated when it is imported."""
    for child in ast.iter_child_nodes(node):
        if not isinstance(child, (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda)):
            yield child
            yield from _at_import(child)


def _compiles(node: ast.AST) -> bool:
    return isinstance(node, ast.Call) and ast.unparse(node.func) == "re.compile"
