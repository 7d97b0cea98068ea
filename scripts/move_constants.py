"""Change each number in the critical stages by one, up and down, and run the tests of the same folder.

A number that can be changed without a failing test is a survivor. Accepted survivors are listed in docs/constants.md
with their reasons. The exit code is 1 if a survivor is not listed, or if a listed one is no survivor.

Each change runs in a fork of a process that has loaded the libraries and `vlbib.core`, which imports none of the
stages. Only the code object of the changed module differs; no file of the project is written. The module's own test
file runs first, then those in its folder that name it, then the others, until one fails. Property tests run with few
and fixed examples, so that the result is the same every time.
"""

from __future__ import annotations

import argparse
import ast
import contextlib
import copy
import importlib
import json
import os
import re
import signal
import sys
import time
from dataclasses import dataclass
from functools import cache
from importlib.machinery import PathFinder, SourceFileLoader
from importlib.util import spec_from_file_location
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from importlib.machinery import ModuleSpec
    from types import CodeType, ModuleType

ROOT = Path(__file__).parents[1]
SOURCE = ROOT / "src"
LISTED = ROOT / "docs" / "constants.md"
TARGETS = (
    "matching",
    "merge",
    "bibtex",
    "lock/recall.py",
)  # below src/vlbib; their tests in the same folders
_OWN = ("vlbib", "tests", "conftest", "test_", "__main__")  # modules that each fork imports itself
_EXAMPLES = 5  # of a property test
_SECONDS = 30  # of CPU; if a move makes the tests run longer, it counts as noticed
_ROW = re.compile(r"^\| `(?P<place>[^`]+)` \| `(?P<text>.+?)` \| (?P<old>\S+) -> (?P<new>\S+) \|", re.MULTILINE)


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A number, by module and function (`module` for the top level), the expression around it, and its new value."""

    module: str
    function: str
    text: str
    old: str
    new: str

    def row(self, reason: str) -> str:
        """Return the place as a row of docs/constants.md."""
        text = self.text.replace("|", "\\|")
        return f"| `{self.module}:{self.function}` | `{text}` | {self.old} -> {self.new} | {reason} |"


@dataclass(frozen=True, slots=True)
class Move:
    """One number moved: its file, its position among the file's numbers, its line, and the difference to add."""

    path: Path
    number: int
    line: int
    step: int
    place: Place


class _Numbers(ast.NodeVisitor):
    """Collects the numbers of a module with the function and the expression around each, in the order of the tree.

    Numbers that set no bound are left out: an index, a slice from or to the first or last item, the default 0, the
    value of an enum, and everything in decorators, annotations and messages.
    """

    def __init__(self) -> None:
        self.places: list[tuple[ast.Constant, str, str]] = []
        self._functions: list[str] = []
        self._parents: list[ast.AST] = []

    def generic_visit(self, node: ast.AST) -> None:
        """Visit the parts of a node that may contain a bound."""
        if isinstance(node, ast.JoinedStr) or (isinstance(node, ast.ClassDef) and _is_enum(node)):
            return
        names = [node.name] if isinstance(node, ast.FunctionDef | ast.ClassDef) else []
        self._functions += names
        self._parents.append(node)
        for name, value in ast.iter_fields(node):
            if name not in ("decorator_list", "annotation", "returns"):
                for child in value if isinstance(value, list) else [value]:
                    if isinstance(child, ast.AST):
                        self.visit(child)
        self._parents.pop()
        del self._functions[len(self._functions) - len(names) :]

    def visit_Constant(self, node: ast.Constant) -> None:
        """Collect a number that may be a bound."""
        if type(node.value) in (int, float) and not self._is_position(node):
            self.places.append((node, ".".join(self._functions) or "module", self._around()))

    def _is_position(self, node: ast.Constant) -> bool:
        """Tell whether the number is an index, an end of a slice at most one item away, or the default 0."""
        parent = next(parent for parent in reversed(self._parents) if not isinstance(parent, ast.UnaryOp))
        if isinstance(parent, ast.arguments | ast.AnnAssign):
            return node.value == 0
        return isinstance(parent, ast.Subscript) or (isinstance(parent, ast.Slice) and node.value in (0, 1))

    def _around(self) -> str:
        """Return the source of the smallest expression or statement that shows what the number is for."""
        plain = (ast.UnaryOp, ast.Constant, ast.Slice, ast.Tuple, ast.Dict, ast.Set, ast.List, ast.keyword)
        parent = next(parent for parent in reversed(self._parents) if not isinstance(parent, plain))
        text = " ".join(ast.unparse(parent).split())
        return (text if len(text) <= 90 else f"{text[:89]}…").replace("`", "'")


