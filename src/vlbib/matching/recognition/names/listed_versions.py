"""Versions of a work listed behind its name: `Dreamer v1 / v2 / v3`, `GPT-1/2/3`, `BLIP; v2 adds a Q-Former`.

Each version that is the name of a work names it; only a known name shows that the numbers are no amounts or pages.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from vlbib.core.known import Naming
from vlbib.core.lazy_pattern import lazy_pattern
from vlbib.core.segment import Place, Sighting
from vlbib.matching.recognition.titles.hinted_names import are_of_one_work, titles_headed_by

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator, Sequence

    from vlbib.core.known import Known
    from vlbib.core.segment import Segment

_PLACES = (Place.ITEM, Place.ROW, Place.HEADING, Place.PARAGRAPH, Place.QUOTE)
# `Dreamer v1 / v2`, `GPT-1/2/3`, `YOLOv3, v4`; the name has one word or two
_LIST = lazy_pattern(
    r"(?<![\w./@-])(?P<before>[A-Za-z][\w-]{1,20}+ )??(?P<word>[A-Za-z](?:[\w-]{0,20}?[A-Za-z])?)[ -]?"
    r"(?P<first>[vV]?\d(?:\.\d)?)"
    r"(?P<others>(?:\s?(?:[/,&+、和]|and|und|et|y|e)\s?-?[vV]?\d(?:\.\d)?(?![\w.%°]{0,4}[\w%°])){1,9})(?![\w/-])"
)
# A version that begins a clause on the line of the name
_ALONE = lazy_pattern(r"(?:[;；,，→]\s?|\s(?:and|then|und|et|y)\s)(?P<version>[vV]\d)(?![\w.+-]|\s?[=:])")
_WORD = lazy_pattern(r"(?<![\w./@-])[A-Za-z][\w-]*[A-Za-z](?![\w/@-])")
_VERSION = lazy_pattern(r"[vV]?(\d(?:\.\d)?)")
_FIRST = ("1", "1.0")
_LEAST = 2  # minimum versions in a list that are names of works


def listed_versions(segment: Segment, body: Known, taken: Sequence[Sighting]) -> Iterator[Sighting]:
    """Yield the works that are versions in a list of them, each at its place, unless something there is `taken`.

    The first version has the name in front of it, and so has the text of each sighting.
    """
    if segment.place not in _PLACES or segment.results:
        return
    for listed in _LIST.finditer(segment.text):
        if any(title.start < listed.end() and listed.start() < title.end for title in taken):
            continue
        starts = ("before", "word") if listed["before"] else ("word",)
        named = max((list(_versions(listed, listed.start(start), body)) for start in starts), key=len)
        if len(named) >= _LEAST and any(body.naming(each.text) is not Naming.SHARED for each in named):
            yield from named
    for alone in _ALONE.finditer(segment.text):
        line = segment.text[: alone.start()].rpartition("\n")[2]
        version = alone["version"]
        names = (f"{word} {each}" for word in reversed(_WORD.findall(line)) for each in (version, version[1:]))
        name = next((name for name in names if body.naming(name) is Naming.RECORDED), "")
        if name:
            yield Sighting(*alone.span("version"), name, is_name=True)


def _versions(listed: re.Match[str], start: int, body: Known) -> Iterator[Sighting]:
    """Yield the versions in a list that are the names of works, if the name begins at an offset."""
    name = listed.string[start : listed.end("word")]
    for version in _VERSION.finditer(listed.string, listed.start("first"), listed.end()):
        is_first = version.start() == listed.start("first")
        plain = (name,) if version[1] in _FIRST else ()
        texts = (f"{name} v{version[1]}", f"{name} {version[1]}", *plain)
        text = max(texts, key=lambda each: _weight(each, body))
        if _weight(text, body):
            yield Sighting(start if is_first else version.start(), version.end(), text, is_name=True)


def _weight(text: str, body: Known) -> Naming:
    """Return how much is known about a text as a short name; nothing if it is before the colons of several."""
    naming = body.naming(text)
    if naming is Naming.HINT and not are_of_one_work(text, titles_headed_by(text, body)):
        return Naming.NONE
    return naming
