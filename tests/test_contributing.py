"""The examples in CONTRIBUTING.md work, and in a copy of the tree with them all tests and linters pass."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import tomllib
from importlib import metadata
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING

import pytest
from tests.flows import run_flow

from vlbib.bibtex.document import Document, read
from vlbib.checks.inputs import CheckOptions
from vlbib.checks.rule import FieldRule, Subject
from vlbib.core.work import Query
from vlbib.exports.format import ExportOptions
from vlbib.exports.view import view
from vlbib.resolver import Resolver, Response

if TYPE_CHECKING:
    from vlbib.core.bib import Library

ROOT = Path(__file__).parents[1]
GUIDE = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
LINES = re.findall(r"under `(\[project\.entry-points\.[^`]+\])`: `([^`]+)`", GUIDE)
EXAMPLES = {match[1]: match[2] for match in re.finditer(r"`(\S+\.py)`:\n```python\n(.*?)```", GUIDE, re.DOTALL)}


def load(path: str) -> ModuleType:
    module = ModuleType(Path(path).stem)
    exec(compile(EXAMPLES[path], path, "exec"), module.__dict__)  # code from the guide
    return module


def library(text: str) -> Library:
    document = read(text.encode(), "refs.bib")
    assert isinstance(document, Document)
    return document.library


def test_the_guide_shows_one_of_each_kind() -> None:
    assert [Path(path).parent.name for path in EXAMPLES] == ["vlbib_resolvers", "values", "exports"]


def test_the_example_resolver_reads_an_answer() -> None:
    zenodo = load("resolvers/vlbib_resolvers/zenodo.py")
    assert isinstance(zenodo, Resolver)
    query = Query(title='OpenCLIP "software"')
    facts = {"title": "OpenCLIP", "creators": [{"name": "Ilharco, Gabriel"}], "publication_date": "2021-07-28"}
    body = json.dumps({"hits": {"hits": [{"doi": "10.5281/zenodo.5143773", "metadata": facts}]}}).encode()
    run = run_flow(zenodo.by_title([query]), Response(status=200, body=body))
    assert run.requests[0].params["q"] == 'title:"OpenCLIP  software "'
    (record,) = run.found[query]
    assert (record.title, record.year, str(record.ids[0])) == ("OpenCLIP", 2021, "doi:10.5281/zenodo.5143773")


@pytest.mark.parametrize(("year", "faults"), [("two thousand", 1), ("2000", 0)])
def test_the_example_check_reports_only_its_bad_example(year: str, faults: int) -> None:
    rule = load("src/vlbib/checks/values/year_in_words.py").rule
    assert isinstance(rule, FieldRule)
    (entry,) = library(f"@misc{{key, title = {{T}}, year = {{{year}}}}}").entries
    field = entry.field("year")
    assert field is not None
    found = rule.check(field, Subject(entry, {}), CheckOptions())
    assert (found is not None) == bool(faults)


def test_the_example_export_returns_the_keys() -> None:
    keys = load("src/vlbib/exports/key_list.py")
    items, _ = view(library("@misc{one, title={T}}\n@misc{two, title={U}}\n"))
    assert keys.render(items, ExportOptions()).text == "one\ntwo\n"


@pytest.mark.parametrize("group", ["vlbib.resolvers", "vlbib.exports"])
def test_every_entry_point_in_pyproject_is_installed_and_loads(group: str) -> None:
    text = (Path(__file__).parents[1] / "pyproject.toml").read_text(encoding="utf-8")
    table = text.partition(f'[project.entry-points."{group}"]\n')[2].partition("\n[")[0]
    named = set(re.findall(r'^(?:"([^"]+)"|([\w-]+)) = ', table, re.MULTILINE))
    points = {point.name: point for point in metadata.entry_points(group=group)}
    assert {one or other for one, other in named} <= set(points), "run pip install -e . again"
    for point in points.values():
        point.load()


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the tree with the guide's three files and lines, installed, and with the rules' pages regenerated."""
    folder = tmp_path_factory.mktemp("tree")
    for name in ("src", "resolvers", "scripts", "tests", "benchmarks", "docs"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    for file in ROOT.iterdir():
        if file.is_file():
            shutil.copy(file, folder)
    for path, text in EXAMPLES.items():
        assert not (folder / path).exists()
        (folder / path).write_text(text, encoding="utf-8")
    settings = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    for table, line in LINES:
        assert settings.count(f"{table}\n") == 1
        settings = settings.replace(f"{table}\n", f"{table}\n{line}\n")
    (folder / "pyproject.toml").write_text(settings, encoding="utf-8")
    install(folder / "src", settings)
    assert run(folder, "scripts/write_rule_pages.py") == ""
    return folder


def install(source: Path, settings: str) -> None:
    """Write entry points as `pip install -e .` would, where Python finds them before those of this tree."""
    groups = tomllib.loads(settings)["project"]["entry-points"]
    info = source / "vlbib-0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: vlbib\nVersion: 0\n", encoding="utf-8")
    parts = (
        "\n".join([f"[{group}]", *(f"{name} = {value}" for name, value in of.items())]) for group, of in groups.items()
    )
    (info / "entry_points.txt").write_text("\n".join(parts), encoding="utf-8")


