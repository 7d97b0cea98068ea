"""The shell around the flows: sends their requests politely, and never lets a failure look like an answer."""

from __future__ import annotations

import random
import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Self

from msgspec import Struct
from msgspec.structs import replace

from vlbib.resolver import CouldNotAsk, Response
from vlbib.sources.http.call import Failure, keeps_key, prepare, redirected
from vlbib.sources.http.pace import Pace
from vlbib.version import __version__

if TYPE_CHECKING:
    from types import TracebackType

    from vlbib.resolver import Request, Resolver
    from vlbib.sources.http.cache import ResponseCache
    from vlbib.sources.http.call import Call
    from vlbib.sources.http.wire import Wire
    from vlbib.sources.network import Network

_GONE = (404, 410)
_REFUSED = (401, 402, 403, 407, 451)
_MOVED = (301, 302, 303, 307, 308)
_HOPS = 5
_DAY = 86400.0


class Endpoint(Struct, frozen=True, kw_only=True):
    """Where a resolver's requests go: base URL, delay in seconds, environment variable and header of its key."""

    name: str
    url: str
    delay: float
    key_env: str = ""
    key_header: str = ""


@dataclass(slots=True)
class Tally:
    """Counts of requests sent, answers from the cache, and requests that finally failed."""

    requests: int = 0
    cached: int = 0
    failed: int = 0


class Shell:
    """The network access of one run: one session, one cache, and a record of sources and hosts that were given up."""

    def __init__(self, network: Network) -> None:
        self.network = network
        limits = network.limits
        self.pace = Pace(network.cache_dir / "pace", limits.longest_wait, network.say, limits.longest_turn)
        self._cache: ResponseCache | None = None
        self._wire: Wire | None = None
        self._closed: dict[str, str] = {}
        self._strikes: dict[str, int] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, exc: BaseException | None, tb: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Close connections and cache."""
        if self._wire:
            self._wire.close()
        if self._cache:
            self._cache.close()

    def endpoint(self, resolver: Resolver) -> Endpoint:
        """Return where a resolver's requests go, from its attributes, the settings and the environment."""
        network, name = self.network, resolver.name
        return Endpoint(
            name=name,
            url=network.urls.get(name) or str(getattr(resolver, "url", "")),
            delay=network.delays.get(name, float(resolver.delay)),
            key_env=str(getattr(resolver, "key_env", "")),
            key_header=str(getattr(resolver, "key_header", "")),
        )

    def exchange(self, endpoint: Endpoint, request: Request, tally: Tally) -> Exchange:
        """Return the exchange for one request."""
        if not endpoint.url:
            raise CouldNotAsk(f"{endpoint.name} gives no URL to ask")
        return Exchange(self, endpoint, prepare(endpoint.url, request), tally)

    @property
    def cache(self) -> ResponseCache:
        """The cache of answers, opened at first use."""
        if self._cache is None:
            from vlbib.sources.http.cache import ResponseCache

            limits = self.network.limits
            self._cache = ResponseCache(self.network.cache_dir, limits.fresh, limits.keep)
        return self._cache

    @property
    def wire(self) -> Wire:
        """The connections, made at first use."""
        if self._wire is None:
            from vlbib.sources.http.wire import Wire

            contact = f" (contact: {self.network.contact})" if self.network.contact else ""
            self._wire = Wire(self.network.limits, f"vlbib/{__version__}{contact}")
        return self._wire

    def ensure_open(self, source: str, host: str) -> None:
        """Raise `CouldNotAsk` if a source or its host has been given up for this run."""
        reason = self._closed.get(source) or self._closed.get(host)
        if reason:
            raise CouldNotAsk(reason)

    def give_up(self, source: str, host: str, failure: Failure) -> None:
        """Count a finally failed request. A source that refuses, is `busy`, or fails twice in a row is not asked again.

        Two sources may share a host; both are given up only if the host is unreachable.
        """
        self._strikes[source] = self._strikes.get(source, 0) + 1
        if failure.unreachable:
            self._closed[host] = failure.reason
        elif (not failure.may_retry and not failure.alone) or failure.busy or self._strikes[source] >= 2:
            self._closed[source] = failure.reason

    def record_success(self, source: str) -> None:
        """Record that a source has answered."""
        self._strikes.pop(source, None)


