"""A removed pin no longer decides: the line is looked up as if it had never been pinned."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.app.conftest import Desk

BLIP = "BLIP: Bootstrapping Language-Image Pre-training for Unified Vision-Language Understanding and Generation"
NOTE = f"# VLP\n- [2022 ICML] {BLIP}\n"


def test_an_unpinned_line_names_its_own_paper_and_the_pinned_one_becomes_an_orphan(desk: Desk) -> None:
    desk.write("notes/a.md", NOTE)
    desk.run("pin", BLIP, "arXiv:2301.12597")
    assert "li2023blip" in desk.sync().out + desk.read()
    Path("vlbib.toml").unlink()
    told = desk.sync()
    assert "1 added" in told.out
    assert "li2023blip" in told.out
    assert "{li2022blip," in desk.read()
    written = desk.read(), desk.read("references.lock")
    desk.sync()
    assert (desk.read(), desk.read("references.lock")) == written


def test_an_unpinned_line_that_the_sources_know_as_the_same_paper_keeps_its_entry(desk: Desk) -> None:
    desk.write("notes/a.md", NOTE)
    desk.run("pin", BLIP, "arXiv:2201.12086")
    desk.sync()
    library = desk.read()
    Path("vlbib.toml").unlink()
    assert "nothing changed" in desk.sync().out
    assert desk.read() == library


def test_a_line_unpinned_from_a_page_is_a_paper_again(desk: Desk) -> None:
    desk.write("notes/a.md", NOTE)
    desk.run("pin", BLIP, "https://example.org/blip")
    desk.sync()
    assert desk.read().startswith("@online")
    Path("vlbib.toml").unlink()
    desk.sync()
    assert "{li2022blip," in desk.read()


def test_a_short_name_in_the_settings_may_mean_a_page_or_nothing(desk: Desk) -> None:
    desk.write("notes/a.md", "# Models\n- [2023] BarNet\n- [2023] FooNet\n")
    desk.write("vlbib.toml", '[alias]\nBarNet = "https://bar.example.org"\nFooNet = "none"\n')
    ran = desk.sync()
    assert (ran.code, "1 web page, 1 ignored" in ran.out) == (0, True), ran.out
    assert "url = {https://bar.example.org}" in desk.read()
    desk.silent()
