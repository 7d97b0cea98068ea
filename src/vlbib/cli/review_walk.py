"""A walk through a queue of decisions, by one key each on a terminal: decide, skip an item or a file, go back, undo."""

from __future__ import annotations

import os
import select
import sys
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Generic, TypeVar

import click

from vlbib.matching.word_diff import WordKind, word_diff

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_Item = TypeVar("_Item")
MOVES = "s: skip | f: skip this file | b: back | u: undo | q: quit"
_ENOUGH = ("\x03", "\x04")  # Ctrl-C that raises no signal, and the end of input


@dataclass(slots=True)
class Walk(Generic[_Item]):
    """A queue and how to go through it.

    `show(item, number, of)` prints an item. `decide(item, answer)` carries out an answer and returns whether it was a
    decision. `file_of` returns the note of an item. `remember()`, called before a decision, returns a function that
    undoes it. `taken` are the decisions so far, each as its item's index and its undo; `past` are the skipped files.
    """

    items: Sequence[_Item]
    keys: str
    show: Callable[[_Item, int, int], None]
    decide: Callable[[_Item, str], bool]
    file_of: Callable[[_Item], str]
    remember: Callable[[], Callable[[], None]]
    taken: list[tuple[int, Callable[[], None]]] = field(default_factory=list)
    past: set[str] = field(default_factory=set)

    def go(self) -> int:
        """Walk until the end or until the user quits; return how many items are decided."""
        at = 0
        while at < len(self.items):
            self.show(self.items[at], at + 1, len(self.items))
            moved = self._moved(at)
            if moved is None:
                break
            at = moved
        return len({number for number, _ in self.taken})

    def _moved(self, at: int) -> int | None:
        """Ask until an answer leads to another item; return its index, or None if the user quits."""
        while True:
            answer = ask_person(f"  decide [{self.keys} s f b u q ?]")
            if answer in ("q", "quit"):
                return None
            to = self._move(at, answer)
            if to is not None:
                return to

    def _move(self, at: int, answer: str) -> int | None:
        moves = {"s": self._next, "skip": self._next, "b": self._back, "u": self._undone, "f": self._past_file}
        if answer in moves:
            return moves[answer](at)
        back = self.remember()
        if not self.decide(self.items[at], answer):
            return None
        self.taken.append((at, back))
        return self._next(at)

    def _next(self, at: int) -> int:
        """Return the index of the next item whose file is not skipped."""
        later = range(at + 1, len(self.items))
        return next((number for number in later if self.file_of(self.items[number]) not in self.past), len(self.items))

    def _back(self, at: int) -> int:
        return max(at - 1, 0)

    def _undone(self, at: int) -> int:
        """Undo the last decision of this walk, and return its item's index."""
        if not self.taken:
            click.echo("  nothing was decided yet")
            return at
        number, back = self.taken.pop()
        back()
        click.echo("  undone")
        return number

    def _past_file(self, at: int) -> int:
        self.past.add(self.file_of(self.items[at]))
        return self._next(at)


def ask_person(question: str) -> str:
    """Return an answer: on a terminal one key other than Enter, elsewhere a line; an empty line skips."""
    if not sys.stdin.isatty():
        return str(click.prompt(question, default="s", show_default=False)).strip().lower()
    click.echo(f"{question}: ", nl=False)
    key = _key().lower()
    click.echo(key)
    if key != "o":
        return key
    click.echo("  open number: ", nl=False)
    number = _key()
    click.echo(number)
    return key + number


def _key() -> str:
    """Return the next printable key; unlike `click.getchar`, keys typed ahead are not lost."""
    key = ""
    while not key.isprintable() or not key:
        key = _raw_key()
        if key in _ENOUGH:
            raise click.Abort
    return key


def _raw_key() -> str:
    try:
        import termios
        import tty
    except ImportError:  # Windows
        return click.getchar()
    terminal = sys.stdin.fileno()
    before = termios.tcgetattr(terminal)
    try:
        tty.setcbreak(terminal, termios.TCSADRAIN)
        read = os.read(terminal, 1)
        if read == b"\x1b":
            _pass_sequence(terminal)
        return "\x04" if read == b"" else read.decode("utf-8", "ignore")
    finally:
        termios.tcsetattr(terminal, termios.TCSADRAIN, before)


def _pass_sequence(terminal: int) -> None:
    """Read the rest of an escape sequence, such as an arrow key sends; it ends in a letter or a tilde."""
    while select.select([terminal], [], [], 0)[0]:
        sign = os.read(terminal, 1)
        if sign.isalpha() or sign in (b"~", b""):
            return


def shown_diff(asked: str, title: str) -> str:
    """Return a candidate's title; on a terminal, where it differs from the wanted title is coloured."""
    if not sys.stdout.isatty() or os.environ.get("NO_COLOR"):
        return title
    return " ".join(_styled(word, kind) for word, kind in word_diff(asked, title))


def _styled(word: str, kind: WordKind) -> str:
    if kind is WordKind.MISSING:
        return click.style(word, fg="red", strikethrough=True)
    return click.style(word, fg="green", bold=True) if kind is WordKind.ADDED else word
