"""The steps of the property tests: what an owner does to library and notes by hand and by command, and news of sources.

A step says what it did (`Did`): that is all the model of the test learns beyond the bytes.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from hypothesis import strategies as st
from tests.app.property_edits import BY_HAND, SECTIONS
from tests.app.property_papers import CHANGES, Paper, changed, tell
from tests.app.property_text import Item, items, with_items

from vlbib.app import curate, review
from vlbib.app import tags as tags_command
from vlbib.app.notebook import asked_for
from vlbib.app.project import find_settings
from vlbib.app.refresh import Update
from vlbib.app.sync import SyncRequest, sync
from vlbib.core.faults import CannotUse

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from vlbib.report.values import Report

LIBRARY, LOCK, NOTE = Path("references.bib"), Path("references.lock"), Path("notes/a.md")
UNKNOWN = "A Report on Birds That No Source Has Ever Heard Of"
_UNHEARD = ("Birds", "Trains", "Clouds")
Step = tuple[str, int, int]


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the notes: its text, the section and the heading alias ("" for none) that it stands under."""

    text: str
    section: str
    alias: str = ""
    paper: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Did:
    """What a step did, as far as bytes do not tell.

    `renamed`: keys, old to new. `merged`: the key that stays, and the one that goes. `accepted`: a key and the fields
    that now have the sources' value; `settled`: conflicts that a command has settled either way, by key, field and the
    sources' value. `tags`: tags renamed to one. `asks`: the next sync may ask a source. `decided`: lines of the notes
    with a decision. `report`: of an update, prune, restore or add. `news`: a paper and what is new of it, heard in it.
    `restored`: what was deleted came back.
    """

    renamed: Mapping[str, str] = field(default_factory=dict)
    merged: tuple[str, str] | None = None
    accepted: tuple[str, tuple[str, ...]] | None = None
    settled: tuple[tuple[str, str, str], ...] = ()
    tags: tuple[tuple[str, ...], str] | None = None
    asks: bool = False
    decided: tuple[str, ...] = ()
    report: Report | None = None
    news: tuple[int, str] | None = None
    restored: bool = False


NOTHING = Did()


@dataclass(slots=True)
class Desk:
    """An owner's project: papers as the sources tell of them, lines of the notes, a number that is new each time."""

    papers: list[Paper]
    lines: list[Line] = field(default_factory=list)
    fresh: int = 0

    def new(self) -> int:
        self.fresh += 1
        return self.fresh

    def write_notes(self) -> None:
        """Write the notes. Each section names enough works that nobody knows for its heading to be no short name."""
        NOTE.parent.mkdir(exist_ok=True)
        text = "# Notes\n"
        for section in SECTIONS:
            mine = sorted((line for line in self.lines if line.section == section), key=lambda line: line.alias)
            unknown = "".join(f"- [2021] {section} Reports of {what} Nobody Heard\n" for what in _UNHEARD)
            named = (f"\n## [2021] {line.alias}\n\n" * bool(line.alias) + f"- [2021] {line.text}\n" for line in mine)
            text += f"\n# {section}\n\n{unknown}{''.join(named)}"
        NOTE.write_text(text, encoding="utf-8")

    def begin(self, settings: Mapping[str, str]) -> None:
        """Lay the project out: settings, notes that name each paper, an unknown work and a doubtful one, the index."""
        for name, text in settings.items():
            Path(name).write_text(text, encoding="utf-8")
        self.lines = [
            Line(one.title, SECTIONS[0], f"Net{one.number}X" if one.number % 2 else "", one.number)
            for one in self.papers
        ]
        self.lines.append(Line(" ".join(self.papers[0].title.split()[:5]), SECTIONS[1]))
        self.lines.append(Line(UNKNOWN, SECTIONS[1]))
        self.write_notes()
        tell(self.papers, self.new())

    def take(self, step: Step) -> Did:
        """Take a step."""
        kind, number, more = step
        if kind in BY_HAND:
            return self._edit_entry(kind, number)
        if kind in _IN_NOTES:
            return self._edit_notes(kind, number, more)
        if kind in CHANGES:
            return self._news(kind, number % len(self.papers), everything=more % 3 == 0)
        try:
            return _COMMANDS[kind](self, number, more)
        except CannotUse:
            return NOTHING

    # --- the library by hand ------------------------------------------------------------------------------------------

    def _edit_entry(self, kind: str, number: int) -> Did:
        text, fresh = LIBRARY.read_text(encoding="utf-8"), self.new()
        entries = list(items(text).values())
        if kind == "own entry" or not entries:
            refers = f"  crossref = {{{entries[number % len(entries)].key}}},\n" if entries and fresh % 2 else ""
            own = f"@misc{{own{fresh},\n  title = {{Own {fresh}}},\n{refers}  keywords = {{mine{fresh}}},\n}}\n"
            LIBRARY.write_text(f"{text}\n{own}", encoding="utf-8")
            return NOTHING
        if kind == "string":
            LIBRARY.write_text(f'@string{{own{fresh} = "Own {fresh}"}}\n{text}', encoding="utf-8")
            return NOTHING
        mine = self.papers[number].arxiv if number < len(self.papers) else ""
        old = next((one for one in entries if mine and one.get("eprint") == mine), entries[number % len(entries)])
        if kind == "swap":
            LIBRARY.write_text(_swapped(text, old, entries[0]), encoding="utf-8")
            return NOTHING
        new = BY_HAND[kind](old, fresh)
        after = with_items(text, {old.key: new})
        if kind == "remark":
            after = text.replace(str(old), f"% remark {fresh}\n{old}", 1)
        LIBRARY.write_text(after, encoding="utf-8")
        return Did(renamed={old.key: new.key}) if new and new.key != old.key else NOTHING

    # --- the notes ----------------------------------------------------------------------------------------------------

    def _edit_notes(self, kind: str, number: int, more: int) -> Did:
        if kind == "name":
            paper = self.papers[number % len(self.papers)]
            self.lines.append(Line(paper.title, SECTIONS[more % 3], "", paper.number))
            known = len([line for line in self.lines if line.text == paper.title]) > 1
            self.write_notes()
            return Did(asks=not known)
        if not self.lines:
            return NOTHING
        at = number % len(self.lines)
        line = old = self.lines.pop(at)
        match kind:
            case "move":
                self.lines.append(replace(line, section=SECTIONS[more % 3]))
            case "alias":
                self.lines.insert(at, replace(line, alias=f"Net{self.new()}Y" if line.alias else ""))
            case "reword":
                line = replace(line, text=_slip(line.text))
                self.lines.insert(at, line)
            case _:  # forget
                pass
        self.write_notes()
        twins = [one for one in self.lines if one.text == old.text] if kind == "reword" else []
        twin = any(_is_silenced(old.text) or one.section == old.section for one in twins)  # the lock's line stands
        return Did(asks=bool(line.alias) or twin)  # under a changed heading: which work its short name belongs to

    # --- the sources --------------------------------------------------------------------------------------------------

    def _news(self, kind: str, number: int, *, everything: bool) -> Did:
        """Let the sources say something else of a paper, and ask them again for it, or for all."""
        fresh = self.new()
        before = self.papers[number]
        self.papers[number] = replace(changed(before, kind, fresh), listed=kind != "lose")
        tell(self.papers, fresh)
        keys = {one.key for one in run().works if one.key and _is(one.ids, self.papers[number])}
        if not keys and not everything:
            return NOTHING
        update = Update(all=True) if everything else Update(keys=frozenset(key.lower() for key in keys if key))
        report = run(update=update, only=("index",))
        return Did(news=(number, kind) if self.papers[number] != before else None, report=report)


