"""The network settings of a run: contact, what may be asked, time limits, and where answers are cached.

One value, made from the settings and the environment, so that nothing below reads either itself. The environment wins
over the settings: `VLBIB_<SOURCE>_URL`, `VLBIB_<SOURCE>_DELAY`, `VLBIB_CACHE_DIR`, `VLBIB_DATA_DIR`.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from platformdirs import user_cache_path, user_data_path

from vlbib.core.faults import CannotUse
from vlbib.core.lazy_pattern import lazy_pattern
from vlbib.core.text import one_line

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

_OF_SOURCE = lazy_pattern(r"VLBIB_(\w+)_(URL|DELAY)")


class BadSetting(CannotUse):
    """A setting that is not valid: one line that names it and says what is wrong."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """The limits of the shell; all times in seconds, the body in bytes."""

    tries: int = 4  # attempts for one request
    busy_tries: int = 6  # attempts if the service says that it is busy, as Semantic Scholar often does without a key
    backoff: float = 1.0  # pause before the second attempt, doubled before each further one, with jitter
    longest_wait: float = 60.0  # a source that asks to wait longer is given up for this run
    patience: float = 35.0  # once failed attempts of one request took this long, the source is given up
    connect: float = 5.0  # to resolve and reach a host; halved for each unreachable one: together less than 10
    read: float = 30.0  # for the headers of an answer, and for silence later
    whole: float = 60.0  # for a whole answer, however slowly it arrives
    body: int = 32 * 1024 * 1024
    fresh: float = 7 * 86400.0  # age up to which a cached answer replaces a request
    keep: float = 90 * 86400.0  # age at which a cached answer is deleted

    @property
    def longest_turn(self) -> float:
        """The seconds that one request may hold its host: to resolve, connect and read the whole answer."""
        return 2 * self.connect + max(self.read, self.whole)


def _silent(_text: str) -> None:
    """Say nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Network:
    """Everything that a run must know before it asks a source.

    `contact` is an e-mail address or URL for the User-Agent. `offline` answers only from the cache, `refresh` ignores
    it. `urls` and `delays` are by source name. API keys are read only from `environ`. `say` takes one line of progress,
    such as a wait that a server asked for. `engine` is the engine of local indexes, "" for whichever there is.
    """

    contact: str = ""
    offline: bool = False
    refresh: bool = False
    cache_dir: Path = field(default_factory=lambda: user_cache_path("vlbib", appauthor=False))
    data_dir: Path = field(default_factory=lambda: user_data_path("vlbib", appauthor=False))
    urls: Mapping[str, str] = field(default_factory=dict)
    delays: Mapping[str, float] = field(default_factory=dict)
    environ: Mapping[str, str] = field(default_factory=dict, repr=False)
    limits: Limits = field(default_factory=Limits)
    say: Callable[[str], None] = _silent
    engine: str = ""


def from_environment(  # noqa: PLR0913 -- the settings that it joins, all by keyword
    environ: Mapping[str, str],
    *,
    contact: str = "",
    offline: bool = False,
    refresh: bool = False,
    urls: Mapping[str, str] | None = None,
    delays: Mapping[str, float] | None = None,
    deadlines: Mapping[str, float] | None = None,
    say: Callable[[str], None] = _silent,
) -> Network:
    """Return the network settings from the given settings and the environment, which wins.

    `deadlines` are the seconds for `connect`, `first_byte` and `answer`, where they differ from the defaults. Raises
    `BadSetting` for an invalid URL, a delay that is not a number of seconds, or a contact that is not printable ASCII.
    """
    variables = {match[0]: value for name, value in environ.items() if (match := _OF_SOURCE.fullmatch(name)) and value}
    return Network(
        contact=_contact(contact),
        offline=offline,
        refresh=refresh,
        cache_dir=_folder(environ, "VLBIB_CACHE_DIR") or user_cache_path("vlbib", appauthor=False),
        data_dir=_folder(environ, "VLBIB_DATA_DIR") or user_data_path("vlbib", appauthor=False),
        urls={
            **{name: _url(f"the URL of {name}", url) for name, url in (urls or {}).items()},
            **{name: _url(f"VLBIB_{name.upper()}_URL", url) for name, url in _of(variables, "_URL").items()},
        },
        delays={
            **{name: _delay(f"the delay of {name}", delay) for name, delay in (delays or {}).items()},
            **{name: _delay(f"VLBIB_{name.upper()}_DELAY", delay) for name, delay in _of(variables, "_DELAY").items()},
        },
        environ=environ,
        limits=_limits(deadlines or {}),
        say=say,
        engine=environ.get("VLBIB_INDEX_ENGINE", ""),
    )


def _limits(deadlines: Mapping[str, float]) -> Limits:
    usual = Limits()
    return Limits(
        connect=deadlines.get("connect", usual.connect),
        read=deadlines.get("first_byte", usual.read),
        whole=deadlines.get("answer", usual.whole),
    )


def _of(variables: Mapping[str, str], ending: str) -> dict[str, str]:
    """Return the values of the variables with that ending, by source name."""
    cut = len("VLBIB_")
    return {name[cut : -len(ending)].lower(): value for name, value in variables.items() if name.endswith(ending)}


def _folder(environ: Mapping[str, str], name: str) -> Path | None:
    value = environ.get(name)
    return Path(value).expanduser() if value else None


def _url(called: str, url: str) -> str:
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise BadSetting(f"{called} is not an http(s) address: {one_line(url)!r}")
    return url.rstrip("/")


def _delay(called: str, delay: float | str) -> float:
    try:
        seconds = float(delay)
    except ValueError:
        seconds = math.nan
    if not 0 <= seconds <= 3600:
        raise BadSetting(f"{called} is not a number of seconds from 0 to 3600: {delay}")
    return seconds


def _contact(contact: str) -> str:
    if not contact.isprintable() or not contact.isascii():
        raise BadSetting("the contact must be printable ASCII: an e-mail address or a URL")
    return contact.strip()
