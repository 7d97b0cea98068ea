"""Two owners of one library who work at random, each in their own notes and by hand in the library, and merge."""

from __future__ import annotations

import random
import re
from pathlib import Path
from typing import TYPE_CHECKING

from tests.app.library_text import Item, items, with_items
from tests.app.owner_edits import BY_HAND, SECTIONS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tests.app.git.git_team import Team

ANNS = (
    "Deep Residual Learning for Image Recognition",
    "Mask R-CNN",
    "Microsoft COCO: Common Objects in Context",
    "Very Deep Convolutional Networks for Large-Scale Image Recognition",
    "Feature Pyramid Networks for Object Detection",
    "Focal Loss for Dense Object Detection",
)
BOBS = (
    "Attention Is All You Need",
    "BERT: Pre-training of Deep Bidirectional Transformers for Language Understanding",
    "Language Models are Few-Shot Learners",
    "Training language models to follow instructions with human feedback",
    "LoRA: Low-Rank Adaptation of Large Language Models",
    "Chain-of-Thought Prompting Elicits Reasoning in Large Language Models",
)
BOTH = (
    "Learning Transferable Visual Models From Natural Language Supervision",
    "Flamingo: a Visual Language Model for Few-Shot Learning",
    "Visual Instruction Tuning",
    "Emerging Properties in Self-Supervised Vision Transformers",
)
_KINDS = [kind for kind in BY_HAND if kind not in ("remark", "own entry", "string", "swap")]
_TOKEN = re.compile(r"own\d{3,}|read \d+ times|mine\d+|My Own Title \d+|Number\d+|remark \w*\d{3,}")
_MARKED = re.compile(r"^<<<<<<< [^\n]*\n(.*?)^=======\n(.*?)^>>>>>>> [^\n]*\n?", re.MULTILINE | re.DOTALL)


class RandomOwner:
    """A person who adds, removes and moves lines in their own note, and edits the library by hand.

    Only a bold owner prunes, and removes lines that the other one may have, too.
    """

    def __init__(self, rng: random.Random, name: str, titles: Sequence[str], team: Team, *, bold: bool) -> None:
        self.rng, self.name, self.titles, self.team, self.bold = rng, name, titles, team, bold
        self.kinds = [self.add, self.add, self.take_out, self.move, self.by_hand, self.by_hand, self.own, self.command]
        self.kinds += [self.prune] if bold else []

    @property
    def note(self) -> Path:
        return Path("notes") / f"{self.name}.md"

    def fresh(self) -> int:
        return self.rng.randrange(100, 10**6)

    def work(self, edits: int) -> None:
        """Make this many edits, with a sync after some of them and at the end."""
        for _ in range(edits):
            self.rng.choice(self.kinds)()
            if self.rng.random() < 0.3:
                self.team.sync()
        self.team.sync()

    def _lines(self) -> list[str]:
        return self.note.read_text(encoding="utf-8").splitlines() if self.note.exists() else [f"# {self.name}", ""]

    def _write(self, lines: list[str]) -> None:
        self.team.desk.write(self.note.as_posix(), "\n".join([*lines, ""]))

    def add(self) -> None:
        lines = self._lines()
        if self.rng.random() < 0.4:
            lines += ["", f"## {self.rng.choice(SECTIONS)}", ""]
        for title in self.rng.sample((*self.titles, *BOTH), self.rng.choice((1, 2, 4))):
            lines += [] if f"- {title}" in lines else [f"- {title}"]
        self._write(lines)

    def _line(self, lines: list[str]) -> str | None:
        items = [line for line in lines if line.startswith("- ")]
        own = items if self.bold else [line for line in items if line.removeprefix("- ") in self.titles]
        return self.rng.choice(own) if own else None

    def take_out(self) -> None:
        lines = self._lines()
        if line := self._line(lines):
            lines.remove(line)
            self._write(lines)

    def move(self) -> None:
        lines = self._lines()
        if line := self._line(lines):
            lines.remove(line)
            self._write([*lines, "", f"## {self.rng.choice(SECTIONS)}", "", line])

    def by_hand(self) -> None:
        text = library()
        entries = items(text)
        if entries:
            key = self.rng.choice(list(entries))
            new = BY_HAND[self.rng.choice(_KINDS)](entries[key], self.fresh())
            Path("references.bib").write_text(with_items(text, {key: new}), encoding="utf-8")

    def own(self) -> None:
        """Add an entry that no note names, with a remark."""
        number = self.fresh()
        entry = Item("misc", f"own{number}", ()).added(f"  title = {{Report own{number}}},\n")
        remark = f"% remark {number}\n" if self.rng.random() < 0.5 else ""
        Path("references.bib").write_text(f"{library()}\n{remark}{entry}", encoding="utf-8")

    def prune(self) -> None:
        """Sync, and remove the entries that no note names."""
        self.team.sync("--prune", "--yes")

    def change_settings(self) -> None:
        """Change the tag of a section."""
        synonyms = [f'{name} = "{self.rng.choice(("Images", "Language", name))}"' for name in SECTIONS]
        self.team.desk.write("vlbib.toml", "\n".join(["[tags.synonyms]", *synonyms, ""]))

    def command(self) -> None:
        keys = list(items(library()))
        if keys:
            key = self.rng.choice(keys)
            self.team.desk.run(
                *self.rng.choice(
                    (
                        ("rename-key", key, f"{self.name}{self.fresh()}"),
                        ("accept", key, "year"),
                        ("accept", key, "title", "--mine"),
                        ("add", self.rng.choice(self.titles), "--offline", "--tag", "Reading"),
                    )
                )
            )