@dataclass(slots=True)
class Exchange:
    """One request, from its first attempt until its answer is accepted or the request is given up."""

    shell: Shell
    endpoint: Endpoint
    call: Call
    tally: Tally
    _response: Response | None = None
    _from_cache: bool = False
    _tries: int = 0
    _spent: float = field(default=0.0)

    def answer(self) -> Response:
        """Return the answer, from the cache or the network. Raises `CouldNotAsk`."""
        network = self.shell.network
        kept = None if network.refresh else self.shell.cache.get(self.call, any_age=network.offline)
        if kept:
            self.tally.cached += 1
            self._response, self._from_cache = kept, True
            return kept
        return self._fetch()

    def retry(self, reason: str, wait: float) -> Response:
        """Ask again, because the flow could not use the last answer. Raises `CouldNotAsk` after the last attempt."""
        if self._from_cache:
            self.shell.cache.forget(self.call)
            self.tally.cached -= 1
            self._from_cache = False
        else:
            failure = Failure(reason=reason, wait=wait)
            self._failed(failure)
            with self.shell.pace.turn(self.call.host, 0.0) as turn:
                turn.hold = self._pause(failure)
        return self._fetch()

    def accept(self, *, learnt: bool) -> None:
        """Cache the answer, since the flow has read it and gone on; `learnt` means that it yielded a result.

        A 404 is cached only if the flow yielded a result for it; one that it ignored may come from a proxy.
        """
        self.shell.record_success(self.endpoint.name)
        status = self._response.status if self._response else 0
        if self._response and not self._from_cache and (status == 200 or (learnt and status in _GONE)):
            self.shell.cache.put(self.call, self._response)
        self._response = None

    def _fetch(self) -> Response:
        if self.shell.network.offline:
            self.tally.failed += 1
            raise CouldNotAsk("offline, and no answer is kept from an earlier run")
        while True:
            outcome = self._follow()
            if isinstance(outcome, Response):
                self._response = outcome
                return outcome
            self._failed(outcome)

    def _follow(self) -> Response | Failure:
        """Send the request, and follow redirects; together they may take the time of one answer."""
        call, began = self.call, self._spent
        for _ in range(_HOPS):
            outcome = self._once(call, self.shell.network.limits.whole - self._spent + began)
            if isinstance(outcome, Failure) or outcome.status not in _MOVED or "location" not in outcome.headers:
                return self._judged(outcome)
            moved = redirected(call, outcome.headers["location"])
            if moved is None:
                return Failure(
                    reason=f"{self.call.host} redirects to something that is not a web address", may_retry=False
                )
            call = moved
        return Failure(reason=f"{self.call.host} redirects without end", may_retry=False)

    def _once(self, call: Call, within: float) -> Response | Failure:
        self.shell.ensure_open(self.endpoint.name, call.host)
        secret = self._secret() if keeps_key(self.call, call) else None
        with self.shell.pace.turn(call.host, self.endpoint.delay) as turn:
            self.tally.requests += 1
            started = time.monotonic()
            outcome = self.shell.wire.once(call, secret, within)
            self._spent += time.monotonic() - started
            if isinstance(outcome, Failure) and outcome.may_retry:
                turn.hold = self._pause(outcome)
        return outcome

    def _judged(self, outcome: Response | Failure) -> Response | Failure:
        """Return a refusal as a failure."""
        if isinstance(outcome, Failure) or outcome.status not in _REFUSED:
            return outcome
        key = f": the key in {self.endpoint.key_env} may be wrong or out of date" if self._secret() else ""
        return Failure(reason=f"{self.call.host} refuses (HTTP {outcome.status}){key}", may_retry=False)

    def _failed(self, failure: Failure) -> None:
        """Count a failed attempt. Raises `CouldNotAsk` if it was the last."""
        limits = self.shell.network.limits
        self._tries += 1
        asked = failure.wait or 0.0
        tries = limits.busy_tries if failure.busy else limits.tries
        worn = self._spent > limits.patience  # the source is too slow to be asked further
        last = not failure.may_retry or self._tries >= tries or worn
        if not last and asked <= limits.longest_wait:
            self.shell.network.say(f"{self.endpoint.name}: {failure.reason}, trying again")
            return
        self.tally.failed += 1
        self.shell.give_up(self.endpoint.name, self.call.host, replace(failure, busy=failure.busy or worn))
        span = f"{asked:.0f} s" if asked < _DAY else "more than a day"
        demand = f"; it asks to wait {span}" if asked > limits.longest_wait else ""
        raise CouldNotAsk(f"{failure.reason}{demand}")

    def _pause(self, failure: Failure) -> float:
        """Return the seconds to leave the host alone: what it asks for, or a jittered backoff, up to the limit."""
        limits = self.shell.network.limits
        backoff: float = limits.backoff * 2.0**self._tries * random.uniform(0.75, 1.25)  # noqa: S311 -- jitter, no secret
        return min(max(backoff, failure.wait or 0.0), limits.longest_wait)

    def _secret(self) -> tuple[str, str] | None:
        """Return the header with the key, if one is set. Raises `CouldNotAsk` for an invalid key."""
        key = self.shell.network.environ.get(self.endpoint.key_env, "").strip() if self.endpoint.key_env else ""
        if not key:
            return None
        if not key.isascii() or not key.isprintable() or " " in key:
            raise CouldNotAsk(f"the key in {self.endpoint.key_env} has characters that no key has")
        header = self.endpoint.key_header or "Authorization"
        return header, f"Bearer {key}" if header == "Authorization" else key  # RFC 6750
