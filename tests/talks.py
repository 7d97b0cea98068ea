"""Holds a resolver's talk by hand: recorded bytes in, requests and findings out, no network."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from vlbib.resolver import Again, CouldNotAsk, Lookup, Request, Response

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vlbib.core.record import Record
    from vlbib.resolver import Question, Talk

RECORDED = Path(__file__).parent / "resolvers" / "recorded"


@dataclass(slots=True)
class Held:
    """What was said in a talk."""

    found: dict[Question, Sequence[Record]] = field(default_factory=dict)
    said: list[Request | Again | Lookup] = field(default_factory=list)
    refused: str = ""

    @property
    def requests(self) -> list[Request]:
        """The requests alone."""
        return [one for one in self.said if isinstance(one, Request)]


def recorded(name: str, status: int = 200) -> Response:
    """Return a recorded answer."""
    return Response(status=status, body=(RECORDED / name).read_bytes())


def hold(talk: Talk, *answers: Response | CouldNotAsk) -> Held:
    """Hold a talk: each request gets the next answer; past the last one, nothing more may be asked."""
    held, waiting = Held(), list(answers)
    answer: Response | None = None
    trouble: CouldNotAsk | None = None
    try:
        while True:
            said = talk.throw(trouble) if trouble else talk.send(answer)
            answer, trouble = None, None
            if isinstance(said, Mapping):
                held.found.update(said)
                continue
            held.said.append(said)
            assert waiting, f"one request too many: {said}"
            following = waiting.pop(0)
            answer, trouble = (None, following) if isinstance(following, CouldNotAsk) else (following, None)
    except StopIteration as end:
        held.found.update(end.value)
    except CouldNotAsk as exc:
        held.refused = str(exc)
    assert not waiting, "answers left over"
    return held
