"""Citations after the titles in a note: written once, only if a title names an entry, and removed again."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from vlbib.app.annotate import words_to_cite

if TYPE_CHECKING:
    from tests.app.conftest import Desk

TITLE = "Learning Transferable Visual Models From Natural Language Supervision"
CLIP = f"# VLP\n\n## [2021] CLIP\n\n- [2021] {TITLE}\n"
KEY = "radford2021clip"


@pytest.fixture
def clip(desk: Desk) -> Desk:
    desk.write("notes/a.md", CLIP)
    assert desk.sync().code == 0
    return desk


def test_annotate_writes_each_citation_once_and_removes_it_again(clip: Desk) -> None:
    before, library = clip.read("notes/a.md"), clip.read()
    dry = clip.run("annotate", "notes/a.md", "--dry-run")
    assert f"+- [2021] Learning Transferable Visual Models From Natural Language Supervision [@{KEY}]" in dry.out
    assert clip.read("notes/a.md") == before
    assert clip.run("annotate", "notes/a.md").out == "notes/a.md: 1 citation written\n"
    annotated = clip.read("notes/a.md")
    assert annotated == before.replace("Supervision", f"Supervision [@{KEY}]")
    assert clip.run("annotate", "notes/a.md").out == "notes/a.md: 0 citations written\n"
    assert clip.read("notes/a.md") == annotated
    assert clip.sync().code == 0
    assert clip.read() == library
    clip.silent()
    assert clip.run("annotate", "notes/a.md", "--remove").out == "notes/a.md: 1 citation removed\n"
    assert clip.read("notes/a.md") == before


def test_a_citation_that_a_name_needs_to_count_is_not_removed(clip: Desk) -> None:
    clip.write("notes/a.md", f"{CLIP}\nWe use our CLIP [@{KEY}] there.\n")
    assert clip.sync().code == 0
    before = clip.read("notes/a.md")
    assert clip.run("annotate", "notes/a.md").out == "notes/a.md: 1 citation written\n"
    assert clip.run("annotate", "notes/a.md", "--remove").out == "notes/a.md: 1 citation removed\n"
    assert clip.read("notes/a.md") == before


def test_citations_are_removed_after_a_sync_if_notes_name_their_works_in_two_ways(desk: Desk) -> None:
    text = f"# R\n- CLIP\n- {TITLE}\n- LLaMA; BLIP-2\n- arXiv:2302.13971\n"
    desk.write("notes/a.md", text)
    desk.sync()
    assert desk.run("annotate", "notes/a.md").out == "notes/a.md: 4 citations written\n"
    desk.sync()
    assert desk.run("annotate", "notes/a.md", "--remove").out == "notes/a.md: 4 citations removed\n"
    assert desk.read("notes/a.md") == text


def test_undo_removes_the_citations_of_a_command_in_all_notes_but_not_the_sync_before(clip: Desk) -> None:
    clip.write("notes/b.md", CLIP)
    library, notes = clip.read(), ("notes/a.md", "notes/b.md")
    before = [clip.read(note) for note in notes]
    clip.run("annotate", *notes)
    assert all(KEY in clip.read(note) for note in notes)
    ran = clip.run("undo")
    assert ran.out == "undone: vlbib annotate notes/a.md notes/b.md (notes/a.md, notes/b.md)\n"
    assert [clip.read(note) for note in notes] == before
    assert clip.read() == library


def test_annotating_without_a_library_is_an_error(desk: Desk) -> None:
    desk.write("notes/a.md", CLIP)
    ran = desk.run("annotate", "notes/a.md")
    assert (ran.code, ran.err) == (2, "vlbib: references.bib: there is no library yet; run vlbib sync\n")


def test_only_markdown_is_annotated(clip: Desk) -> None:
    clip.write("notes/x.org", "* A\n")
    ran = clip.run("annotate", "notes/x.org")
    assert ran.code == 2
    assert ran.err.startswith("vlbib: notes/x.org: citations are written into Markdown notes only")
    assert clip.run("annotate", "notes/missing.md").code == 2


def test_a_line_that_cites_its_entry_already_is_left_alone(clip: Desk) -> None:
    clip.write("notes/b.md", f"- {TITLE} (see @{KEY})\n")
    assert clip.run("annotate", "notes/b.md").out == "notes/b.md: 0 citations written\n"


def test_a_work_without_an_entry_is_not_cited(clip: Desk) -> None:
    clip.write("notes/b.md", f"- [2022 ICML] {TITLE}\n- [2022 ICML] A Report That Nobody Has Ever Written on Words\n")
    assert clip.run("annotate", "notes/b.md").out == "notes/b.md: 1 citation written\n"
    assert clip.read("notes/b.md").splitlines()[1].endswith("on Words")


def test_an_ignored_line_gets_no_citation(clip: Desk) -> None:
    assert clip.run("ignore", TITLE).code == 0
    assert clip.run("annotate", "notes/a.md").out == "notes/a.md: 0 citations written\n"


def test_a_deleted_entry_is_not_cited(clip: Desk) -> None:
    clip.write("references.bib", "")
    clip.sync()
    assert clip.run("annotate", "notes/a.md").out == "notes/a.md: 0 citations written\n"


def test_a_folder_of_notes_is_refused(clip: Desk) -> None:
    clip.write("notes/c.md/d.md", CLIP)
    assert clip.run("annotate", "notes/c.md").code == 2


SIGLIP = "Sigmoid Loss for Language Image Pre-Training"


@pytest.mark.parametrize(
    ("text", "title", "words"),
    [
        ("SigLIP: sigmoid loss", SIGLIP, "SigLIP"),
        ("SigLIP：更好", SIGLIP, "SigLIP"),
        (f"SigLIP: {SIGLIP}", SIGLIP, f"SigLIP: {SIGLIP}"),
        (f"{SIGLIP}: read again", SIGLIP, SIGLIP),
        ("Flamingo: cheap in shots", "A Visual Language Model for Few-Shot Learning", "Flamingo"),
        ("Today: another thing", SIGLIP, "Today: another thing"),
        ("What matters in models", "What Matters in Models?", "What matters in models?"),
        ("What matters in models?", "What Matters in Models?", "What matters in models?"),
        ("Matters", "What Matters in Models?", "Matters"),
    ],
)
def test_a_citation_goes_after_the_name_before_a_remark_and_after_the_sign_that_ends_a_title(
    text: str, title: str, words: str
) -> None:
    assert words_to_cite(text, title, "Flamingo") == words


PLACES = [
    "- [SigLIP](https://arxiv.org/abs/2303.15343)| — sigmoid loss，batch 不用很大",
    "- [CLIP](https://arxiv.org/abs/2103.00020)|: what a model",
    "- Idefics2 = What matters when building vision-language models?|",
    "- **What matters when building vision-language models?**| Much.",
]


@pytest.mark.parametrize("line", PLACES)
def test_a_citation_is_neither_in_a_title_nor_in_a_remark_and_changes_nothing_in_the_next_sync(
    desk: Desk, line: str
) -> None:
    plain, (before, _, after) = line.replace("|", ""), line.partition("|")
    desk.write("notes/a.md", f"# R\n{plain}\n")
    desk.sync()
    (key,) = desk.entries()
    assert desk.run("annotate", "notes/a.md").code == 0
    assert desk.read("notes/a.md") == f"# R\n{before} [@{key}]{after}\n"
    assert desk.sync().code == 0
    assert desk.run("annotate", "notes/a.md").out == "notes/a.md: 0 citations written\n"
    desk.silent()
    desk.run("annotate", "notes/a.md", "--remove")
    assert desk.read("notes/a.md") == f"# R\n{plain}\n"
