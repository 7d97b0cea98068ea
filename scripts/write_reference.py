"""Write docs/reference/: commands from their help, settings and JSON documents from their types.

Run `python -m scripts.write_reference` after a command, a setting or a JSON document changed, then
`python -m scripts.shell_blocks docs/reference/commands.md`, which writes the output of the commands.
"""

from __future__ import annotations

import json
import re
from inspect import cleandoc
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

import click
from msgspec.json import schema
from scripts import write_man_pages
from scripts.reference_examples import EXAMPLES, FILES

from vlbib.app.check.choices import CheckSettings
from vlbib.app.cite import CiteDocument
from vlbib.app.entry_row import EntryRow
from vlbib.app.explain import Story
from vlbib.app.explain_line import LineStory
from vlbib.app.library_tags import SeedsDocument, TagRow
from vlbib.app.match_collections import VerdictRow
from vlbib.app.search_library import Hit
from vlbib.app.show_entry import EntryGlance
from vlbib.checks.output.json import FindingsDocument
from vlbib.cli import vlbib
from vlbib.cli.index_command import IndexDocument
from vlbib.cli.key_commands import KeysDocument
from vlbib.cli.review_command import WaitingJson
from vlbib.report.as_json import ReportDocument, SkippedJson, WorkJson
from vlbib.report.verified_json import VerifiedDocument
from vlbib.settings import SettingsFile

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

FOLDER = Path(__file__).parents[1] / "docs" / "reference"
_HEAD = "Generated from the code by `scripts/write_reference.py`.\n"
_LANGUAGES = {".md": "markdown", ".tex": "latex", ".bib": "bibtex", ".toml": "toml"}

Schema: TypeAlias = dict[str, Any]


def _versioned(shape: type) -> Schema:
    """Return the schema of a document that is a value with a version."""
    document = schema(shape)
    inner = document["$defs"][shape.__name__]
    inner["properties"] = {"version": {"type": "integer"}, **inner["properties"]}
    inner["required"] = ["version", *inner["required"]]
    return document


def _listed(name: str, shape: type) -> Schema:
    """Return the schema of a document that is a list of values under a name, with a version."""
    document = schema(list[shape])  # type: ignore[valid-type]
    rows = {key: value for key, value in document.items() if key != "$defs"}
    properties = {"version": {"type": "integer"}, name: rows}
    return {"type": "object", "properties": properties, "required": list(properties), "$defs": document["$defs"]}


DOCUMENTS: Mapping[str, tuple[str, Schema]] = {
    "report": ("`sync`, `add`, `resolve --format json`", schema(ReportDocument)),
    "work": ("each line of `resolve --format jsonl`", schema(WorkJson)),
    "verified": ("`verify --format json`", schema(VerifiedDocument)),
    "match": ("each line of `match`", schema(VerdictRow)),
    "findings": ("`check --format json`", schema(FindingsDocument)),
    "citations": ("`cite --format json`", schema(CiteDocument)),
    "entry-story": ("`explain --format json`", _versioned(Story)),
    "line-story": ("`explain FILE:LINE --format json` if the line names no work", _versioned(LineStory)),
    "entries": ("`list --format json`", _listed("entries", EntryRow)),
    "glances": ("`show --format json`", _listed("entries", EntryGlance)),
    "hits": ("`search --format json`", _listed("hits", Hit)),
    "waiting": ("`review --format json`", _listed("works", WaitingJson)),
    "skipped": ("`review --skipped --format json`", _listed("skipped", SkippedJson)),
    "keys": ("`rename-key` and `merge --format json`", schema(KeysDocument)),
    "tags": ("`tags list --format json`", _listed("tags", TagRow)),
    "seeds": ("`tags seed --format json`", schema(SeedsDocument)),
    "index": ("`index info --format json`", schema(IndexDocument)),
}


def commands_page() -> str:
    """Return the page of the commands; the shell blocks have only the commands, without output."""
    parts = ["# Commands\n", _HEAD, "The examples are run one after the other in a folder with these files:\n"]
    parts += [f"<!-- file: {name} -->\n{_fence(_LANGUAGES[Path(name).suffix], text)}" for name, text in FILES.items()]
    context = click.Context(vlbib, info_name="vlbib")
    for name in vlbib.list_commands(context):
        parts += _command(vlbib.get_command(context, name), name, context)
    return "\n".join(parts)


def _command(command: click.Command | None, name: str, parent: click.Context, path: str = "") -> Iterator[str]:
    assert command is not None, name
    full = f"{path} {name}".strip()
    context = click.Context(command, info_name=name, parent=parent, max_content_width=100, terminal_width=100)
    yield f"## vlbib {full}\n"
    yield _fence("text", re.sub(r"\n *--help .*", "", command.get_help(context)) + "\n")
    if EXAMPLES[full]:
        yield _fence("console", "".join(f"$ {line}\n" for line in EXAMPLES[full]))
    if isinstance(command, click.Group):
        for below in command.list_commands(context):
            yield from _command(command.get_command(context, below), below, context, full)


def _fence(language: str, text: str) -> str:
    return f"```{language}\n{text}```\n"


