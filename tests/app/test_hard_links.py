from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.app.conftest import Desk


def test_a_command_reports_a_hard_link_to_the_library_once_and_only_when_it_writes(desk: Desk) -> None:
    desk.write("notes/a.md", "# A\n\n- arXiv:2103.00020\n")
    desk.sync()
    Path("elsewhere.bib").hardlink_to("references.bib")
    assert desk.sync().err == ""
    desk.write("notes/a.md", "# A\n\n- arXiv:2103.00020\n- arXiv:1512.03385\n")
    ran = desk.sync()
    assert ran.code == 0
    assert ran.err.count("vlbib: references.bib: has another name (a hard link)") == 1
    assert len(desk.entries()) == 2
    assert Path("elsewhere.bib").read_text().count("@") == 1
    assert desk.sync().err == ""
