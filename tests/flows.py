"""Runs a resolver's flow without network: recorded answers in, requests and records out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from vlbib.resolver import CouldNotAsk, Lookup, Request, Response, Retry

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vlbib.core.record import Record
    from vlbib.resolver import Flow, Question

RECORDED = Path(__file__).parent / "resolvers" / "recorded"


@dataclass(slots=True)
class FlowRun:
    """What a flow has yielded and returned."""

    found: dict[Question, Sequence[Record]] = field(default_factory=dict)
    yielded: list[Request | Retry | Lookup] = field(default_factory=list)
    refused: str = ""

    @property
    def requests(self) -> list[Request]:
        """Only the requests."""
        return [one for one in self.yielded if isinstance(one, Request)]


def recorded(name: str, status: int = 200) -> Response:
    """Return a recorded answer."""
    return Response(status=status, body=(RECORDED / name).read_bytes())


def run_flow(flow: Flow, *answers: Response | CouldNotAsk) -> FlowRun:
    """Run a flow: each request gets the next answer; a request after the last answer fails."""
    run, waiting = FlowRun(), list(answers)
    answer: Response | None = None
    trouble: CouldNotAsk | None = None
    try:
        while True:
            message = flow.throw(trouble) if trouble else flow.send(answer)
            answer, trouble = None, None
            if isinstance(message, Mapping):
                run.found.update(message)
                continue
            run.yielded.append(message)
            assert waiting, f"one request too many: {message}"
            following = waiting.pop(0)
            answer, trouble = (None, following) if isinstance(following, CouldNotAsk) else (following, None)
    except StopIteration as end:
        run.found.update(end.value)
    except CouldNotAsk as exc:
        run.refused = str(exc)
    assert not waiting, "answers left over"
    return run
