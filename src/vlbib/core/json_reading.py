"""JSON from others: nesting too deep for Python counts as damage like any other.

`msgspec` and `json` raise RecursionError for it, which no reader of a file or an answer expects.
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
    """Return decoded JSON in the shape of the decoder.

    Raises `msgspec.DecodeError`, a ValueError, if the JSON is damaged, of another shape or nested too deep, and
    UnicodeDecodeError if it is not UTF-8.
    """
    try:
        return decoder.decode(data)
    except RecursionError as error:
        raise msgspec.DecodeError(TOO_DEEP) from error


def json_facts(data: bytes | str) -> Any:  # noqa: ANN401 -- JSON is of any shape
    """Return decoded JSON of any shape; raises the same errors as `decoded_by`."""
    return decoded_by(_ANY, data)


def lenient_json(text: str | bytes) -> Any:  # noqa: ANN401 -- JSON is of any shape
    """Return JSON decoded by Python's reader, which allows NaN and control characters and reports error lines.

    Raises ValueError if it is damaged or nested too deep.

    >>> lenient_json("[" * 100_000 + "]" * 100_000)
    Traceback (most recent call last):
    ValueError: it is nested too deep
    """
    try:
        return json.loads(text)
    except RecursionError as error:
        raise ValueError(TOO_DEEP) from error
