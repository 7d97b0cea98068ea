"""What a long-running program, such as a language server, keeps in memory between questions; a command keeps nothing.

Each value is kept under a name together with what it was made from, and is made again once that has changed.
"""

from __future__ import annotations

import contextlib
import functools
from contextvars import ContextVar
from pathlib import PurePath
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence

Answers: TypeAlias = "dict[str, tuple[Sequence[object], Any]]"
Recall: TypeAlias = "Callable[[Hashable, Callable[[Any], Any], Any], Any]"  # of a key, what makes the value, a thing
_Value = TypeVar("_Value")
_Thing = TypeVar("_Thing")
_PLAIN = (str, bytes, int, tuple, PurePath, type(None))
_NO_ANSWER = object()
_FEW = 8  # things without an answer up to which it costs less to make these than to see what has moved


class Moving(NamedTuple):
    """How things that stand in lines, and what was made of them, are moved some lines down: a key, and a value.

    What was made of a thing is then taken for one that is the same but for its line. `line_of` is of a key.
    """

    line_of: Callable[[Any], int]
    key: Callable[[Any, int], Any]
    value: Callable[[Any, int], Any]


class _Store(NamedTuple):
    answers: Answers
    go_on: Callable[[], object]


_STORE: ContextVar[_Store | None] = ContextVar("_STORE", default=None)


@contextlib.contextmanager
def keeping(answers: Answers, go_on: Callable[[], object] = lambda: None) -> Iterator[None]:
    """Keep answers in this store, and take them from it, inside the `with` block.

    `go_on` is called before each; it raises an exception if nobody waits for the rest any more.
    """
    token = _STORE.set(_Store(answers, go_on))
    try:
        yield
    finally:
        _STORE.reset(token)


def is_keeping() -> bool:
    """Tell whether answers are kept here."""
    return _STORE.get() is not None


def kept(name: str, basis: Sequence[object], make: Callable[[], _Value]) -> _Value:
    """Return what `make` returns, or what it returned for the same `basis`: the same objects, or equal plain values."""
    store = _STORE.get()
    if store is None:
        return make()
    store.go_on()
    last = store.answers.get(name)
    if last is None or not _are_same(last[0], basis):
        last = (basis, make())
        store.answers[name] = last
    value: _Value = last[1]
    return value


def kept_last(name: str, make: Callable[[], _Value]) -> _Value:
    """Return what `keep_last` was given by this name, else what `make` returns."""
    store = _STORE.get()
    value: _Value | None = store.answers[name][1] if store and name in store.answers else None
    return make() if value is None else value


def keep_last(name: str, value: object) -> bool:
    """Keep a value for `kept_last` if a value of that name was offered before; tell whether it is kept.

    Most things are read once; only what is read a second time is worth the memory.
    """
    store = _STORE.get()
    if store is None:
        return False
    is_second = name in store.answers
    store.answers[name] = ((), value if is_second else None)
    return is_second


def kept_each(
    name: str,
    basis: Sequence[object],
    things: Iterable[_Thing],
    key: Callable[[_Thing], Hashable],
    make: Callable[[_Thing], _Value],
    moving: Moving | None = None,
) -> Iterator[_Value]:
    """Yield what `make` returns for each thing, or what it returned last time for one of the same key.

    Where nothing is kept, no key is worked out: the keys of a large library may be all of its text.
    """
    if not is_keeping():
        yield from map(make, things)
        return
    with recalling(name, basis, moving) as recall:
        for thing in things:
            value: _Value = recall(key(thing), make, thing)
            yield value


@contextlib.contextmanager
def recalling(name: str, basis: Sequence[object] = (), moving: Moving | None = None) -> Iterator[Recall]:
    """Give a function that returns what `make` returns for a thing, or returned last time for one of the same key.

    With `moving`, also what it returned for one that stood in another line. What is not asked for again is forgotten.
    """
    store = _STORE.get()
    if store is None:
        yield _made
        return
    store.go_on()
    last = store.answers.get(name)
    old: dict[Hashable, Any] = last[1] if last and _are_same(last[0], basis) else {}
    new: dict[Hashable, Any] = {}
    moved = _Moved(old, moving) if old and moving else None

    def recall(key: Hashable, make: Callable[[_Thing], _Value], thing: _Thing) -> _Value:
        if key not in new:
            if key in old:
                new[key] = old[key]
            else:
                answer = moved.answer(key) if moved else _NO_ANSWER
                new[key] = make(thing) if answer is _NO_ANSWER else answer
        value: _Value = new[key]
        return value

    yield recall
    store.answers[name] = (basis, new)


class _Moved:
    """The answers that are kept, found for things that stand in another line now."""

    def __init__(self, answers: Mapping[Hashable, Any], moving: Moving) -> None:
        self._answers = answers
        self._moving = moving
        self._last = 1  # lines that the last answer moved by: one that was put in moves all below it
        self._missed = 0

    def answer(self, key: Hashable) -> object:
        """Return what was made of a thing that is the same but for its line, in the line of this one."""
        before = self._moving.key(key, -self._last)
        if before in self._answers:
            return self._moving.value(self._answers[before], self._last)
        self._missed += 1
        if self._missed <= _FEW:
            return _NO_ANSWER
        line = self._moving.line_of(key)
        old = self._by_first_line.get(self._moving.key(key, -line))
        if old is None:
            return _NO_ANSWER
        self._last = line - old[0]
        return self._moving.value(old[1], self._last)

    @functools.cached_property
    def _by_first_line(self) -> dict[Hashable, tuple[int, Any]]:
        """The answers by their keys as these were if they stood in line 0, each with its line."""
        lines = ((self._moving.line_of(key), key) for key in self._answers)
        return {self._moving.key(key, -line): (line, self._answers[key]) for line, key in lines}


def _made(_key: Hashable, make: Callable[[_Thing], _Value], thing: _Thing) -> _Value:
    return make(thing)


def _are_same(old: Sequence[object], new: Sequence[object]) -> bool:
    return len(old) == len(new) and all(map(_is_same, old, new))


def _is_same(old: object, new: object) -> bool:
    return old is new or (isinstance(old, _PLAIN) and type(old) is type(new) and old == new)