def _is(ids: Iterable[object], paper: Paper) -> bool:
    return f"arxiv:{paper.arxiv}" in map(str, ids)


def run(*, update: Update | None = None, only: tuple[str, ...] = (), **wishes: object) -> Report:
    """Run a sync, offline."""
    return sync(SyncRequest(offline=True, resolvers=only, update=update or Update(), **wishes), find_settings())  # type: ignore[arg-type]


def _swapped(text: str, one: Item, other: Item) -> str:
    """Return the text with two entries in one another's place."""
    return with_items(text, {one.key: other, other.key: one})


def _slip(text: str) -> str:
    """Return a title with a letter doubled in, or taken off again, its longest word."""
    word = max(re.findall(r"[A-Za-z]{6,}", text), key=len)
    return text.replace(word, word[:-1] if word[-1] == word[-2] else word + word[-1], 1)


_IN_NOTES = ("name", "move", "alias", "reword", "forget")


# --- the commands -----------------------------------------------------------------------------------------------------


def _keys() -> list[str]:
    return list(items(LIBRARY.read_text(encoding="utf-8"))) or ["none"]


def _pick(number: int) -> str:
    keys = _keys()
    return keys[number % len(keys)]


def _pin(desk: Desk, number: int, more: int) -> Did:
    paper = desk.papers[more % len(desk.papers)]
    if not paper.listed:
        return NOTHING
    to = (paper.arxiv, f"https://example.org/{more}", "none")[more % 3]
    said = _named(desk, number, more)
    return Did(asks=True, decided=review.pin(find_settings(), None, said, to))


def _is_silenced(text: str) -> bool:
    """Tell whether the settings silence a text: they go on to mean the line that keeps it."""
    known = find_settings()
    return text in (*known.ignored, *(pin.mention for pin in known.pins))


def _ignore(desk: Desk, number: int, more: int) -> Did:
    texts = review.ignore(find_settings(), None, _named(desk, number, more))
    return Did(decided=texts)


def _named(desk: Desk, number: int, more: int) -> str:
    """Return a way to name a line of the notes: its text, or the key of an entry."""
    if more % 2 or not desk.lines:
        return _pick(number)
    return desk.lines[number % len(desk.lines)].text


