"""docs/plugins.md names everything that is public, and vlbib's own sources need nothing else."""

from __future__ import annotations

import ast
import inspect
import re
from importlib import import_module
from pathlib import Path

ROOT = Path(__file__).parents[1]
ROW = re.compile(r"^\| `(?P<module>[\w.]+)` \| (?P<names>[^|]+) \|", re.MULTILINE)


def public() -> dict[str, set[str]]:
    page = (ROOT / "docs" / "plugins.md").read_text("utf-8")
    names: dict[str, set[str]] = {}
    for row in ROW.finditer(page):
        names.setdefault(row["module"], set()).update(re.findall(r"`(\w+)`", row["names"]))
    return names


def test_each_name_on_the_page_exists() -> None:
    names = public()
    assert len(names) > 10
    missing = [
        f"{module}.{name}" for module in names for name in names[module] if not hasattr(import_module(module), name)
    ]
    assert missing == []


def test_the_page_has_every_public_name_of_the_resolver_interface_and_the_package() -> None:
    names = public()
    for module in ("vlbib.resolver", "vlbib.api"):
        shape = import_module(module)
        own = {name for name, value in vars(shape).items() if inspect.getmodule(value) is shape and name[0] != "_"}
        assert own <= names[module]
    assert names["vlbib"] == set(import_module("vlbib").__all__)


def test_vlbibs_own_sources_use_only_public_names() -> None:
    names = public()
    used = {
        (node.module, alias.name)
        for path in (ROOT / "resolvers" / "vlbib_resolvers").glob("*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.ImportFrom) and node.module and node.module.startswith("vlbib.")
        for alias in node.names
    }
    assert sorted(pair for pair in used if pair[1] not in names.get(pair[0], ())) == []
