"""A random owner who uses the real commands, as a state machine: edits by hand, commands, and changes at sources.

Each rule is one action of the owner or of a source. After each, the project is synced and the invariants are checked:
nothing of the owner's is lost, no question is asked twice, another sync changes no byte, and planning every work in
full gives the same result. The only source is the user's index, which is built again when papers change. No network.
"""

from __future__ import annotations

import re
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import pytest
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule
from tests.app.library_text import items, with_items
from tests.app.made_up_papers import CHANGES, Paper, changed, papers, tell
from tests.app.owner_edits import BY_HAND, SECTIONS
from tests.app.owner_model import Model
from tests.app.settings_styles import STYLES

from vlbib.app import curate, library_tags, review
from vlbib.app.project import find_settings
from vlbib.app.reading.notebook import asked_for
from vlbib.app.resolving.refresh import Update
from vlbib.app.sync import sync
from vlbib.app.sync_request import SyncRequest
from vlbib.core.faults import CannotUse
from vlbib.core.work import Status
from vlbib.merge import plan as planning

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from tests.app.library_text import Item

    from vlbib.report.outcome import Report

LIBRARY, LOCK, NOTE = Path("references.bib"), Path("references.lock"), Path("notes/a.md")
UNKNOWN = "A Report on Birds That No Source Has Ever Heard Of"
_UNHEARD = ("Birds", "Trains", "Clouds")
_OPEN = {Status.DOUBTFUL, Status.UNRESOLVED, Status.UNASKED}
VALUES = ("year", "pages", "volume", "title", "author")
WHICH = st.integers(0, 7)  # the number of an entry, a line or a tag, modulo how many there are
MORE = st.integers(0, 9)


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the notes: its text, its section, and the alias in the heading above it ("" for none)."""

    text: str
    section: str
    alias: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Did:
    """What a step did, as far as the files do not show it.

    `renamed`: old keys to new ones. `merged`: the key that stays, and the dropped one. `accepted`: a key and the fields
    that now have the sources' value. `settled`: conflicts that a command has settled either way, by key, field and the
    sources' value. `tags`: tags renamed to one. `asks`: whether the next sync may ask a source. `decided`: lines of the
    notes with a decision. `report`: that of an update, prune, restore or add. `news`: a paper and its change that the
    step brought. `restored`: whether deleted entries or fields came back.
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


def run(*, update: Update | None = None, only: tuple[str, ...] = (), **options: object) -> Report:
    """Run a sync, offline."""
    request = SyncRequest(offline=True, resolvers=only, update=update or Update(), **options)  # type: ignore[arg-type]
    return sync(request, find_settings())


def write_notes(lines: Sequence[Line]) -> None:
    """Write the notes. Each section has enough unknown works that its heading is not read as a short name."""
    NOTE.parent.mkdir(exist_ok=True)
    text = "# Notes\n"
    for section in SECTIONS:
        mine = sorted((line for line in lines if line.section == section), key=lambda line: line.alias)
        unknown = "".join(f"- [2021] {section} Reports of {what} Nobody Heard\n" for what in _UNHEARD)
        named = (f"\n## [2021] {line.alias}\n\n" * bool(line.alias) + f"- [2021] {line.text}\n" for line in mine)
        text += f"\n# {section}\n\n{unknown}{''.join(named)}"
    NOTE.write_text(text, encoding="utf-8")


def library_text() -> str:
    return LIBRARY.read_text(encoding="utf-8")


def entries() -> dict[str, Item]:
    return items(library_text())


