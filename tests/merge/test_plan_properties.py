"""Random owners, notes and sources in many successive plans: nothing of the owner's is lost, nothing is repeated."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.thoroughness import examples

from vlbib.bibtex.document import Document, read
from vlbib.core.ids import Id
from vlbib.core.record import Draft, Record, Value
from vlbib.core.work import Mention, Status, Verdict, Work
from vlbib.lock.file import Lock, read_lock
from vlbib.lock.recall import recall_all
from vlbib.lock.settled import SettledWork, settled_work
from vlbib.merge.plan import Plan, plan
from vlbib.merge.tags import split_keywords

NAMES = ("Amber", "Basalt", "Cobalt", "Dolomite")
FIELDS = ("title", "year", "pages", "booktitle")


@dataclass(frozen=True)
class Paper:
    """A paper as sources and notes give it today."""

    number: int
    section: str = "S"
    year: int = 2020
    pages: str = ""
    named: bool = True

    def settled(self) -> SettledWork:
        title = f"A Long Title about the Model {NAMES[self.number]}"
        identity = Id("arxiv", f"2101.0000{self.number}")
        values = {
            "author": "Doe, Jane",
            "title": title,
            "booktitle": "Proceedings",
            "year": str(self.year),
            "pages": self.pages,
            "eprint": identity.value,
        }
        fields = {name: Value(text, "dblp") for name, text in values.items() if text}
        record = Record(source="dblp", title=title, ids=(identity,))
        named = Work(mentions=(Mention(file="a.md", line=1, text=title, heading=(self.section,)),))
        verdict = Verdict(status=Status.ACCEPTED, records=(record,))
        draft = Draft(type="inproceedings", fields=fields, ids=(identity,))
        return settled_work(named, verdict, draft, tags=(self.section,), alias=NAMES[self.number])


@dataclass(frozen=True)
class State:
    """The files on disk, and notes and sources."""

    text: str
    lock: str
    papers: tuple[Paper, ...]


def opened(text: str) -> Document:
    document = read(text.encode(), "references.bib")
    assert isinstance(document, Document)
    return document


def sync(state: State) -> tuple[State, Plan]:
    lock = read_lock(state.lock.encode(), "references.lock")
    assert isinstance(lock, Lock)
    today = [paper.settled() for paper in state.papers if paper.named]
    recalled = recall_all(lock, [one.work for one in today])
    keyed = [one.but(key=old.locked.key if old else "") for one, old in zip(today, recalled, strict=True)]
    done = plan(opened(state.text), lock, keyed)
    return replace(state, text=done.data.decode(), lock=done.lock_data.decode()), done


ENTRY = re.compile(r"^@\w+\{(\w+),\n(.*?)^\}\n", re.MULTILINE | re.DOTALL)
LINE = re.compile(r"^  (\w+) = \{(.*)\},\n", re.MULTILINE)

numbers = st.integers(0, len(NAMES) - 1)
words = st.sampled_from(["by hand", "{B}y {H}and", "1998", "x--y", r"M{\"u}ller"])


def _nth_line(text: str, name: str, number: int) -> re.Match[str] | None:
    found = [match for match in LINE.finditer(text) if match[1] == name]
    return found[number % len(found)] if found else None


def change_field(text: str, name: str, number: int, value: str) -> str:
    match = _nth_line(text, name, number)
    return text[: match.start(2)] + value + text[match.end(2) :] if match else text


def delete_field(text: str, name: str, number: int) -> str:
    match = _nth_line(text, name, number)
    return text[: match.start()] + text[match.end() :] if match else text


def add_field(text: str, number: int, value: str) -> str:
    entries = list(ENTRY.finditer(text))
    if not entries:
        return text
    at = entries[number % len(entries)].start(2)
    return f"{text[:at]}  note{number} = {{{value}}},\n{text[at:]}"


def add_tag(text: str, number: int) -> str:
    match = _nth_line(text, "keywords", number)
    return text[: match.end(2)] + ", mine" + text[match.end(2) :] if match else text


def delete_entry(text: str, number: int) -> str:
    entries = list(ENTRY.finditer(text))
    if not entries:
        return text
    match = entries[number % len(entries)]
    return text[: match.start()] + text[match.end() :]


def add_text(text: str, number: int, value: str) -> str:
    block = f"% a remark, {value}\n" if number % 2 else f"@misc{{hand{number}{len(text)},\n  title = {{{value}}},\n}}\n"
    return f"{block}\n{text}" if number > 1 else f"{text}\n{block}"


def move_entry(text: str, number: int) -> str:
    entries = list(ENTRY.finditer(text))
    if not entries:
        return text
    match = entries[number % len(entries)]
    return text[: match.start()] + text[match.end() :] + "\n" + match[0]


def change_key(text: str, number: int) -> str:
    entries = list(ENTRY.finditer(text))
    if not entries:
        return text
    match = entries[number % len(entries)]
    return f"{text[: match.start(1)]}own{len(text)}{text[match.end(1) :]}"


def restyle(text: str, number: int) -> str:
    match = _nth_line(text, "title", number)
    return text[: match.start()] + f'  TITLE="{{{match[2]}}}",\n' + text[match.end() :] if match else text


def add_second_entry(text: str, number: int) -> str:
    return f"{text}\n@misc{{second{len(text)},\n  eprint = {{2101.0000{number}}},\n  note = {{mine}},\n}}\n"


second_entries = st.builds(lambda number: lambda text: add_second_entry(text, number), numbers)
owner_edits = st.one_of(
    st.builds(lambda number: lambda text: change_key(text, number), numbers),
    st.builds(lambda number: lambda text: restyle(text, number), numbers),
    st.builds(
        lambda name, number, value: lambda text: change_field(text, name, number, value),
        st.sampled_from(FIELDS),
        numbers,
        words,
    ),
    st.builds(lambda name, number: lambda text: delete_field(text, name, number), st.sampled_from(FIELDS), numbers),
    st.builds(lambda number, value: lambda text: add_field(text, number, value), numbers, words),
    st.builds(lambda number: lambda text: add_tag(text, number), numbers),
    st.builds(lambda number: lambda text: delete_entry(text, number), numbers),
    st.builds(lambda number, value: lambda text: add_text(text, number, value), numbers, words),
    st.builds(lambda number: lambda text: move_entry(text, number), numbers),
)
source_edits = st.tuples(
    numbers,
    st.sampled_from(
        [("year", 2021), ("year", 2022), ("pages", "1--9"), ("section", "Other"), ("named", False), ("named", True)]
    ),
)


HEAD = re.compile(r"^@\w+")


def line_counts(text: str) -> Counter[str]:
    """Count the lines; the last field may get a comma, and an adopted preprint may get the type of its publication."""
    return Counter(HEAD.sub("@", line.rstrip(",")) for line in text.splitlines() if line.strip())


@settings(max_examples=examples(60), deadline=None)
@given(st.lists(st.one_of(owner_edits, second_entries, source_edits), max_size=8))
def test_no_line_of_the_owner_is_lost_and_the_second_sync_is_silent(steps: list[object]) -> None:
    papers = tuple(Paper(number) for number in range(3))
    state, _ = sync(State("", '{"version": 2}', papers))
    ours = line_counts(state.text)
    for step in steps:
        if callable(step):
            state = replace(state, text=step(state.text))
        elif isinstance(step, tuple):
            number, (name, value) = step
            changed = [replace(one, **{name: value}) if one.number == number else one for one in state.papers]
            state = replace(state, papers=tuple(changed))
        before = line_counts(state.text)
        state, done = sync(state)
        lost = before - line_counts(state.text) - ours
        assert not {line for line in lost if "keywords" not in line}, "only what vlbib wrote may go"
        assert ("mine" in before_tags(before)) <= ("mine" in before_tags(line_counts(state.text)))
        ours += line_counts(state.text) - before
        again, silent = sync(state)
        assert again == state
        assert (silent.changes.added, silent.changes.updated, silent.changes.removed) == ((), (), ())
        assert silent.changes.conflicts == done.changes.conflicts


def before_tags(lines: Counter[str]) -> set[str]:
    return {tag for line in lines if "keywords" in line for tag in split_keywords(line.partition("{")[2].rstrip("}"))}


@settings(max_examples=examples(60), deadline=None)
@given(st.lists(owner_edits, max_size=8))
def test_a_sync_without_changes_in_notes_and_sources_keeps_the_owners_bytes(steps: list[object]) -> None:
    state, _ = sync(State("", '{"version": 2}', tuple(Paper(number) for number in range(3))))
    for step in steps:
        assert callable(step)
        mine = step(state.text)
        state, done = sync(replace(state, text=mine))
        assert state.text == mine
        lock = read_lock(state.lock.encode(), "references.lock")
        assert isinstance(lock, Lock)
        asked = recall_all(lock, [paper.settled().work for paper in state.papers])
        assert None not in asked, "nothing is asked twice"
        assert done.changes.conflicts == ()
