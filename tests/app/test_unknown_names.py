"""Unknown names of sources, settings and formats are refused with the nearest known one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.app.conftest import Desk

NOTE = "# VLP\n\n- [2021] Learning Transferable Visual Models From Natural Language Supervision\n"


@pytest.mark.parametrize(
    ("settings", "name", "meant"),
    [
        ('[resolvers]\norder = ["catalog"]\n', "catalog", "catalogue"),
        ('[resolvers]\norder = ["catalogue", "semantic_scolar"]\n', "semantic_scolar", "semantic_scholar"),
        ("[resolvers.arxvi]\nenabled = false\n", "arxvi", "arxiv"),
        ("[resolvers.cross-ref]\ndelay = 2.0\n", "cross_ref", "crossref"),
        ('libary = "refs.bib"\n', "libary", "library"),
        ("[tags]\nsynonym = {}\n", "tags.synonym", "synonyms"),
        ('[[ignore]]\nmentoin = "x"\n', "ignore[0].mentoin", "mention"),
        ('[[pin]]\nmention = "x"\nto = "none"\nbecuse = "y"\n', "pin[0].becuse", ""),
        ("[resolvers.arxiv]\ndelays = 2.0\n", "resolvers.arxiv.delays", "delay"),
    ],
)
@pytest.mark.parametrize("command", [("sync", "--offline"), ("list",)], ids=" ".join)
def test_an_unknown_name_in_the_settings_is_refused(
    desk: Desk, command: tuple[str, ...], settings: str, name: str, meant: str
) -> None:
    desk.write("vlbib.toml", settings)
    desk.write("notes/a.md", NOTE)
    ran = desk.run(*command)
    assert (ran.code, ran.out, len(ran.err.splitlines())) == (2, "", 1), ran
    assert name in ran.err
    assert not meant or f"did you mean `{meant}`?" in ran.err


@pytest.mark.parametrize("order", ['["catalogue"]', '["semantic-scholar", "catalogue"]'])
def test_a_known_name_is_accepted_with_a_hyphen_too(desk: Desk, order: str) -> None:
    desk.write("vlbib.toml", f"[resolvers]\norder = {order}\n")
    desk.write("notes/a.md", NOTE)
    assert desk.sync().code == 0
    assert "radford2021learning" in desk.entries()


@pytest.mark.parametrize("command", [("sync", "--offline"), ("resolve", "A Title of Some Length")], ids=" ".join)
def test_an_unknown_source_of_a_run_is_refused(desk: Desk, command: tuple[str, ...]) -> None:
    desk.write("notes/a.md", NOTE)
    ran = desk.run(*command, "--resolvers", "catalog")
    assert (ran.code, ran.out, len(ran.err.splitlines())) == (2, "", 1), ran
    assert "--resolvers: no resolver 'catalog'" in ran.err
    assert "did you mean `catalogue`?" in ran.err


def test_an_unknown_format_is_refused(desk: Desk) -> None:
    desk.write("references.bib", "@misc{a,\n  title = {T},\n}\n")
    ran = desk.run("export", "hayagrivva")
    assert (ran.code, ran.out) == (2, "")
    assert "did you mean `hayagriva`?" in ran.err
