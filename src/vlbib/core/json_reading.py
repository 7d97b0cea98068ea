"""JSON that others wrote: nesting deeper than Python can follow counts as damage like any other.

`msgspec` and `json` raise RecursionError there, which no reader of a file or an answer expects.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, TypeVar

import msgspec

if TYPE_CHECKING:
    from msgspec.json import Decoder

_Shape = TypeVar("_Shape")
TOO_DEEP = "it is nested too deep"
_ANY = msgspec.json.Decoder()


def decoded_by(decoder: Decoder[_Shape], data: bytes | str | msgspec.Raw) -> _Shape:
    """Return what JSON holds, in a decoder's shape.

    Raises `msgspec.DecodeError`, a ValueError, where it is damaged, of another shape or nested too deep, and
    UnicodeDecodeError where it is not UTF-8.
    """
    try:
        return decoder.decode(data)
    except RecursionError as error:
        raise msgspec.DecodeError(TOO_DEEP) from error


def json_facts(data: bytes | str) -> Any:  # noqa: ANN401 -- JSON is of any shape
    """Return what JSON holds, whatever its shape; raises as `decoded_by` does."""
    return decoded_by(_ANY, data)


def lenient_json(text: str | bytes) -> Any:  # noqa: ANN401 -- JSON is of any shape
    """Return what JSON holds as Python's reader takes it: NaN and control characters too; its errors know their line.

    Raises ValueError where it is damaged or nested too deep.

    >>> lenient_json("[" * 100_000 + "]" * 100_000)
    Traceback (most recent call last):
    ValueError: it is nested too deep
    """
    try:
        return json.loads(text)
    except RecursionError as error:
        raise ValueError(TOO_DEEP) from error
