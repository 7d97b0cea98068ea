"""Detects the encoding of a .bib file.

A byte order mark counts first. Without one, a file is read as UTF-8 if it is valid UTF-8; else in the encoding that it
declares (`% Encoding: windows-1252` from JabRef, `-*- coding: latin-1 -*-` from Emacs); else as UTF-8 if few bytes are
invalid; else as GBK or GB18030 if that gives Chinese; else as windows-1252 or Latin-1 if that gives letters such as
those of Western languages. The encoding of any other file is not known: what it says is then not known either, and new
letters would be in another encoding than its own.
"""

from __future__ import annotations

import codecs
import re

from msgspec import Struct

from vlbib.bibtex.common_hanzi import COMMON_HANZI
from vlbib.core.lazy_pattern import lazy_pattern

_DECLARED = lazy_pattern(rb"%[^\n\r]*?coding\s*[:=]\s*([\w.:-]+)", re.IGNORECASE)
_EMACS_ENDINGS = lazy_pattern(r"-(?:unix|dos|mac)$")
_NAMES = {"ansinew": "cp1252", "macroman": "mac_roman", "latin-9": "iso8859-15", "latin9": "iso8859-15"}
_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_ASCII = bytes(range(0x80))
_BEYOND_ASCII = lazy_pattern(rb"[\x80-\xff]+")
_WESTERN = frozenset(
    "ŠšŽžŒœŸÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖØÙÚÛÜÝÞßàáâãäåæçèéêëìíîïðñòóôõöøùúûüýþÿ€…‘’“”•–—™\xa0¡§©ª«®°±´µ·º»¿×".encode(
        "cp1252"
    )
)
_LONGEST = 3  # letters beyond ASCII in a row in Western text; a word in Greek, Cyrillic or Chinese has more


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


def find_encoding(data: bytes) -> Encoding | None:
    """Return the encoding of a file's bytes, or None if it cannot be known."""
    for mark, name in _MARKS:
        if data.startswith(mark) and (name == "utf-8" or _decodes(data, name)):
            strays = name == "utf-8" and not _decodes(data, name)
            return Encoding(name, transparent=name == "utf-8", strays=strays)
    if _decodes(data, "utf-8"):
        return UTF8
    declared = _declared(data)
    if declared is not None and declared.name != "utf-8" and _decodes(data, declared.name):
        return declared
    return _likely(data)


def encoding_to_show(data: bytes) -> Encoding:
    """Return an encoding in which a file can be shown: its own, or Latin-1, which has every byte."""
    return find_encoding(data) or Encoding("latin-1")


def line_beyond_utf8(data: bytes) -> int:
    """Return the 1-based line of the first byte that is not UTF-8; 1 if there is none."""
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        return data.count(b"\n", 0, error.start) + 1
    return 1


def _likely(data: bytes) -> Encoding | None:
    """Return the encoding that the bytes of a file without UTF-8 and without a declaration speak for."""
    if _is_mostly_utf8(data):
        return Encoding("utf-8", strays=True)
    chinese = next((name for name in ("gbk", "gb18030") if _decodes(data, name)), None)
    if chinese and _is_chinese(data.decode(chinese)):
        return Encoding(chinese, transparent=False)
    return _western(data)


def _is_mostly_utf8(data: bytes) -> bool:
    """Distinguish a UTF-8 file with a few stray bytes from one in another encoding."""
    letters = [letter for letter in data.decode("utf-8", "surrogateescape") if letter > "\x7f"]
    stray = sum("\udc80" <= letter <= "\udcff" for letter in letters)
    return len(letters) - stray > 4 * stray


def _is_chinese(text: str) -> bool:
    """Tell whether most of the letters beyond ASCII are common Chinese characters."""
    letters = [letter for letter in text if letter > "\x7f" and letter.isalnum()]
    return 2 * sum(letter in COMMON_HANZI for letter in letters) > len(letters)


def _western(data: bytes) -> Encoding | None:
    """Return windows-1252 or Latin-1 if most of the bytes beyond ASCII are letters or marks of Western text, in words.

    Text in an encoding with several bytes for a letter, and text in another script, has longer runs of such bytes.
    """
    runs = _BEYOND_ASCII.findall(data)
    western = sum(byte in _WESTERN for run in runs if len(run) <= _LONGEST for byte in run)
    if 4 * western < 3 * sum(map(len, runs)):
        return None
    return Encoding("cp1252" if _decodes(data, "cp1252") else "latin-1")


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
