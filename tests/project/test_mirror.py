"""Each module with a decision has a test file of its name in the mirrored folder, or is a rule with examples."""

from __future__ import annotations

import ast
from pathlib import Path

from vlbib.checks.registry import RULES

ROOT = Path(__file__).parents[2]
# `__main__` is three lines that other tests run as a program.
ELSEWHERE = {"src/vlbib/__main__.py"}
# Editors: their tests ask the server, in `test_language_server.py` and `test_completion.py`.
THROUGH_THE_SERVER = {f"src/vlbib/editors/{name}.py" for name in ("answering", "buffer_text", "editor_commands")}


def modules() -> list[Path]:
    folders = (ROOT / "src/vlbib", ROOT / "resolvers")
    return [path for folder in folders for path in sorted(folder.rglob("*.py")) if path.stem != "__init__"]


def decides(tree: ast.AST) -> bool:
    return any(
        (isinstance(node, (ast.If, ast.IfExp, ast.While)) and not is_for_types(node.test))
        or isinstance(node, (ast.Match, ast.BoolOp))
        or (isinstance(node, ast.comprehension) and node.ifs)
        for node in ast.walk(tree)
    )


def is_for_types(test: ast.expr) -> bool:
    return isinstance(test, ast.Name) and test.id == "TYPE_CHECKING"


def mirrored(module: Path) -> Path:
    parts = module.relative_to(ROOT).parts
    folders = parts[2:-1] if parts[0] == "src" else ("resolvers",)
    return ROOT.joinpath("tests", *folders, f"test_{module.stem.lstrip('_')}.py")


def test_each_module_with_a_decision_has_a_test_file_of_its_name() -> None:
    rules = {rule.check.__module__ for rule in RULES}
    missing = {
        str(path.relative_to(ROOT))
        for path in modules()
        if decides(ast.parse(path.read_text(encoding="utf-8")))
        and not mirrored(path).exists()
        and ".".join(path.relative_to(ROOT / "src").with_suffix("").parts if path.is_relative_to(ROOT / "src") else ())
        not in rules
    }
    assert missing <= ELSEWHERE | THROUGH_THE_SERVER


def test_a_module_without_a_branch_has_no_decision() -> None:
    assert not decides(ast.parse("if TYPE_CHECKING:\n    import re\nNAMES = [name for name in ()]\n"))
    assert decides(ast.parse("NAMES = [name for name in () if name]\n"))
    assert decides(ast.parse("LONG = 1 if len('ab') > 1 else 2\n"))
