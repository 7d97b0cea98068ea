"""The README on PyPI has no links that need the files beside it."""

from __future__ import annotations

import re
import subprocess
import sys
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
TEXT = "# x\n\n![A page](docs/page.png)\n\n[Begin](docs/begin.md) or [ask](https://example.org), [above](#x)\n"

pytestmark = pytest.mark.consumer


def alone(tree: str) -> str:
    specification = spec_from_file_location("hatch_build", ROOT / "hatch_build.py")
    assert specification is not None
    assert specification.loader is not None
    hook = module_from_spec(specification)
    specification.loader.exec_module(hook)
    return str(hook.standing_alone(TEXT, tree))


def test_relative_links_and_pictures_lead_to_the_files_of_this_version() -> None:
    assert alone("https://example.org/v/{kind}/v1.0/") == (
        "# x\n\n![A page](https://example.org/v/raw/v1.0/docs/page.png)\n\n"
        "[Begin](https://example.org/v/blob/v1.0/docs/begin.md) or [ask](https://example.org), [above](#x)\n"
    )


def test_without_an_address_of_the_sources_there_is_no_broken_link() -> None:
    assert alone("") == "# x\n\nBegin or [ask](https://example.org), [above](#x)\n"


def test_the_metadata_of_a_build_has_all_of_the_readme_without_relative_links() -> None:
    command = [sys.executable, "-m", "hatchling", "metadata", "readme"]
    ran = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    text = ran.stdout + ran.stderr
    assert ran.returncode == 0, text
    assert re.findall(r"\]\((?!https?://|#)[^)]*\)", text) == []
    assert "pipx install vlbib" in text
