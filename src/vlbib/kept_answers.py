"""Values that a long-running program, such as a language server, caches in memory; a command caches nothing.

Each value is stored under a name, together with what it was computed from, and is recomputed once that has changed.
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
Recall: TypeAlias = "Callable[[Hashable, Callable[[Any], Any], Any], Any]"  # (key, make, thing) -> the value for thing
_Value = TypeVar("_Value")
_Thing = TypeVar("_Thing")
_PLAIN = (str, bytes, int, tuple, PurePath, type(None))
_NO_ANSWER = object()
_FEW = 8  # for up to so many things without a value, computing them is cheaper than finding out what has moved


class Moving(NamedTuple):
    """How a thing in a text is matched with the same thing in another line, so that its value can be reused.

    `line_of` returns the line in a key; `key` and `value` return a key and a value moved down by so many lines.
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
    """Cache values in `answers` inside the `with` block.

    `go_on` is called before each lookup; it raises an exception if nobody waits for the result any more.
    """
    token = _STORE.set(_Store(answers, go_on))
    try:
        yield
    finally:
        _STORE.reset(token)


def is_keeping() -> bool:
    """Tell whether values are cached at the moment: inside a `keeping` block."""
    return _STORE.get() is not None


def kept(name: str, basis: Sequence[object], make: Callable[[], _Value]) -> _Value:
    """Return the cached value of this name if `basis` is unchanged, else what `make` returns.

    A basis is unchanged if its members are the same objects, or equal plain values.
    """
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
    """Return the value that `keep_last` stored under this name, else what `make` returns."""
    store = _STORE.get()
    value: _Value | None = store.answers[name][1] if store and name in store.answers else None
    return make() if value is None else value


def keep_last(name: str, value: object) -> bool:
    """Store a value for `kept_last` if this name was seen before; return whether it was stored.

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
    """Yield the value of each thing: the one cached for its key last time, else what `make` returns.

    Outside a `keeping` block no key is computed: the keys of a large library may be as long as its text.
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
    """Give a function `recall(key, make, thing)`: the value cached for the key last time, else `make(thing)`.

    With `moving`, a value cached for the same thing in another line is used too. Values not recalled inside the block
    are dropped.
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
    """The cached values, for things that have moved to another line."""

    def __init__(self, answers: Mapping[Hashable, Any], moving: Moving) -> None:
        self._answers = answers
        self._moving = moving
        self._last = 1  # by how many lines the last thing had moved: an inserted line moves all below it equally
        self._missed = 0

    def answer(self, key: Hashable) -> object:
        """Return the value of the same thing in another line, moved to the line of this key, or `_NO_ANSWER`."""
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
        """The values by their keys moved to line 0, each with the line that it was in."""
        lines = ((self._moving.line_of(key), key) for key in self._answers)
        return {self._moving.key(key, -line): (line, self._answers[key]) for line, key in lines}


def _made(_key: Hashable, make: Callable[[_Thing], _Value], thing: _Thing) -> _Value:
    return make(thing)


def _are_same(old: Sequence[object], new: Sequence[object]) -> bool:
    return len(old) == len(new) and all(map(_is_same, old, new))


def _is_same(old: object, new: object) -> bool:
    return old is new or (isinstance(old, _PLAIN) and type(old) is type(new) and old == new)
