from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from vlbib.core import venue_styles

if TYPE_CHECKING:
    from tests.app.conftest import Desk

NOTE = """# Vision
- CLIP (arXiv:2103.00020)
- Deep residual learning for image recognition
- Flamingo: a Visual Language Model for Few-Shot Learning
"""


def settings(desk: Desk, style: str) -> None:
    desk.write("vlbib.toml", f'[style]\nvenues = "{style}"\n' if style else "")


def venues(desk: Desk) -> list[str]:
    return re.findall(r"^  (?:booktitle|journal) = \{(.*)\}", desk.read(), re.MULTILINE)


@pytest.fixture
def synced(desk: Desk) -> Desk:
    desk.write("notes/a.md", NOTE)
    settings(desk, "short")
    assert desk.sync().code == 0
    return desk


def test_venues_written_by_vlbib_follow_a_change_of_style_and_back(synced: Desk) -> None:
    assert sorted(venues(synced)) == ["CVPR", "ICML", "NeurIPS"]
    synced.silent()
    settings(synced, "iso4")
    synced.sync()
    assert "Int. Conf. Mach. Learn." in venues(synced)
    synced.silent()
    settings(synced, "")
    synced.sync()
    styled = synced.read()
    synced.silent()
    Path("references.bib").unlink()
    Path("references.lock").unlink()
    synced.sync()
    assert synced.read() == styled


def test_the_owners_venue_is_kept_in_every_style_without_a_conflict(synced: Desk) -> None:
    synced.write("references.bib", synced.read().replace("{CVPR}", "{CVPR (Best Paper)}"))
    for style in ("short", "full", "iso4", ""):
        settings(synced, style)
        ran = synced.sync()
        assert (ran.code, "conflict" in ran.out + ran.err) == (0, False), ran.out + ran.err
        assert "CVPR (Best Paper)" in venues(synced)
        synced.silent()


def test_a_venue_that_the_owner_deleted_stays_deleted(synced: Desk) -> None:
    synced.write("references.bib", synced.read().replace("  booktitle = {CVPR},\n", ""))
    settings(synced, "full")
    synced.sync()
    assert len(venues(synced)) == 2


def test_a_rebuilt_lock_recognises_venues_in_its_style(synced: Desk) -> None:
    before = synced.read(), synced.read("references.lock")
    Path("references.lock").unlink()
    synced.sync("--relock")
    assert (synced.read(), synced.read("references.lock")) == before


def test_accept_writes_the_venue_in_the_style(synced: Desk) -> None:
    synced.write("references.bib", synced.read().replace("{CVPR}", "{My Venue}"))
    synced.sync()
    synced.run("accept", "he2016deep", "booktitle")
    assert synced.value("he2016deep", "booktitle") == "CVPR"
    synced.silent()


@pytest.mark.parametrize(
    ("file", "command"),
    [("", "pip install 'vlbib[iso4]'"), ("pipx_metadata.json", "pipx inject vlbib 'vlbib[iso4]'")],
)
def test_without_the_abbreviation_library_nothing_is_written(
    synced: Desk, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, file: str, command: str
) -> None:
    home = tmp_path / "home of tools"
    home.mkdir()
    if file:
        (home / file).write_text("{}")
    monkeypatch.setattr("sys.prefix", str(home))
    venue_styles.abbreviator.cache_clear()
    monkeypatch.setitem(sys.modules, "pyiso4.ltwa", None)
    before = synced.read()
    settings(synced, "iso4")
    ran = synced.sync()
    assert (ran.code, synced.read()) == (2, before)
    assert ran.err.endswith(f": {command}\n")
    monkeypatch.undo()
    venue_styles.abbreviator.cache_clear()


def test_a_styled_venue_is_explained_with_the_name_that_its_source_gives(synced: Desk) -> None:
    told = synced.run("explain", "he2016deep").out
    line = next(line for line in told.splitlines() if line.lstrip().startswith("booktitle"))
    assert line.split()[1:3] == ["CVPR", "<-"]
    assert "catalogue/dblp says 2016 IEEE Conference on Computer Vision" in told
    assert "changed" not in told