def _accept(_desk: Desk, number: int, more: int) -> Did:
    before = run().changes.conflicts
    key = before[number % len(before)].key if before else _pick(number)
    name = ("", "year", "title", "pages", "volume")[more % 5]
    mine = more % 2 == 0
    done = curate.accept(find_settings(), None, key, name, mine=mine)
    fields = tuple(one.field for one in done)
    theirs = tuple((key, one.field, one.instead_of if mine else one.stands) for one in done)
    return Did(accepted=None if mine else (key, fields), settled=theirs)


def _rename_key(desk: Desk, number: int, more: int) -> Did:
    new = (f"new{desk.new()}", _pick(number), _pick(number).upper(), _former(more))[more % 4]
    return Did(renamed=curate.rename_key(find_settings(), None, _pick(number), new).keys)


def _former(number: int) -> str:
    """Return a key that an entry has had."""
    old = re.findall(r"^  ids = \{([^,}]+)", LIBRARY.read_text(encoding="utf-8"), re.MULTILINE)
    return old[number % len(old)] if old else "nothing"


def _merge(_desk: Desk, number: int, more: int) -> Did:
    keep, drop = _pick(number), _pick(more)
    entries = items(LIBRARY.read_text(encoding="utf-8"))
    page = any(key in entries and entries[key].type == "online" for key in (keep, drop))  # pinned to it, and merged
    curate.merge(find_settings(), None, keep, drop)
    return Did(merged=(keep, drop), asks=page)


def _distinct(_desk: Desk, number: int, more: int) -> Did:
    curate.distinct(find_settings(), None, [_pick(number), _pick(more)])
    return NOTHING


def _rename_tags(_desk: Desk, number: int, more: int) -> Did:
    tags = sorted({tag for entry in items(LIBRARY.read_text(encoding="utf-8")).values() for tag in entry.tags})
    if not tags:
        return NOTHING
    old = tuple(dict.fromkeys((tags[number % len(tags)], tags[more % len(tags)])))[: 1 + more % 2]
    new = (f"Tag{more}", tags[(number + more) % len(tags)])[number % 2]
    tags_command.rename_tags(find_settings(), None, old, new)
    return Did(tags=(old, new))


def _add(desk: Desk, number: int, more: int) -> Did:
    paper = desk.papers[number % len(desk.papers)]
    asked = asked_for(f"arXiv:{paper.arxiv}" if more % 2 else paper.title, (f"mine{desk.new()}",))
    return Did(report=run(added=(asked,)), asks=True)


def _prune(_desk: Desk, _number: int, _more: int) -> Did:
    return Did(report=run(prune=True))


def _restore(_desk: Desk, _number: int, _more: int) -> Did:
    return Did(report=run(restore=frozenset("*")), restored=True)


_COMMANDS: dict[str, Callable[[Desk, int, int], Did]] = {
    "pin": _pin,
    "ignore": _ignore,
    "accept": _accept,
    "rename key": _rename_key,
    "merge": _merge,
    "distinct": _distinct,
    "rename tags": _rename_tags,
    "add": _add,
    "prune": _prune,
    "restore": _restore,
}
STEPS = (*BY_HAND, *_IN_NOTES, *CHANGES, *_COMMANDS)


def steps() -> st.SearchStrategy[list[Step]]:
    """Generate a walk: single steps, and quarrels over a field between the owner and the sources."""
    single = st.tuples(st.sampled_from(STEPS), st.integers(0, 7), st.integers(0, 9)).map(lambda step: [step])
    walks = st.lists(st.one_of(single, single, single, _quarrel(), _joining()), min_size=1, max_size=10)
    return walks.map(lambda parts: [step for part in parts for step in part])


@st.composite
def _quarrel(draw: st.DrawFn) -> list[Step]:
    """Generate a conflict: the owner edits a field, a source changes it, one is settled on, a source is asked again."""
    number, name = draw(st.integers(0, 3)), draw(st.sampled_from(("pages", "volume", "year")))
    by_hand = (f"{name} by hand", number, 0)
    settled = draw(st.sampled_from((("accept", number, 0), ("accept", number, 5), by_hand, ("restyle", number, 0))))
    return [by_hand, (name, number, 1), settled, (draw(st.sampled_from(("name", "venue", name))), number, 1)]


@st.composite
def _joining(draw: st.DrawFn) -> list[Step]:
    """Generate a tag by hand, a command that joins entries or tags or decides on a line, and a line that changes."""
    number, more = draw(st.integers(0, 3)), draw(st.integers(0, 9))
    kind = draw(st.sampled_from(("merge", "rename tags", "ignore", "pin")))
    return [
        (draw(st.sampled_from(("section tag", "tag", "own entry"))), number, 0),
        (kind, draw(st.integers(0, 7)), more),
        (draw(st.sampled_from(("move", "reword"))), draw(st.integers(0, 7)), draw(st.integers(0, 2))),
    ]
