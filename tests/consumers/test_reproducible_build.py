"""Two builds of wheel and sdist have the same bytes, and the wheel contains everything that the package needs."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.mark.consumer
def test_two_builds_have_the_same_bytes(tmp_path: Path) -> None:
    command = [sys.executable, str(ROOT / "scripts" / "build_twice.py"), str(tmp_path / "dist")]
    ran = subprocess.run(command, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stdout + ran.stderr
    assert "the same twice" in ran.stdout
    (wheel,) = (tmp_path / "dist").glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()
    assert any(name.endswith("share/man/man1/vlbib-sync.1") for name in names)
    assert "vlbib/app/demo_notes/diary.md" in names
    assert "vlbib/py.typed" in names
