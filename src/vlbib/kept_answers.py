"""What a program that stays, such as a language server, keeps in memory between its questions; a command keeps nothing.

Each value is kept by a name, with what it was made from, and is made anew where that is another.
"""

from __future__ import annotations

import contextlib
from contextvars import ContextVar
from pathlib import PurePath
from typing import TYPE_CHECKING, Any, TypeAlias, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence

Answers: TypeAlias = "dict[str, tuple[Sequence[object], Any]]"
_Value = TypeVar("_Value")
_Thing = TypeVar("_Thing")
_PLAIN = (str, bytes, int, tuple, PurePath, type(None))
_ANSWERS: ContextVar[Answers | None] = ContextVar("_ANSWERS", default=None)


@contextlib.contextmanager
def keeping(answers: Answers) -> Iterator[None]:
    """Keep answers in this store, and take them from it, while what is inside runs."""
    token = _ANSWERS.set(answers)
    try:
        yield
    finally:
        _ANSWERS.reset(token)


def kept(name: str, basis: Sequence[object], make: Callable[[], _Value]) -> _Value:
    """Return what `make` returns, or what it returned for the same `basis`: the same objects, or equal plain values."""
    answers = _ANSWERS.get()
    if answers is None:
        return make()
    last = answers.get(name)
    if last is None or not _are_same(last[0], basis):
        last = (basis, make())
        answers[name] = last
    value: _Value = last[1]
    return value


def kept_each(
    name: str,
    basis: Sequence[object],
    things: Iterable[_Thing],
    key: Callable[[_Thing], Hashable],
    make: Callable[[_Thing], _Value],
) -> Iterator[_Value]:
    """Yield what `make` returns for each thing, or what it returned last time for one of the same key."""
    answers = _ANSWERS.get()
    if answers is None:
        yield from map(make, things)
        return
    last = answers.get(name)
    old: dict[Hashable, _Value] = last[1] if last and _are_same(last[0], basis) else {}
    new: dict[Hashable, _Value] = {}
    for thing in things:
        its_key = key(thing)
        if its_key not in new:
            new[its_key] = old[its_key] if its_key in old else make(thing)
        yield new[its_key]
    answers[name] = (basis, new)


def _are_same(old: Sequence[object], new: Sequence[object]) -> bool:
    return len(old) == len(new) and all(map(_is_same, old, new))


def _is_same(old: object, new: object) -> bool:
    return old is new or (isinstance(old, _PLAIN) and type(old) is type(new) and old == new)
