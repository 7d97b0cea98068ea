"""The pages generated from the code are current, and the JSON that commands print fits its schema."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from jsonschema import Draft202012Validator
from scripts.reference_examples import EXAMPLES, FILES
from scripts.shell_blocks import run
from scripts.write_reference import FOLDER, bare, commands_page, pages, schemas

if TYPE_CHECKING:
    from pathlib import Path

PROJECT = FILES


@pytest.mark.parametrize("name", sorted(pages()))
def test_the_pages_are_current(name: str) -> None:
    """If this fails, run `python -m scripts.write_reference`."""
    assert bare((FOLDER / name).read_text("utf-8")) == pages()[name]


def test_no_page_is_left_over() -> None:
    made = {path.relative_to(FOLDER).as_posix() for path in FOLDER.rglob("*.*")}
    assert made - set(pages()) == {"api.md"}


def test_every_command_has_an_example() -> None:
    names = [line.removeprefix("## vlbib ") for line in commands_page().splitlines() if line.startswith("## vlbib ")]
    assert sorted(EXAMPLES) == sorted(names)


def test_the_settings_of_the_examples_fit_the_schema_of_the_settings() -> None:
    import tomllib

    valid = Draft202012Validator(schemas()["settings"])
    valid.validate(tomllib.loads(FILES["vlbib.toml"]))
    assert not valid.is_valid({"resolver": {}})
    assert not valid.is_valid({"check": {"dialect": "latex"}})


LINES = [
    ("report", "vlbib sync --format json 2>/dev/null || true"),
    ("report", "vlbib resolve --format json CLIP SAM 2>/dev/null || true"),
    ("work", "vlbib resolve --format jsonl CLIP 2>/dev/null"),
    ("report", "vlbib add arXiv:1405.0312 --format json 2>/dev/null || true"),
    ("findings", "vlbib check --select all --format json 2>/dev/null || true"),
    ("verified", "vlbib verify --format json || true"),
    ("citations", "vlbib cite paper/paper.tex --format json 2>/dev/null || true"),
    ("entry-story", "vlbib explain he2016deep --format json"),
    ("line-story", "vlbib explain notes/reading.md:1 --format json"),
    ("entries", "vlbib list --format json"),
    ("glances", "vlbib show he2016deep --format json"),
    ("hits", "vlbib search residual --format json"),
    ("waiting", "vlbib review --format json || true"),
    ("skipped", "vlbib review --skipped --format json || true"),
    ("tags", "vlbib tags list --format json"),
    ("seeds", "vlbib tags seed --dry-run --format json 2>/dev/null"),
    ("match", "vlbib index add lab.bib >/dev/null && vlbib match lab.bib"),
    ("index", "vlbib index info --format json"),
    ("keys", "vlbib rename-key he2016deep he2016residual --tex paper --format json 2>/dev/null"),
]


@pytest.mark.consumer
def test_the_output_of_commands_fits_the_schemas(tmp_path: Path) -> None:
    folder = tmp_path / "project"
    for name, text in PROJECT.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    for schema, line in LINES:
        printed = json.loads("\n".join(run(line, folder).printed))
        Draft202012Validator(schemas()[schema]).validate(printed)
        assert not Draft202012Validator(schemas()[schema]).is_valid(printed | {"another": 1}), line
    assert {schema for schema, _ in LINES} | {"settings"} == set(schemas())