class OwnerMachine(RuleBasedStateMachine):
    """The owner's project: the papers at the sources, the lines of the notes, and a counter for new values."""

    def __init__(self) -> None:
        super().__init__()
        self.patch = pytest.MonkeyPatch()
        self.room = TemporaryDirectory()
        self.patch.chdir(self.room.name)
        self.patch.setattr("os.fsync", lambda _: None)  # the files need not survive a crash
        self.patch.setenv("VLBIB_CACHE_DIR", f"{self.room.name}/.cache")
        self.patch.setenv("VLBIB_DATA_DIR", f"{self.room.name}/.data")
        self.model = Model()
        self.papers: list[Paper] = []
        self.lines: list[Line] = []
        self.file = ""
        self.words = 0
        self.fresh = 0

    def teardown(self) -> None:
        """Check that the owner's text in the settings is kept, and clean up."""
        try:
            kept = Path(self.file).read_text(encoding="utf-8").count("# mine") if self.file else 0
            assert not self.file or kept == self.words, "the owner's words in the settings stay"
        finally:
            self.patch.undo()
            self.room.cleanup()

    @initialize(told=papers(), style=st.sampled_from(sorted(STYLES)))
    def begin(self, told: list[Paper], style: str) -> None:
        """Write the project: settings, notes that name each paper, an unknown and a doubtful work, and the index."""
        self.file, text = STYLES[style]
        self.words = text.count("# mine")
        Path(self.file).write_text(text, encoding="utf-8")
        self.papers = told
        aliases = (f"Net{paper.number}X" if paper.number % 2 else "" for paper in told)
        self.lines = [Line(paper.title, SECTIONS[0], alias) for paper, alias in zip(told, aliases, strict=True)]
        self.lines.append(Line(" ".join(told[0].title.split()[:5]), SECTIONS[1]))
        self.lines.append(Line(UNKNOWN, SECTIONS[1]))
        write_notes(self.lines)
        tell(told, self.new())
        first = run()
        self.model.synced("", library_text(), first)

    def new(self) -> int:
        """Return a number that was not used before."""
        self.fresh += 1
        return self.fresh

    # --- the library by hand ------------------------------------------------------------------------------------------

    @rule(kind=st.sampled_from(("note", *(f"{name} by hand" for name in VALUES))), number=WHICH)
    def change_value(self, kind: str, number: int) -> None:
        self.edit_entry(kind, number)

    @rule(kind=st.sampled_from(("tag", "section tag", "untag", "untag")), number=WHICH)
    def change_tags(self, kind: str, number: int) -> None:
        self.edit_entry(kind, number)

    @rule(kind=st.sampled_from(("delete field", "delete entry", "key", "type")), number=WHICH)
    def change_what_names_it(self, kind: str, number: int) -> None:
        self.edit_entry(kind, number)

    @rule(kind=st.sampled_from(sorted(BY_HAND)), number=WHICH)
    def edit_entry(self, kind: str, number: int) -> None:
        before, fresh = library_text(), self.new()
        there = list(items(before).values())
        if kind == "own entry" or not there:
            refers = f"  crossref = {{{there[number % len(there)].key}}},\n" if there and fresh % 2 else ""
            own = f"@misc{{own{fresh},\n  title = {{Own {fresh}}},\n{refers}  keywords = {{mine{fresh}}},\n}}\n"
            return self._by_hand(before, f"{before}\n{own}")
        if kind == "string":
            return self._by_hand(before, f'@string{{own{fresh} = "Own {fresh}"}}\n{before}')
        old = self._entry(number, there)
        if kind == "swap":
            return self._by_hand(before, with_items(before, {old.key: there[0], there[0].key: old}))
        if kind == "remark":
            return self._by_hand(before, before.replace(str(old), f"% remark {fresh}\n{old}", 1))
        new = BY_HAND[kind](old, fresh)
        renamed = {old.key: new.key} if new and new.key != old.key else {}
        return self._by_hand(before, with_items(before, {old.key: new}), Did(renamed=renamed))

    def _entry(self, number: int, there: Sequence[Item]) -> Item:
        """Return the entry of a paper by its number, or another entry by its position."""
        eprint = self.papers[number].arxiv if number < len(self.papers) else ""
        return next((one for one in there if eprint and one.get("eprint") == eprint), there[number % len(there)])

    def _by_hand(self, before: str, after: str, did: Did | None = None) -> None:
        LIBRARY.write_text(after, encoding="utf-8")
        self._check(before, did or Did())

    # --- the notes ----------------------------------------------------------------------------------------------------

    @rule(number=WHICH, section=st.sampled_from(SECTIONS))
    def name_a_paper(self, number: int, section: str) -> None:
        paper = self.papers[number % len(self.papers)]
        asks = all(line.text != paper.title for line in self.lines)
        self._noted([*self.lines, Line(paper.title, section)], Did(asks=asks))

    @precondition(lambda self: self.lines)
    @rule(kind=st.sampled_from(("move", "alias", "reword", "forget")), number=WHICH, section=st.sampled_from(SECTIONS))
    def edit_line(self, kind: str, number: int, section: str) -> None:
        at = number % len(self.lines)
        old, others = self.lines[at], [*self.lines[:at], *self.lines[at + 1 :]]
        new = {
            "move": replace(old, section=section),
            "alias": replace(old, alias=f"Net{self.new()}Y" if old.alias else ""),
            "reword": replace(old, text=_slip(old.text)),
        }.get(kind)
        same = [line for line in others if line.text == old.text] if kind == "reword" else []
        stands = any(
            _is_silenced(old.text) or line.section == old.section for line in same
        )  # the lock still has the line
        asks = bool((new or old).alias) or stands  # a changed heading: to which work does its short name belong?
        self._noted([*others[:at], *([new] if new else []), *others[at:]], Did(asks=asks))

    def _noted(self, lines: list[Line], did: Did) -> None:
        self.lines = lines
        write_notes(lines)
        self._check(library_text(), did)

    # --- the sources --------------------------------------------------------------------------------------------------

    @rule(kind=st.sampled_from(sorted(CHANGES)), number=st.integers(0, 3), everything=st.booleans())
    def hear(self, kind: str, number: int, everything: bool) -> None:  # noqa: FBT001 -- drawn
        """Change a paper at the sources, and ask them again about it, or about everything."""
        before, old = library_text(), self.papers[number]
        self.papers[number] = replace(changed(old, kind, self.new()), listed=kind != "lose")
        tell(self.papers, self.fresh)
        arxiv = f"arxiv:{self.papers[number].arxiv}"
        keys = {work.key.lower() for work in run().works if work.key and arxiv in map(str, work.ids)}
        if keys or everything:
            update = Update(all=True) if everything else Update(keys=frozenset(keys))
            news = (number, kind) if self.papers[number] != old else None
            self._check(before, Did(news=news, report=run(update=update, only=("index",))))

    @rule(number=st.integers(0, 3), name=st.sampled_from(("pages", "volume", "year")), settle=MORE, last=MORE)
    def quarrel(self, number: int, name: str, settle: int, last: int) -> None:
        """Edit a field that a source then changes, settle the conflict, and ask the source again."""
        self.edit_entry(f"{name} by hand", number)
        self.hear(name, number, everything=False)
        if settle < 6:
            self.accept(number, settle)
        else:
            self.edit_entry(f"{name} by hand" if settle < 8 else "restyle", number)
        self.hear(("name", "venue", name)[last % 3], number, everything=False)

    # --- the commands -------------------------------------------------------------------------------------------------

    @rule(number=WHICH, more=MORE)
    def pin(self, number: int, more: int) -> None:
        paper = self.papers[more % len(self.papers)]
        to = (paper.arxiv, f"https://example.org/{more}", "none")[more % 3]
        before = library_text()
        with suppress(CannotUse):
            if paper.listed:
                decided = review.pin(find_settings(), None, self._named(number, more), to)
                self._check(before, Did(asks=True, decided=decided))

    @rule(number=WHICH, more=MORE)
    def ignore(self, number: int, more: int) -> None:
        before = library_text()
        with suppress(CannotUse):
            self._check(before, Did(decided=review.ignore(find_settings(), None, self._named(number, more))))

    def _named(self, number: int, more: int) -> str:
        """Return a way to name a line of the notes: its text, or the key of an entry."""
        return _pick(number) if more % 2 or not self.lines else self.lines[number % len(self.lines)].text

    @rule(number=WHICH, more=MORE)
    def accept(self, number: int, more: int) -> None:
        before, conflicts = library_text(), run().changes.conflicts
        key = conflicts[number % len(conflicts)].key if conflicts else _pick(number)
        name = ("", "year", "title", "pages", "volume")[more % 5]
        mine = more % 2 == 0
        with suppress(CannotUse):
            done = curate.accept(find_settings(), None, key, name, mine=mine)
            settled = tuple((key, one.field, one.instead_of if mine else one.stands) for one in done)
            accepted = None if mine else (key, tuple(one.field for one in done))
            self._check(before, Did(accepted=accepted, settled=settled))

    @rule(number=WHICH, more=MORE)
    def rename_key(self, number: int, more: int) -> None:
        new = (f"new{self.new()}", _pick(number), _pick(number).upper(), _former_key(more))[more % 4]
        before = library_text()
        with suppress(CannotUse):
            self._check(before, Did(renamed=curate.rename_key(find_settings(), None, _pick(number), new).keys))

    @rule(number=WHICH, more=MORE)
    def merge(self, number: int, more: int) -> None:
        keep, drop = _pick(number), _pick(more)
        before, there = library_text(), entries()
        page = any(key in there and there[key].type == "online" for key in (keep, drop))  # one is pinned to a page
        with suppress(CannotUse):
            curate.merge(find_settings(), None, keep, drop, force=True)
            self._check(before, Did(merged=(keep, drop), asks=page))

    @rule(number=WHICH, more=MORE)
    def call_distinct(self, number: int, more: int) -> None:
        with suppress(CannotUse):
            curate.distinct(find_settings(), None, [_pick(number), _pick(more)])
            self._check(library_text(), Did())

    @rule(number=WHICH, more=MORE)
    def rename_tags(self, number: int, more: int) -> None:
        before = library_text()
        tags = sorted({tag for entry in entries().values() for tag in entry.tags})
        old = tuple(dict.fromkeys(tags[at % len(tags)] for at in (number, more) if tags))[: 1 + more % 2]
        new = (f"Tag{more}", tags[(number + more) % len(tags)] if tags else "")[number % 2]
        with suppress(CannotUse):
            if old:
                library_tags.rename_tags(find_settings(), None, old, new)
                self._check(before, Did(tags=(old, new)))

    @rule(number=WHICH, by_id=st.booleans())
    def add(self, number: int, by_id: bool) -> None:  # noqa: FBT001 -- drawn
        paper, before = self.papers[number % len(self.papers)], library_text()
        wanted = asked_for(f"arXiv:{paper.arxiv}" if by_id else paper.title, (f"mine{self.new()}",))
        with suppress(CannotUse):
            self._check(before, Did(report=run(added=(wanted,)), asks=True))

    @rule()
    def prune(self) -> None:
        self._check(library_text(), Did(report=run(prune=True)))

    @rule()
    def restore(self) -> None:
        self._check(library_text(), Did(report=run(restore=frozenset("*")), restored=True))

    # --- the invariants -----------------------------------------------------------------------------------------------

    def _check(self, before: str, did: Did) -> None:
        """Sync after a step, and check the invariants."""
        notes, middle = NOTE.read_bytes(), library_text()
        if did.report:
            if did.news:
                self.model.heard(before, middle, did.report, *did.news)
            self.model.synced(before, middle, did.report, restored=did.restored)
        else:
            self.model.owner_did(before, middle, did)
        told = run()
        self.model.synced(middle, library_text(), told)
        assert did.asks or not told.sources, "what is decided is asked of no source again"
        waiting = {mention.text for work in told.works if work.status in _OPEN for mention in work.mentions}
        assert not waiting & self.model.decided, "what is decided waits for no decision"
        assert not did.report or not (set(did.report.missed) | set(told.missed))
        quick = _check_silence(told)
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(planning, "plan_unchanged", lambda *_: None)  # each work is planned in full
            assert _check_silence(told).changes == quick.changes, "the short way comes to what the full one does"
        assert NOTE.read_bytes() == notes


