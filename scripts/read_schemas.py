"""Write the fields and types in the schemas of other programs to src/vlbib/exports/values/schemas.json.

    python scripts/read_schemas.py biblatex /usr/share/texlive/texmf-dist/tex/latex/biblatex/blx-dm.def
    python scripts/read_schemas.py csl FOLDER       # with csl-types.rnc and csl-variables.rnc, as in citeproc-py
    python scripts/read_schemas.py zotero schema.json  # https://api.zotero.org/schema

Each run replaces the part of one program; for Zotero, only the item types in the file.
biblatex: fields by entry type. CSL: types, and variables by kind.
Zotero: by item type the fields, each with its base field, and the types of creators.
"""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

TABLE = Path(__file__).parents[1] / "src/vlbib/exports/values/schemas.json"
_ENTRY_FIELDS = re.compile(r"\\DeclareDatamodelEntryfields(?:\[([^\]]*)\])?\{([^}]*)\}")
_ENTRY_TYPES = re.compile(r"\\DeclareDatamodelEntrytypes(?:\[skipout\])?\{([^}]*)\}")
_DEFINITION = re.compile(r"^([\w.-]+)\s*=\s*(.*?)(?=^\S|\Z)", re.MULTILINE | re.DOTALL)


def biblatex(path: Path) -> dict[str, list[str]]:
    """Return the fields in biblatex's data model by entry type; "" has those for all types."""
    text = re.sub("%.*", "", path.read_text(encoding="utf-8"))
    fields: dict[str, set[str]] = {kind: set() for match in _ENTRY_TYPES.finditer(text) for kind in _listed(match[1])}
    for match in _ENTRY_FIELDS.finditer(text):
        for kind in _listed(match[1] or "") or [""]:
            fields.setdefault(kind, set()).update(_listed(match[2]))
    return {kind: sorted(names) for kind, names in fields.items() if names}


def _listed(text: str) -> list[str]:
    return [name for part in text.split(",") if (name := part.strip()) and "#" not in name]


def csl(path: Path) -> dict[str, Any]:
    """Return CSL's types, and its variables by kind: dates, names, numbers, titles and other strings."""
    quoted = {name: re.findall(r'"([\w-]+)"', body) for name, body in _definitions(path)}
    variables = {
        kind: sorted(quoted[f"variables.{kind}"]) for kind in ("dates", "names", "numbers", "strings", "titles")
    }
    return {"types": sorted(quoted["item-types"]), **variables}


def _definitions(path: Path) -> list[tuple[str, str]]:
    texts = [(path / name).read_text(encoding="utf-8") for name in ("csl-types.rnc", "csl-variables.rnc")]
    bodies = [re.sub(r"(?m)^\s*##?.*$|^ *(div|\}).*$", "", text).replace("\n  ", "\n\t") for text in texts]
    flat = [re.sub(r"(?m)^\t(?=[\w.-]+\s*=)", "", body) for body in bodies]
    return [(match[1], match[2]) for body in flat for match in _DEFINITION.finditer(body)]


def zotero(path: Path) -> dict[str, dict[str, Any]]:
    """Return by item type its fields with their base fields, and the types of its creators, the main one first."""
    return {kind["itemType"]: {"fields": {field["field"]: field.get("baseField", field["field"])
                                          for field in kind["fields"]},
                               "creators": [creator["creatorType"] for creator in kind["creatorTypes"]]}
            for kind in json.loads(path.read_text(encoding="utf-8"))["itemTypes"]}  # fmt: skip


READERS: dict[str, Callable[[Path], Any]] = {"biblatex": biblatex, "csl": csl, "zotero": zotero}


def main() -> None:
    """Read one schema and put it into the table."""
    _, program, path = sys.argv
    table = json.loads(TABLE.read_text(encoding="utf-8")) if TABLE.exists() else {}
    kept = table.get(program, {}) if program == "zotero" else {}
    table[program] = kept | READERS[program](Path(path))
    text = json.dumps(dict(sorted(table.items())), indent=1, sort_keys=True)
    TABLE.write_text(re.sub(r"\n {3,}|\n {2}(?=\])", " ", text) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
