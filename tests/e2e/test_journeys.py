"""Whole user journeys through the real commands: the first paper, a week alone, a team of two with CI.

Interactive commands run on a real terminal. arXiv and Semantic Scholar are a stand-in, or are not asked.
"""

from __future__ import annotations

import os
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tests.e2e.conftest import environment
from tests.e2e.journey import DOCS, Journey, steps, undocumented

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.standin.server import StandIn

RESNET = "Deep Residual Learning for Image Recognition"
CLIP = "Learning Transferable Visual Models From Natural Language Supervision"
COCO = "Microsoft COCO: Common Objects in Context"
BLIP = "BLIP: Bootstrapping Language-Image Pre-training for Unified Vision-Language Understanding and Generation"
BLIP2 = "BLIP-2: Bootstrapping Language-Image Pre-training with Frozen Image Encoders and Large Language Models"
PAPER = r"""\documentclass{article}
\begin{document}
Residual networks~\cite{he2016deep}, contrastive learning~\cite{radford2021clip}, and a data set~\cite{lin2014coco}.
All of it gets smaller~\cite{han2015deep}.
\bibliographystyle{plain}
\bibliography{paper}
\end{document}
"""
# The stand-in has it, the catalogue does not.
PRUNING = "Deep Compression: Compressing Deep Neural Networks with Pruning, Trained Quantization and Huffman Coding"
ASKED = "q ?]: "  # the prompt of the queue


