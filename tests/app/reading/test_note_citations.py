"""Citations of keys in notes, through the real commands."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.app.conftest import Desk
    from tests.conftest import BeginOnce

CLIP = "# VLP\n\n## [2021] CLIP\n\n- [2021] Learning Transferable Visual Models From Natural Language Supervision\n"
TITLE = "BLIP: Bootstrapping Language-Image Pre-training for Unified Vision-Language Understanding and Generation"
KEY = "radford2021clip"


@pytest.fixture
def clip(desk: Desk, begin_once: BeginOnce) -> Desk:
    def make() -> None:
        desk.write("notes/a.md", CLIP)
        assert desk.sync().code == 0

    begin_once("clip", make)
    return desk


@pytest.mark.parametrize(
    "citation", [f"[@{KEY}]", f"[[@{KEY}]]", f"\\cite{{{KEY}}}", f"see @{KEY}.", "[@Radford2021CLIP]"]
)
def test_a_citation_gives_its_entry_the_tags_of_its_section_without_asking_a_source(clip: Desk, citation: str) -> None:
    clip.write("notes/b.md", f"# Talks\n\n## Zero-shot\n\nWe start from this, {citation}\n")
    ran = clip.sync()
    assert ran.code == 0, ran.out + ran.err
    assert clip.entries() == [KEY]
    assert clip.value(KEY, "keywords") == "VLP, CLIP, Zero-shot"
    clip.silent()


def test_a_work_that_is_only_cited_is_not_an_orphan(clip: Desk) -> None:
    clip.write("notes/a.md", f"# Talks\n\n## Zero-shot\n\nsee [@{KEY}]\n")
    assert clip.sync("--prune", "--yes").code == 0
    assert clip.entries() == [KEY]
    clip.silent()
    before = clip.read()
    clip.sync("--update", KEY)
    assert clip.read() == before
    assert clip.entries() == [KEY]
    clip.write("notes/a.md", "# Talks\n\nnothing\n")
    clip.sync("--prune", "--yes")
    assert clip.entries() == []


def test_a_former_key_can_be_cited(clip: Desk) -> None:
    assert clip.run("rename-key", KEY, "clip").code == 0
    clip.write("notes/b.md", f"# Talks\n\n## Zero-shot\n\nsee [@{KEY}]\n")
    assert clip.sync().code == 0
    assert clip.value("clip", "keywords") == "VLP, CLIP, Zero-shot"
    clip.silent()


def test_a_key_that_equals_another_works_short_name_does_not_mix_the_two(clip: Desk) -> None:
    assert clip.run("rename-key", KEY, "blip").code == 0
    clip.write("notes/b.md", f"# Talks\n\nsee [@blip]\n\n- [2022 ICML] {TITLE}\n")
    assert clip.sync().code == 0
    assert clip.entries()[0] == "blip"
    assert len(clip.entries()) == 2
    clip.silent()


def test_an_entry_of_the_owners_own_that_is_cited_is_left_alone(clip: Desk) -> None:
    own = "@misc{mine,\n  title = {Lakes of the north},\n}\n"
    clip.write("references.bib", clip.read() + "\n" + own)
    clip.write("notes/b.md", "# Talks\n\n## Lakes\n\nsee [@mine]\n")
    assert clip.sync().code == 0
    assert clip.read().endswith(own)


def test_a_handle_that_is_not_a_key_changes_nothing(clip: Desk) -> None:
    before = clip.read()
    clip.write("notes/b.md", "# Talks\n\nthanks to @octocat\n\n```python\n@property\n```\n")
    assert clip.sync().code == 0
    assert clip.read() == before


def test_explain_shows_the_entry_that_a_line_cites(clip: Desk) -> None:
    clip.write("notes/b.md", f"# Talks\n\nsee [@{KEY}]\n")
    clip.sync()
    ran = clip.run("explain", "notes/b.md:3")
    assert ran.out.startswith(f"{KEY}: accepted"), ran.out + ran.err
    assert "notes/b.md:3" in ran.out


@pytest.mark.parametrize(
    ("key", "hint"),
    [
        ("radfrd2021clip", f"; did you mean `{KEY}`?"),
        ("radford2021learning", f"; `{KEY}` would get this key"),
        ("he2016deep", "; `Deep Residual Learning for Image Recognition` would get this key: `vlbib add` adds it"),
        ("nobody1999nothing", ""),
    ],
)
def test_check_reports_an_unknown_key_with_its_line_and_a_suggestion(clip: Desk, key: str, hint: str) -> None:
    clip.sync()
    clip.write("notes/b.md", f"# Talks\n\nsee [@{key}] and [@{KEY}], thanks to @octocat\n")
    ran = clip.run("check", "--select", "N010")
    assert ran.out.splitlines()[0] == (
        f"notes/b.md:3:1: N010 warning `{key}` is cited, but not in references.bib{hint}"
    ), ran.out
    assert ran.out.count("N010") == 1


def test_a_former_key_and_a_key_in_another_case_are_not_reported(clip: Desk) -> None:
    clip.run("rename-key", KEY, "clip")
    clip.write("notes/b.md", f"# Talks\n\nsee [@{KEY}] and [@CLIP]\n")
    clip.sync()
    assert clip.run("check", "--select", "N").code == 0


def test_rename_key_rewrites_notes_only_on_request(clip: Desk) -> None:
    text = f"# Talks\r\n\r\nsee [@{KEY}] and `[@{KEY}]`\r\n"
    clip.write("notes/b.md", text)
    clip.write("notes/c.tex", f"\\section{{A}} see \\citep{{x,{KEY}}}\n")
    clip.sync()
    clip.run("rename-key", KEY, "clip")
    assert clip.read("notes/b.md") == text
    ran = clip.run("rename-key", KEY, "clip", "--notes")
    assert "notes/c.tex: 1 citation rewritten" in ran.out
    assert clip.read("notes/c.tex") == "\\section{A} see \\citep{x,clip}\n"


def test_merge_rewrites_citations_of_the_dropped_key(clip: Desk) -> None:
    clip.write("references.bib", clip.read() + "\n@misc{mine,\n  title = {CLIP},\n}\n")
    clip.write("notes/b.md", "# Talks\n\nsee [@mine]\n")
    ran = clip.run("merge", "--force", KEY, "mine", "--notes")
    assert ran.code == 0, ran.err
    assert clip.read("notes/b.md") == f"# Talks\n\nsee [@{KEY}]\n"


def test_a_cited_key_is_recorded_in_the_run_that_assigns_it(desk: Desk) -> None:
    desk.write("notes/a.md", CLIP)
    desk.write("notes/b.md", f"# Talks\n\n## Zero-shot\n\nWe start from this, [@{KEY}]\n")
    assert desk.sync().code == 0
    assert desk.value(KEY, "keywords") == "VLP, Zero-shot, CLIP"
    desk.silent()


def test_a_key_that_tells_a_known_work_becomes_the_key_of_its_new_entry(desk: Desk) -> None:
    desk.write("notes/a.tex", "Step sizes go back to \\citet{kingma2015adam}.\n")
    assert "1 added" in desk.sync().out
    assert "{kingma2015adam,\n  author = {Kingma, Diederik P. and Ba, Jimmy}," in desk.read()
    before = desk.read(), desk.read("references.lock")
    desk.sync()
    assert (desk.read(), desk.read("references.lock")) == before
    assert desk.run("check", "--select", "N005,N010").out == ""


def test_a_key_of_an_entry_cites_it_whatever_work_the_key_tells(desk: Desk) -> None:
    own = "@misc{kingma2015adam,\n  title = {Seeds of Old Trees},\n}\n"
    desk.write("references.bib", own)
    desk.write("notes/a.tex", "Step sizes go back to \\citet{kingma2015adam}.\n")
    desk.sync()
    assert desk.read() == own


def test_a_reference_in_the_note_says_what_its_key_means(desk: Desk) -> None:
    note = "As \\cite{kingma2015adam} says.\n\n\\bibitem{kingma2015adam} D. Kingma. Seeds of Very Old Trees. 2015.\n"
    desk.write("notes/a.tex", note)
    assert "Stochastic" not in desk.sync("--format", "json").out


def test_a_citation_of_an_own_entry_is_recorded_in_the_run_that_adopts_it(desk: Desk) -> None:
    desk.write("notes/a.md", CLIP + "\nmore of it in [@mine]\n")
    title = "Learning Transferable Visual Models From Natural Language Supervision"
    desk.write(
        "references.bib", f"@misc{{mine, title = {{{title}}}, author = {{Radford, Alec and others}}, year = 2021}}\n"
    )
    assert desk.sync().code == 0
    assert desk.entries() == ["mine"]
    desk.silent()


@pytest.mark.parametrize("name", [f"- BLIP [@{{key}}]\n- {TITLE}\n", "- BLIP [@{key}]\n- arXiv:2201.12086\n"])
def test_a_work_that_is_cited_keeps_the_lines_that_name_it_in_two_ways(desk: Desk, name: str) -> None:
    desk.write("notes/a.md", "# VLP\n\n" + name.format(key="li2022blip"))
    assert desk.sync().code == 0
    assert desk.entries() == ["li2022blip"]
    for _ in range(2):
        desk.silent()
    assert '"text": "BLIP"' in desk.read("references.lock")


def test_a_key_that_may_mean_a_known_work_is_reported_unless_an_entry_has_it(clip: Desk) -> None:
    clip.write("notes/b.md", "see [@zoph2016]\n")
    assert "b.md:1: zoph2016" in clip.sync("--show-skipped").out
    clip.write("references.bib", clip.read() + "\n@book{zoph2016,\n  title = {A Book of One's Own}\n}\n")
    assert "zoph2016" not in clip.sync("--show-skipped").out
    clip.write("notes/b.md", "see [@zoph2016] again\n")
    assert "zoph2016" not in clip.sync("--show-skipped").out


def test_a_key_of_people_and_year_that_usually_mean_a_work_is_its_key(clip: Desk) -> None:
    clip.write("notes/b.md", "see [@vaswani2017]\n")
    assert clip.sync().code == 0
    assert "vaswani2017" in clip.entries()
    assert "Attention is All you Need" in clip.read()
