"""Exports read by third-party parsers and schemas."""

from __future__ import annotations

import csv
import io
import json
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import rdflib
import rispy
import yaml

from vlbib.exports import bibtex, csl_json, hayagriva, ris, table, zotero_rdf
from vlbib.exports.format import ExportOptions
from vlbib.exports.values.kinds import Type

if TYPE_CHECKING:
    from collections.abc import Callable

    from vlbib.exports.item import Item

HERE = Path(__file__).parent
BOTH = "".join((HERE / name).read_text(encoding="utf-8") for name in ("hard.bib", "cjk.bib"))
CSL = json.loads(files("vlbib.exports.values").joinpath("schemas.json").read_text(encoding="utf-8"))["csl"]


def schema() -> dict[str, Any]:
    name = {part: {"type": "string"} for part in ("family", "given", "literal", "non-dropping-particle", "suffix")}
    names = {"type": "array", "items": {"type": "object", "properties": name, "additionalProperties": False}}
    part = {"type": "array", "minItems": 1, "maxItems": 3, "items": {"type": ["string", "number"]}}
    parts = {"type": "array", "minItems": 1, "maxItems": 2, "items": part}
    date = {
        "type": "object",
        "properties": {"date-parts": parts, "literal": {"type": "string"}},
        "additionalProperties": False,
    }
    texts = {variable: {"type": "string"} for variable in (*CSL["strings"], *CSL["numbers"], *CSL["titles"], "id")}
    return {
        "type": "array",
        "items": {
            "type": "object",
            "properties": texts
            | {"type": {"enum": CSL["types"]}, "author": names, "editor": names, "issued": date, "accessed": date},
            "required": ["type", "id"],
            "additionalProperties": False,
        },
    }


def test_csl_json_is_valid_against_the_schema(items: Callable[[str], tuple[Item, ...]]) -> None:
    import jsonschema

    found = json.loads(csl_json.render(items(BOTH), ExportOptions()).text)
    jsonschema.validate(found, schema())
    assert len(found) == len(items(BOTH))


@pytest.mark.parametrize("kind", list(Type))
def test_every_type_has_one_in_each_format(kind: Type) -> None:
    assert csl_json.TYPES[kind] in set(CSL["types"]) - {"software"}
    assert kind in ris.TYPES
    assert kind in zotero_rdf.TYPES
    assert kind in hayagriva.TYPES
    assert bibtex.TYPES[kind] in bibtex.CLASSIC


def test_hayagriva_is_valid_yaml(items: Callable[[str], tuple[Item, ...]]) -> None:
    found = yaml.safe_load(hayagriva.render(items(BOTH), ExportOptions()).text)
    assert list(found) == [item.key for item in items(BOTH)]
    assert found["zhang2020survey"]["author"][0] == {"name": "张", "given-name": "三"}


def test_csv_has_one_row_per_entry_with_every_cell(items: Callable[[str], tuple[Item, ...]]) -> None:
    rows = list(csv.reader(io.StringIO(table.render(items(BOTH), ExportOptions()).text, newline="")))
    assert {len(row) for row in rows} == {len(table.COLUMNS)}
    assert [row[0] for row in rows[1:]] == [item.key for item in items(BOTH)]


def test_an_empty_library_is_valid_everywhere() -> None:
    assert json.loads(csl_json.render([], ExportOptions()).text) == []
    assert yaml.safe_load(hayagriva.render([], ExportOptions()).text) == {}
    assert rispy.loads(ris.render([], ExportOptions()).text) == []
    assert len(rdflib.Graph().parse(data=zotero_rdf.render([], ExportOptions()).text, format="xml")) == 0
