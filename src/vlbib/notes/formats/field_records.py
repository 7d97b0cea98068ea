"""Convert records with one field per line to list items: RIS, refer, MEDLINE, and those of Zotero and Notion.

The line of the title becomes one item with year and ids. The authors go on the line below it, and an only id on the
line of its field. The lines of the other fields become empty, so that no line moves.

RIS: https://en.wikipedia.org/wiki/RIS_(file_format); refer: https://man7.org/linux/man-pages/man1/refer.1.html
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from vlbib.core.lazy_pattern import lazy_pattern
from vlbib.core.years import YEAR

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_TAGGED = lazy_pattern(
    r"[ \t]*(?:(?P<ris>[A-Z][A-Z0-9]{1,3})[ \t]{1,2}-(?:[ \t]|$)|%(?P<refer>[A-Z0-9])[ \t]+)(?P<value>.*)"
)
_FIELD = lazy_pattern(
    r"[ \t]*(?:[-*+][ \t]+)?[*_]{0,2}(?P<key>[A-Za-z][A-Za-z ]{1,20})[*_]{0,2}[ \t]*:[*_]{0,2}(?!:)[ \t]+"
    r"(?P<value>\S.*)"
)
_KEYS = {
    "title": ("title", "full title", "TI", "T1", "T"),
    "year": ("year", "date", "PY", "Y1", "DP", "D"),
    "doi": ("doi", "DO", "LID", "R"),
    "url": ("url", "link", "UR", "U"),
    "authors": ("author", "authors", "AU", "A1", "A"),
    "": (
        "publisher", "volume", "issue", "pages", "short title", "library catalog", "extra",
        "publication", "journal abbreviation", "proceedings title", "conference name", "place", "series", "issn",
        "isbn", "rights", "keywords",
    ),
    "kept": (  # fields that manage the note itself
        "owner", "status", "tags", "tag", "category", "created", "created by", "last edited", "last updated", "updated",
        "priority", "rating", "assignee", "due", "due date", "date added", "modified", "date modified", "accessed",
        "item type", "type", "document type", "language",
    ),
}  # fmt: skip
_NAMES = {key: name for name, keys in _KEYS.items() for key in keys}
_URL = lazy_pattern(r"https?://[^\s()<>\[\]]+(?:\([^\s()<>]*\)[^\s()<>\[\]]*)?")
_BARE_URL = lazy_pattern(r"[a-z][a-z0-9-]*(?:\.[a-z0-9-]+)+/\S+")
_PEOPLE = lazy_pattern(r"[^\W\d_](?:[^\d\[\]<>:/.]|\.(?!\w{2}))*")  # no URL, no `[[link]]`
_LEAST = 2  # minimum fields of a record
_BEGINS = ("TY", "0")  # tags with which a record begins


def records_as_items(text: str) -> str:
    r"""Return a note with an item for each record of fields, and without fields that manage the note itself.

    >>> records_as_items("TY  - JOUR\nTI  - Deep Sets of Things\nPY  - 2017\nER  -")
    '\n- [2017] Deep Sets of Things\n\n'
    """
    if ":" not in text and "-" not in text and "%" not in text:
        return text
    lines = text.split("\n")
    for start, end in list(_runs(lines)):
        records = list(_records(lines, start, end))
        for first, last in records:
            lines[first:last] = _item(lines[first:last])
        if not (records or "".join((*lines[start - 1 : start], *lines[end : end + 1])).strip()):
            lines[start:end] = ["" if _is_kept(line) else line for line in lines[start:end]]
    return "\n".join(lines)


def _read(line: str) -> tuple[str, str] | None:
    """Return the name and value of a field, the name "" if it says nothing about the work; None for other lines."""
    first = line.lstrip(" \t")[:1]
    tagged = _TAGGED.fullmatch(line) if first == "%" or "A" <= first <= "Z" else None
    if tagged:
        return _NAMES.get(tagged["ris"] or tagged["refer"], ""), tagged["value"].strip()
    field = _FIELD.fullmatch(line) if ":" in line else None
    name = _NAMES.get(field["key"].lower().strip()) if field else None
    return None if field is None or name is None else (name, field["value"].strip(" *_"))


def _is_kept(line: str) -> bool:
    """Tell whether a line is a field that manages the note (owner, dates) and has no link."""
    return (_read(line) or ("", ""))[0] == "kept" and "://" not in line and "[[" not in line


def _runs(lines: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Yield the runs of lines that are fields, outside code."""
    start, fence = -1, ""
    for number, line in enumerate((*lines, "")):
        mark = line.lstrip()[:3]
        fence = "" if fence and mark == fence else fence or (mark if mark in ("```", "~~~") else "")
        is_field = not fence and _read(line) is not None
        if start < 0 and is_field:
            start = number
        elif start >= 0 and not is_field:
            if number - start >= _LEAST:
                yield start, number
            start = -1


def _records(lines: Sequence[str], start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the records with a title in a run of fields.

    A record begins at a tag that says so, or at a second title.
    """
    first, has_title = start, False
    for number in range(start, end):
        tagged = _TAGGED.fullmatch(lines[number])
        read = _read(lines[number])
        is_title = read is not None and read[0] == "title"
        begins = tagged is not None and (tagged["ris"] or tagged["refer"]) in _BEGINS
        if begins or (is_title and has_title):
            if has_title:
                yield first, number
            first, has_title = number, False
        has_title = has_title or is_title
    if has_title and end - first >= _LEAST:
        yield first, end


def _address(value: str) -> str:
    """Return the URL in the value of a field, bare or in a link of Markdown; "" if it has none.

    >>> _address("[pdf](https://arxiv.org/abs/1706.03762)"), _address("arxiv.org/abs/1706.03762"), _address("none")
    ('https://arxiv.org/abs/1706.03762', 'https://arxiv.org/abs/1706.03762', '')
    """
    match = _URL.search(value)
    if match:
        return match[0]
    return f"https://{value}" if _BARE_URL.fullmatch(value) else ""


def _item(fields: Sequence[str]) -> list[str]:
    """Return the lines of a record with one item on the line of its title, nested if the record is indented."""
    read = [_read(line) or ("", "") for line in fields]
    at = next(number for number, (name, _) in enumerate(read) if name == "title")
    values = dict(reversed(read))
    year = re.search(rf"\b{YEAR}\b", values.get("year", ""))
    parts = [f"[{year[0]}]"] if year else []
    parts += [values["title"]]
    ids = [f"doi:{values['doi']}"] if values.get("doi", "").startswith("10.") else []
    address = _address(values.get("url", ""))
    ids += [f"<{address}>"] if address else []
    match = re.match(r"[ \t]*", fields[at])
    indent = match[0] if match else ""
    items = [""] * len(fields)
    names = [value.strip("[] ") for name, value in read if name == "authors"]
    if len(fields) > at + 1 and names and all(map(_PEOPLE.fullmatch, names)):
        items[at + 1] = f"{indent}  - Authors: {'; '.join(names)}"
    below = [number for number, (name, _) in enumerate(read) if name in ("doi", "url") and number > at]
    if len(ids) == len(below) == 1 and not items[below[0]]:
        items[below[0]] = f"{indent}  - {ids.pop()}"
    items[at] = f"{indent}- {' '.join(parts + ids)}"
    return items
