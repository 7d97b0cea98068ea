"""Kills at every step, concurrent runs, edits meanwhile, a full disk: the library is always whole, old or new."""

from __future__ import annotations

import random
import signal
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest
from tests.standin.server import Fault
from tests.thoroughness import some_of

if TYPE_CHECKING:
    import subprocess
    from collections.abc import Iterator

    from tests.e2e.conftest import Project
    from tests.standin.server import StandIn

CLIP = "## [2021] CLIP\n\n- [2021] Learning Transferable Visual Models From Natural Language Supervision\n\n"
NOCAPS = "## [2019] nocaps\n\n- [2019 ICCV] nocaps_ novel object captioning at scale\n\n"
MINE = "% my own words\n@misc{a-mine,\n  title = {Something of Mine},\n}\n"
SAVE = "% saved by the owner meanwhile\n"
# Runs vlbib unchanged, and kills it with SIGKILL at its n-th operation on a file below the working folder.
KILLED = """
import os, signal, sys
left = int(sys.argv.pop(1))
here = os.getcwd() + os.sep
def watch(event, given):
    global left
    writes = event in ("os.rename", "os.remove", "os.chmod", "os.mkdir", "tempfile.mkstemp")
    if event == "open":
        writes = isinstance(given[2], int) and bool(given[2] & (os.O_WRONLY | os.O_RDWR))
    if writes and str(given[0]).startswith(here):
        left -= 1
        if left < 0:
            os.kill(os.getpid(), signal.SIGKILL)
sys.addaudithook(watch)
from vlbib.cli import main
main()
"""
# Runs vlbib unchanged, and kills it with SIGKILL when the library is in place and the lock is not.
KILLED_BETWEEN = """
import os, signal, sys
def watch(event, given):
    if event == "os.rename" and os.path.basename(given[1]) == "references.lock":
        os.kill(os.getpid(), signal.SIGKILL)
sys.addaudithook(watch)
from vlbib.cli import main
main()
"""
# Runs vlbib on a disk so slow that the owner saves a file at the n-th fsync.
SAVED = """
import os, sys
left, name = int(sys.argv.pop(1)), sys.argv.pop(1)
flush = os.fsync
def slow(descriptor):
    global left
    left -= 1
    if left == 0:
        with open(name, "a") as stream:
            stream.write("% saved by the owner meanwhile\\n")
    flush(descriptor)
os.fsync = slow
from vlbib.cli import main
main()
"""
# Runs vlbib with a limit on the size of files.
FULL = """
import resource, sys
size = int(sys.argv.pop(1))
resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))
from vlbib.cli import main
main()
"""
# A command may be killed after each of its operations on files; the suite tries every third.
every_step_or_some = pytest.mark.parametrize("stride", some_of([3, 1], 1))


def state(project: Project) -> tuple[str, str]:
    return project.read("references.bib"), project.read("references.lock")


def hidden(project: Project) -> list[str]:
    return sorted(path.name for path in project.folder.iterdir() if path.name.startswith(".references"))


@contextmanager
def waiting(project: Project, standin: StandIn, *arguments: str) -> Iterator[subprocess.Popen[str]]:
    """Hold a sync that has asked arXiv and waits for the answer, which comes late."""
    standin.fail("arxiv", Fault("slow", seconds=1.5))
    url = standin.urls["arxiv"]
    with project.start(
        "sync", *arguments, "--resolvers", "arxiv", VLBIB_ARXIV_URL=url, VLBIB_ARXIV_DELAY="0.02"
    ) as running:
        until = time.monotonic() + 20
        while not standin.log and time.monotonic() < until:
            time.sleep(0.01)
        yield running


@pytest.fixture
def begun(project: Project) -> Project:
    """A project synced once, with an entry of the owner's, and a new work in its notes."""
    project.write("references.bib", MINE)
    project.write("notes/a.md", f"# VLP\n\n{CLIP}")
    assert project.run("sync").code == 0
    project.write("notes/a.md", f"# VLP\n\n{CLIP}{NOCAPS}")
    return project


def restored(project: Project, before: tuple[str, str]) -> None:
    for name, text in zip(("references.bib", "references.lock"), before, strict=True):
        project.write(name, text)


