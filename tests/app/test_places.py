"""Where a work can be read: its web pages, the publisher's first, and its PDFs, a local file first."""

from __future__ import annotations

import os
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tests.terminal import on_terminal

if TYPE_CHECKING:
    from tests.app.conftest import Desk

ENTRY = "doi = {10.1109/CVPR.2016.90}, eprint = {1512.03385}, archiveprefix = {arXiv}"


@pytest.fixture
def desk(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> Desk:
    for name in ("DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    return desk


@pytest.mark.parametrize(
    ("fields", "page", "pdf"),
    [
        (ENTRY, "https://doi.org/10.1109/CVPR.2016.90", "https://arxiv.org/pdf/1512.03385"),
        ("eprint = {1512.03385}", "https://arxiv.org/abs/1512.03385", "https://arxiv.org/pdf/1512.03385"),
        (f"{ENTRY}, file = {{pdf/he.pdf}}", "https://doi.org/10.1109/CVPR.2016.90", "pdf/he.pdf"),
        (f"{ENTRY}, file = {{:pdf/he.pdf:PDF}}", "https://doi.org/10.1109/CVPR.2016.90", "pdf/he.pdf"),
        (
            f"{ENTRY}, file = {{the text:a\\:b/he.pdf:application/pdf;x:y.html:text/html}}",
            "https://doi.org/10.1109/CVPR.2016.90",
            "a:b/he.pdf",
        ),
        ("file = {scans/letter.pdf}", "scans/letter.pdf", "scans/letter.pdf"),
        ("url = {https://example.org/a\\_b.pdf}", "https://example.org/a_b.pdf", "https://example.org/a_b.pdf"),
        (
            "url = {https://aclanthology.org/2020.acl-main.1/}",
            "https://doi.org/10.18653/v1/2020.acl-main.1",
            "https://aclanthology.org/2020.acl-main.1.pdf",
        ),
    ],
)
def test_without_a_screen_the_addresses_of_page_and_pdf_are_printed(
    desk: Desk, fields: str, page: str, pdf: str
) -> None:
    desk.write("references.bib", f"@misc{{k, {fields}}}\n")
    assert desk.run("open", "k").out == f"{page}\n"
    assert desk.run("open", "k", "--pdf").out == f"{pdf}\n"


@pytest.mark.parametrize(
    ("arguments", "fields", "told"),
    [
        (["k"], "title = {T}", "k: has neither an id, nor a `url`, nor a `file`"),
        (["k", "--pdf"], "doi = {10.1/x}", "k: no PDF is known; vlbib open k opens https://doi.org/10.1/x"),
    ],
)
def test_an_entry_without_a_place_is_reported_in_one_line(
    desk: Desk, arguments: list[str], fields: str, told: str
) -> None:
    desk.write("references.bib", f"@misc{{k, {fields}}}\n".replace("10.1/x", "10.1000/x"))
    ran = desk.run("open", *arguments)
    assert (ran.code, ran.out, ran.err) == (2, "", f"vlbib: {told}\n".replace("10.1/x", "10.1000/x"))


def test_with_a_screen_the_systems_program_is_started(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.write("references.bib", f"@misc{{k, {ENTRY}}}\n")
    desk.write("bin/xdg-open", '#!/bin/sh\nprintf "%s" "$1" > opened.new\nmv opened.new opened\n')
    Path("bin/xdg-open").chmod(0o755)
    monkeypatch.setenv("PATH", f"{Path('bin').absolute()}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setenv("DISPLAY", ":9")
    with on_terminal("open", "k") as terminal:
        terminal.end()
    deadline = time.monotonic() + 20
    while not Path("opened").exists() and time.monotonic() < deadline:
        time.sleep(0.02)
    assert desk.read("opened") == "https://doi.org/10.1109/CVPR.2016.90"
