"""How the library follows changes of notes and papers, and what a user settles by command."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.app.conftest import Desk
    from tests.conftest import BeginOnce

CLIP = "Learning Transferable Visual Models From Natural Language Supervision"
NOTES = f"# Notes\n\n# VLP\n\n## [2021] CLIP\n\n- [2021] {CLIP}\n\n# Datasets\n\n## [2019] nocaps\n"
CLIP_LINE = f"- [2021] {CLIP}\n"


@pytest.fixture
def synced(desk: Desk, begin_once: BeginOnce) -> Desk:
    def make() -> None:
        desk.write("notes/a.md", NOTES)
        assert desk.sync().code == 0

    begin_once("two works", make)
    assert desk.entries() == ["agrawal2019nocaps", "radford2021clip"]
    return desk


@pytest.mark.parametrize(
    ("paper", "kept"),
    [
        (r"\citep[see][]{radford2021clip}", True),
        (r"\nocite{*}", True),
        (r"% \cite{radford2021clip}", False),
        (r"\cite{agrawal2019nocaps}", False),
        (r"\input{chapter}", True),
    ],
)
@pytest.mark.parametrize("named", ["paper/main.tex", "paper"])
def test_orphans_are_pruned_unless_a_paper_cites_them(synced: Desk, paper: str, named: str, *, kept: bool) -> None:
    synced.write("notes/a.md", NOTES.partition("## [2021] CLIP")[0] + NOTES.partition("# Datasets")[2])
    assert "radford2021clip" in synced.sync().out
    assert "radford2021clip" in synced.entries()
    synced.write("paper/main.tex", paper)
    synced.write("paper/chapter.tex", r"\cite{radford2021clip}" if "input" in paper else "")
    synced.sync("--prune", "--yes", "--tex", named)
    assert ("radford2021clip" in synced.entries()) is kept
    synced.silent()


def test_nothing_is_pruned_if_a_part_of_the_paper_is_missing(synced: Desk) -> None:
    synced.write("notes/a.md", "# Notes\n\n# Datasets\n\n## [2019] nocaps\n")
    synced.write("main.tex", r"\input{lost}")
    ran = synced.sync("--prune", "--yes", "--tex", "main.tex")
    assert (ran.code, len(synced.entries())) == (2, 2)
    assert "lost" in ran.err


@pytest.mark.parametrize(
    "included", [r"\input{glyphtounicode}", r"\input glyphtounicode", r"\input{ulem.sty}", r"\input{tikz.tex}"]
)
def test_a_missing_file_of_the_tex_distribution_does_not_prevent_pruning(
    synced: Desk, included: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "")  # without kpsewhich, the list must have it
    synced.write("notes/a.md", "# Notes\n\n# Datasets\n\n## [2019] nocaps\n")
    synced.write("main.tex", included)
    assert synced.sync("--prune", "--yes", "--tex", "main.tex").code == 0
    assert synced.entries() == ["agrawal2019nocaps"]


def test_a_file_of_the_paper_with_the_name_of_a_distribution_file_still_counts(synced: Desk) -> None:
    synced.write("notes/a.md", "# Notes\n\n# Datasets\n\n## [2019] nocaps\n")
    synced.write("main.tex", r"\input{tikz}")
    synced.write("tikz.tex", r"\cite{radford2021clip}")
    synced.sync("--prune", "--yes", "--tex", "main.tex")
    assert "radford2021clip" in synced.entries()


@pytest.mark.parametrize("included", [r"\input{parts/glyphtounicode}", r"\input{ulem}", r"\input{-version}"])
def test_a_missing_file_whose_name_only_resembles_a_distribution_file_prevents_pruning(
    synced: Desk, included: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "")
    synced.write("notes/a.md", "# Notes\n\n# Datasets\n\n## [2019] nocaps\n")
    synced.write("main.tex", included)
    assert synced.sync("--prune", "--yes", "--tex", "main.tex").code == 2
    assert len(synced.entries()) == 2


@pytest.mark.parametrize(
    "paper",
    [
        "\\newcommand{\\mc}[1]{\\cite{#1}}\n\\mc{radford2021clip}",
        "\\mc{see: Radford2021CLIP; other}",
        "\\url{a%20b} \\mc{other,%\n  radford2021clip}",
        "\\mc{a %}\n, radford2021clip}",
    ],
)
def test_an_entry_cited_with_an_authors_own_command_is_not_pruned(synced: Desk, paper: str) -> None:
    synced.write("notes/a.md", "# Notes\n\n# Datasets\n\n## [2019] nocaps\n")
    synced.write("paper/chapter.tex", paper)
    synced.write("paper/main.tex", "\\input{chapter}")
    synced.sync("--prune", "--yes", "--tex", "paper/main.tex")
    assert "radford2021clip" in synced.entries()


def test_words_outside_braces_and_in_comments_protect_no_entry(synced: Desk) -> None:
    synced.write("notes/a.md", "# Notes\n\n# Datasets\n\n## [2019] nocaps\n")
    synced.write("main.tex", "radford2021clip \\begin{tabular}{*{2}{c}}\n  % \\mc{radford2021clip}\n")
    synced.sync("--prune", "--yes", "--tex", "main.tex")
    assert synced.entries() == ["agrawal2019nocaps"]


@pytest.mark.parametrize("file", ["main.aux", "main.bcf"])
def test_aux_and_bcf_files_in_a_folder_protect_the_entries_that_they_cite(synced: Desk, file: str) -> None:
    synced.write("notes/a.md", "# Notes\n\n# Datasets\n\n## [2019] nocaps\n")
    cited = {"main.aux": "\\citation{radford2021clip}", "main.bcf": "<bcf:citekey>radford2021clip</bcf:citekey>"}
    synced.write(f"paper/build/{file}", cited[file])
    synced.sync("--prune", "--yes", "--tex", "paper")
    assert "radford2021clip" in synced.entries()


def test_nothing_is_pruned_with_a_folder_without_papers(synced: Desk) -> None:
    synced.write("notes/a.md", "# Notes\n\n# Datasets\n\n## [2019] nocaps\n")
    synced.write("paper/readme.txt", "")
    ran = synced.sync("--prune", "--yes", "--tex", "paper")
    assert (ran.code, ran.out, len(ran.err.splitlines())) == (2, "", 1)
    assert "paper: has no .tex, .aux or .bcf file" in ran.err
    assert len(synced.entries()) == 2


def test_pruned_entries_are_named(synced: Desk) -> None:
    synced.write("notes/a.md", "# Notes\n\n# Datasets\n\n## [2019] nocaps\n")
    ran = synced.sync("--prune", "--yes")
    assert "removed, because no note names them any more:\n  radford2021clip\n" in ran.out


def test_an_orphan_that_another_entry_refers_to_is_not_pruned(synced: Desk) -> None:
    synced.write("references.bib", synced.read() + "\n@misc{mine,\n  crossref = {radford2021clip},\n}\n")
    synced.write("notes/a.md", "# Notes\n\n# Datasets\n\n## [2019] nocaps\n")
    synced.sync("--prune", "--yes")
    assert "radford2021clip" in synced.entries()


def test_a_moved_line_keeps_entry_and_key_and_gets_the_tags_of_its_new_section(synced: Desk) -> None:
    mine = synced.read().replace("keywords = {VLP, CLIP}", "keywords = {VLP, CLIP, mine}")
    synced.write("references.bib", mine)
    synced.write("notes/a.md", "# Notes\n\n# Datasets\n\n## [2019] nocaps\n")
    synced.write("notes/b.md", f"# Others\n\n# Contrastive\n\n## [2021] CLIP\n\n{CLIP_LINE}")
    assert synced.sync().code == 0
    assert synced.entries() == ["agrawal2019nocaps", "radford2021clip"]
    assert set(synced.value("radford2021clip", "keywords").split(", ")) == {"mine", "CLIP", "Contrastive"}
    synced.silent()


def test_a_tag_of_a_removed_section_stays_if_the_owner_added_it(synced: Desk) -> None:
    text = synced.read()
    assert "keywords = {Datasets, nocaps}" in text
    synced.write("references.bib", text.replace("{Datasets, nocaps}", "{Datasets, nocaps, VLP}"))
    synced.sync()
    synced.write("notes/a.md", NOTES.replace("# VLP", "# Pre-training").replace("# Datasets", "# Data"))
    synced.sync()
    assert synced.value("radford2021clip", "keywords") == "CLIP, Pre-training"
    assert synced.value("agrawal2019nocaps", "keywords") == "nocaps, VLP, Data"
    synced.silent()


def test_groups_for_jabref_follow_the_settings(desk: Desk) -> None:
    desk.write("vlbib.toml", "[tags]\ngroups = true\n")
    desk.write("notes/a.md", NOTES)
    desk.sync()
    assert desk.value("radford2021clip", "groups") == "VLP, CLIP"
    desk.write("references.bib", desk.read().replace("groups = {VLP, CLIP}", "groups = {VLP, CLIP, mine}"))
    desk.write("notes/a.md", NOTES.replace("# VLP", "# Pre-training"))
    desk.sync()
    assert desk.value("radford2021clip", "groups") == "CLIP, mine, Pre-training"
    desk.silent()
    desk.run("tags", "rename", "CLIP", "contrastive")
    assert desk.value("radford2021clip", "groups") == "contrastive, mine, Pre-training"
    desk.silent()


def dispute(desk: Desk) -> None:
    """Make a conflict: an entry from an older record, edited by hand, and a newer value at the sources."""
    lock = desk.read("references.lock")
    desk.write("references.lock", lock.replace('"value": "2021"', '"value": "2019"', 1))
    desk.write("references.bib", desk.read().replace("year = {2021}", "year = {2020}", 1))
    ran = desk.sync("--update", "radford2021clip", "--resolvers", "catalogue")
    assert "radford2021clip.year: yours '2020', sources '2021'" in ran.out, ran.out + ran.err


@pytest.mark.parametrize(("options", "year"), [((), "2021"), (("--mine",), "2020")])
@pytest.mark.parametrize("field", [(), ("year",)])
def test_a_conflict_is_listed_with_both_values_until_it_is_settled(
    synced: Desk, field: tuple[str, ...], options: tuple[str, ...], year: str
) -> None:
    dispute(synced)
    synced.silent(code=3)
    assert "conflict: your value is kept" in synced.run("explain", "radford2021clip").out
    ran = synced.run("accept", "radford2021clip", *field, *options)
    assert ran.code == 0, ran.err
    assert f"radford2021clip.year: '{year}'" in ran.out
    assert synced.value("radford2021clip", "year") == year
    synced.silent()
    assert synced.run("accept", "radford2021clip").code == 2
    synced.sync("--update", "radford2021clip", "--resolvers", "catalogue")
    assert synced.value("radford2021clip", "year") == year


def test_a_deleted_field_that_the_owner_keeps_out_for_good_is_no_longer_reported(synced: Desk) -> None:
    text = synced.read()
    line = next(line for line in text.splitlines(keepends=True) if line.startswith("  pages = "))
    synced.write("references.bib", text.replace(line, ""))
    key = "agrawal2019nocaps" if f"{line}" in text.partition("radford2021clip")[0] else "radford2021clip"
    assert f"{key}: `pages` was deleted by hand and stays out" in synced.sync().out
    assert synced.run("accept", key, "pages", "--mine").code == 0
    assert "stays out" not in synced.sync().out
    synced.silent()
    lock = synced.read("references.lock").replace('"refused": "', '"refused": "1')
    synced.write("references.lock", lock)
    assert "stays out" in synced.sync().out
    synced.sync("--restore", key)
    assert line in synced.read()


def test_explain_shows_what_the_owner_changed(synced: Desk) -> None:
    text = synced.read().replace("keywords = {VLP, CLIP}", "keywords = {CLIP, mine}\n,  note = {mine too}")
    synced.write("references.bib", text.replace("year = {2021}", "year = {2020}", 1))
    synced.sync()
    told = synced.run("explain", "radford2021clip").out
    for line in (
        "2020  <- yours",
        "mine too  <- yours",
        "tags of your own\n    mine",
        "tags that you removed\n    VLP",
    ):
        assert line in told, told


def test_an_added_work_stays_without_a_note_and_keeps_its_tags(synced: Desk) -> None:
    ran = synced.run("add", "arXiv:2201.12086", "--tag", "to read", "--offline")
    assert ran.code == 0, ran.out + ran.err
    (key,) = {*synced.entries()} - {"agrawal2019nocaps", "radford2021clip"}
    assert synced.value(key, "keywords") == "to read"
    synced.silent()
    synced.sync("--prune", "--yes")
    assert key in synced.entries()


def test_accepting_an_equal_value_says_that_both_are_equal(synced: Desk) -> None:
    assert synced.run("accept", "radford2021clip", "year", "--mine").out == (
        "radford2021clip.year: '2021' from you; the sources and the file say the same\n"
    )
    synced.write("references.bib", synced.read().replace("year = {2021}", "year = {2020}"))
    assert "radford2021clip.year: '2020' from you, not '2021'" in synced.run(
        "accept", "radford2021clip", "year", "--mine"
    ).out  # fmt: skip


def test_a_page_that_a_line_is_pinned_to_is_not_merged_with_another_entry(desk: Desk) -> None:
    desk.write("notes/a.md", f"{CLIP_LINE}- [2020] A Report on Birds That Nobody Heard\n")
    desk.sync()
    assert desk.run("pin", "notes/a.md:2", "https://example.org/4").code == 0
    desk.sync()
    before = desk.entries()
    (page,) = [key for key in before if "birds" in key]
    ran = desk.run("merge", next(key for key in before if key != page), page, "--force")
    assert (ran.code, desk.entries()) == (2, before)
    assert f"the settings pin a line of the notes to the page {page}" in ran.err