@every_step_or_some
def test_a_sync_killed_at_any_step_leaves_a_whole_library_and_the_next_run_finishes(
    begun: Project, stride: int
) -> None:
    before = state(begun)
    assert begun.run("sync").code == 0
    after = state(begun)
    killed, torn = 0, set()
    for step in range(0, 100, stride):
        restored(begun, before)
        ran = begun.run("sync", python=("-c", KILLED, str(step)))
        if ran.code == 0:
            break
        killed += 1
        assert ran.code == -signal.SIGKILL
        now = state(begun)
        assert now[0] in (before[0], after[0])
        assert now[1] in (before[1], after[1])
        torn.add((now[0] == after[0], now[1] == after[1]))
        if now == before and not hidden(begun):
            continue
        assert begun.run("sync").code == 0
        assert state(begun) == after
        assert hidden(begun) == []
    assert killed >= 6
    assert stride > 1 or torn >= {(False, False), (True, False)}


def test_a_sync_killed_at_random_moments_leaves_a_whole_library(begun: Project) -> None:
    before = state(begun)
    assert begun.run("sync").code == 0
    after = state(begun)
    for _ in range(3):
        restored(begun, before)
        with begun.start("sync") as running:
            time.sleep(random.uniform(0.01, 0.8))
            running.kill()
        now = state(begun)
        assert now[0] in (before[0], after[0])
        assert now[1] in (before[1], after[1])
    assert begun.run("sync").code == 0
    assert state(begun) == after
    assert hidden(begun) == []


@every_step_or_some
def test_a_first_sync_killed_between_library_and_lock_is_finished_by_the_next_run(
    project: Project, stride: int
) -> None:
    project.write("notes/a.md", f"# VLP\n\n{CLIP}")
    assert project.run("sync").code == 0
    after = state(project)
    for step in range(0, 100, stride):
        for name in ("references.bib", "references.lock"):
            (project.folder / name).unlink(missing_ok=True)
        if project.run("sync", python=("-c", KILLED, str(step))).code == 0:
            break
        if not (project.exists("references.bib") or hidden(project)):
            continue
        assert project.run("sync").code == 0
        assert state(project) == after


def test_files_left_by_a_crash_are_discarded_if_the_owner_has_edited_the_library(begun: Project) -> None:
    before = state(begun)
    (begun.folder / f".references.lock.{'0' * 32}.abcdefgh.tmp").write_text("{}")
    (begun.folder / ".references.bib.abcdefgh.tmp").write_text("")
    (begun.folder / ".references.bib.mine").write_text("")
    ran = begun.run("sync")
    assert ran.code == 0
    assert state(begun)[1] not in ("{}", before[1])
    assert hidden(begun) == [".references.bib.mine"]


@pytest.mark.parametrize(
    "arguments",
    some_of([(("--prune", "--yes"), ("--prune", "--yes")), ((), ()), (("notes/a.md",), ("notes/b.md",))], 1),
)
def test_two_concurrent_syncs_end_with_the_works_of_both(
    project: Project, arguments: tuple[tuple[str, ...], tuple[str, ...]]
) -> None:
    project.write("references.bib", MINE)
    project.write("notes/a.md", f"# VLP\n\n{CLIP}")
    project.write("notes/b.md", f"# VLP\n\n{NOCAPS}")
    with project.start("sync", *arguments[0]) as one, project.start("sync", *arguments[1]) as two:
        outs = [process.communicate(timeout=60) for process in (one, two)]
    assert [one.returncode, two.returncode] == [0, 0], outs
    library = project.read("references.bib")
    assert library.startswith(MINE)
    assert library.count("\n@") == 3
    assert "nothing changed" in project.run("sync").out
    assert hidden(project) == []


def test_a_sync_overtaken_by_another_keeps_the_decisions_of_that_one(project: Project, standin: StandIn) -> None:
    project.write("notes/a.md", f"# VLP\n\n{CLIP}")
    project.write("notes/b.md", f"# VLP\n\n{NOCAPS}")
    with waiting(project, standin, "notes/a.md", "--prune", "--yes") as running:
        assert project.run("sync", "notes/b.md").code == 0
        running.communicate(timeout=60)
    assert running.returncode == 0
    library = project.read("references.bib")
    assert "2103.00020" in library
    assert "1812.08658" in library