def bare(page: str) -> str:
    """Return a page without the output in its shell blocks."""
    return re.sub(
        r"(?<=^```console\n).*?(?=^```$)",
        lambda block: "".join(f"{line}\n" for line in block[0].splitlines() if line.startswith("$ ")),
        page,
        flags=re.DOTALL | re.MULTILINE,
    )


def settings_page() -> str:
    """Return the page of the settings: by table, each key with type, default and meaning."""
    shapes = _settings_schema()["$defs"]
    lines = [
        "# Settings\n",
        _HEAD,
        "They are in `vlbib.toml` at the top of the project, or in `[tool.vlbib]` of its `pyproject.toml`. All are",
        "optional. A key that vlbib does not know is refused with its line. For editors there is a JSON schema,",
        "[settings.json](schemas/settings.json).\n",
    ]
    for heading, name in _TABLES.items():
        lines += [f"## {heading}\n", "| key | kind | default | what it does |", "|---|---|---|---|"]
        lines += [_setting(key, shape, shapes) for key, shape in shapes[name]["properties"].items() if _is_value(shape)]
        lines.append("")
    return "\n".join(lines)


def _settings_schema() -> Schema:
    """Return the schema of the settings file, including the table `[check]`, which the checks read themselves."""
    document = schema(SettingsFile)
    checks = schema(CheckSettings)["$defs"]
    shapes = document["$defs"] | checks
    shapes["SettingsFile"]["properties"]["check"] = {"$ref": "#/$defs/CheckSettings"}
    return document | {"$defs": shapes}


_TABLES = {
    "At the top": "SettingsFile",
    "`[resolvers.NAME]`": "SourceTable",
    "`[deadlines]`": "DeadlinesTable",
    "`[tags]`": "TagsTable",
    "`[style]`": "StyleTable",
    "`[[pin]]`": "PinTable",
    "`[[ignore]]`": "IgnoreTable",
    "`[check]`": "CheckSettings",
}


_KINDS = {
    "string": "text",
    "array": "list",
    "object": "table",
    "boolean": "true or false",
    "number": "number",
    "null": "nothing",
}


def _is_value(shape: Mapping[str, Any]) -> bool:
    return "description" in shape


def _setting(key: str, shape: Mapping[str, Any], shapes: Mapping[str, Any]) -> str:
    default = f"`{json.dumps(shape['default'])}`" if "default" in shape else ""
    return f"| `{key}` | {_kind(shape, shapes)} | {default} | {shape['description']} |"


def _kind(shape: Mapping[str, Any], shapes: Mapping[str, Any]) -> str:
    """Return in words which values a schema allows."""
    if "$ref" in shape:
        return _kind(shapes[shape["$ref"].rsplit("/", 1)[1]], shapes)
    if "anyOf" in shape:
        return " or ".join(dict.fromkeys(_kind(choice, shapes) for choice in shape["anyOf"]))
    if "enum" in shape:
        return ", ".join(f"`{value}`" for value in shape["enum"])
    return _KINDS[shape["type"]]


def schemas() -> dict[str, Schema]:
    """Return the JSON schema of each document by name; no other keys are allowed."""
    return {name: _closed(document) for name, (_, document) in DOCUMENTS.items()} | {"settings": _settings_schema()}


def _closed(value: Any) -> Any:  # noqa: ANN401 -- any JSON value
    if isinstance(value, list):
        return [_closed(item) for item in value]
    if not isinstance(value, dict):
        return value
    closed = {key: _described(key, item) for key, item in value.items()}
    return {"additionalProperties": False} | closed if "properties" in value else closed


def _described(key: str, value: Any) -> Any:  # noqa: ANN401 -- any JSON value
    """Return a member of a schema; a description is a docstring, whose indentation only Python 3.13 removes."""
    return cleandoc(value) if key == "description" and isinstance(value, str) else _closed(value)


def json_page() -> str:
    """Return the page of the JSON documents."""
    lines = [
        "# JSON\n",
        _HEAD,
        "With `--format json` a command prints one document on stdout, and everything for people on stderr. Each",
        "document has a `version`, which increases when a key is renamed or removed, but not when one is added.",
        "The schemas (JSON Schema 2020-12) are tested against real output.\n",
        "| command | schema |",
        "|---|---|",
        *(f"| {command} | [{name}.json](schemas/{name}.json) |" for name, (command, _) in DOCUMENTS.items()),
        "",
        "`check --format sarif` is SARIF 2.1.0, and `export csl-json` is CSL's own schema.\n",
    ]
    return "\n".join(lines)


def pages() -> dict[str, str]:
    """Return the text of every page by its name below docs/reference/."""
    texts = {f"schemas/{name}.json": json.dumps(value, indent=1) + "\n" for name, value in schemas().items()}
    return {"commands.md": commands_page(), "settings.md": settings_page(), "json.md": json_page(), **texts}


def main() -> None:
    """Write every page, and the man pages; the output of commands is kept if the commands are the same."""
    for name, text in pages().items():
        path = FOLDER / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if not path.exists() or bare(path.read_text("utf-8")) != text:
            path.write_text(text, encoding="utf-8", newline="\n")
    write_man_pages.main()


if __name__ == "__main__":
    main()
