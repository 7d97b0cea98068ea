"""How msgspec writes values of the core: an identity and a name as their text, all else by its fields.

Hand `as_text` to an encoder (`enc_hook`) and `from_text` to a decoder (`dec_hook`).
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any, cast

if TYPE_CHECKING:
    from collections.abc import Callable

    from vlbib.core.ids import Id
    from vlbib.core.names import Name

as_text = str


@lru_cache(maxsize=1 << 17)
def _read(kind: type[Id | Name], text: str) -> Id | Name:
    return kind.read(text)


# Returns the identity or name of a text; the same object for the same text, since a large lock repeats most of them.
from_text = cast("Callable[[type[Any], Any], Any]", _read)
