"""The parts of a release: citation file, container, workflow, completion."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from vlbib.version import __version__

ROOT = Path(__file__).parents[2]


def _yaml(name: str) -> Any:
    return yaml.safe_load((ROOT / name).read_text("utf-8"))


def test_the_citation_file_has_all_that_a_citation_needs() -> None:
    citation = _yaml("CITATION.cff")
    assert {"cff-version", "message", "title", "authors", "license"} <= set(citation)
    assert (citation["cff-version"], citation["type"], citation["version"]) == ("1.2.0", "software", __version__)


def test_the_publishing_workflow_has_no_secret_and_only_the_permission_it_needs() -> None:
    text, workflow = (ROOT / ".github/workflows/publish.yml").read_text("utf-8"), _yaml(".github/workflows/publish.yml")
    assert "secrets." not in text
    assert workflow["permissions"] == {}
    assert workflow["jobs"]["publish"]["permissions"] == {"id-token": "write"}
    assert "id-token" not in workflow["jobs"]["build"]["permissions"]
    assert [step["uses"].split("@")[0] for step in workflow["jobs"]["publish"]["steps"]] == [
        "actions/download-artifact",
        "pypa/gh-action-pypi-publish",
    ]


def test_the_container_runs_vlbib_unprivileged_from_a_pinned_base() -> None:
    lines = (ROOT / "Dockerfile").read_text("utf-8").splitlines()
    steps = [line.split(maxsplit=1) for line in lines if line and not line.startswith(("#", " "))]
    told, names = dict(steps), [name for name, _ in steps]
    assert names[0] == "FROM"
    assert ":" in told["FROM"]
    assert not told["FROM"].endswith(":latest")
    assert told["USER"] not in ("root", "0")
    assert told["ENTRYPOINT"] == '["vlbib"]'
    assert names.index("USER") < names.index("ENTRYPOINT")


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_there_is_completion_for_each_shell(shell: str) -> None:
    assert "_VLBIB_COMPLETE" in _vlbib(_VLBIB_COMPLETE=f"{shell}_source")


def test_commands_and_options_are_completed() -> None:
    assert "plain,sync" in _vlbib(_VLBIB_COMPLETE="bash_complete", COMP_WORDS="vlbib sy", COMP_CWORD="1").splitlines()
    told = _vlbib(_VLBIB_COMPLETE="bash_complete", COMP_WORDS="vlbib sync --re", COMP_CWORD="2")
    assert "plain,--restore" in told.splitlines()


def _vlbib(**environ: str) -> str:
    """Return what the installed command prints, found by the shell under its name."""
    program = "import sys; sys.argv[0] = 'vlbib'; from vlbib.cli import main; main()"
    command = [sys.executable, "-c", program]
    return subprocess.run(command, env=os.environ | environ, capture_output=True, text=True, check=True).stdout
