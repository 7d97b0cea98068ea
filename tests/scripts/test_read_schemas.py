from __future__ import annotations

import json
from typing import TYPE_CHECKING

from scripts.read_schemas import biblatex, csl, zotero

if TYPE_CHECKING:
    from pathlib import Path


def test_biblatex_data_model_gives_fields_by_type(tmp_path: Path) -> None:
    path = tmp_path / "blx-dm.def"
    path.write_text(
        "\\DeclareDatamodelEntrytypes{article, book}\n\\DeclareDatamodelEntryfields{doi, url}\n"
        "\\DeclareDatamodelEntryfields[article]{journaltitle,% said so\n  volume}\n"
    )
    assert biblatex(path) == {"": ["doi", "url"], "article": ["journaltitle", "volume"]}


def test_csl_schema_gives_types_and_variables_by_kind(tmp_path: Path) -> None:
    (tmp_path / "csl-types.rnc").write_text('div {\n  item-types =\n    "article"\n    | "book"\n}\n')
    kinds = ("dates", "names", "numbers", "strings", "titles")
    lines = "".join(f'  ## {kind}\n  variables.{kind} =\n    "{kind}-one"\n    | "{kind}-two"\n' for kind in kinds)
    (tmp_path / "csl-variables.rnc").write_text(f"div {{\n{lines}}}\n")
    found = csl(tmp_path)
    assert found["types"] == ["article", "book"]
    assert {kind: found[kind] for kind in kinds} == {kind: [f"{kind}-one", f"{kind}-two"] for kind in kinds}


def test_zotero_schema_gives_fields_with_their_base_fields(tmp_path: Path) -> None:
    kind = {"itemType": "case", "fields": [{"field": "caseName", "baseField": "title"}, {"field": "url"}],
            "creatorTypes": [{"creatorType": "author", "primary": True}]}  # fmt: skip
    path = tmp_path / "schema.json"
    path.write_text(json.dumps({"itemTypes": [kind]}))
    assert zotero(path) == {"case": {"fields": {"caseName": "title", "url": "url"}, "creators": ["author"]}}
