"""The worked examples of CONTRIBUTING.md run."""

from __future__ import annotations

import json
import re
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
from vlbib.exports.format import Options
from vlbib.exports.view import view
from vlbib.resolver import Resolver, Response

if TYPE_CHECKING:
    from vlbib.core.bib import Library

GUIDE = (Path(__file__).parents[1] / "CONTRIBUTING.md").read_text(encoding="utf-8")
EXAMPLES = {match[1]: match[2] for match in re.finditer(r"`(\S+\.py)`:\n```python\n(.*?)```", GUIDE, re.DOTALL)}


def load(path: str) -> ModuleType:
    module = ModuleType(Path(path).stem)
    exec(compile(EXAMPLES[path], path, "exec"), module.__dict__)  # the guide's own text
    return module


def library(text: str) -> Library:
    document = read(text.encode(), "refs.bib")
    assert isinstance(document, Document)
    return document.library


def test_the_guide_shows_one_of_each_kind() -> None:
    assert [Path(path).parent.name for path in EXAMPLES] == ["vlbib_resolvers", "values", "exports"]


def test_the_resolver_is_one_and_reads_an_answer() -> None:
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
def test_the_check_fires_on_its_bad_example_alone(year: str, faults: int) -> None:
    rule = load("src/vlbib/checks/values/year_in_words.py").rule
    assert isinstance(rule, FieldRule)
    (entry,) = library(f"@misc{{key, title = {{T}}, year = {{{year}}}}}").entries
    field = entry.field("year")
    assert field is not None
    found = rule.check(field, Subject(entry, {}), CheckOptions())
    assert (found is not None) == bool(faults)


def test_the_export_gives_what_it_says() -> None:
    keys = load("src/vlbib/exports/keys.py")
    items, _ = view(library("@misc{one, title={T}}\n@misc{two, title={U}}\n"))
    assert keys.render(items, Options()).text == "one\ntwo\n"


@pytest.mark.parametrize("group", ["vlbib.resolvers", "vlbib.exports"])
def test_every_module_that_pyproject_names_is_installed_and_loads(group: str) -> None:
    text = (Path(__file__).parents[1] / "pyproject.toml").read_text(encoding="utf-8")
    table = text.partition(f'[project.entry-points."{group}"]\n')[2].partition("\n[")[0]
    named = set(re.findall(r'^(?:"([^"]+)"|([\w-]+)) = ', table, re.MULTILINE))
    points = {point.name: point for point in metadata.entry_points(group=group)}
    assert {one or other for one, other in named} <= set(points), "run pip install -e . again"
    for point in points.values():
        point.load()
