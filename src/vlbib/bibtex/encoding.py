"""Detects the encoding of a .bib file.

A byte order mark counts first. Without one, a file is read as UTF-8 if it is valid UTF-8; else in the encoding that it
declares (`% Encoding: windows-1252` from JabRef, `-*- coding: latin-1 -*-` from Emacs); else as UTF-8 if few bytes are
invalid; else as windows-1252; else as Latin-1, which decodes any bytes.
"""

from __future__ import annotations

import codecs
import re

from msgspec import Struct

from vlbib.core.lazy_pattern import lazy_pattern

_DECLARED = lazy_pattern(rb"%[^\n\r]*?coding\s*[:=]\s*([\w.:-]+)", re.IGNORECASE)
_EMACS_ENDINGS = lazy_pattern(r"-(?:unix|dos|mac)$")
_NAMES = {"ansinew": "cp1252", "macroman": "mac_roman", "latin-9": "iso8859-15", "latin9": "iso8859-15"}
_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_ASCII = bytes(range(0x80))


class Encoding(Struct, frozen=True):
    """An encoding by its name in Python.

    `transparent`: bytes below 0x80 are always ASCII, so that the bytes can be scanned. `strays`: the file is in UTF-8,
    except for some bytes.
    """

    name: str
    transparent: bool = True
    strays: bool = False

    def decode(self, raw: bytes) -> str:
        """Return the bytes as text; invalid bytes in a UTF-8 file are read as windows-1252."""
        return raw.decode(self.name, _LENIENT if self.name == "utf-8" else "strict")

    def encodes(self, text: str) -> bool:
        """Tell whether the encoding has every character of the text."""
        try:
            text.encode(self.name)
        except UnicodeEncodeError:
            return False
        return True


def _as_windows(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeDecodeError):
        raise error
    stray = error.object[error.start : error.end]
    return stray.decode("cp1252", "replace"), error.end


_PIECE = 65_536  # bytes
_LENIENT = "vlbib-stray-bytes"
codecs.register_error(_LENIENT, _as_windows)
UTF8 = Encoding("utf-8")


def find_encoding(data: bytes) -> Encoding:
    """Return the encoding of a file's bytes."""
    for mark, name in _MARKS:
        if data.startswith(mark) and (name == "utf-8" or _decodes(data, name)):
            strays = name == "utf-8" and not _decodes(data, name)
            return Encoding(name, transparent=name == "utf-8", strays=strays)
    if _decodes(data, "utf-8"):
        return UTF8
    declared = _declared(data)
    if declared is not None and declared.name != "utf-8" and _decodes(data, declared.name):
        return declared
    if _mostly_utf8(data):
        return Encoding("utf-8", strays=True)
    return Encoding("cp1252" if _decodes(data, "cp1252") else "latin-1")


def _mostly_utf8(data: bytes) -> bool:
    """Distinguish a UTF-8 file with a few stray bytes from one in another encoding."""
    sound = len(re.findall(rb"[\xc2-\xf4][\x80-\xbf]+", data))
    stray = len(re.findall(rb"(?<![\x80-\xff])[\x80-\xff](?![\x80-\xff])", data))
    return sound > 4 * stray


def _declared(data: bytes) -> Encoding | None:
    match = _DECLARED.search(data, 0, 2000)
    if match is None:
        return None
    name = _EMACS_ENDINGS.sub("", match[1].decode("ascii", "replace").lower())
    try:
        codec = codecs.lookup(_NAMES.get(name, name)).name
        transparent = _ASCII.decode(codec).encode("ascii") == _ASCII and len(b"\xe4\x7c".decode(codec, "replace")) == 2
    except (LookupError, UnicodeError):
        return None
    return Encoding(codec, transparent and not codec.startswith(("gb", "big5", "shift", "euc", "cp9", "utf-", "hz")))


def _decodes(data: bytes, name: str) -> bool:
    """Tell whether bytes are in an encoding, decoding a piece at a time: the whole text takes much memory and time."""
    try:
        decoder = codecs.getincrementaldecoder(name)()
        for at in range(0, len(data), _PIECE):
            decoder.decode(data[at : at + _PIECE])
        decoder.decode(b"", final=True)
    except (LookupError, UnicodeError):
        return False
    return True
