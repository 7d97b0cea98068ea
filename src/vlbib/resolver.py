"""What a source looks like: a module with a name, a pace and a flow. A plugin needs only this and the types of core.

A *flow* is a generator without I/O: it yields a `Request` (sent by the shell) or a `Lookup` (answered from a local
index) and is sent the answer; it may yield a partial `Found` as soon as it has one (it is sent None). What it returns
is its last `Found`. When a request finally fails, the shell throws `CouldNotAsk` into the flow; if it is not caught,
what was found so far counts. A query in `Found` without records is unknown to the source; a query absent from it could
not be asked.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Generator, Iterable, Iterator, Mapping, Sequence
from typing import Any, Generic, Protocol, TypeAlias, TypeVar, runtime_checkable

import msgspec
from msgspec import Struct, field

from vlbib.core.ids import Id
from vlbib.core.record import SPOILT, Record
from vlbib.core.work import Query

Question: TypeAlias = Query | Id
Found: TypeAlias = Mapping[Question, Sequence[Record]]


class Request(Struct, frozen=True, kw_only=True):
    """One HTTP request below the source's base URL: `path` is appended to it, `params` go into the query string.

    `form` (urlencoded) or `json` make it a POST. No flow ever holds a key: the shell puts the value of the environment
    variable `key_env` into the header `key_header`.
    """

    path: str = ""
    params: Mapping[str, str] = field(default_factory=dict)
    form: Mapping[str, str] | None = None
    json: object = None
    accept: str = "*/*"


class Response(Struct, frozen=True, kw_only=True):
    """An HTTP answer: status, headers with lower-case names, whole body as bytes."""

    status: int
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes = b""


class Lookup(Struct, frozen=True, kw_only=True):
    """Questions for a local index of that name; the answer is a `Found` with every question in it."""

    index: str
    questions: tuple[Question, ...]


class CouldNotAsk(Exception):  # noqa: N818 -- the word of the design, it reads as the sentence it is
    """A source could not be asked: the reason in words, fit for a report, without any secret."""


class Retry(Struct, frozen=True):
    """Yielded by a flow: the last answer cannot be what the source meant to send (HTML for Atom, cut JSON).

    The shell forgets the answer, waits, and sends the same request again as after a failure; after its last try it
    throws `CouldNotAsk` into the flow. `wait` is the least number of seconds, where the answer gave one.
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
    """Raised by a reader of `one_by_one`: the bytes cannot be what the source meant to send; says what they are."""


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
    Raises `NoAnswer` if the only part is not an object.
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
    """Return those fields of a JSON object that can be read; nothing for what is not an object."""
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
    for one that refuses. A question that cannot be asked does not keep the others from being asked, except for a source
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
    """Ask many questions in one request; if that is refused, find those to blame in few requests.

    `ask` is the part of a flow that asks for some of them, and raises `CouldNotAsk` where it is refused. However many
    are to blame, a refusal costs no more than `most_refusals` requests in all: one bad question is found and all others
    are answered; if there are several, some are given up, for a later run to ask. Where no piece as small as an
    answered one was refused, the source takes few at a time, and is asked so. The reason for what could not be asked
    goes to `trouble`. Raises `CouldNotAsk` where nothing was answered and questions are left.
    """
    hunt = _Hunt(list(questions), most_refusals(len(questions)) - 1)
    while part := hunt.take():
        hunt.tell(part, (yield from _attempt(ask, part)))
    left, size = hunt.left(), hunt.fitting_size()
    while left and size:
        part, left = left[:size], left[size:]
        if refusal := (yield from _attempt(ask, part)):
            left, size, hunt.refusal = [*part, *left], 0, refusal
    trouble += hunt.reasons
    if left and hunt.refusal and not hunt.largest_answered:
        raise hunt.refusal
    if left:
        trouble.append(f"{hunt.refusal}; {len(left)} questions were given up with it")


class _Hunt(Generic[_Asked]):
    """Decides which questions to ask next: untried ones, or half of the largest piece that was refused.

    What was refused holds a bad question: where one half is answered, the other one is suspect without being asked.
    What stands beside a refused half is untried, and is asked together, as early as the requests left allow it.
    """

    def __init__(self, questions: list[_Asked], budget: int) -> None:
        self.untried, self.suspects, self.beside, self.budget = questions, list[list[_Asked]](), list[_Asked](), budget
        self.largest_answered, self.least_refused = 0, len(questions) + 1
        self.reasons: list[str] = []
        self.refusal: CouldNotAsk | None = None

    def take(self) -> list[_Asked]:
        """Return the next part to ask, empty when there is none or the requests are spent."""
        if not self.budget or not (self.untried or self.suspects):
            return []
        self.suspects.sort(key=len)
        if self._untried_first():
            part, self.untried, self.beside = self.untried, [], []
            return part
        piece = self.suspects.pop()
        middle = (len(piece) + 1) // 2
        self.beside = piece[middle:]
        return piece[:middle]

    def _untried_first(self) -> bool:
        if not self.untried or not self.suspects:
            return bool(self.untried)
        size, wanted = len(self.suspects[-1]), sum((len(piece) - 1).bit_length() for piece in self.suspects)
        if self.budget == 1:
            return 2 * len(self.untried) > size
        return len(self.untried) >= size and wanted + 2 <= self.budget

    def tell(self, part: list[_Asked], refusal: CouldNotAsk | None) -> None:
        """Record what became of a part."""
        self.budget -= 1
        if refusal is None:
            self.largest_answered = max(self.largest_answered, len(part))
            self.suspects += [self.beside] if self.beside else []
            return
        self.refusal, self.least_refused = refusal, min(self.least_refused, len(part))
        self.untried += self.beside
        if len(part) == 1:
            self.reasons.append(str(refusal))
        else:
            self.suspects.append(part)

    def left(self) -> list[_Asked]:
        """Return what was neither answered nor refused alone."""
        return [*self.untried, *(question for piece in self.suspects for question in piece)]

    def fitting_size(self) -> int:
        """Return how many the source takes at a time, 0 where that is not why it refused."""
        return self.largest_answered if self.largest_answered < self.least_refused else 0


def _attempt(
    ask: Callable[[Sequence[_Asked]], Generator[Any, Any, None]], part: Sequence[_Asked]
) -> Generator[Any, Any, CouldNotAsk | None]:
    try:
        yield from ask(part)
    except CouldNotAsk as exc:
        return exc
    return None
