"""Python's garbage collector of reference cycles, paused while a large library or dump is read or asked."""

from __future__ import annotations

import gc
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextmanager
def collector_at_rest() -> Iterator[None]:
    """Pause the collector, which would otherwise scan a large library or dump again and again.

    What is read has no cycles, and is freed without the collector.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