def run(folder: Path, *words: str) -> str:
    """Run Python in the copy, with the copy's modules, and return what it prints."""
    path = os.pathsep.join([str(folder / "src"), str(folder / "resolvers")])
    environment = os.environ | {"PYTHONPATH": path, "PYTHONDONTWRITEBYTECODE": "1", "PYTEST_ADDOPTS": ""}
    done = subprocess.run(
        [sys.executable, *words], cwd=folder, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_an_entry_point_is_one_line_for_a_resolver_and_one_for_an_export() -> None:
    assert [line.split(" = ")[0] for _, line in LINES] == ["zenodo", "key-list"]


def test_the_copy_finds_the_new_rule_the_new_export_and_the_new_resolver(copy: Path) -> None:
    assert "year-in-words" in run(copy, "-m", "vlbib", "rule", "V099")
    keys = run(copy, "-m", "vlbib", "export", "key-list").splitlines()
    assert all(f"{{{key}," in (copy / "references.bib").read_text(encoding="utf-8") for key in keys)
    assert len(keys) > 10
    names = "from importlib.metadata import entry_points as e; print([p.name for p in e(group='vlbib.resolvers')])"
    assert "zenodo" in run(copy, "-c", names)


def test_the_new_rule_has_a_page_and_no_other_page_changes(copy: Path) -> None:
    before, after = (
        {path.name: path.read_bytes() for path in (tree / "docs" / "rules").iterdir()} for tree in (ROOT, copy)
    )
    assert set(after) - set(before) == {"V099.md"}
    assert {name for name, page in before.items() if after[name] != page} == {"README.md"}


@pytest.mark.consumer
def test_the_tests_of_rules_pass_in_the_copy_and_include_the_new_rule(copy: Path) -> None:
    tests = ("tests/checks", "--ignore=tests/checks/test_hooks.py", "tests/project/test_names.py")
    out = run(copy, "-m", "pytest", "-v", "-p", "no:cacheprovider", *tests)
    assert " passed" in out
    assert "V099" in out


@pytest.mark.consumer
def test_the_linters_are_green_in_the_copy(copy: Path) -> None:
    run(copy, "-m", "ruff", "check", "--no-cache", ".")
    run(copy, "-m", "ruff", "format", "--no-cache", "--check", ".")
    run(copy, "-c", "from importlinter.cli import lint_imports; raise SystemExit(lint_imports(no_cache=True))")


@pytest.mark.consumer
def test_the_type_checker_passes_in_the_copy(copy: Path) -> None:
    assert "Success" in run(copy, "-m", "mypy", "--cache-dir", os.devnull)