def test_a_library_edited_while_sync_waits_for_a_service_keeps_the_edit(project: Project, standin: StandIn) -> None:
    project.write("references.bib", MINE)
    project.write("notes/a.md", f"# VLP\n\n{CLIP}")
    with waiting(project, standin) as running:
        edited = MINE + "\n@misc{another,\n  title = {Written Meanwhile},\n}\n"
        project.write("references.bib", edited)
        out, _ = running.communicate(timeout=60)
    assert running.returncode == 0, out
    library = project.read("references.bib")
    assert library.startswith(edited)
    assert "2103.00020" in library
    assert "1 added" in out


@pytest.mark.parametrize("at", [1, 2])
@pytest.mark.parametrize("name", ["references.bib", "references.lock"])
@pytest.mark.parametrize(
    "command", [("sync",), ("rename-key", "radford2021clip", "clip"), ("merge", "--force", "a-mine", "radford2021clip")]
)
def test_a_file_saved_by_the_owner_while_it_is_written_is_never_overwritten(
    begun: Project, command: tuple[str, ...], name: str, at: int
) -> None:
    before = dict(zip(("references.bib", "references.lock"), state(begun), strict=True))
    ran = begun.run(*command, python=("-c", SAVED, str(at), name))
    assert (ran.code, ran.out, len(ran.err.splitlines())) == (2, "", 1), ran
    assert f"{name}: was changed while vlbib worked; run it again" in ran.err
    assert dict(zip(before, state(begun), strict=True)) == before | {name: before[name] + SAVE}
    assert hidden(begun) == []


@pytest.mark.parametrize("name", ["references.bib", "references.lock"])
def test_a_file_saved_by_the_owner_while_only_the_lock_is_written_is_never_overwritten(
    begun: Project, name: str
) -> None:
    assert begun.run("sync").code == 0
    (begun.folder / "notes" / "a.md").rename(begun.folder / "notes" / "b.md")
    before = dict(zip(("references.bib", "references.lock"), state(begun), strict=True))
    ran = begun.run("sync", python=("-c", SAVED, "1", name))
    assert (ran.code, ran.out, len(ran.err.splitlines())) == (2, "", 1), ran
    assert dict(zip(before, state(begun), strict=True)) == before | {name: before[name] + SAVE}
    assert hidden(begun) == []


def test_settings_saved_by_the_owner_while_a_decision_is_written_are_never_overwritten(begun: Project) -> None:
    begun.write("vlbib.toml", "# mine\n")
    ran = begun.run("ignore", "nocaps", python=("-c", SAVED, "1", "vlbib.toml"))
    assert (ran.code, ran.out, len(ran.err.splitlines())) == (2, "", 1), ran
    assert "vlbib.toml: was changed while vlbib worked; run it again" in ran.err
    assert begun.read("vlbib.toml") == "# mine\n" + SAVE
    assert [path.name for path in begun.folder.iterdir() if path.name.startswith(".vlbib")] == []


def test_a_file_saved_by_the_owner_after_the_library_is_in_place_is_kept(begun: Project) -> None:
    assert begun.run("sync", python=("-c", SAVED, "7", "references.bib")).code == 0
    assert begun.read("references.bib").endswith(SAVE)
    assert "1812.08658" in begun.read("references.bib")
    assert "1812.08658" in begun.read("references.lock")
    assert hidden(begun) == []


def test_a_library_broken_while_sync_waits_for_a_service_is_left_alone(project: Project, standin: StandIn) -> None:
    project.write("references.bib", MINE)
    project.write("notes/a.md", f"# VLP\n\n{CLIP}")
    with waiting(project, standin) as running:
        broken = "<<<<<<< HEAD\n" + MINE
        project.write("references.bib", broken)
        out, err = running.communicate(timeout=60)
    assert (running.returncode, out) == (2, "")
    assert len(err.splitlines()) == 1
    assert "references.bib:1" in err
    assert project.read("references.bib") == broken
    assert not project.exists("references.lock")


