"""A decorator for handlers of the editor's requests: unsaved texts count, and a failure gives no answer."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING, TypeVar

from vlbib.core.faults import CannotUse

if TYPE_CHECKING:
    from collections.abc import Callable

    from vlbib.editors.vlbib_server import VlbibServer

_Question = TypeVar("_Question")
_Answer = TypeVar("_Answer")


def answering(function: Callable[[VlbibServer, _Question], _Answer | None]) -> Callable[..., _Answer | None]:
    """Run a handler with the unsaved texts; return None if the project cannot be read or the file is not served."""

    @functools.wraps(function)
    def answer(ls: VlbibServer, params: _Question) -> _Answer | None:
        document = getattr(params, "text_document", None)
        if document and not ls.serves(document.uri):
            return None
        with ls.desk.open():
            try:
                return function(ls, params)
            except CannotUse:
                return None

    return answer