@pytest.fixture
def journey(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], request: pytest.FixtureRequest
) -> Iterator[Journey]:
    """A journey from an empty folder, without a network; the time it took is printed at the end."""
    git = {f"GIT_{who}_{what}": "you" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
    tools = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    own = {"HOME": str(tmp_path), "GIT_CONFIG_GLOBAL": "/dev/null", "COLUMNS": "100", "PATH": tools}
    for name, value in (environment(tmp_path) | git | own).items():
        monkeypatch.setenv(name, value)
    folder = tmp_path / "project"
    folder.mkdir()
    journey = Journey(folder)
    yield journey
    with capsys.disabled():
        sys.stdout.write(f"\n{request.node.name}: {journey.told()}\n")


def answered(journey: Journey, screen_line: str, *keys: str) -> str:
    """Review the queue on a terminal with these keys; return everything that was shown."""
    with journey.sit(screen_line) as screen:
        for key in keys:
            screen.answer(ASKED, key)
    return screen.text


@pytest.mark.consumer
def test_notes_in_an_empty_folder_become_a_printed_paper(
    journey: Journey, standin: StandIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, url in standin.urls.items():
        monkeypatch.setenv(f"VLBIB_{name.upper()}_URL", url)
        monkeypatch.setenv(f"VLBIB_{name.upper()}_DELAY", "0.02")
    journey.write(
        "notes/reading.md", f"# Vision\n- [2009 CVPR] {RESNET}\n- CLIP\n- {PRUNING}\n\n## Data sets\n- {COCO}\n"
    )
    with journey.sit("vlbib init") as screen:
        assert "1 Markdown file in 1 folder; 4 lines name works" in screen.answer("[Y/n]: ", "\n")
    assert "next: vlbib sync" in screen.text
    with journey.sit("vlbib sync", code=3) as screen:
        screen.until("the note says 2009")
    assert "1. Deep Residual Learning" in answered(journey, "vlbib review", "1")
    assert "references.bib: 1 added" in journey.run("vlbib sync")
    journey.edit("notes/reading.md", "2009", "2016")
    journey.run("vlbib sync")
    assert "nothing changed" in journey.run("vlbib sync --locked")
    assert "han2015deep" in journey.run("vlbib list")

    journey.write("paper/paper.tex", PAPER)
    cited = journey.run("vlbib cite paper/paper.tex -o paper/paper.bib", code=1)
    assert "no entry lin2014coco; did you mean lin2014microsoft?" in cited
    journey.run("vlbib rename-key lin2014microsoft lin2014coco --tex paper")
    assert journey.run("vlbib cite paper/paper.tex -o paper/paper.bib") == "paper/paper.bib: 4 entries\n"
    assert journey.run("vlbib check references.bib --tex paper/paper.tex") == "nothing found\n"
    journey.run("latexmk -pdf -cd paper/paper.tex")
    log, printed = journey.read("paper/paper.log"), journey.read("paper/paper.bbl")
    assert "undefined" not in log
    assert sorted(re.findall(r"\\bibitem\{(.*)\}", printed)) == sorted(re.findall(r"\\cite\{(.*?)\}", PAPER))
    assert (journey.folder / "paper/paper.pdf").read_bytes().startswith(b"%PDF")
    assert undocumented(journey.lines) == []


@pytest.mark.consumer
def test_a_week_of_edits_reviews_renames_and_undo_keeps_what_the_user_wrote(journey: Journey) -> None:
    # Monday: a library, and one line to decide
    journey.write("vlbib.toml", '[resolvers]\norder = ["catalogue"]\n')
    journey.write("notes/reading.md", f"# Vision\n- {CLIP}\n- {BLIP}\n- [2009 CVPR] {RESNET}\n\n# Data\n- {COCO}\n")
    assert "1 doubtful" in journey.run("vlbib sync", code=3)
    # Tuesday: it is this paper; no, it is none; and then it is this paper after all
    said = answered(journey, "vlbib review", "1")
    assert "1 decided, 0 left" in said
    journey.run("vlbib undo")
    assert answered(journey, "vlbib review", "u", "n") != said
    journey.run("vlbib undo")
    answered(journey, "vlbib review", "1")
    assert "references.bib: 1 added" in journey.run("vlbib sync")
    # Wednesday: edits by hand in the library, in an editor and through vlbib
    journey.edit("references.bib", "pages = {770--778}", "pages = {770--778, with errata}")
    assert "nothing changed" in journey.run("vlbib sync")
    journey.run("EDITOR='sed -i s/2014},/2014},note={seen},/' vlbib edit lin2014microsoft")
    journey.run("vlbib sync")
    # Thursday: the note is moved, its lines are reordered, a key and a tag are renamed
    text = journey.read("notes/reading.md").replace(f"- {BLIP}\n", "").replace("# Data\n", f"# Data\n- {BLIP}\n")
    journey.run("mv notes/reading.md notes/vision.md")
    journey.write("notes/vision.md", text)
    journey.run("vlbib sync")
    journey.run("vlbib rename-key radford2021learning clip")
    journey.run("vlbib tags rename Data datasets")
    listed = journey.run("vlbib list")
    assert sorted(line.split()[0] for line in listed.splitlines()) == [
        "clip",
        "he2016deep",
        "li2022blip",
        "lin2014microsoft",
    ]
    assert "[datasets]" in listed
    # Friday: two lines are removed; the entry with a remark stays, the other one is pruned and restored by undo
    journey.edit("notes/vision.md", f"- {BLIP}\n", "")
    journey.edit("notes/vision.md", f"- {COCO}\n", "")
    with journey.sit("vlbib sync --prune") as screen:
        screen.answer("[y/N]: ", "y\n")
    assert "lin2014microsoft" in journey.run("vlbib list")
    assert "li2022blip" not in journey.run("vlbib list")
    journey.run("vlbib undo")
    assert "li2022blip" in journey.run("vlbib list")
    journey.write("notes/vision.md", text)
    journey.run("vlbib sync")
    # Sunday: everything written by hand is still there, and there is nothing to do
    before = journey.read("references.bib"), journey.read("references.lock")
    journey.run("vlbib sync --locked")
    journey.run("vlbib sync")
    assert (journey.read("references.bib"), journey.read("references.lock")) == before
    for words in ("{770--778, with errata}", "note={seen}", "@inproceedings{clip,", "{datasets}"):
        assert words in before[0]
    assert undocumented(journey.lines) == []


@pytest.mark.consumer
def test_a_team_of_two_works_on_branches_and_its_ci_reports_what_is_out_of_date(
    journey: Journey, tmp_path: Path
) -> None:
    journey.write("notes/anna.md", f"- {RESNET}\n- {COCO}\n")
    journey.run("git init -q -b main")
    journey.run("vlbib init --yes")
    journey.run("vlbib sync --offline")
    save(journey, "Begin the library")
    journey.run("git clone -q . ../ben")
    ben = journey.beside(tmp_path / "ben")
    ben.run("git switch -qc more")
    ben.write("notes/ben.md", f"- {BLIP}\n")
    save(ben, "A note, and no library")
    passes_ci(ben, tmp_path / "unsynced", "more", code=1)
    ben.run("vlbib sync --offline")
    ben.edit("references.bib", "year = {2014}", "year = {2014},\n  note = {read by Ben}")
    ben.run("vlbib sync --offline")
    save(ben, "The library, too")
    passes_ci(ben, tmp_path / "synced", "more")
    ben.run("git push -q -u origin more")

    journey.write("notes/anna.md", f"- {RESNET}\n- {COCO}\n- {BLIP2}\n")
    journey.run("vlbib sync --offline")
    save(journey, "Another paper")
    journey.run("git merge more", code=1)
    assert "conflict marker" in journey.run("vlbib sync --offline", code=2)
    journey.run("vlbib git merge")
    journey.run("vlbib sync --offline")
    save(journey, "Merge the paper of Ben")
    assert "read by Ben" in journey.read("references.bib")
    passes_ci(journey, tmp_path / "merged", "main")
    assert journey.run("vlbib list --format '{key}'").split() == [
        "he2016deep", "li2022blip", "li2023blip", "lin2014microsoft",
    ]  # fmt: skip
    assert undocumented(journey.lines) == []


def save(journey: Journey, message: str) -> None:
    journey.run("git add -A")
    journey.run(f'git commit -qm "{message}"')


def passes_ci(journey: Journey, machine: Path, branch: str, code: int = 0) -> str:
    """Run the steps of the documented workflow in a fresh clone; `code` is the exit code of the first failing one."""
    journey.run(f"git clone -q -b {branch} . {machine}")
    clone = journey.beside(machine)
    wanted = re.findall(r"^ *- run: (vlbib .*)$", (DOCS / "howto/ci.md").read_text("utf-8"), re.MULTILINE)
    assert [step for line in wanted for step, _ in steps(line)] == ["vlbib sync", "vlbib check"]
    if code:
        return clone.run(wanted[0], code)
    return "".join(clone.run(line) for line in wanted)


def test_a_step_that_the_documentation_does_not_name_is_reported() -> None:
    assert undocumented(["vlbib sync --offline && git add -A", "vlbib sync --of"]) == ["vlbib sync --of"]
    assert undocumented(["vlbib guess --yes", "git rebase main"]) == ["vlbib guess", "git rebase"]
    assert undocumented(["EDITOR='sed -i s/a/b/' vlbib edit key"]) == []
