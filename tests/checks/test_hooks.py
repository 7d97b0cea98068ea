"""The pre-commit hooks and the GitHub action, as far as they can run without a network."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

_ROOT = Path(__file__).parents[2]
_BAD = "@misc{a,\n  title = {50% of all},\n  note = {},\n  url = {https://example.org}\n}\n"
_GOOD = "@misc{a, title = {Half of all}, url = {https://example.org}}\n"


def _yaml(name: str) -> Any:
    return yaml.safe_load((_ROOT / name).read_text(encoding="utf-8"))


_HOOKS = {hook["id"]: hook for hook in _yaml(".pre-commit-hooks.yaml")}


@pytest.fixture(autouse=True)
def _counted(tmp_path: Path, survey_cache: Path) -> None:
    shutil.copytree(survey_cache, tmp_path / "cache")


def _environment(folder: Path, **more: str) -> dict[str, str]:
    """Return an environment in which `vlbib` is the one under test."""
    tools = folder / "tools"
    tools.mkdir(exist_ok=True)
    command = tools / "vlbib"
    command.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m vlbib "$@"\n', encoding="utf-8")
    command.chmod(0o755)
    path = f"{tools}{os.pathsep}{os.environ['PATH']}"
    return os.environ | {"PATH": path, "VLBIB_CACHE_DIR": str(folder / "cache")} | more


def _run(command: list[str], folder: Path, **more: str) -> subprocess.CompletedProcess[str]:
    environment = _environment(folder, **more)
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False, timeout=60)


@pytest.mark.parametrize("hook", sorted(_HOOKS))
def test_a_hook_fails_for_a_faulty_library_that_it_cannot_fix(hook: str, tmp_path: Path) -> None:
    (tmp_path / "a.bib").write_text("@misc{a, title = {A}, author = {et al.}, year = 2094}\n", encoding="utf-8")
    assert _run([*shlex.split(_HOOKS[hook]["entry"]), "a.bib"], tmp_path).returncode == 1


@pytest.mark.parametrize("hook", sorted(_HOOKS))
def test_a_hook_passes_a_clean_library(hook: str, tmp_path: Path) -> None:
    (tmp_path / "a.bib").write_text(_GOOD, encoding="utf-8")
    assert _run([*shlex.split(_HOOKS[hook]["entry"]), "a.bib"], tmp_path).returncode == 0


def test_the_fixing_hook_fixes_a_library(tmp_path: Path) -> None:
    (tmp_path / "a.bib").write_text(_BAD, encoding="utf-8")
    done = _run([*shlex.split(_HOOKS["vlbib-fix"]["entry"]), "a.bib"], tmp_path)
    assert done.returncode == 0, done.stdout
    assert (tmp_path / "a.bib").read_text(encoding="utf-8") == _BAD.replace("50%", "50\\%").replace(
        "  note = {},\n", ""
    )


@pytest.mark.parametrize("hook", sorted(_HOOKS))
def test_a_hook_is_complete_and_runs_on_bib_files_only(hook: str) -> None:
    assert {"id", "name", "entry", "language", "files"} <= set(_HOOKS[hook])
    assert _HOOKS[hook]["language"] == "python"
    assert re.search(_HOOKS[hook]["files"], "paper/references.bib")
    assert not re.search(_HOOKS[hook]["files"], "paper/references.bib.txt")


def _step(name: str) -> Any:
    return next(step for step in _yaml("action.yml")["runs"]["steps"] if step["name"] == name)


def _act(folder: Path, **inputs: str) -> subprocess.CompletedProcess[str]:
    """Run the action's check as GitHub does: bash with -eo pipefail, the inputs in the environment."""
    defaults = {f"VLBIB_{name.upper()}": value["default"] for name, value in _yaml("action.yml")["inputs"].items()}
    command = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", _step("Check")["run"]]
    return _run(command, folder, **defaults | inputs)


def test_the_action_annotates_and_fails(tmp_path: Path) -> None:
    (tmp_path / "a.bib").write_text(_BAD, encoding="utf-8")
    done = _act(tmp_path, VLBIB_FILES="a.bib")
    assert done.returncode == 1
    assert "::error file=a.bib,line=2," in done.stdout


def test_the_action_accepts_options_and_writes_sarif(tmp_path: Path) -> None:
    (tmp_path / "a.bib").write_text(_BAD, encoding="utf-8")
    done = _act(tmp_path, VLBIB_FILES="a.bib", VLBIB_ARGUMENTS="--fail-on never --select L", VLBIB_SARIF="out.sarif")
    assert done.returncode == 0, done.stderr
    assert '"ruleId": "L001"' in (tmp_path / "out.sarif").read_text(encoding="utf-8")


def test_the_action_passes_inputs_only_through_the_environment() -> None:
    steps = _yaml("action.yml")["runs"]["steps"]
    assert not any("${{" in step["run"] for step in steps)
    given = {value for step in steps for value in step["env"].values()}
    assert {f"${{{{ inputs.{name} }}}}" for name in _yaml("action.yml")["inputs"]} <= given


def test_the_action_verifies_if_it_is_given_options_for_that(tmp_path: Path) -> None:
    (tmp_path / "a.bib").write_text(_GOOD.replace(", url", ", year = 2094, url"), encoding="utf-8")
    done = _act(tmp_path, VLBIB_FILES="a.bib", VLBIB_VERIFY="--offline")
    assert done.returncode == 1
    assert "title=O015::" in done.stdout


def test_the_action_also_checks_if_verifying_finds_something_and_fails_for_either(tmp_path: Path) -> None:
    future = _GOOD.replace(", url", ", year = 2094, url")
    (tmp_path / "a.bib").write_text(future + _BAD, encoding="utf-8")
    done = _act(tmp_path, VLBIB_FILES="a.bib", VLBIB_VERIFY="--offline", VLBIB_ARGUMENTS="--fail-on never")
    assert done.returncode == 1
    assert "title=O015::" in done.stdout
    assert "::error file=a.bib,line=" in done.stdout.split("title=O015::")[1]
