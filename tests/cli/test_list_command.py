"""`vlbib list`: the rows as text, as JSON or by a template."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from vlbib.app import entry_row

if TYPE_CHECKING:
    from tests.app.conftest import Desk


LIBRARY = "@misc{b2020, title = {T}, year = {2020}, keywords = {x, y}}\n@misc{a2019, title = {U}, year = {2019}}\n"


def test_rows_are_in_file_order_or_the_requested_order(desk: Desk) -> None:
    desk.write("references.bib", LIBRARY)
    assert [line.split()[0] for line in desk.run("list").out.splitlines()] == ["b2020", "a2019"]
    assert desk.run("list", "--sort", "key", "--format", "{key}").out.split() == ["a2019", "b2020"]
    assert desk.run("list", "--sort", "key", "--reverse", "--format", "{key}").out.split() == ["b2020", "a2019"]


def test_a_format_with_a_brace_is_a_template_and_an_unknown_word_is_refused(desk: Desk) -> None:
    desk.write("references.bib", LIBRARY)
    assert desk.run("list", "--year", "2020", "--format", r"{key}\t{tags}").out == "b2020\tx, y\n"
    ran = desk.run("list", "--format", "yaml")
    assert (ran.code, ran.out) == (2, "")


def test_json_is_all_of_stdout(desk: Desk) -> None:
    desk.write("references.bib", LIBRARY)
    rows = json.loads(desk.run("list", "--format", "json", "--tag", "x").out)["entries"]
    assert [row["key"] for row in rows] == ["b2020"]


@pytest.mark.parametrize("order", ["file", "key", "year", "title"])
@pytest.mark.parametrize("rest", [(), ("--reverse",)])
def test_a_plain_list_has_the_same_lines_as_one_from_full_rows(order: str, rest: tuple[str, ...], desk: Desk) -> None:
    desk.write("references.bib", LIBRARY + "@misc{, title = {{\\'E}t{\\'e}}}\n")
    plain = desk.run("list", "--sort", order, *rest)
    assert plain.out == desk.run("list", "--sort", order, *rest, "--status", "own").out
    assert plain.out.count("\n") == 3


def test_a_plain_list_reads_no_authors(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(entry_row, "read_people")
    desk.write("references.bib", LIBRARY)
    assert desk.run("list").out == "b2020  2020  T  [x, y]\na2019  2019  U\n"
