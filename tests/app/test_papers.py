"""The LaTeX sources of papers: what they cite, and their text with a renamed key."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tests.exports.conftest import library_of

from vlbib.app.papers import cited_in_papers, cited_keys, may_be_cited, needed, rewritten
from vlbib.core.faults import CannotUse

if TYPE_CHECKING:
    from tests.app.conftest import Desk

LIBRARY = library_of("@misc{a, ids = {olda, older}}@misc{Child, crossref = {parent}}@proceedings{parent}@misc{alone}")


def test_a_citation_command_defined_in_one_source_counts_in_all(desk: Desk) -> None:
    desk.write("paper/a.tex", r"\see{old} \cite{kept}")
    desk.write("paper/b.tex", r"\newcommand{\see}[1]{(see \cite{#1})}")
    desk.write("paper/.git/c.tex", r"\cite{old}")
    done = rewritten(["paper", "paper/a.tex"], {"old": "new"})
    assert [(paper.file.name, paper.data.decode(), paper.count) for paper in done] == [
        ("a.tex", r"\see{new} \cite{kept}", 1)
    ]
    assert [(path.name, cited.key) for path, _, cited in cited_in_papers(Path("paper"))] == [
        ("a.tex", "old"),
        ("a.tex", "kept"),
    ]
    assert rewritten([], {"old": "new"}) == ()


def test_a_source_keeps_its_encoding_and_a_key_that_it_cannot_encode_is_refused(desk: Desk) -> None:
    desk.write("a.tex", "")
    Path("a.tex").write_bytes("Köln \\cite{old}".encode("latin-1"))
    (done,) = rewritten(["a.tex"], {"old": "nëw"})
    assert done.data == "Köln \\cite{nëw}".encode("latin-1")
    with pytest.raises(CannotUse, match="cannot hold the new key"):
        rewritten(["a.tex"], {"old": "新"})


def test_every_word_in_braces_may_be_cited_by_an_unknown_command(desk: Desk) -> None:
    desk.write("a.tex", r"\cite{one} \mysecret{two} \nocite{*}")
    assert cited_keys(["a.tex"]) == {"one", "*"}
    assert may_be_cited(["a.tex"]) >= {"one", "two", "*"}


def test_aux_and_bcf_files_beside_a_source_count_too(desk: Desk) -> None:
    desk.write("paper/a.tex", r"\cite{one}")
    desk.write("paper/a.aux", r"\citation{two}")
    assert cited_keys(["paper"]) == {"one", "two"}
    assert "two" in may_be_cited(["paper"])


def test_a_missing_file_is_refused_because_it_is_unknown_what_it_cites(desk: Desk) -> None:
    desk.write("empty/a.txt", "x")
    desk.write("a.tex", r"\input{lost-chapter}")
    for papers, reason in ((["empty"], "has no .tex"), (["a.tex"], "lost-chapter"), (["none"], "none")):
        with pytest.raises(CannotUse, match=reason):
            cited_keys(papers)
    with pytest.raises(CannotUse, match="no such file or folder"):
        rewritten(["none"], {"old": "new"})


@pytest.mark.parametrize(
    ("cited", "keys"),
    [
        ({"OLDER"}, {"a", "parent"}),
        ({"child"}, {"Child", "parent"}),
        ({"gone"}, {"parent", "Gone"}),
        ({"*"}, {"a", "Child", "parent", "alone"}),
        (set(), {"parent"}),
    ],
)
def test_a_paper_needs_entries_that_it_cites_in_any_case_and_those_they_refer_to(
    cited: set[str], keys: set[str]
) -> None:
    assert needed(LIBRARY, frozenset(cited), ["Gone"]) == keys
