"""The runs of each command that are measured: its arguments, and the state of the project."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Row:
    """One run: its name and its arguments, in which `KEY`, `OTHER` and `LINE` are replaced by those of the project.

    `edits` is a file to which a line is added before the run. `waits` waits until the time stamps of files are old
    enough to be trusted. `ends` is an exit code that is allowed besides the usual ones.
    """

    name: str
    words: str
    edits: str = ""
    waits: bool = False
    ends: int = 0


ROWS = (
    Row("version", "--version"),
    Row("rule", "rule"),
    Row("index info", "index info"),
    Row("index check", "index check"),
    Row("sync, nothing changed, anew", "sync", waits=True),
    Row("sync, nothing changed", "sync"),
    Row("sync, a note edited", "sync", edits="notes/papers.md"),
    Row("sync --update KEY", "sync --update KEY"),
    Row("check", "check"),
    Row("check, nothing changed, anew", "check", waits=True),
    Row("check, nothing changed", "check"),
    Row("verify", "verify references.bib --offline"),
    Row("list, anew", "list --sort year"),
    Row("list", "list --sort year"),
    Row("explain", "explain KEY"),
    Row("explain FILE:LINE", "explain LINE"),
    Row("show", "show KEY"),
    Row("search", "search learning networks"),
    Row("tags", "tags list"),
    Row("cite, half of the keys", "cite half.tex"),
    Row("cite, 2,000 unknown keys", "cite unknown.tex"),
    Row("export bibtex", "export bibtex -o out.bib"),
    Row("export csl-json", "export csl-json -o out.json"),
    Row("resolve, a tenth of the titles", "resolve --from titles.txt --resolvers index"),
    Row("match", "match references.bib -o verdicts.jsonl"),
    Row("add", "add 10.48550/arXiv.1706.03762 --resolvers index"),
    Row("pin", "pin LINE none"),
    Row("ignore", "ignore LINE"),
    Row("accept, nothing to take", "accept KEY", ends=2),
    Row("rename-key", "rename-key KEY renamed2020key"),
    Row("distinct", "distinct renamed2020key OTHER"),
    Row("undo", "undo"),
    Row("review, left at once", "review", ends=130),
    Row("annotate", "annotate notes/papers.md"),
)
