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
