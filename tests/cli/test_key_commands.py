"""`vlbib rename-key`, `merge` and `distinct`: what they print about their changes."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.app.conftest import Desk


LIBRARY = """@misc{a, title = {Counting Crooked Lines}, author = {Doe, Ann}, year = {2019}}
@misc{b, title = {Counting Crooked Lines}, author = {Doe, Ann}, year = {2020}, note = {Mine}}
"""


def test_a_merge_prints_the_keys_the_fields_taken_over_and_the_values_left_out(desk: Desk) -> None:
    desk.write("references.bib", LIBRARY)
    desk.write("p.tex", r"\cite{b} \cite{b}")
    assert desk.run("merge", "a", "b", "--tex", "p.tex").out.splitlines() == [
        "b -> a",
        "taken over: note",
        "a.year: kept '2019', left out '2020'",
        "p.tex: 2 citations rewritten",
    ]


def test_json_has_the_same_and_is_all_of_stdout(desk: Desk) -> None:
    desk.write("references.bib", LIBRARY)
    done = json.loads(desk.run("merge", "a", "b", "--format", "json").out)
    assert done["keys"] == {"b": "a"}
    assert done["fields"] == ["note"]
    assert done["left_out"] == [{"field": "year", "kept": "2019", "left_out": "2020"}]


def test_a_dry_run_prints_diffs_and_writes_nothing(desk: Desk) -> None:
    desk.write("references.bib", LIBRARY)
    desk.write("p.tex", r"\cite{a}")
    ran = desk.run("rename-key", "a", "c", "--tex", "p.tex", "--dry-run")
    assert "+\\cite{c}" in ran.out
    assert ran.out.splitlines()[-1] == "p.tex: 1 citation rewritten"
    assert (desk.read(), desk.read("p.tex")) == (LIBRARY, r"\cite{a}")


def test_distinct_prints_the_keys(desk: Desk) -> None:
    desk.write("references.bib", LIBRARY)
    assert desk.run("distinct", "a", "b").out == "not duplicates: a, b\n"


def test_values_left_out_are_printed_on_one_line_and_those_that_say_the_same_are_not_left_out(desk: Desk) -> None:
    other = LIBRARY.splitlines()[1].replace("Counting Crooked Lines", "Counting Crooked\n    Lines: A Survey")
    same = other.replace("{Doe, Ann}", "{Ann\n     Doe}").replace("2020", "2019")
    desk.write("references.bib", f"{LIBRARY.splitlines()[0]}\n{same}\n")
    assert desk.run("merge", "a", "b", "--force").out.splitlines() == [
        "b -> a",
        "taken over: note",
        "a.title: kept 'Counting Crooked Lines', left out 'Counting Crooked Lines: A Survey'",
    ]
