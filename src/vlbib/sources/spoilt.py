"""Invalid characters and numbers in an answer: they invalidate only their own record, not the whole answer.

Bytes that are not UTF-8, control characters, lone surrogates and references to any of these make a whole answer
unreadable to a strict parser, and so do invalid or out-of-range JSON numbers (`NaN`, `007`, `1e999`). Each is replaced
by a marker that occurs in no text, so that the answer can be parsed; a record with the marker is left out.
"""

from __future__ import annotations

import re
from math import isfinite
from typing import TYPE_CHECKING

import msgspec
from msgspec import Struct, structs
from msgspec.structs import replace

from vlbib.core.json_reading import json_facts
from vlbib.core.lazy_pattern import lazy_pattern
from vlbib.core.record import SPOILT, unsound_field
from vlbib.core.stored import as_text
from vlbib.core.text import without_controls

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from vlbib.core.record import Record
    from vlbib.resolver import Response

_MARK = SPOILT.encode()
_CONTROL = lazy_pattern(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_WORD = lazy_pattern(r'"[^"\\]*+(?:\\.[^"\\]*+)*+(?:"|\\?\Z)|(?<![\w.+-])[\w.+-]++', re.DOTALL)
_NUMBER = lazy_pattern(r"-?(?:0|[1-9][0-9]*+)(?:\.[0-9]++)?+(?:[eE][+-]?+[0-9]++)?+")
_LIKE_A_NUMBER = lazy_pattern(r"[+-]*(?:[0-9.]|NaN|Infinity)")
_RAW = lazy_pattern(r"[\x00-\x1f]")
_ESCAPE = lazy_pattern(
    r"\\(?:(u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2})|(u[dD][89a-fA-F][0-9a-fA-F]{2})"
    r'|(u[0-9a-fA-F]{4}|["\\/bfnrt])|.)',
    re.DOTALL,
)
_REFERENCE = lazy_pattern(r"&#(?:[xX]([0-9a-fA-F]+)|([0-9]+));")
_DECLARED = lazy_pattern(rb"""\s*<\?xml[^>]*?\bencoding\s*=\s*["']([\w.-]+)["']""")
_LONE_AMPERSAND = lazy_pattern(r"&(?!(?:amp|lt|gt|quot|apos|#[0-9]+|#x[0-9a-fA-F]+);)")


def mended(response: Response) -> Response:
    """Return an answer of JSON or XML with the marker in place of each invalid character; other answers unchanged.

    An answer that is valid, or that stays unreadable, is also unchanged.
    """
    start = response.body.lstrip()[:1]
    mend = _mended_json if start in (b"{", b"[") else _mended_xml if start == b"<" else None
    return response if mend is None else _with_body(response, mend)


def is_spoilt(record: Record) -> bool:
    """Tell whether a record contains the marker, or a value of the wrong type."""
    return bool(unsound_field(record)) or (_may_hold_mark(record) and any(SPOILT in text for text in _texts(record)))


def _may_hold_mark(record: Record) -> bool:
    """Tell quickly whether a record may contain the marker; very few do."""
    try:
        return _MARK in msgspec.msgpack.encode(record, enc_hook=as_text)
    except (TypeError, ValueError, OverflowError):  # values of types that a source must not return
        return True


def reason(record: Record) -> str:
    """Return why a spoilt record is left out, with the readable part of its title."""
    title = without_controls(record.title.replace(SPOILT, "?"))
    return f"a record with invalid characters or values is left out: {title[:80]!r}"


def _with_body(response: Response, mend: Callable[[bytes], bytes]) -> Response:
    body = mend(response.body)
    return response if body is response.body else replace(response, body=body)


def _text(body: bytes) -> str:
    return SPOILT.join(re.split("[\udc80-\udcff]+", body.decode("utf-8", "surrogateescape")))


def _mended_json(body: bytes) -> bytes:
    if _is_json(body):
        return body
    new = _WORD.sub(_word, _text(body)).encode()
    return new if _is_json(new) else body


def _word(word: re.Match[str]) -> str:
    """Return a JSON string with markers for invalid characters, or a marker for an invalid number."""
    text = word[0]
    if text.startswith('"'):
        return _RAW.sub(SPOILT, _ESCAPE.sub(_escape, text))
    if not _LIKE_A_NUMBER.match(text) or (_NUMBER.fullmatch(text) and isfinite(float(text))):
        return text
    return f'"{SPOILT}"'


def _is_json(body: bytes) -> bool:
    try:
        json_facts(body)
    except (msgspec.DecodeError, UnicodeDecodeError):
        return False
    return True


def _escape(escape: re.Match[str]) -> str:
    return escape[0] if escape[1] or escape[3] else SPOILT


def _mended_xml(body: bytes) -> bytes:
    declared = _DECLARED.match(body)
    if declared and declared[1].lower() not in (b"utf-8", b"us-ascii"):
        return body
    text = _REFERENCE.sub(_reference, _CONTROL.sub(SPOILT, _text(body)))
    new = (text if "<![CDATA[" in text else _LONE_AMPERSAND.sub("&amp;", text)).encode()
    return body if new == body else new


def _reference(reference: re.Match[str]) -> str:
    code = int(reference[1], 16) if reference[1] else int(reference[2])
    is_character = code in (9, 10, 13) or 0x20 <= code < 0xD800 or 0xE000 <= code < 0xFFFE or 0x10000 <= code < 0x110000
    return reference[0] if is_character else SPOILT


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Struct):
        yield from (text for part in structs.astuple(value) for text in _texts(part))
    elif isinstance(value, tuple):
        yield from (text for part in value for text in _texts(part))
