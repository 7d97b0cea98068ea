"""The first mistakes of newcomers: each is reported in one line that says what is wrong, where, and what to do."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import click
import pytest

from vlbib.cli import usage, vlbib

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from tests.app.conftest import Desk
    from tests.conftest import BeginOnce

NOTE = """# Notes
## VLP
- Visual Instruction Tuning
- Learning Transferable Visual Models From Natural Language Supervision
"""
KEY = "radford2021learning"
PINNED = '[pin]\nmention = "SAM"\nto = "arXiv:2304.02643"\n'


@dataclass(frozen=True, kw_only=True)
class Mistake:
    """A command line in a synced project with these additional files, and the line expected on stderr."""

    name: str
    run: str
    says: tuple[str, ...]
    files: Mapping[str, str | bytes] = field(default_factory=dict)
    before: Callable[[], None] = lambda: None
    code: int = 2


def _empty() -> None:
    for path in (Path("references.bib"), Path("references.lock"), Path("notes/a.md")):
        path.unlink()
    Path("notes").rmdir()


def _read_only() -> None:
    Path("notes/a.md").write_text(f"{NOTE}- Flamingo: a Visual Language Model for Few-Shot Learning\n")
    Path("references.bib").chmod(0o444)


def _read_only_folder() -> None:
    Path("shelf").mkdir(mode=0o555)


def _huge() -> None:
    with Path("huge.md").open("wb") as stream:
        stream.truncate(100_000_001)


def _marked() -> None:
    text = Path("references.bib").read_text()
    Path("references.bib").write_text(f"<<<<<<< ours\n{text}=======\n>>>>>>> theirs\n")


MISTAKES = [
    Mistake(
        name="a folder without notes", run="sync", before=_empty, says=("notes: ", "vlbib sync NOTES", "vlbib demo")
    ),
    Mistake(
        name="notes in another folder than the default",
        run="sync",
        before=_empty,
        files={"mine.md": NOTE, "deep/b.md": NOTE, "deep/c.md": NOTE, "deep/d.md": NOTE, "README.md": "# x"},
        says=("notes: there is no such folder", "mine.md", "1 more", "vlbib init"),
    ),
    Mistake(
        name="notes that were moved in a project",
        run="sync",
        before=_empty,
        files={"vlbib.toml": 'notes = ["notes"]\n', "papers/a.md": NOTE},
        says=("notes: there is no such folder", "papers/a.md", "name it under `notes` in vlbib.toml"),
    ),
    Mistake(name="a wrong path", run="sync nots", says=("nots: there is no such note", "did you mean `notes`?")),
    Mistake(
        name="an address for a file of references",
        run="verify https://arxiv.org/abs/2103.00020",
        says=("https://arxiv.org/abs/2103.00020: is an address", "`vlbib add https://arxiv.org/abs/2103.00020`"),
    ),
    Mistake(
        name="an address for a library",
        run="check https://example.org/a.bib",
        says=("https://example.org/a.bib: is an address", "download it and name the file"),
    ),
    Mistake(name="only the prefix of a DOI", run="add 10.1000", says=("10.1000: is not a possible id", "a DOI")),
    Mistake(name="an arXiv id without its last digit", run="add 2304.084", says=("2304.084: is not a possible id",)),
    Mistake(name="the beginning of a key", run="show radf", says=(f"did you mean `{KEY}`?",)),
    Mistake(name="the beginning of a format", run="export csl", says=("did you mean `csl-json`?",)),
    Mistake(name="an option similar to no other", run="mcp --port 80", says=("--port; see `vlbib mcp --help`",)),
    Mistake(name="a wrong name of a note", run="sync notes/b.md", says=("notes/b.md", "did you mean `notes/a.md`?")),
    Mistake(name="a wrong option", run="sync --ofline", says=("vlbib sync: ", "--ofline", "did you mean `--offline`?")),
    Mistake(name="a misspelled command", run="snyc", says=("snyc", "did you mean `sync`?")),
    Mistake(name="a misspelled subcommand", run="index ad", says=("vlbib index: ", "did you mean `add`?")),
    Mistake(name="a missing argument", run="export", says=("vlbib export: FORMAT is missing", "vlbib export --help")),
    Mistake(name="a missing value", run="sync --library", says=("--library", "vlbib sync --help")),
    Mistake(name="a missing title", run="resolve", says=('vlbib resolve "TITLE"',)),
    Mistake(name="a misspelled key", run="explain radfrod2021learning", says=(f"did you mean `{KEY}`?",)),
    Mistake(name="a key similar to no other", run="accept zzz", says=("zzz: ", "`vlbib list` shows the keys")),
    Mistake(name="a misspelled field", run=f"accept {KEY} titel", says=(KEY, "did you mean `title`?")),
    Mistake(name="a misspelled format", run="export htlm", says=("no format 'htlm'", "did you mean `html`?")),
    Mistake(name="a misspelled output format", run="list --format jsn", says=("--format", "did you mean `json`?")),
    Mistake(name="a misspelled source", run="sync --resolvers arxvi", says=("'arxvi'", "did you mean `arxiv`?")),
    Mistake(
        name="a misspelled rule", run="rule unescaped-hsh", says=("is not a rule", "did you mean `unescaped-hash`?")
    ),
    Mistake(name="a misspelled tag", run="tags rename VLPP VL", says=("VLPP: ", "did you mean `VLP`?")),
    Mistake(
        name="a misspelled setting",
        run="sync",
        files={"vlbib.toml": '\nlibary = "x.bib"\n'},
        says=("vlbib.toml:2: ", "`libary`", "did you mean `library`?"),
    ),
    Mistake(
        name="settings that are not TOML", run="sync", files={"vlbib.toml": "notes = [\n"}, says=("vlbib.toml:2: ",)
    ),
    Mistake(
        name="a misspelled note in the settings",
        run="sync",
        files={"vlbib.toml": 'notes = "note"\n'},
        says=("vlbib.toml: `notes` names note", "did you mean `notes`?"),
    ),
    Mistake(
        name="a library under another name",
        run="list",
        before=_empty,
        files={"refs.bib": "@misc{a, title={A}}\n"},
        says=("references.bib: ", "--library: refs.bib"),
    ),
    Mistake(
        name="two libraries at once",
        run="sync --library a.bib --library b.bib",
        says=("one library", "a.bib and b.bib"),
    ),
    Mistake(
        name="a library given as a note",
        run="sync references.bib",
        says=("references.bib: is a library, not a note", "--library references.bib"),
    ),
    Mistake(
        name="a note given as a library",
        run="check notes/a.md",
        says=("notes/a.md: is a note, not a library", "name a .bib file"),
    ),
    Mistake(name="a missing library", run="check refs.bib", says=("refs.bib: ", "references.bib")),
    Mistake(name="a PDF given as a note", run="sync x.pdf", files={"x.pdf": b"%PDF\0"}, says=("x.pdf: is not a text",)),
    Mistake(
        name="a note in another encoding",
        run="sync l.md",
        files={"l.md": b"# x\ncaf\xe9\n"},
        says=("l.md:2: is not UTF-8", "save the note as UTF-8"),
    ),
    Mistake(name="a huge file", run="sync huge.md", before=_huge, says=("huge.md: is 100 MB large", "vlbib index add")),
    Mistake(name="a line past the end", run="explain notes/a.md:9", says=("notes/a.md:9: ", "the note has 4")),
    Mistake(name="a pin to no id", run="pin notes/a.md:3 LLaVA", says=("LLaVA: ", "arXiv:2304.08485")),
    Mistake(name="no index", run="sync --resolvers index", says=("no index yet", "vlbib index add FILE")),
    Mistake(
        name="a file that is not a dump", run="index add notes/a.md", says=("notes/a.md: is not an arXiv snapshot",)
    ),
    Mistake(name="a folder given as a dump", run="index add notes", says=("notes: is a folder; name the dumps in it",)),
    Mistake(
        name="a misspelled dump",
        run="index add refrences.bib",
        says=("refrences.bib: there is no such file; did you mean `references.bib`?",),
    ),
    Mistake(name="a missing paper", run="cite paper.tex", says=("paper.tex: ", "name a .tex")),
    Mistake(name="a library that is read-only", run="sync", before=_read_only, says=("references.bib: is read-only",)),
    Mistake(
        name="a folder that is read-only",
        run="export ris -o shelf/x.ris",
        before=_read_only_folder,
        says=("shelf/x.ris: its folder is read-only", "name another file"),
    ),
    Mistake(name="an unfinished merge", run="sync", before=_marked, says=("references.bib:1: ", "nothing was written")),
    Mistake(name="years in reverse order", run="list --year 2025-2020", says=("--year 2025-2020: ", "2020-2025")),
    Mistake(name="an invalid year", run="list --year 20x1", says=("--year 20x1: ", "2019-2021")),
    Mistake(name="a misspelled sort order", run="list --sort yeer", says=("--sort", "did you mean `year`?")),
    Mistake(
        name="a misspelled field in a template", run="list --format {titel}", says=("{titel}", "did you mean `title`?")
    ),
    Mistake(
        name="an unclosed brace in a template",
        run="list --format {title",
        says=("--format {title: ", "write {{ for a brace"),
    ),
    Mistake(name="a misspelled status", run="list --status dubtful", says=("did you mean `doubtful`?",)),
    Mistake(name="a misspelled severity", run="check --fail-on eror", says=("--fail-on", "did you mean `error`?")),
    Mistake(name="a misspelled style", run="export html --venues ful", says=("--venues", "did you mean `full`?")),
    Mistake(name="an option before the command", run="--library x.bib sync", says=("`vlbib COMMAND --library`",)),
    Mistake(name="help as a command", run="help sync", says=("no command help; write `vlbib COMMAND --help`",)),
    Mistake(name="another program's command", run="lint", says=("no command lint; write `vlbib check`",)),
    Mistake(name="a work removed", run="remove he2016deep", says=("no command remove; write `vlbib ignore KEY`",)),
    Mistake(name="a library imported", run="import a.bib", says=("write `vlbib sync --library FILE.bib`",)),
    Mistake(name="settings as a command", run="config", says=("no command config; write `vlbib init`",)),
    Mistake(name="notes by an option", run="sync --notes notes", says=("no option --notes; write `vlbib sync NOTES`",)),
    Mistake(name="a format by an option", run="export --format ris", says=("write `vlbib export FORMAT`",)),
    Mistake(name="a key by an option", run="show --key a", says=("no option --key; write `vlbib show KEY`",)),
    Mistake(name="make's option for a dry run", run="sync -n", says=("no option -n; did you mean `--dry-run`?",)),
    Mistake(name="a dry run of the check", run="check --fix --dry-run", says=("did you mean `--diff`?",)),
    Mistake(name="an option for JSON", run="explain a --json", says=("did you mean `--format json`?",)),
    Mistake(
        name="an option for the default", run="sync --online", says=("sources are asked unless `--offline` is given",)
    ),
    Mistake(name="an address as a note", run="sync https://example.org/a.md", says=("is an address, not a file",)),
    Mistake(
        name="one pin as a table", run="sync", files={"vlbib.toml": PINNED}, says=("`pin` is one", "write [[pin]]")
    ),
    Mistake(name="a library without a name", run="sync --library=", says=("--library", "the file name is empty")),
    Mistake(name="completion as a command", run="completion", says=("write `_VLBIB_COMPLETE=bash_source vlbib`",)),
    Mistake(
        name="words given to list", run="list visual tuning", says=("vlbib list: ", "`vlbib search visual tuning`")
    ),
    Mistake(name="the version as a command", run="version", says=("no command version; write `vlbib --version`",)),
    Mistake(name="one argument too many", run="index info x", says=("vlbib index info: takes no further argument: x",)),
    Mistake(name="a note given as a paper", run="cite notes/a.md", says=("is a note, not a paper", "name a .tex")),
    Mistake(name="a library given as a paper", run="cite references.bib", says=("is a library, not a paper",)),
    Mistake(name="a pin without a line", run="pin notes/a.md none", says=("name a line of the note: notes/a.md:1",)),
    Mistake(
        name="a note explained without a line",
        run="explain notes/a.md",
        says=("name a line of the note: notes/a.md:1",),
    ),
    Mistake(name="a line shown as a key", run="show notes/a.md:3", says=("`vlbib explain notes/a.md:3`",)),
    Mistake(
        name="a truncated id",
        run="add arXiv:2103.0002",
        says=("arXiv:2103.0002: is not a possible id", "arXiv:2304.08485"),
    ),
    Mistake(name="an entry merged with itself", run=f"merge {KEY} {KEY}", says=(KEY, "name two")),
    Mistake(
        name="a key given twice",
        run=f"rename-key {KEY} liu2023visual",
        says=("liu2023visual: that key is in use already", "`vlbib merge`"),
    ),
    Mistake(name="a key with a comma", run=f"rename-key {KEY} a,b", says=("a,b: a key must not contain",)),
    Mistake(name="an export over the library", run="export html -o references.bib", says=("is the library itself",)),
    Mistake(
        name="a folder given as the library", run="sync --library notes", says=("notes: is a folder", "name a file")
    ),
    Mistake(name="an entry edited that is none", run="edit nokey", says=("nokey: ", "`vlbib list` shows the keys")),
    Mistake(
        name="a note given as a title", run="add notes/a.md", says=("is a file, not a title", "vlbib sync notes/a.md")
    ),
    Mistake(name="a paper's file given as a title", run="add smith.pdf", says=("is a file, not a title", "a DOI")),
    Mistake(
        name="a library given as a title", run="resolve references.bib", says=("is a file, not a title", "a title")
    ),
    Mistake(
        name="a truncated address",
        run="add https://arxiv.org/pdf/2304.0848",
        says=("there is no paper's id in this address", "arXiv:2304.08485"),
    ),
    Mistake(name="a folder checked", run="check notes", says=("notes: is a folder; name a file",)),
    Mistake(name="a folder cited", run="cite notes", says=("notes: is a folder; name a file",)),
    Mistake(name="a note without its folder", run="sync a.md", says=("a.md: ", "did you mean `notes/a.md`?")),
    Mistake(name="a line without its folder", run="explain A.md:3", says=("A.md: ", "did you mean `notes/a.md`?")),
    Mistake(
        name="a title shown as a key", run="show Visual_Instruction_Tuning", says=("did you mean `liu2023visual`?",)
    ),
    Mistake(name="a title explained", run="explain visual-instruction-tuning", says=("did you mean `liu2023visual`?",)),
    Mistake(name="a pin to half an address", run="pin notes/a.md:3 https://", says=("https://: ", "nor a URL")),
    Mistake(name="nothing to take back", run="undo --library new.bib", says=("new.bib: there is no command",)),
]


@pytest.mark.parametrize("mistake", MISTAKES, ids=[mistake.name.replace(" ", "-") for mistake in MISTAKES])
def test_a_mistake_is_reported_in_one_line_that_says_what_to_do(
    mistake: Mistake, desk: Desk, begin_once: BeginOnce
) -> None:
    def make() -> None:
        desk.write("notes/a.md", NOTE)
        assert desk.sync().code == 0

    begin_once("mistakes", make)
    mistake.before()
    for name, content in mistake.files.items():
        Path(name).parent.mkdir(exist_ok=True)
        Path(name).write_bytes(content if isinstance(content, bytes) else content.encode())
    there = sorted(Path().iterdir())
    ran = desk.run(*mistake.run.split())
    assert (ran.code, ran.err.count("\n")) == (mistake.code, 1), ran.out + ran.err
    assert [words for words in mistake.says if words not in ran.err] == [], ran.err
    assert ran.out == ""
    assert sorted(Path().iterdir()) == there


def test_a_source_that_cannot_be_reached_is_reported_and_the_rest_is_written(desk: Desk) -> None:
    desk.write("notes/a.md", f"{NOTE}- Some Title That Nobody Has Written Yet\n")
    ran = desk.run("sync")
    assert ran.code == 4
    assert "arxiv: 127.0.0.1:9 cannot be reached" in ran.out
    assert "the next sync asks again" in ran.out
    assert KEY in desk.entries()


def test_an_extra_that_is_not_installed_is_reported_with_how_to_install_it(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.write("references.bib", "@misc{a, title={A}}\n")
    desk.write("style.csl", "<style/>")
    monkeypatch.setitem(sys.modules, "citeproc", None)
    ran = desk.run("export", "references", "--csl", "style.csl")
    assert (ran.code, ran.err.count("\n")) == (2, 1)
    assert "pip install 'vlbib[csl]'" in ran.err


@pytest.mark.parametrize("command", ["add", "resolve"])
def test_an_empty_title_is_reported_as_such(command: str, desk: Desk) -> None:
    ran = desk.run(command, " ")
    assert (ran.code, ran.out) == (2, "")
    assert '" ": names nothing; write arXiv:2304.08485, a DOI' in ran.err


def test_an_export_reports_a_tag_that_no_entry_has(desk: Desk) -> None:
    desk.write("notes/a.md", NOTE)
    desk.sync()
    ran = desk.run("export", "csv", "--tag", "VPL")
    assert (ran.code, "VPL: no entry has this tag; did you mean `VLP`?" in ran.err) == (0, True)
    ran = desk.run("export", "csv", "--type", "artcle", "--type", "preprint")
    assert (ran.code, "artcle: no entry is of this type; " in ran.err, "preprint:" in ran.err) == (0, True, False)


def test_an_added_work_that_was_not_found_is_reported_as_vlbib_add(desk: Desk) -> None:
    ran = desk.run("add", "Some Title That Nobody Has Written Yet", "--offline")
    assert "vlbib add: Some Title That Nobody Has Written Yet" in ran.out


def test_every_command_suggested_for_another_programs_name_exists() -> None:
    commands = set(vlbib.list_commands(click.Context(vlbib)))
    lines = [line.removeprefix("vlbib ") for line in usage.DONE_BY.values() if line.startswith("vlbib ")]
    assert {line.split()[0] for line in lines} <= commands | {"COMMAND", "--version"}
    assert commands.isdisjoint(usage.DONE_BY)


def test_a_project_folder_that_cannot_be_read_is_reported_in_one_line(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    is_file = Path.is_file

    def refusing(path: Path, **options: bool) -> bool:
        if path.name == "vlbib.toml":
            raise PermissionError(13, "Permission denied", str(path))
        return is_file(path, **options)

    monkeypatch.setattr(Path, "is_file", refusing)
    ran = desk.run("list")
    assert (ran.code, ran.out, ran.err.count("\n")) == (2, "", 1)
    assert "vlbib.toml: cannot be read (Permission denied); check its permissions" in ran.err


def test_a_deleted_working_folder_is_reported_in_one_line(desk: Desk) -> None:
    gone = Path("gone").resolve()
    gone.mkdir()
    os.chdir(gone)
    gone.rmdir()
    ran = desk.run("sync")
    os.chdir(gone.parent)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == "vlbib: the working folder no longer exists; change to another one (cd) and run it again\n"


@pytest.mark.parametrize("variable", ["VLBIB_ARXIV_URL", "VLBIB_ARXIV_DELAY"])
def test_an_invalid_environment_variable_is_reported_in_one_line(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, variable: str
) -> None:
    desk.write("notes/a.md", NOTE)
    monkeypatch.setenv(variable, "soon")
    ran = desk.run("sync")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith("vlbib: ")
    assert f"{variable} is not a" in ran.err


@pytest.mark.parametrize("command", ["sync", "check", "verify", "cite", "annotate", "match", "tags seed", "index add"])
def test_an_empty_name_from_an_unset_shell_variable_is_refused(desk: Desk, command: str) -> None:
    ran = desk.run(*command.split(), "")
    assert ran.code == 2
    assert "the file name is empty; name a file" in ran.err
    assert ran.err.count("\n") == 1


def test_lsp_accepts_the_option_stdio() -> None:
    from vlbib.cli.lsp_command import command

    assert [each.name for each in command.params if isinstance(each, click.Option) and each.hidden] == ["stdio"]
