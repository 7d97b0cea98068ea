"""The library is listed: in brief, filtered, sorted, with a template, and with works without an entry."""

from __future__ import annotations

import json
import subprocess
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from vlbib.app.entry_row import OWN
from vlbib.app.list_filter import read_span
from vlbib.cli.list_command import _STATUSES
from vlbib.core.faults import CannotUse
from vlbib.core.work import Status

if TYPE_CHECKING:
    from tests.app.conftest import Desk

LIBRARY = r"""@inproceedings{a, title = {Schr{\"o}dinger}, booktitle = {B}, date = {2021-03}, keywords = {x, y/z}}
@misc{b, title = {T}, year = {2020}, keywords = {X}}
"""
SHELF = r"""@inproceedings{muller2015deep,
  author = {M{\"u}ller, Anna and Cho, Kyunghyun},
  title = {Deep Captions},
  booktitle = {2015 {IEEE} Conference on Computer Vision and Pattern Recognition, {CVPR} 2015},
  year = {2015},
  doi = {10.1000/1},
  pages = {1--9},
}
@article{cho2019attend,
  author = {Cho, Kyunghyun},
  title = {Attend to Captions},
  journal = {arXiv preprint arXiv:1901.00001},
  year = {2019},
  eprint = {1901.00001},
  archiveprefix = {arXiv},
}
@misc{web2021page, title = {A Page}, year = {2021}, ids = {old2021page}}
"""


def _keys(desk: Desk, *arguments: str) -> list[str]:
    return [row["key"] for row in json.loads(desk.run("list", "--format", "json", *arguments).out)["entries"]]


def test_an_entry_is_listed_in_brief_with_its_line(desk: Desk) -> None:
    desk.write("references.bib", LIBRARY)
    row = json.loads(desk.run("list", "--format", "json").out)["entries"][0]
    assert (row["title"], row["venue"], row["year"], row["line"]) == ("Schrödinger", "B", "2021", 1)


@pytest.mark.parametrize(
    ("tags", "keys"), [((), ["a", "b"]), (("x",), ["a", "b"]), (("x", "y/z"), ["a"]), (("z",), [])]
)
def test_entries_with_all_of_the_tags_are_listed(tags: tuple[str, ...], keys: list[str], desk: Desk) -> None:
    desk.write("references.bib", LIBRARY)
    assert _keys(desk, *(part for tag in tags for part in ("--tag", tag))) == keys


def test_a_missing_library_is_reported_in_one_line(desk: Desk) -> None:
    ran = desk.run("list")
    assert (ran.code, ran.err.count("\n")) == (2, 1)
    assert "there is no library yet; run vlbib sync" in ran.err


MULLER, CHO, PAGE = "muller2015deep", "cho2019attend", "web2021page"


@pytest.mark.parametrize(
    ("arguments", "keys"),
    [
        ("--text captions", [MULLER, CHO]),
        ("--text muller --text captions", [MULLER, CHO]),
        ("--author Muller", [MULLER]),
        ("--author cho", [MULLER, CHO]),
        ("--author cho --author Anna", [MULLER]),
        ("--author ch", []),
        ("--year 2019", [CHO]),
        ("--year 2016-2019 --year 2021", [CHO, PAGE]),
        ("--year -2015", [MULLER]),
        ("--year 2019-", [CHO, PAGE]),
        ("--venue CVPR", [MULLER]),
        ("--author Cho,K.", [MULLER, CHO]),
        ("--author A.Müller", [MULLER]),
        ("--author B.Müller", []),
        ("--venue ICCV", []),
        ("--type article", [CHO]),
        ("--type preprint --type misc", [CHO, PAGE]),
        ("--without id", [PAGE]),
        ("--without pages", [CHO, PAGE]),
        ("--without doi --without author", [PAGE]),
        ("--status own", [MULLER, CHO, PAGE]),
        ("--status accepted", []),
        ("--sort key", [CHO, MULLER, PAGE]),
        ("--sort title", [PAGE, CHO, MULLER]),
        ("--sort author", [CHO, MULLER, PAGE]),
        ("--sort year --reverse", [PAGE, CHO, MULLER]),
    ],
)
def test_entries_that_pass_all_filters_are_listed_in_the_requested_order(
    desk: Desk, arguments: str, keys: list[str]
) -> None:
    desk.write("references.bib", SHELF)
    assert _keys(desk, *arguments.split()) == keys


@pytest.mark.parametrize(
    ("template", "lines"),
    [
        (r"{key}\t{title}", [f"{MULLER}\tDeep Captions", f"{CHO}\tAttend to Captions", f"{PAGE}\tA Page"]),
        ("{doi}|{arxiv}|{pages}", ["10.1000/1||1–9", "|1901.00001|", "||"]),
        ("{author}: {authors}", ["Anna Müller: Anna Müller, Kyunghyun Cho", "Kyunghyun Cho: Kyunghyun Cho", ": "]),
        (r"{{{year:>6}}} \\{line}", [r"{  2015} \1", r"{  2019} \9", r"{  2021} \17"]),
    ],
)
def test_a_template_prints_one_line_per_entry(desk: Desk, template: str, lines: list[str]) -> None:
    desk.write("references.bib", SHELF)
    assert desk.run("list", "--format", template).out.splitlines() == lines