def _is_enum(node: ast.ClassDef) -> bool:
    return any("Enum" in ast.unparse(base) for base in node.bases)


def numbers(tree: ast.Module) -> list[tuple[ast.Constant, str, str]]:
    """Return the numbers in a module: the node, the function that contains it, and the expression around it."""
    visitor = _Numbers()
    visitor.visit(tree)
    return visitor.places


def moves(path: Path, source: Path = SOURCE) -> Iterator[Move]:
    """Yield both moves of each number in a file."""
    module = module_name(path, source)
    for number, (node, function, text) in enumerate(numbers(ast.parse(path.read_bytes()))):
        for step in (-1, 1):
            assert isinstance(node.value, int | float)
            place = Place(module, function, text, repr(node.value), repr(_moved(node.value, step)))
            yield Move(path, number, node.lineno, step, place)


def _moved(value: float, step: int) -> float:
    """Move a number by one; a fraction above 0 and up to 1 by 0.05, to keep it in a useful range."""
    return value + step if isinstance(value, int) else round(value + step * (0.05 if 0 < value <= 1 else 1), 6)


def module_name(path: Path, source: Path = SOURCE) -> str:
    """Return the dotted name of a module's file."""
    return ".".join(path.relative_to(source).with_suffix("").parts)


def moved_code(move: Move) -> CodeType:
    """Compile the module with one number moved."""
    tree = ast.parse(move.path.read_bytes(), str(move.path))
    node = copy.copy(numbers(tree)[move.number][0])
    assert isinstance(node.value, int | float)
    numbers(tree)[move.number][0].value = _moved(node.value, move.step)
    return compile(tree, str(move.path), "exec")


class _Loader(SourceFileLoader):
    """Loads a module from a given code object."""

    def __init__(self, name: str, path: str, code: CodeType) -> None:
        super().__init__(name, path)
        self._code = code

    def get_code(self, fullname: str) -> CodeType:  # noqa: ARG002 -- the signature is importlib's
        return self._code


