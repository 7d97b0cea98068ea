"""`vlbib check` and `vlbib rule`: output and exit codes."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.app.conftest import Desk


HINTED = "@article{a, title = {Maps and Lines}, author = {Doe, Ann}, journal = {J}, year = {2020}, pages = {1-9}}\n"


def test_fail_on_chooses_the_lowest_severity_that_fails(desk: Desk) -> None:
    desk.write("a.bib", HINTED)
    assert desk.run("check", "a.bib", "--select", "V", "--fail-on", "warning").code == 0
    assert desk.run("check", "a.bib", "--select", "V", "--fail-on", "info").code == 1
    assert desk.run("check", "a.bib", "--select", "V", "--fail-on", "never").code == 0


def test_the_summary_counts_findings_by_severity_and_fixable_ones(desk: Desk) -> None:
    desk.write("a.bib", HINTED)
    ran = desk.run("check", "a.bib", "--select", "V")
    assert ran.err == "1 info; 1 of them can be fixed with --fix (*)\n"
    assert desk.run("check", "a.bib", "--select", "S").err == "nothing found\n"


def test_diff_prints_the_fixes_and_writes_none_even_with_fix(desk: Desk) -> None:
    desk.write("a.bib", HINTED)
    ran = desk.run("check", "a.bib", "--select", "V", "--fix", "--diff")
    assert "pages = {1--9}" in ran.out
    assert ran.err == "nothing found; 1 fixed in the diff\n"
    assert desk.read("a.bib") == HINTED
    mended = desk.run("check", "a.bib", "--select", "V", "--fix").err
    assert "a.bib: fixed; `vlbib undo --library a.bib` undoes it" in mended
    assert desk.read("a.bib") == HINTED.replace("1-9", "1--9")


def test_a_baseline_overwrites_only_a_baseline(desk: Desk) -> None:
    desk.write("a.bib", HINTED)
    for _ in range(2):
        ran = desk.run("check", "a.bib", "--select", "V", "--write-baseline", "known.json")
        assert (ran.code, ran.err) == (0, "known.json: 1 findings listed\n")
    assert desk.run("check", "a.bib", "--select", "V", "--baseline", "known.json").out == ""
    desk.write("mine.json", "{}")
    for name, reason in (("mine.json", "is not a baseline"), ("-", "name a file with --write-baseline")):
        refused = desk.run("check", "a.bib", "--write-baseline", name)
        assert (refused.code, reason in refused.err) == (2, True)
    assert desk.read("mine.json") == "{}"


def test_a_rule_is_explained_by_code_or_name_and_for_an_unknown_one_the_nearest_is_suggested(desk: Desk) -> None:
    by_code, by_name = desk.run("rule", "L002").out, desk.run("rule", "unescaped-ampersand").out
    assert by_code == by_name
    assert "\n\nBad:\n  " in by_code
    assert ", off unless selected)" in desk.run("rule", "missing-locator").out
    assert ", off unless selected)" not in by_code
    ran = desk.run("rule", "unescaped-ampersnd")
    assert (ran.code, "did you mean `unescaped-ampersand`" in ran.err) == (2, True)
    assert len(desk.run("rule").out.splitlines()) > 100
