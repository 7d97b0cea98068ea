"""The interface of a source: a module with a name, a delay and flows. A plugin needs only this and the types of core.

A *flow* is a generator without I/O. It yields a `Request` (sent by the shell) or a `Lookup` (answered from a local
index) and is sent the answer. It may yield a partial `Found` as soon as it has one, and is then sent None. It returns
its last `Found`. When a request finally fails, the shell throws `CouldNotAsk` into the flow; if the flow does not catch
it, what it found so far counts. A query in `Found` without records is unknown to the source; a query absent from it
could not be asked.
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
    """An HTTP request: `path` is appended to the source's base URL, `params` go into the query string.

    `form` (urlencoded) or `json` make it a POST. A flow never sees an API key: the shell puts the value of the
    environment variable `key_env` into the header `key_header`.
    """

    path: str = ""
    params: Mapping[str, str] = field(default_factory=dict)
    form: Mapping[str, str] | None = None
    json: object = None
    accept: str = "*/*"


class Response(Struct, frozen=True, kw_only=True):
    """An HTTP answer: status, headers with lower-case names, the whole body."""

    status: int
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes = b""


class Lookup(Struct, frozen=True, kw_only=True):
    """Questions for the local index of this name; the answer is a `Found` that contains every question."""

    index: str
    questions: tuple[Question, ...]


class CouldNotAsk(Exception):  # noqa: N818 -- the word of the design, it reads as the sentence it is
    """A source could not be asked. The message is the reason, worded for a report and free of secrets."""


class Retry(Struct, frozen=True):
    """Yielded by a flow: the last answer cannot be what the source meant to send (HTML for Atom, truncated JSON).

    The shell drops the answer, waits, and sends the request again, as after a failure. After its last try it throws
    `CouldNotAsk` into the flow. `wait` is the minimum in seconds, if the answer gave one.
    """

    reason: str
    wait: float = 0.0


_Asked = TypeVar("_Asked")
_Shape = TypeVar("_Shape")
_ILLEGIBLE = (ValueError, ArithmeticError, RecursionError, OSError, msgspec.MsgspecError)
Flow: TypeAlias = Generator[Request | Lookup | Retry | Found, Response | Found | None, Found]


@runtime_checkable
class Resolver(Protocol):
    """A source: a module with these names.

    Optional names:
    `by_id(ids, /) -> Flow`;
    `batch`: how many ids one request takes; above 1 the source is also asked about works that others have settled;
    `schemes`: the kinds of ids that it takes; all if absent;
    `needs_index`: the local index without which it is skipped;
    `url`: the default base URL;
    `key_env`, `key_header`: the environment variable with its API key, and the header to send it in; `Authorization`
    sends it as a bearer token.
    """

    @property
    def name(self) -> str:
        """The source's name in settings, reports and locks."""

    @property
    def delay(self) -> float:
        """The minimum time between two requests in seconds; 0 for a local source."""

    @property
    def by_title(self) -> Callable[[Sequence[Query]], Flow]:
        """The flow that asks for titles."""


class NoAnswer(ValueError):  # noqa: N818 -- it reads as the sentence it is
    """Raised by a reader of `one_by_one`: these bytes cannot be what the source meant to send, with the reason."""


def decoded(response: Response, shape: type[_Shape], source: str) -> _Shape:
    """Return a JSON answer decoded to a msgspec type; raises `NoAnswer`, which names the source, if it does not fit.

    The type has records as `msgspec.Raw`, for `each_record` to read: a record that cannot be read then spoils no other.
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
    """Yield the records of an answer's parts, each decoded to `shape` and passed to `read` separately.

    A part that does not fit or cannot be read gives a record marked as spoilt, with its title if that is legible, and
    with the `ids` found in its legible fields. The shell leaves it out. Raises `NoAnswer` if the only part is not an
    object.
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
    """Return the fields of a JSON object that can be decoded; empty if it is not an object."""
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
    """Ask a source that takes one question per request.

    `put` returns the request, or None for a question that the source cannot take; that question has no records. `read`
    returns the records of an answer. It raises `NoAnswer` for an answer that makes no sense (the request is then
    repeated), or `CouldNotAsk` for a refusal. A question that cannot be asked does not keep the others from being
    asked, unless the source refuses as many in a row as `most_refusals` allows.
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
    """Send a request until its answer can be read, and return the records: part of a flow, for `yield from`."""
    response = yield request
    while True:
        try:
            return tuple(read(response))
        except NoAnswer as exc:
            response = yield Retry(str(exc))


def most_refusals(count: int) -> int:
    """Return after how many refused requests a source counts as refusing all of `count` questions."""
    return 5 + max(count, 1).bit_length() - 1


def together(
    questions: Sequence[_Asked], ask: Callable[[Sequence[_Asked]], Generator[Any, Any, None]], trouble: list[str]
) -> Generator[Any, Any, None]:
    """Ask many questions in one request; if it is refused, find the bad questions in few requests.

    `ask` is the part of a flow that asks some of the questions; it raises `CouldNotAsk` if it is refused. A refusal
    costs at most `most_refusals` requests in all. A single bad question is found, and all others are answered; of
    several, some are given up for a later run to ask. If every refused part was larger than every answered part, the
    source takes few questions at a time, and is asked in parts of the answered size. The reasons for what could not be
    asked are added to `trouble`. Raises `CouldNotAsk` if nothing was answered and questions are left.
    """
    hunt = _Hunt(list(questions), most_refusals(len(questions)) - 1)
    while part := hunt.take():
        hunt.record(part, (yield from _attempt(ask, part)))
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
    """Decides which questions to ask next: untried ones, or half of the largest refused part.

    A refused part contains a bad question. If one half of it is answered, the other half is suspect without being
    asked; if one half is refused, the other half is untried. All untried questions are asked together, as early as the
    remaining requests allow.
    """

    def __init__(self, questions: list[_Asked], budget: int) -> None:
        self.untried, self.suspects, self.beside, self.budget = questions, list[list[_Asked]](), list[_Asked](), budget
        self.largest_answered, self.least_refused = 0, len(questions) + 1
        self.reasons: list[str] = []
        self.refusal: CouldNotAsk | None = None

    def take(self) -> list[_Asked]:
        """Return the next part to ask; empty if there is none or no request is left."""
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

    def record(self, part: list[_Asked], refusal: CouldNotAsk | None) -> None:
        """Record whether a part was answered (None) or refused."""
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
        """Return the questions that were neither answered nor refused on their own."""
        return [*self.untried, *(question for piece in self.suspects for question in piece)]

    def fitting_size(self) -> int:
        """Return how many questions the source takes at a time; 0 if their number is not why it refused."""
        return self.largest_answered if self.largest_answered < self.least_refused else 0


def _attempt(
    ask: Callable[[Sequence[_Asked]], Generator[Any, Any, None]], part: Sequence[_Asked]
) -> Generator[Any, Any, CouldNotAsk | None]:
    try:
        yield from ask(part)
    except CouldNotAsk as exc:
        return exc
    return None
