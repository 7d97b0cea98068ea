"""How msgspec stores values of `core`: ids and names as text, everything else by its fields.

Pass `as_text` to an encoder (`enc_hook`) and `from_text` to a decoder (`dec_hook`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

as_text = str

# Creates an `Id` or a `Name` from its text, like `read`, but faster: a large lock has tens of thousands of them.
from_text: Callable[[type[Any], Any], Any] = str.__new__
