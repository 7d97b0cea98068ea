r"""Files attached to an entry, as JabRef, Zotero, Mendeley and BibDesk write them; paths are not changed.

`file` contains `description:path:type` items separated by `;`, with `\:` and `\;` for these characters in a path, or a
bare path. `bdsk-file-1` and so on contain a base64 property list, from which `relativePath` is read.
"""

from __future__ import annotations

import base64
import mimetypes
import re
from typing import TYPE_CHECKING

from msgspec import Struct

from vlbib.core.lazy_pattern import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from vlbib.exports.item import Item

_PARTS = lazy_pattern(r"(?<!\\);")
_COLON = lazy_pattern(r"(?<!\\):")
_ESCAPED = lazy_pattern(r"\\([:;\\_&%#$])")
_BIBDESK = lazy_pattern(r"bdsk-file-\d+")
_WHOLE = 3  # description, path, type
_NO_FIELDS: frozenset[str] = frozenset()
_NO_PATHS = frozenset({"$null", "relativePath", "aliasData", "bookmark"})


class Attachment(Struct, frozen=True):
    """A file of an entry: its path, its title ("" if none) and its media type ("" if unknown)."""

    path: str
    title: str
    media_type: str


def file_fields(item: Item) -> frozenset[str]:
    """Return the fields of an item from which file paths can be read."""
    named = _named(item)
    return frozenset(field for field, value in named if any(_read(field, value))) if named else _NO_FIELDS


def attachments(item: Item) -> tuple[Attachment, ...]:
    """Return the files of an item in order, each path once."""
    named = _named(item)
    if not named:
        return ()
    held = [file for field, value in named for file in _read(field, value)]
    return tuple({file.path: file for file in reversed(held)}.values())[::-1]


def _named(item: Item) -> list[tuple[str, str]]:
    """Return the fields that may contain file paths, with their values."""
    names = " ".join(item.values)
    if "file" not in names and "bdsk-" not in names:  # true of most entries
        return []
    return [pair for pair in item.values.items() if pair[0] == "file" or pair[0].startswith("bdsk-")]


def _read(field: str, value: str) -> Iterator[Attachment]:
    if field == "file":
        plain = value.strip("{} ").replace(r"$\backslash$", "\\")  # Mendeley's backslash
        yield from (_jabref(part) for part in _PARTS.split(plain) if part.strip())
    elif _BIBDESK.fullmatch(field) and (path := _bibdesk_path(value)):
        yield attachment(path)


def _jabref(part: str) -> Attachment:
    """Read one file: `description:path:type`, or a bare path if there are fewer than three parts."""
    pieces = _COLON.split(part.strip())
    if len(pieces) < _WHOLE:
        return attachment(_bare(part))
    return attachment(_bare(":".join(pieces[1:-1])), _bare(pieces[0]), pieces[-1])


def attachment(path: str, title: str = "", kind: str = "") -> Attachment:
    """Return a file by its path. `kind` is used if it is a media type; JabRef's type words say less than the suffix."""
    media_type = kind if "/" in kind else mimetypes.guess_type(path)[0] or ""
    return Attachment(path, title, media_type)


def _bare(text: str) -> str:
    return _ESCAPED.sub(r"\1", text).strip()


def _bibdesk_path(value: str) -> str:
    """Return the path in BibDesk's property list, plain or a keyed archive; "" if it has none."""
    import plistlib  # in few libraries is there one, and it takes longer to import than an entry to write

    try:
        held = plistlib.loads(base64.b64decode(re.sub(r"\s", "", value), validate=True))
    except Exception:  # noqa: BLE001 -- plistlib raises many exception types on damaged user data
        return ""
    if not isinstance(held, dict):
        return ""
    objects = held.get("$objects")
    strings = [held.get("relativePath"), *(objects if isinstance(objects, list) else ())]
    return next((text for text in strings if isinstance(text, str) and text not in _NO_PATHS and "." in text), "")


def file_value(files: Iterable[Attachment]) -> str:
    r"""Return the files as a value of `file`: `title:path:type`, with `\:` and `\;` within each part.

    >>> file_value((Attachment("a;b.pdf", "Full Text", "application/pdf"),))
    'Full Text:a\\;b.pdf:application/pdf'
    """
    return ";".join(
        ":".join(map(_escaped, (attachment.title, attachment.path, attachment.media_type))) for attachment in files
    )


def _escaped(text: str) -> str:
    """Escape one part; braces are percent-encoded, because unbalanced ones would break the field."""
    return re.sub(r"([\\:;])", r"\\\1", text).replace("{", "%7B").replace("}", "%7D")