def test_a_note_edited_while_sync_waits_for_a_service_counts_in_the_next_run(
    project: Project, standin: StandIn
) -> None:
    project.write("notes/a.md", f"# VLP\n\n{CLIP}")
    with waiting(project, standin) as running:
        project.write("notes/a.md", f"# VLP\n\n{CLIP}{NOCAPS}")
        running.communicate(timeout=60)
    assert project.read("references.bib").count("@") == 1
    assert "1 added" in project.run("sync").out


def test_an_interrupted_sync_says_so_in_one_line_and_has_written_nothing(project: Project, standin: StandIn) -> None:
    project.write("references.bib", MINE)
    project.write("notes/a.md", f"# VLP\n\n{CLIP}")
    with waiting(project, standin) as running:
        running.send_signal(signal.SIGINT)
        out, err = running.communicate(timeout=60)
    assert (running.returncode, out, len(err.split("\n"))) == (130, "", 3)  # a line feed after ^C, one line, its end
    assert "interrupted" in err
    assert project.read("references.bib") == MINE
    assert not project.exists("references.lock")


def test_a_symbolic_link_to_the_library_stays_one(begun: Project) -> None:
    (begun.folder / "papers").mkdir()
    (begun.folder / "references.bib").rename(begun.folder / "papers" / "all.bib")
    (begun.folder / "references.bib").symlink_to("papers/all.bib")
    assert begun.run("sync").code == 0
    assert (begun.folder / "references.bib").is_symlink()
    assert begun.read("papers/all.bib").count("\n@") == 3
    assert [path.name for path in (begun.folder / "papers").iterdir()] == ["all.bib"]
    assert "nothing changed" in begun.run("sync").out


def test_a_read_only_folder_is_refused_in_one_line_but_can_be_checked(begun: Project) -> None:
    before = state(begun)
    begun.folder.chmod(0o555)
    try:
        ran = begun.run("sync")
        locked = begun.run("sync", "--locked")
    finally:
        begun.folder.chmod(0o755)
    assert (ran.code, ran.out, len(ran.err.splitlines())) == (2, "", 1)
    assert "read-only" in ran.err
    assert locked.code == 1
    assert state(begun) == before


@pytest.mark.parametrize("size", [100, 1500])
def test_without_disk_space_nothing_is_changed_and_one_line_says_so(begun: Project, size: int) -> None:
    before = state(begun)
    ran = begun.run("sync", python=("-c", FULL, str(size)))
    assert (ran.code, ran.out, len(ran.err.splitlines())) == (2, "", 1), ran
    assert "cannot be written" in ran.err
    assert state(begun) == before
    assert hidden(begun) == []
    assert begun.run("sync").code == 0


@pytest.mark.parametrize("command", [("sync",), ("check", "--fix")])
def test_after_a_crash_between_both_files_and_an_edit_vlbibs_values_are_still_vlbibs(
    begun: Project, command: tuple[str, ...]
) -> None:
    before = state(begun)
    assert begun.run("sync").code == 0
    after = state(begun)
    restored(begun, before)
    assert begun.run("sync", python=("-c", KILLED_BETWEEN)).code == -signal.SIGKILL
    assert state(begun) == (after[0], before[1])
    begun.write("references.bib", after[0] + SAVE)
    assert begun.run(*command).code in (0, 1)
    assert begun.read("references.lock") == after[1]
    assert begun.read("references.bib").endswith(SAVE)
    assert hidden(begun) == []
    assert "nothing changed" in begun.run("sync").out


@every_step_or_some
def test_a_command_killed_at_any_step_can_be_undone(begun: Project, stride: int) -> None:
    assert begun.run("sync").code == 0
    begun.write("paper.tex", "\\cite{radford2021clip}\n")
    before = (*state(begun), begun.read("paper.tex"))
    taken_back = 0
    for step in range(0, 100, stride):
        ran = begun.run("rename-key", "radford2021clip", "clip", "--tex", "paper.tex", python=("-c", KILLED, str(step)))
        if (*state(begun), begun.read("paper.tex")) != before:
            assert begun.run("undo").code == 0
            taken_back += 1
        assert (*state(begun), begun.read("paper.tex")) == before
        if ran.code == 0:
            break
    assert taken_back >= 3 / stride