class _Finder(PathFinder):
    """Finds the moved module in place of its file."""

    def __init__(self, move: Move) -> None:
        self._name = module_name(move.path)
        self._path = str(move.path)
        self._code = moved_code(move)

    def find_spec(  # type: ignore[override] # an instance on sys.meta_path, not the class
        self, fullname: str, path: Sequence[str] | None = None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        del path, target
        if fullname != self._name:
            return None
        return spec_from_file_location(fullname, self._path, loader=_Loader(fullname, self._path, self._code))


@cache
def suite_of(path: Path) -> tuple[list[str], list[str], list[str]]:
    """Return the test file of a module, those in its folder that name the module, and the others in its folder."""
    groups: tuple[list[str], list[str], list[str]] = ([], [], [])
    folder = path.parent.relative_to(SOURCE / "vlbib")
    for file in sorted((ROOT / "tests" / folder).glob("test_*.py")):
        names_it = re.search(rf"\b{path.stem}\b", file.read_text(encoding="utf-8"))
        groups[0 if file.stem == f"test_{path.stem}" else 1 if names_it else 2].append(str(file))
    return groups


def run_tests(groups: Iterable[Sequence[str]], move: Move | None) -> int:
    """Run groups of test files in this process, which must be a fork; return pytest's first exit code other than 0.

    Empty groups are skipped.
    """
    import hypothesis
    import pytest

    phases = (hypothesis.Phase.explicit, hypothesis.Phase.generate)
    hypothesis.settings.register_profile(
        "still", derandomize=True, database=None, deadline=None, phases=phases, max_examples=_EXAMPLES
    )
    hypothesis.settings.load_profile("still")
    if move is not None:
        sys.dont_write_bytecode = True
        sys.meta_path.insert(0, _Finder(move))
    options = ["-x", "-q", "-p", "no:cacheprovider", "--assert=plain", "--tb=no", "--hypothesis-profile=still"]
    options += ["-k", "not in_time"]  # tests that measure time may fail by chance
    options += [f"--rootdir={ROOT}", "-c", str(ROOT / "pyproject.toml")]
    return next((status for files in groups if files and (status := int(pytest.main([*options, *files])))), 0)


def forked(work: Callable[[], int]) -> int:
    """Run a function in a fork, without output, and return the fork's process id."""
    process = os.fork()
    if process:
        return process
    signal.signal(signal.SIGPROF, signal.SIG_DFL)
    signal.setitimer(signal.ITIMER_PROF, _SECONDS)
    status = 1
    with contextlib.suppress(BaseException):
        nowhere = os.open(os.devnull, os.O_RDWR)
        for stream in (0, 1, 2):
            os.dup2(nowhere, stream)
        status = work()
    os._exit(min(status, 255))


def load_libraries(files: Iterable[str]) -> None:
    """Run unchanged tests in a fork, and import here what they loaded, except the stages. Raises `SystemExit`."""
    reading, writing = os.pipe()

    def work() -> int:
        status = run_tests([list(files)], None)
        names = [name for name in sys.modules if not name.startswith(_OWN) or name.startswith("vlbib.core.")]
        os.write(writing, json.dumps(names).encode())
        return status

    process = forked(work)
    os.close(writing)
    with os.fdopen(reading) as stream:
        names = json.loads(stream.read() or "[]")
    if os.waitpid(process, 0)[1] != 0:
        raise SystemExit("the tests fail before any number is moved")
    for name in names:
        with contextlib.suppress(Exception):
            importlib.import_module(name)


def survivors(work: Sequence[Move], processes: int, tell: Callable[[Move], None]) -> list[Move]:
    """Try every move, several at a time, and return those that no test noticed; `tell` is called with each at once."""
    running: dict[int, Move] = {}
    alive: list[Move] = []
    waiting = list(reversed(work))
    while waiting or running:
        while waiting and len(running) < processes:
            move = waiting.pop()
            running[forked(lambda move=move: run_tests(suite_of(move.path), move))] = move  # type: ignore[misc]
        process, status = os.wait()
        move = running.pop(process)
        if status == 0:
            alive.append(move)
            tell(move)
    return alive


def read_list(text: str) -> dict[Place, str]:
    """Return the rows of a list by place."""
    rows: dict[Place, str] = {}
    for match in _ROW.finditer(text):
        module, _, function = match["place"].rpartition(":")
        rows[Place(module, function, match["text"].replace("\\|", "|"), match["old"], match["new"])] = match[0]
    return rows


def verdict(alive: Iterable[Place], listed: Mapping[Place, str], tried: Iterable[Place]) -> list[str]:
    """Return what is wrong: survivors that are not listed, and listed places that are not or no longer survivors."""
    left, every = set(alive), set(tried)
    unlisted = [f"not listed: {place.row('why?')}" for place in sorted(left - set(listed))]
    modules = {place.module for place in every}
    stale = [place for place in sorted(set(listed) - left) if place in every or place.module in modules]
    return [*unlisted, *(f"listed, but no survivor: {place.row('')}" for place in stale)]


def targets(names: Sequence[str]) -> list[Path]:
    """Return the files for names of folders and files below src/vlbib."""
    paths = [SOURCE / "vlbib" / name for name in names]
    return [file for path in paths for file in (sorted(path.rglob("*.py")) if path.is_dir() else [path])]


def main() -> int:
    """Move every number of the targets, and compare the survivors with the list."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("targets", nargs="*", default=TARGETS, help="folders or files below src/vlbib")
    parser.add_argument("-n", dest="processes", type=int, default=os.cpu_count() or 1, help="moves tried at a time")
    wanted = parser.parse_args()
    started = time.monotonic()
    work = [move for path in targets(wanted.targets) for move in moves(path)]
    load_libraries(dict.fromkeys(file for move in work for files in suite_of(move.path) for file in files))
    listed = read_list(LISTED.read_text(encoding="utf-8")) if LISTED.exists() else {}

    def tell(move: Move) -> None:
        mark = "listed" if move.place in listed else "SURVIVES"
        place = f"{move.path.relative_to(ROOT)}:{move.line}"
        print(f"{place}: {move.place.text}: {move.place.old} -> {move.place.new}  {mark}", flush=True)

    alive = survivors(work, wanted.processes, tell)
    wrong = verdict((move.place for move in alive), listed, (move.place for move in work))
    used = os.times()
    seconds = f"{time.monotonic() - started:.0f} s, {used.children_user + used.children_system:.0f} s of CPU"
    print("\n".join([*wrong, f"{len(work)} moves, {len(alive)} survivors, {seconds}"]))
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
