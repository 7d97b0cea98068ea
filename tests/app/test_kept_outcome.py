"""The outcome of a sync is cached for notes that name the same works, and for no others."""

from __future__ import annotations

import random
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tests.thoroughness import some_of

from vlbib.app import full_sync, kept_outcome
from vlbib.app.resolving import resolve
from vlbib.storage import file_states

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.app.conftest import Desk, Ran

CLIP = "- [2021] Learning Transferable Visual Models From Natural Language Supervision"
LINES = (
    "# VLP", CLIP, "- [2019] nocaps: novel object captioning at scale", "## [2019] nocaps",
    "Some prose, and more of it.", "see [@radford2021learning] and its table", "## Datasets", "", f"{CLIP}, again", "",
)  # fmt: skip
NOTE = f"# VLP\n\n{CLIP}\n- [2019] nocaps: novel object captioning at scale\n"


@pytest.fixture(autouse=True)
def _files_count_as_old(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(file_states, "_MOMENT", 0)


@pytest.fixture
def settled(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The number of works settled in each run that settled any."""
    counts: list[int] = []
    settle = resolve.settle

    def counting(*given: object) -> object:
        counts.append(len(given[0]))  # type: ignore[arg-type]
        return settle(*given)  # type: ignore[arg-type]

    monkeypatch.setattr(full_sync, "settle", counting)
    return counts


def _synced(desk: Desk) -> Ran:
    desk.write("notes/a.md", NOTE)
    desk.sync()
    return desk.sync("--format", "json")


def test_an_edit_of_prose_settles_nothing_and_reports_the_current_lines(desk: Desk, settled: list[int]) -> None:
    before = _synced(desk)
    settled.clear()
    desk.write("notes/a.md", NOTE.replace("# VLP\n", "# VLP\n\nSome prose.\n"))
    after = desk.sync("--format", "json")
    assert settled == []
    assert after.code == before.code == 0
    assert after.out == before.out.replace('"line": 4', '"line": 6').replace('"line": 3', '"line": 5')
    assert after.out != before.out


def test_an_edit_of_prose_does_not_import_the_modules_that_settle_and_plan(desk: Desk) -> None:
    heavy = {"vlbib.app.full_sync", "vlbib.app.resolving.resolve", "vlbib.merge.plan", "tomlkit"}
    _synced(desk)
    assert "vlbib.merge.plan" in _loaded()
    desk.write("notes/a.md", NOTE + "\nSome prose.\n")
    assert heavy.isdisjoint(_loaded())


def _loaded() -> set[str]:
    """Return the modules that a sync in a new process imports."""
    program = (
        "import sys; from vlbib.storage import file_states; file_states._MOMENT = 0; from vlbib.cli import run; "
        "run(['sync', '--offline']); print(*sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    return set(done.stdout.splitlines()[-1].split())


def test_an_unchanged_library_is_not_parsed_again(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    before = _synced(desk)
    desk.write("notes/a.md", NOTE + "\nSome prose.\n")
    with monkeypatch.context() as unread:
        unread.delattr("vlbib.bibtex.document.read")
        assert desk.sync("--format", "json").out == before.out
    assert desk.run("list").out.count("\n") >= 2


def test_an_unchanged_lock_is_parsed_only_for_works_that_are_accessed(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.write("notes/a.md", NOTE.replace("[2021]", "[2020]"))
    desk.sync()
    before = desk.sync()
    assert "the note says 2020" in before.out
    desk.write("notes/a.md", desk.read("notes/a.md") + "\nSome prose.\n")
    with monkeypatch.context() as unread:
        unread.delattr("vlbib.lock.file.read_lock")
        assert desk.sync() == before
    assert '"title"' in desk.sync("--format", "json").out


def test_a_library_that_has_become_unreadable_is_refused(desk: Desk, settled: list[int]) -> None:
    _synced(desk)
    settled.clear()
    desk.write("references.bib", "<<<<<<< ours\n" + desk.read())
    ran = desk.sync()
    assert ran.code == 2
    assert "conflict marker" in ran.err
    assert settled == []


@pytest.mark.parametrize(
    "change",
    [
        lambda desk: desk.write("notes/a.md", NOTE.replace("[2021]", "[2020]")),
        lambda desk: desk.write("notes/a.md", NOTE + CLIP + "\n"),
        lambda desk: desk.write("notes/b.md", CLIP + "\n"),
        lambda desk: desk.write("notes/a.md", NOTE.replace("# VLP", "# Models")),
        lambda desk: desk.write("vlbib.toml", "[tags]\nseparator = '/'\n"),
        lambda desk: desk.write("references.bib", desk.read().replace("2021", "2022")),
        lambda desk: desk.write("references.lock", desk.read("references.lock").replace("2021", "2020")),
    ],
)
def test_changed_mentions_settings_or_files_are_settled_again(
    desk: Desk, settled: list[int], change: Callable[[Desk], None]
) -> None:
    _synced(desk)
    settled.clear()
    change(desk)
    desk.sync()
    assert settled


def test_a_run_that_waits_for_a_source_is_not_cached(desk: Desk, settled: list[int]) -> None:
    desk.write("notes/a.md", NOTE + "- [2021] A Title That Nobody Has Ever Heard Of\n")
    for _ in range(3):
        desk.sync()
    assert len(settled) == 3


@pytest.mark.parametrize("damage", [b"", b"\x00", b"\xc1", b"not it", b"\x96\xc4\x00\x90\x90\x90\x90\x90"])
def test_a_damaged_cache_is_ignored(desk: Desk, settled: list[int], damage: bytes) -> None:
    before = _synced(desk)
    (kept,) = Path("../cache/outcomes").glob("*/*")
    kept.write_bytes(damage)
    settled.clear()
    desk.write("notes/a.md", NOTE + "\n")
    assert desk.sync("--format", "json").out == before.out
    assert settled


@pytest.mark.parametrize("seed", some_of([0, 2, 3], 1))
def test_after_any_edits_a_sync_does_the_same_as_without_a_cache(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, settled: list[int], seed: int
) -> None:
    chance, lines = random.Random(seed), list(LINES)
    desk.write("notes/a.md", "\n".join(lines) + "\n")
    desk.sync()
    settled.clear()
    for _ in range(12):
        at = chance.randrange(len(lines))
        edit = chance.random()
        lines[at : at + (edit < 0.3)] = chance.choices(LINES, k=1) if edit < 0.4 else ["Prose of its own."]
        desk.write("notes/a.md", "\n".join(lines) + "\n")
        shutil.rmtree("../other", ignore_errors=True)
        shutil.copytree(".", "../other")
        ran = desk.sync("--format", "json")
        files = desk.read(), desk.read("references.lock")
        here = Path.cwd()
        with monkeypatch.context() as elsewhere:
            elsewhere.chdir("../other")
            elsewhere.setenv("VLBIB_CACHE_DIR", str(here.parent / f"cache {chance.random()}"))
            assert desk.sync("--format", "json") == ran
            assert (desk.read(), desk.read("references.lock")) == files
    assert 12 < len(settled) < 24  # all runs without a cache, and some of those with one


def test_a_cached_outcome_refers_to_blocks_of_the_lock_by_number(desk: Desk) -> None:
    _synced(desk)
    (kept,) = Path("../cache/outcomes").glob("*/*")
    outcome = kept_outcome._decoded(kept.read_bytes())
    assert outcome is not None
    assert sorted(work.block for work in outcome.works if isinstance(work.block, int)) == [0, 1]