def _check_silence(told: Report) -> Report:
    """Check that another sync asks nothing, writes nothing and reports the same."""
    before = [(path.read_bytes(), path.stat().st_mtime_ns) for path in (LIBRARY, LOCK)]
    silent = run()
    assert [(path.read_bytes(), path.stat().st_mtime_ns) for path in (LIBRARY, LOCK)] == before
    assert (silent.changed, silent.written, dict(silent.sources)) == (False, False, {})
    assert silent.changes.conflicts == told.changes.conflicts
    return silent


def _slip(text: str) -> str:
    """Return a title with a letter doubled in its longest word, or with that letter removed again."""
    word = max(re.findall(r"[A-Za-z]{6,}", text), key=len)
    return text.replace(word, word[:-1] if word[-1] == word[-2] else word + word[-1], 1)


def _is_silenced(text: str) -> bool:
    """Tell whether the settings ignore a text, or pin it to nothing: they still mean the line that keeps it."""
    settings = find_settings()
    return text in (*settings.ignored, *(pin.mention for pin in settings.pins))


def _pick(number: int) -> str:
    """Return the key of an entry."""
    keys = list(entries()) or ["none"]
    return keys[number % len(keys)]


def _former_key(number: int) -> str:
    """Return a former key of an entry."""
    old = re.findall(r"^  ids = \{([^,}]+)", library_text(), re.MULTILINE)
    return old[number % len(old)] if old else "nothing"