@pytest.mark.parametrize(
    ("template", "told"),
    [
        ("{kye}", "there is no {kye}; did you mean `key`?"),
        ("{key.__class__}", "there is no {key.__class__}"),
        ("{}", "there is no {}"),
        ("{key", "expected '}'"),
        ("{year:d}", "format code 'd'"),
    ],
)
def test_an_invalid_template_is_reported_in_one_line(desk: Desk, template: str, told: str) -> None:
    desk.write("references.bib", SHELF)
    ran = desk.run("list", "--format", template)
    assert (ran.code, ran.out, ran.err.count("\n")) == (2, "", 1)
    assert told in ran.err


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("--tag", "Y/y"), "Y/y: no entry has this tag; did you mean `y/z`?\n"),
        (("--type", "artcle"), "artcle: no entry is of this type; did you mean `article`?\n"),
        (("--type", "preprint", "--year", "1999"), "no entry passes the filters\n"),
        (("--year", "1999"), "no entry passes the filters\n"),
    ],
)
def test_a_filter_that_nothing_passes_is_reported(desk: Desk, arguments: tuple[str, ...], told: str) -> None:
    desk.write("references.bib", LIBRARY)
    ran = desk.run("list", *arguments)
    assert (ran.code, ran.out, ran.err) == (0, "", told)


def test_works_without_an_entry_are_listed_if_their_status_is_requested(desk: Desk) -> None:
    desk.write("notes/a.md", "- Visual Instruction Tuning\n- [2009] Deep Residual Learning for Image Recognition\n")
    desk.write("vlbib.toml", '[resolvers]\norder = ["catalogue"]\n')
    assert desk.sync().code == 3
    assert desk.run("list").out == "liu2023visual  2023  Visual Instruction Tuning\n"
    doubtful = desk.run("list", "--status", "doubtful").out
    assert doubtful == "(doubtful)  2009  Deep Residual Learning for Image Recognition\n"
    assert _keys(desk, "--status", "accepted") == ["liu2023visual"]


def test_added_since_lists_entries_that_git_did_not_have_on_a_day_or_in_a_revision(desk: Desk) -> None:
    desk.write("references.bib", SHELF.partition("@article")[0])
    for command in ("init -q", "add references.bib", "commit -qm x --date 2026-01-01T00:00:00"):
        who = ("-c", "user.name=x", "-c", "user.email=x@example.org")
        subprocess.run(["git", *who, *command.split()], check=True)
    desk.write("references.bib", SHELF)
    assert _keys(desk, "--added-since", "HEAD") == [CHO, PAGE]
    assert _keys(desk, "--added-since", "2001-01-01") == [MULLER, CHO, PAGE]
    tomorrow = (datetime.now(UTC) + timedelta(days=2)).date()  # later than any commit
    assert _keys(desk, "--added-since", str(tomorrow)) == [CHO, PAGE]
    assert "neither a day" in desk.run("list", "--added-since", "2020-13-45").err
    ran = desk.run("list", "--added-since", "nowhere")
    assert (ran.code, ran.err.count("\n")) == (2, 1)
    desk.write("references.bib", SHELF.replace("{web2021page", "{web2021new").replace("old2021page", MULLER))
    assert _keys(desk, "--added-since", "HEAD") == [CHO]


def test_added_since_is_refused_without_git(desk: Desk) -> None:
    desk.write("references.bib", SHELF)
    ran = desk.run("list", "--added-since", "2001-01-01")
    assert (ran.code, ran.err.count("\n")) == (2, 1)
    assert "needs git, but this folder is in no git repository" in ran.err


@pytest.mark.parametrize(
    ("text", "span"),
    [("2021", (2021, 2021)), ("2019..2021", (2019, 2021)), ("2019-", (2019, 9999)), ("-2015", (0, 2015))],
)
def test_years_are_read_as_a_range(text: str, span: tuple[int, int]) -> None:
    assert read_span(text) == span


@pytest.mark.parametrize("text", ["x", "", "-", "20", "2019-20"])
def test_an_invalid_year_is_refused(text: str) -> None:
    with pytest.raises(CannotUse, match="is not a year"):
        read_span(text)


def test_every_status_of_a_work_can_be_requested() -> None:
    assert set(_STATUSES) == {*Status, OWN}


def test_a_template_prints_no_control_characters_and_no_bidi_marks(desk: Desk) -> None:
    desk.write("references.bib", "@misc{a, title = {Sea\x07 of \u202eLanterns}, note = {\x1b[31mred}, year = {2020}}\n")
    assert desk.run("list", "--format", "{title}; {note}").out == "Sea of Lanterns; [31mred\n"


BROKEN = """@inproceedings{a,
  author       = {Jane Doe and
                  Richard Roe},
  title        = {Maps that DBLP Breaks
                  over Two Lines},
  booktitle    = {Conference on
                  Maps},
  year         = {2020}
}
"""


def test_a_title_that_the_file_breaks_over_two_lines_is_one_line_in_each_list(desk: Desk) -> None:
    desk.write("references.bib", BROKEN)
    title, venue = "Maps that DBLP Breaks over Two Lines", "Conference on Maps"
    assert desk.run("list").out == f"a  2020  {title}\n"
    assert desk.run("list", "--text", "maps").out == f"a  2020  {title}\n"
    template = r"{key}\t{title}\t{venue}\t{booktitle}"
    assert desk.run("list", "--format", template).out == f"a\t{title}\t{venue}\t{venue}\n"
    row = json.loads(desk.run("list", "--format", "json").out)["entries"][0]
    assert (row["title"], row["venue"]) == (title, venue)
    assert desk.run("search", "breaks").out == f"a  2020  {title}\n"
    assert desk.run("show", "a").out.splitlines()[1:4] == [f"  {title}", "  Jane Doe, Richard Roe", f"  {venue} 2020"]
