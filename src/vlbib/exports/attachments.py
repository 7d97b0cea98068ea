r"""Files that belong to an entry, as JabRef, Zotero, Mendeley and BibDesk write them; paths stay as they are.

`file` holds `description:path:type` separated by `;`, with `\:` and `\;` for these characters in a path, or a bare
path. `bdsk-file-1` and its like hold a property list in base64, whose `relativePath` counts.
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
_NO_PATHS = frozenset({"$null", "relativePath", "aliasData", "bookmark"})


class Attachment(Struct, frozen=True):
    """A file of an entry: its path, what it is called ("" for nothing), and its media type ("" where unknown)."""

    path: str
    title: str
    media_type: str


def file_fields(item: Item) -> frozenset[str]:
    """Return the fields of an item that name files which can be read from them."""
    return frozenset(field for field, value in _named(item) if any(_read(field, value)))


def attachments(item: Item) -> tuple[Attachment, ...]:
    """Return the files of an item in order, each path once."""
    named = _named(item)
    if not named:
        return ()
    held = [file for field, value in named for file in _read(field, value)]
    return tuple({file.path: file for file in reversed(held)}.values())[::-1]


def _named(item: Item) -> list[tuple[str, str]]:
    """Return the fields that may name files, with their values."""
    names = " ".join(item.values)
    if "file" not in names and "bdsk-" not in names:  # as in most
        return []
    return [pair for pair in item.values.items() if pair[0] == "file" or pair[0].startswith("bdsk-")]


def _read(field: str, value: str) -> Iterator[Attachment]:
    if field == "file":
        plain = value.strip("{} ").replace(r"$\backslash$", "\\")  # which Mendeley writes for a backslash
        yield from (_jabref(part) for part in _PARTS.split(plain) if part.strip())
    elif _BIBDESK.fullmatch(field) and (path := _bibdesk_path(value)):
        yield attachment(path)


def _jabref(part: str) -> Attachment:
    """Read one file: three parts at least, else the whole is a path."""
    pieces = _COLON.split(part.strip())
    if len(pieces) < _WHOLE:
        return attachment(_bare(part))
    return attachment(_bare(":".join(pieces[1:-1])), _bare(pieces[0]), pieces[-1])


def attachment(path: str, title: str = "", kind: str = "") -> Attachment:
    """Return a file by its path; `kind` is a media type, or JabRef's word for one, which says less than the ending."""
    media_type = kind if "/" in kind else mimetypes.guess_type(path)[0] or ""
    return Attachment(path, title, media_type)


def _bare(text: str) -> str:
    return _ESCAPED.sub(r"\1", text).strip()


def _bibdesk_path(value: str) -> str:
    """Return the path in a property list of BibDesk's, plain or an archive of objects; "" where there is none."""
    import plistlib  # in few libraries is there one, and it takes longer to import than an entry to write

    try:
        held = plistlib.loads(base64.b64decode(re.sub(r"\s", "", value), validate=True))
    except Exception:  # noqa: BLE001 -- plistlib raises many kinds on damaged bytes, and they are the owner's
        return ""
    if not isinstance(held, dict):
        return ""
    objects = held.get("$objects")
    strings = [held.get("relativePath"), *(objects if isinstance(objects, list) else ())]
    return next((text for text in strings if isinstance(text, str) and text not in _NO_PATHS and "." in text), "")


def file_value(files: Iterable[Attachment]) -> str:
    r"""Return the files as a value of `file`: `title:path:type`, with `\:` and `\;` within each.

    >>> file_value((Attachment("a;b.pdf", "Full Text", "application/pdf"),))
    'Full Text:a\\;b.pdf:application/pdf'
    """
    return ";".join(
        ":".join(map(_escaped, (attachment.title, attachment.path, attachment.media_type))) for attachment in files
    )


def _escaped(text: str) -> str:
    """Return a part of a value; braces, which might not balance, are written as in an address."""
    return re.sub(r"([\\:;])", r"\\\1", text).replace("{", "%7B").replace("}", "%7D")
