"""What a user does with the real commands (conflicts, keys, tags, decisions) is permanent."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.e2e.conftest import Project

CLIP = "Learning Transferable Visual Models From Natural Language Supervision"
NOCAPS = "nocaps: novel object captioning at scale"
NOTES = f"""# VLP

## [2021] CLIP

- [2021] {CLIP}

# Datasets

## [2019] nocaps

- [2019] {NOCAPS}
"""
TEX = r"""\citep[see][p.~3]{radford2021clip, other} and \textcite{radford2021clip}, \citeA<e.g.>{radford2021clip}
% \cite{radford2021clip}
\begin{verbatim}
\cite{radford2021clip}
\end{verbatim}
"""


def keys(project: Project) -> list[str]:
    return re.findall(r"^@\w+\{([^,]+),", project.read("references.bib"), re.MULTILINE)


def value(project: Project, key: str, field: str) -> str:
    entry = project.read("references.bib").partition(f"{{{key},")[2].partition("\n}")[0]
    found = re.search(rf"^  {field} = \{{(.*)\}}", entry, re.MULTILINE)
    return found[1] if found else ""


def state(project: Project) -> tuple[str, str]:
    return project.read("references.bib"), project.read("references.lock")


def silent(project: Project) -> None:
    """Check that another sync has nothing to report and changes no byte."""
    before = state(project)
    ran = project.run("sync", "--offline")
    assert (ran.code, state(project)) == (0, before), ran.out
    assert "nothing changed" in ran.out


@pytest.fixture
def synced(project: Project) -> Project:
    project.write("notes/a.md", NOTES)
    ran = project.run("sync", "--offline")
    assert ran.code == 0, ran.out
    assert keys(project) == ["agrawal2019nocaps", "radford2021clip"]
    return project


def test_a_renamed_key_is_kept_and_its_citations_are_changed(synced: Project) -> None:
    synced.write("paper/main.tex", TEX)
    ran = synced.run("rename-key", "radford2021clip", "clip", "--tex", "paper")
    assert (ran.code, ran.out) == (0, "radford2021clip -> clip\npaper/main.tex: 3 citations rewritten\n")
    lines = synced.read("paper/main.tex").splitlines()
    assert lines[0] == r"\citep[see][p.~3]{clip, other} and \textcite{clip}, \citeA<e.g.>{clip}"
    assert lines[1:] == TEX.splitlines()[1:]
    assert keys(synced) == ["agrawal2019nocaps", "clip"]
    assert value(synced, "clip", "ids") == "radford2021clip"
    silent(synced)


def test_renaming_again_finishes_the_papers_that_an_interrupted_run_left(synced: Project) -> None:
    synced.run("rename-key", "radford2021clip", "clip")
    synced.write("paper.tex", TEX)
    ran = synced.run("rename-key", "radford2021clip", "clip", "--tex", "paper.tex", "--format", "json")
    assert ran.json()["citations"] == {"paper.tex": 3}
    assert ran.json()["keys"] == {"radford2021clip": "clip"}
    silent(synced)


def test_a_paper_in_an_old_encoding_keeps_its_other_bytes(synced: Project) -> None:
    path = synced.write("paper.tex", "")
    path.write_bytes(b"caf\xe9 \\cite{radford2021clip}\r\n")
    synced.run("rename-key", "radford2021clip", "clip", "--tex", ".")
    assert path.read_bytes() == b"caf\xe9 \\cite{clip}\r\n"


def test_nothing_is_renamed_if_a_paper_is_missing(synced: Project) -> None:
    before = state(synced)
    ran = synced.run("rename-key", "radford2021clip", "clip", "--tex", "nowhere")
    assert (ran.code, state(synced)) == (2, before)
    assert "nowhere" in ran.err


def test_two_entries_are_merged_for_good(synced: Project) -> None:
    text = synced.read("references.bib")
    synced.write(
        "references.bib", text + "\n@misc{mine,\n  title = {Mine},\n  note = {by hand},\n  keywords = {own},\n}\n"
    )
    synced.write("paper.tex", r"\cite{mine}")
    ran = synced.run("merge", "--force", "radford2021clip", "mine", "--tex", ".")
    assert ran.code == 0, ran.err
    assert "mine -> radford2021clip" in ran.out
    assert synced.read("paper.tex") == r"\cite{radford2021clip}"
    assert keys(synced) == ["agrawal2019nocaps", "radford2021clip"]
    assert [value(synced, "radford2021clip", name) for name in ("keywords", "note", "ids")] == [
        "VLP, CLIP, own",
        "by hand",
        "mine",
    ]
    silent(synced)


def test_a_renamed_tag_stays_renamed_and_its_spelling_in_the_notes_becomes_a_synonym(synced: Project) -> None:
    synced.write("vlbib.toml", '# mine\n[tags]\nvocabulary = ["VLP", "CLIP"]\n')
    ran = synced.run("tags", "rename", "VLP", "pre-training")
    assert ran.out == "VLP -> pre-training: 1 entry changed\n"
    assert value(synced, "radford2021clip", "keywords") == "pre-training, CLIP"
    assert synced.read("vlbib.toml").startswith("# mine\n[tags]\nvocabulary = ")
    silent(synced)
    synced.run("tags", "rename", "pre-training", "VLP")
    assert value(synced, "radford2021clip", "keywords") == "VLP, CLIP"
    silent(synced)


def test_merged_tags_become_one_tag_in_the_list(synced: Project) -> None:
    assert synced.run("tags", "merge", "nocaps", "Datasets", "corpora").code == 0
    assert value(synced, "agrawal2019nocaps", "keywords") == "corpora"
    silent(synced)
    rows = {row["tag"]: row for row in synced.run("tags", "list", "--format", "json").json()["tags"]}
    assert rows["corpora"]["spellings"] == ["nocaps", "Datasets"]
    assert (rows["corpora"]["entries"], rows["corpora"]["from_notes"]) == (1, 1)
    assert "corpora" in synced.run("tags", "list").out


def test_a_tag_that_no_entry_has_is_refused(synced: Project) -> None:
    ran = synced.run("tags", "rename", "nosuch", "x")
    assert (ran.code, ran.out) == (2, "")
    assert not synced.exists("vlbib.toml")


def test_distinct_entries_are_never_reported_again(synced: Project) -> None:
    twin = "\n@misc{twin,\n  title = {" + CLIP + "},\n  author = {Radford, Alec},\n  year = {2021},\n}\n"
    synced.write("references.bib", synced.read("references.bib") + twin)
    assert "radford2021clip" in synced.run("check", "--select", "D").out
    assert synced.run("distinct", "twin", "radford2021clip").code == 0
    assert synced.run("check", "--select", "D").code == 0
    synced.run("rename-key", "twin", "other")
    assert synced.run("check", "--select", "D").code == 0
    synced.write("references.bib", synced.read("references.bib").replace("{radford2021clip,", "{byhand,"))
    synced.run("sync", "--offline")
    assert synced.run("check", "--select", "D").code == 0
    assert synced.run("distinct", "twin", "nosuch").code == 2
