"""Random owners, notes and sources through the real commands: nothing of the owner's is lost, nothing is asked twice.

The sources are the catalogue alone; what they say changes by changing the lock's memory of what they said before.
"""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from vlbib.app.owner import accept, merge, rename_key, rename_tags
from vlbib.app.project import find_settings
from vlbib.app.sync import Request, sync
from vlbib.app.update import Update
from vlbib.files import CannotUse

if TYPE_CHECKING:
    from collections.abc import Callable

    import pytest

    from vlbib.report import Report

PAPERS = (
    "## [2021] CLIP\n\n- [2021] Learning Transferable Visual Models From Natural Language Supervision\n",
    "## [2019] nocaps\n",
    "## [2022] BLIP\n\n- [2022] Bootstrapping Language-Image Pre-training for Unified Vision-Language Understanding\n",
)
LIBRARY, LOCK, NOTE = Path("references.bib"), Path("references.lock"), Path("notes/a.md")
Step = tuple[str, int, int]
STEPS = (
    *("note", "year", "tag", "untag", "comment", "reorder", "delete entry", "delete field", "own entry", "key"),
    *("restyle", "move", "reword", "forget", "section", "source", "rename key", "rename tag", "accept", "merge"),
)


def entries(text: str) -> list[str]:
    return re.findall(r"^@\w+\{[^@]*?^\}\n", text, re.MULTILINE | re.DOTALL)


def edit_library(kind: str, number: int, more: int) -> None:
    """Edit the library as its owner would."""
    text = LIBRARY.read_text(encoding="utf-8")
    blocks = entries(text)
    if kind == "own entry" or not blocks:
        text += f"\n@misc{{own{more},\n  title = {{Own {more}}},\n  keywords = {{own}},\n}}\n"
        LIBRARY.write_text(text, encoding="utf-8")
        return
    old = blocks[number % len(blocks)]
    new = _EDITS[kind](old, more)
    LIBRARY.write_text(text.replace(old, new, 1), encoding="utf-8")


_EDITS: dict[str, Callable[[str, int], str]] = {
    "note": lambda entry, more: entry[:-2] + f"  note = {{read {more} times}},\n}}\n",
    "year": lambda entry, more: re.sub(r"(?m)^  year = .*$", f"  year = {{{1990 + more}}},", entry),
    "tag": lambda entry, more: re.sub(r"keywords = \{", f"keywords = {{mine{more}, ", entry),
    "untag": lambda entry, _more: re.sub(r"(keywords = \{[^}]*), [^,}]*\}", r"\1}", entry),
    "comment": lambda entry, more: f"% remark {more}\n{entry}",
    "reorder": lambda entry, _more: _reordered(entry),
    "delete entry": lambda _entry, _more: "",
    "delete field": lambda entry, _more: re.sub(r"(?m)^  (?:pages|url) = .*\n", "", entry),
    "key": lambda entry, more: re.sub(r"\{[^,]+,", f"{{key{more},", entry, count=1),
    "restyle": lambda entry, _more: entry.replace("  title = {", "  title  =  {", 1),
}


def _reordered(entry: str) -> str:
    head, *fields, close = entry.splitlines(keepends=True)
    return "".join([head, *fields[1:], fields[0], close]) if all(one.endswith(",\n") for one in fields) else entry


def edit_notes(kind: str, number: int, more: int) -> None:
    text = NOTE.read_text(encoding="utf-8")
    paper = PAPERS[number % len(PAPERS)]
    if kind == "section":
        text = re.sub(r"(?m)^# S\w*$", f"# S{more}", text)
    elif kind == "reword":
        text = text.replace("Language Supervision", "Language  supervision").replace("Bootstrapping", "Bootstraping")
    elif kind == "forget":
        text = text.replace(paper, "")
    else:
        text = text.replace(paper, "") + f"\n# T{more}\n\n{paper}"
    NOTE.write_text(text, encoding="utf-8")


def command(kind: str, number: int, more: int) -> None:
    """Give a command as the owner would; one that cannot be done changes nothing."""
    known, keys = find_settings(), re.findall(r"^@\w+\{([^,]+),", LIBRARY.read_text(encoding="utf-8"), re.MULTILINE)
    one, other = (keys[at % len(keys)] if keys else "none" for at in (number, more))
    try:
        if kind == "rename key":
            rename_key(known, None, one, f"new{more}")
        elif kind == "rename tag":
            rename_tags(known, None, [f"S{number}"], f"S{more}")
        elif kind == "merge":
            merge(known, None, one, other)
        else:
            accept(known, None, one, "year", mine=bool(more % 2))
    except CannotUse:
        return


def source_says(number: int, more: int) -> None:
    """Let a source have said another year before, so that its word of today is new."""
    text = LOCK.read_text(encoding="utf-8")
    years = re.findall(r'"value": "(?:19|20)\d\d"', text)
    if years:
        LOCK.write_text(text.replace(years[number % len(years)], f'"value": "{1980 + more}"', 1), encoding="utf-8")
    run(update=True)


def run(*, update: bool = False) -> Report:
    request = Request(offline=True, resolvers=("catalogue",), update=Update(all=update))
    return sync(request, find_settings())


def take(step: Step) -> None:
    kind, number, more = step
    if kind in ("move", "reword", "forget", "section"):
        edit_notes(*step)
    elif kind == "source":
        source_says(number, more)
    elif kind in _EDITS or kind == "own entry":
        edit_library(*step)
    else:
        command(*step)


def lines(text: str) -> Counter[str]:
    return Counter(line for line in text.splitlines() if line.strip() and "keywords" not in line)


def tags(text: str) -> Counter[str]:
    return Counter(re.findall(r"\bmine\d+|\bown\b", "\n".join(re.findall(r"keywords.*", text))))


def state() -> tuple[bytes, bytes]:
    return LIBRARY.read_bytes(), LOCK.read_bytes()


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=st.lists(st.tuples(st.sampled_from(STEPS), st.integers(0, 3), st.integers(0, 9)), max_size=7))
def test_whatever_the_owner_does_a_sync_keeps_it_and_the_next_one_is_silent(
    steps: list[Step], monkeypatch: pytest.MonkeyPatch
) -> None:
    with TemporaryDirectory() as folder, monkeypatch.context() as patch:
        patch.chdir(folder)
        patch.setenv("VLBIB_CACHE_DIR", f"{folder}/.cache")
        patch.setenv("VLBIB_DATA_DIR", f"{folder}/.data")
        NOTE.parent.mkdir()
        NOTE.write_text("# Notes\n\n# S0\n\n" + "\n".join(PAPERS), encoding="utf-8")
        run()
        ours = lines(LIBRARY.read_text(encoding="utf-8"))
        for step in steps:
            ours = _kept(step, ours)


def _kept(step: Step, ours: Counter[str]) -> Counter[str]:
    """Take a step and sync; check what must hold, and return the lines that vlbib has written so far."""
    take(step)
    before = LIBRARY.read_text(encoding="utf-8")
    told = run()
    after = LIBRARY.read_text(encoding="utf-8")
    lost = lines(before) - lines(after) - ours
    assert not lost, "only what vlbib wrote may go"
    assert not tags(before) - tags(after), "the owner's tags stay"
    first = state()
    silent = run()
    assert (state(), silent.changed, silent.written) == (first, False, False)
    assert not silent.sources, "no source is asked twice, the catalogue neither"
    assert silent.changes.conflicts == told.changes.conflicts
    return ours + (lines(after) - lines(before))
