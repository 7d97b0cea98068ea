"""What a source looks like: a module with a name, a pace and a flow. A plugin needs only this and the types of core.

A *flow* is a generator without I/O: it yields a `Request` (sent by the shell) or a `Lookup` (answered from a local
index) and is sent the answer; it may yield a partial `Found` as soon as it has one (it is sent None). What it returns
is its last `Found`. When a request finally fails, the shell throws `CouldNotAsk` into the flow; uncaught, what it had
found so far stands. A query in `Found` with no records is not there; a query absent from it could not be asked.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Generator, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol, TypeAlias, TypeVar, runtime_checkable

import msgspec

from vlbib.core.ids import Id
from vlbib.core.record import SPOILT, Record
from vlbib.core.work import Query

Question: TypeAlias = Query | Id
Found: TypeAlias = Mapping[Question, Sequence[Record]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """One HTTP request below the source's base URL: `path` is appended to it, `params` go into the query string.

    `form` (urlencoded) or `json` make it a POST. No flow ever holds a key: the shell puts the value of the environment
    variable `key_env` into the header `key_header`.
    """

    path: str = ""
    params: Mapping[str, str] = field(default_factory=dict)
    form: Mapping[str, str] | None = None
    json: object = None
    accept: str = "*/*"


@dataclass(frozen=True, slots=True, kw_only=True)
class Response:
    """An HTTP answer: status, headers with lower-case names, whole body as bytes."""

    status: int
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes = b""


@dataclass(frozen=True, slots=True, kw_only=True)
class Lookup:
    """Questions for a local index of that name; the answer is a `Found` with every question in it."""

    index: str
    questions: tuple[Question, ...]


class CouldNotAsk(Exception):  # noqa: N818 -- the word of the design, it reads as the sentence it is
    """A source could not be asked: the reason in words, fit for a report, without any secret."""


@dataclass(frozen=True, slots=True)
class Retry:
    """Yielded by a flow: the last answer cannot be what the source means to say (HTML for Atom, cut JSON).

    The shell forgets the answer, waits, and sends the same request again as after a failure; after its last try it
    throws `CouldNotAsk` into the flow. `wait` is the least number of seconds, where the answer told one.
    """

    reason: str
    wait: float = 0.0


_Asked = TypeVar("_Asked")
_Shape = TypeVar("_Shape")
_ILLEGIBLE = (ValueError, ArithmeticError, RecursionError, OSError, msgspec.MsgspecError)
Flow: TypeAlias = Generator[Request | Lookup | Retry | Found, Response | Found | None, Found]


@runtime_checkable
class Resolver(Protocol):
    """A source: a module whose names these are. `delay` is the least number of seconds between two requests.

    Optional names: `by_id(ids, /) -> Flow`, `batch` (ids that one request takes; above 1 the source is also asked about
    works that others have settled), `schemes` (of ids that it takes; all if absent), `needs_index` (the local index
    without which it is left out), `url` (default base URL), `key_env` and `key_header` (where its API key comes from
    and goes; the header `Authorization` takes it as a bearer token).
    """

    @property
    def name(self) -> str:
        """The name in settings, reports and locks."""

    @property
    def delay(self) -> float:
        """Seconds between two requests; 0 for a local source."""

    @property
    def by_title(self) -> Callable[[Sequence[Query]], Flow]:
        """Ask for titles."""


class NoAnswer(ValueError):  # noqa: N818 -- it reads as the sentence it is
    """Raised by a reader of `one_by_one`: the bytes cannot be what the source means to say; what they look like."""


def decoded(response: Response, shape: type[_Shape], source: str) -> _Shape:
    """Return an answer of JSON in a shape of msgspec; raises `NoAnswer`, which names the source, for any other.

    Records stand in the shape as `msgspec.Raw`, for `each_record` to read: one that cannot be read spoils no other.
    """
    try:
        return msgspec.json.decode(response.body, type=shape, strict=False)
    except _ILLEGIBLE as exc:
        raise NoAnswer(f"no answer of {source} ({exc})") from exc


def each_record(
    source: str,
    parts: Iterable[msgspec.Raw],
    shape: type[_Shape],
    read: Callable[[_Shape], Iterable[Record]],
    ids: Callable[[Mapping[str, Any]], Iterable[Id | None]] = lambda _: (),
) -> Iterator[Record]:
    """Yield the records of the parts of an answer, each decoded in a shape and read for itself.

    A part that has not the shape, or that cannot be read, gives a record that is marked as spoilt, with its title as
    far as it is one, and with the `ids` found among those of its fields that are legible. The shell leaves it out.
    Raises `NoAnswer` where there is one part and it is no object.
    """
    listed = list(parts)
    if len(listed) == 1 and not bytes(listed[0]).startswith(b"{"):
        raise NoAnswer(f"no record of {source}")
    for part in listed:
        try:
            yield from tuple(read(msgspec.json.decode(part, type=shape, strict=False)))
        except _ILLEGIBLE:
            facts = legible(part)
            title = facts.get("title")
            text = title[0] if isinstance(title, list) and title else title
            held = tuple(identity for identity in ids(facts) if identity)
            yield Record(source=source, title=f"{text if isinstance(text, str) else ''}{SPOILT}", ids=held)


def legible(part: msgspec.Raw) -> dict[str, Any]:
    """Return those fields of an object of JSON that can be read; none of what is no object."""
    fields: dict[str, Any] = {}
    try:
        raws = msgspec.json.decode(part, type=dict[str, msgspec.Raw])
    except _ILLEGIBLE:
        return fields
    for field_name, raw in raws.items():
        with contextlib.suppress(*_ILLEGIBLE):
            fields[field_name] = msgspec.json.decode(raw)
    return fields


def one_by_one(
    questions: Iterable[Question],
    put: Callable[[Question], Request | None],
    read: Callable[[Response], Iterable[Record]],
) -> Flow:
    """Ask a source that takes one question a request.

    `put` makes the request, or None for a question that the source cannot take: it has no records there. `read` gives
    the records of an answer, raises `NoAnswer` for one that makes no sense (it is asked for again), or `CouldNotAsk`
    for one that refuses. A question that cannot be asked does not keep the others from being asked, but for a source
    that refuses as many in a row as `most_refusals` allows.
    """
    asked = dict.fromkeys(questions)
    trouble, refusals = "", 0
    for question in asked:
        request = put(question)
        try:
            yield {question: () if request is None else (yield from answered(request, read))}
        except CouldNotAsk as exc:
            trouble, refusals = str(exc), refusals + 1
            if refusals >= most_refusals(len(asked)):
                break
        else:
            refusals = 0 if request is not None else refusals
    if trouble:
        raise CouldNotAsk(trouble)
    return {}


def answered(
    request: Request, read: Callable[[Response], Iterable[Record]]
) -> Generator[Request | Retry, Response, tuple[Record, ...]]:
    """Send one request until its answer can be read, and return the records: a part of a flow, for `yield from`."""
    response = yield request
    while True:
        try:
            return tuple(read(response))
        except NoAnswer as exc:
            response = yield Retry(str(exc))


def most_refusals(count: int) -> int:
    """Return how many requests a source may refuse before it counts as refusing all, for so many questions."""
    return 5 + max(count, 1).bit_length() - 1


def together(
    questions: Sequence[_Asked], ask: Callable[[Sequence[_Asked]], Generator[Any, Any, None]], trouble: list[str]
) -> Generator[Any, Any, None]:
    """Ask for many questions in one request; where that is refused, find the one to blame.

    `ask` is the part of a flow that asks for some of them, and raises `CouldNotAsk` where it is refused. Each refusal
    is narrowed down by one request a halving; all that is left over is asked together in the end. The reason for each
    question that is refused alone goes to `trouble`. Raises `CouldNotAsk` after `most_refusals`.
    """
    refusals, left = 0, list(questions)
    while left:
        part, left = left, []
        half = part
        while part:
            refusal = yield from _attempt(ask, half)
            refusals += refusal is not None
            if refusal and refusals >= most_refusals(len(questions)):
                raise refusal
            rest = part[len(half) :]
            if refusal:
                left = [*rest, *left]
            if refusal and len(half) == 1:
                trouble.append(str(refusal))
                break
            part = half if refusal else rest
            half = part[: (len(part) + 1) // 2]


def _attempt(
    ask: Callable[[Sequence[_Asked]], Generator[Any, Any, None]], part: Sequence[_Asked]
) -> Generator[Any, Any, CouldNotAsk | None]:
    try:
        yield from ask(part)
    except CouldNotAsk as exc:
        return exc
    return None