def library() -> str:
    """Return the library's text, "" if there is none."""
    path = Path("references.bib")
    return path.read_text(encoding="utf-8") if path.exists() else ""


def merge_at_random(team: Team, seed: int, rounds: int, *, bold: bool = False) -> int:
    """Let two owners work and merge in turn, and check each merge; return after how many a sync had more to do.

    Bold owners prune and remove any line, and the first one changes the settings. If only one side has changed the
    library or the lock, git calls no driver for it, and a sync after their merge may have more to do.
    """
    rng = random.Random(seed)
    ann, bob = RandomOwner(rng, "ann", ANNS, team, bold=bold), RandomOwner(rng, "bob", BOBS, team, bold=bold)
    if bold:
        ann.kinds.append(ann.change_settings)
        ann.change_settings()
        team.sync()
        team.commit("settings")
    unsynced = 0
    for _ in range(rounds):
        team.git("branch", "-D", "theirs", code=None)
        team.git("switch", "-q", "-c", "theirs")
        bob.work(rng.choice((1, 3, 5)))
        team.commit("bob's")
        team.git("switch", "-q", "main")
        ann.work(rng.choice((1, 3, 5)))
        team.commit("ann's")
        unsynced += _merge(team, rng.choice(("merge", "rebase", "cherry-pick")), bold=bold)
    return unsynced


def _merge(team: Team, how: str, *, bold: bool) -> bool:
    """Merge and check, settle conflicts for the first side; without conflicts, tell whether a sync had more to do."""
    begun = team.git("merge-base", "main", "theirs").strip()
    three = [
        [team.git("show", f"{commit}:{file}") for commit in (begun, "main", "theirs")]
        for file in ("references.bib", "references.lock")
    ]
    base, ours, theirs = three[0]
    one_sided = any(before in now for before, *now in three)
    if how == "rebase":
        team.git("switch", "-q", "theirs")
    arguments = {
        "merge": ("-m", "both", "theirs"),
        "rebase": ("main",),
        "cherry-pick": ("--keep-redundant-commits", "theirs"),
    }
    told = team.git(how, *arguments[how], code=None)
    assert "merged as text" not in told, told
    marked = library()
    kept = set(_TOKEN.findall(marked))
    lost = set(_TOKEN.findall(ours + theirs)) - set(_TOKEN.findall(base)) - kept
    assert not lost, lost
    unmerged = team.unmerged
    assert unmerged in ([], ["references.bib"]), told
    if unmerged:
        check_conflicts(marked, base)
        assert team.desk.sync().code == 2
        Path("references.bib").write_text(_settled(marked, 1), encoding="utf-8")
        team.git("add", "-A")
        team.git(
            *(("-c", "core.editor=true", "rebase", "--continue") if how == "rebase" else ("commit", "-qm", "both"))
        )
        team.sync()
        team.commit("settled")
    unsynced = not unmerged and team.catch_up() and not (bold and one_sided)
    if how == "rebase":
        team.git("switch", "-q", "main")
        team.git("merge", "-q", "--ff-only", "theirs")
    return unsynced


def _settled(marked: str, side: int) -> str:
    """Return a text with each conflict resolved to ours (1) or theirs (2)."""
    return _MARKED.sub(lambda match: match[side], marked)


def check_conflicts(marked: str, base: str) -> None:
    """Check that everything between conflict markers was changed by both sides."""
    before = items(base)
    ours, theirs = (items(_settled(marked, side)) for side in (1, 2))
    assert ours != theirs
    for key in {*ours, *theirs}:
        old, mine, other = (entries.get(key) for entries in (before, ours, theirs))
        if mine == other or old is None:
            continue
        assert old not in (mine, other)
        if mine and other:
            for name in {*mine.names, *other.names} - {"keywords", "ids"}:
                if mine.get(name) != other.get(name):
                    assert old.get(name) not in (mine.get(name), other.get(name)), (key, name)
