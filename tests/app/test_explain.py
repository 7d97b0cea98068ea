"""`explain` for lines that the settings decide about, for deleted entries, and for sources that were not asked."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.app.conftest import Desk

TITLE = "Learning Transferable Visual Models From Natural Language Supervision"
NOTE = f"# Notes\n\n# VLP\n\n- [2021] {TITLE}\n- [2019 ICCV] nocaps_ novel object captioning at scale\n"
CLIP, LINE = "radford2021learning", "notes/a.md:5"


@pytest.fixture
def desk(desk: Desk) -> Desk:
    """A synced project with two works."""
    desk.write("notes/a.md", NOTE)
    assert desk.sync().code == 0
    return desk


@pytest.mark.parametrize("synced", [False, True], ids=["before a sync", "after it"])
@pytest.mark.parametrize(
    ("command", "status", "reason"),
    [
        (("ignore", LINE), "ignored", "the settings say that this names no work"),
        (("pin", LINE, "none"), "ignored", "the settings say that it is none of the candidates"),
        (("pin", LINE, "https://example.org/x"), "web", "the settings say that it is a page without a paper"),
    ],
    ids=["ignored", "none", "page"],
)
def test_a_line_that_the_settings_decide_about_is_explained_by_them(
    desk: Desk, command: tuple[str, ...], status: str, reason: str, *, synced: bool
) -> None:
    assert desk.run(*command).code == 0
    if synced:
        desk.sync()
    story = json.loads(desk.run("explain", LINE, "--format", "json").out)
    assert story["status"] == status
    assert story["reasons"] == [reason, f"the line named {CLIP} before; the entry stays until `vlbib sync --prune`"]
    assert story["mentions"] == [[LINE, f"{TITLE} [2021]"]]
    assert story["records"] == []
    assert story["key"] != CLIP
    assert story["key"] == "" or (synced and status == "web")
    desk.sync("--prune", "--yes")
    assert json.loads(desk.run("explain", LINE, "--format", "json").out)["reasons"] == [reason]


def test_a_line_pinned_to_another_paper_is_not_explained_as_the_old_one(desk: Desk) -> None:
    assert desk.run("pin", LINE, "arXiv:1812.08658").code == 0
    story = json.loads(desk.run("explain", LINE, "--format", "json").out)
    assert story["key"] == "agrawal2019nocaps"


def test_an_entry_deleted_by_hand_is_explained_as_such_with_the_way_to_restore_it(desk: Desk) -> None:
    before = desk.read()
    desk.write("references.bib", before.partition(f"\n@inproceedings{{{CLIP}")[0])
    assert "not in the library any more; the next sync" in desk.run("explain", CLIP).out
    desk.sync()
    told = desk.run("explain", CLIP).out
    assert told.startswith(f"{CLIP}: accepted (deleted by you; `vlbib sync --restore {CLIP}` brings it back)\n")
    assert "<- deleted by you" in told
    assert "not in the library" not in told
    assert desk.run("explain", LINE).out == told
    assert desk.sync("--restore", CLIP).code == 0
    assert desk.read() == before
    assert "deleted" not in desk.run("explain", CLIP).out


def test_an_entry_of_a_missing_library_is_said_to_be_written_again(desk: Desk) -> None:
    Path("references.bib").unlink()
    assert "the next sync writes it again" in desk.run("explain", CLIP).out


def test_after_an_update_offline_the_sources_asked_and_missed_are_shown(desk: Desk) -> None:
    assert desk.sync("--update", CLIP).code == 4
    told = desk.run("explain", CLIP).out
    assert f"  asked\n    catalogue: {TITLE}\n" in told
    assert "  could not be asked; the next sync asks again\n    arxiv, semantic_scholar\n" in told
    assert "no source" not in told
    story = json.loads(desk.run("explain", CLIP, "--format", "json").out)
    assert (story["asked"], story["missed"]) == (["catalogue"], ["arxiv", "semantic_scholar"])


def test_other_texts_on_a_line_are_shown_with_their_key_or_the_reason_not_to_take_them(desk: Desk) -> None:
    desk.write("notes/a.md", "# X\n\n- related: [[PaLI]], [[SimVLM]], [[Flamingo]]\n")
    assert desk.sync().code == 0
    beside = desk.run("explain", "notes/a.md:3").out.partition("  also on the line\n")[2]
    assert re.match(r"    SimVLM: wang\d+simvlm\n    Flamingo: alayrac\d+flamingo\n", beside)
    key = beside.partition(": ")[2].partition("\n")[0]
    assert "beside it" not in desk.run("explain", key).out
    desk.write("notes/a.md", "# X\n\n- [[PaLI]]; our Flamingo features are stale\n")
    desk.sync()
    assert "\n    Flamingo: the short name may mean something else here" in desk.run("explain", "notes/a.md:3").out


def test_the_work_that_a_line_names_is_not_listed_as_another_text(desk: Desk) -> None:
    desk.write("notes/a.md", "# X\n\n- PaLI, SimVLM and Flamingo\n- Deep Residual\n  Learning for Image Recognition\n")
    desk.sync()
    assert "Flamingo: " in desk.run("explain", "notes/a.md:3").out
    assert desk.run("ignore", "notes/a.md:3").code == 0
    told = desk.run("explain", "notes/a.md:3").out
    assert told.startswith("(no entry): ignored")
    assert "    PaLI: " not in told
    assert "    SimVLM: " in told
    assert "beside it" not in desk.run("explain", "notes/a.md:5").out


def test_one_of_several_reported_names_can_be_pinned_by_its_text(desk: Desk) -> None:
    desk.write("notes/a.md", "# X\n\n- [[PaLI]]; our Flamingo features are stale\n")
    assert "Flamingo (" in desk.sync().out
    assert desk.run("pin", "Flamingo", "title").code == 0
    assert "Flamingo (" not in desk.sync().out
    assert any(key.endswith("flamingo") for key in desk.entries())
    assert desk.run("ignore", "Perceiver").code == 2


def test_one_of_several_reported_names_can_be_ignored(desk: Desk) -> None:
    desk.write("notes/a.md", "# X\n\n- [[PaLI]]; our Flamingo features and our Perceiver features are stale\n")
    assert "Flamingo, Perceiver (" in desk.sync().out
    assert desk.run("ignore", "Flamingo").code == 0
    assert "Flamingo, Perceiver (" in desk.sync().out
    assert desk.run("ignore", "Perceiver").code == 0
    assert "Flamingo" not in desk.sync().out


def test_every_line_with_the_same_words_is_listed_as_naming_the_work(desk: Desk) -> None:
    desk.write("notes/a.md", f"{NOTE}- [2021] {TITLE}\n")
    desk.sync()
    assert re.findall(r"notes/a\.md:\d+(?=  Learning)", desk.run("explain", CLIP).out) == [LINE, "notes/a.md:7"]


def test_each_line_is_listed_once_with_what_it_says(desk: Desk) -> None:
    desk.write("notes/a.md", f"# VLP\n- {TITLE}\n- {TITLE} (2021)\n- {TITLE}\n")
    desk.sync()
    rows = desk.run("explain", CLIP).out.partition("  named by\n")[2].partition("  asked")[0].splitlines()
    assert sorted(row.strip() for row in rows) == [
        f"notes/a.md:2  {TITLE}", f"notes/a.md:3  {TITLE} [2021]", f"notes/a.md:4  {TITLE}",
    ]  # fmt: skip


def test_an_accepted_line_is_not_listed_under_a_doubtful_work_of_the_same_name(desk: Desk) -> None:
    desk.write("notes/a.md", "# Video\n- X-CLIP\n- Frozen in Time\n- X-CLIP (ACM MM 2022)\n")
    desk.sync()
    for line, row in ((2, "notes/a.md:2  X-CLIP\n"), (4, "notes/a.md:4  X-CLIP [2022 ACM MM]\n")):
        told = desk.run("explain", f"notes/a.md:{line}").out
        assert told.partition("  named by\n    ")[2].partition("  asked")[0] == row


def test_a_line_whose_year_was_added_since_the_last_sync_is_still_listed(desk: Desk) -> None:
    desk.write("notes/a.md", f"# VLP\n- {TITLE}\n- {TITLE} (2021)\n")
    desk.sync()
    desk.write("notes/a.md", f"# VLP\n- {TITLE} (2020)\n- {TITLE} (2021)\n")
    rows = desk.run("explain", CLIP).out.partition("  named by\n")[2].partition("  asked")[0].splitlines()
    assert [row.split()[0] for row in rows] == ["notes/a.md:2", "notes/a.md:3"]
