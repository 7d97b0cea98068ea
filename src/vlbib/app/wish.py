"""What a run wishes of the sources."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from vlbib.settings import Settings


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What a run wishes of the sources: `only` these, `offline`, `refresh` past the cache; `say` takes progress."""

    settings: Settings
    only: tuple[str, ...] = ()
    offline: bool = False
    refresh: bool = False
    say: Callable[[str], None] = lambda _line: None
