"""Short names in lists that fill a line: `Datasets: HellaSwag, MMLU, GSM8K`, `DETR → Deformable DETR → Mask DINO`.

After a label, one name in four may be unknown, and the list may be in a cell. Without a label all must be known, if
only from the beginning of one title, and a remark may follow (`GCN, GAT, GraphSAGE (on the toy graph)`). A list needs
three names, or two that are compared (`PointPillars versus DETR3D`) or fill an item with a semicolon between them.
Plain words are enough in an item whose names are all sure. So neither a setting (`Backbone: ResNet-50, lr 3e-4`) nor a
list of people (`Present: Oscar, Emil, Flamingo`) names anything.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from vlbib.core.known import Naming
from vlbib.core.lazy_pattern import lazy_pattern
from vlbib.core.part_labels import names_parts
from vlbib.core.segment import CELL_END, Place
from vlbib.core.titles import is_name_like
from vlbib.core.years import YEAR
from vlbib.matching.recognition.titles.hinted_names import heads_one_work

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from vlbib.core.known import Known
    from vlbib.core.segment import Segment

_LEAST = 3  # minimum known names of a labelled list that are spelled like names
_LEAST_BARE = 2  # the same without a label
_ONE_IN = 4  # one in so many names of a labelled list may be unknown
_MOST_SIGNS = 300  # maximum characters of a line that is read
_PLACES = (Place.ITEM, Place.PARAGRAPH, Place.QUOTE, Place.HEADING, Place.ROW)
_LABELLED = lazy_pattern(
    r"(?:^|(?<=[;；]))[^\w\n]{0,6}+(?P<label>\w[^:：;；,，、→\n]{0,29})(?:[:：]|\s(?:→|->|=>))\s*+(?P<list>[^:：;；\n]++)(?=[;；]|$)",
    re.MULTILINE,
)
_BARE = lazy_pattern(
    r"^[^\w\n]{0,6}+(?:\[?(?:[ xX]|\d{1,3}|\d{1,2}:\d\d)\]\s+|\d{1,2}:\d\d\s+)?(?P<list>\w[^\n]*+)$", re.MULTILINE
)
_REMARK = lazy_pattern(rf"[:：;；]|\s[—–-]\s|\s?[(（](?!{YEAR}[)）])")
_YEAR = lazy_pattern(rf"\s?[(（]{YEAR}[)）]\Z")
_COMPARED = lazy_pattern(r"(?<!\s)\s+(?:vs?\.?|versus|VS|>|≈)\s+")
_PAIR = lazy_pattern(r"\s?[;；]\s?|\s/\s")  # between two names that fill an item
# The separators of a list, outermost first: names between slashes may have commas.
_SEPARATORS = (
    lazy_pattern(r"\s*+(?:→|->|=>)\s*+"),
    lazy_pattern(r"\s*+[/|·]\s*+"),
    lazy_pattern(r"(?:\s*+(?:[,，、]\s*+(?:and\s|und\s|以及|和)?|以及|和)|(?<!\s)\s+(?:and|und)\s)\s*+"),
)


def listed_names(segment: Segment, body: Known) -> Iterator[tuple[int, int, bool]]:
    """Yield the places of the known names in lists that fill a line, each with True: the list is enough evidence."""
    if segment.place not in _PLACES:
        return
    begin = 0
    for text in segment.text.split(CELL_END) if segment.place is Place.ROW else (segment.text,):
        for start, end in _in_text(text, segment.place, body):
            yield begin + start, begin + end, True
        begin += len(text) + len(CELL_END)


def _in_text(text: str, place: Place, body: Known) -> Iterator[tuple[int, int]]:
    """Yield the places of the known names in lists that fill a line of a text; in a cell, only after a label.

    Names alone in a cell may be what somebody has worked with.
    """
    for match in _LABELLED.finditer(text):
        if place is Place.HEADING or not names_parts(match["label"]):
            yield from _labelled(text, match, body)
    for match in () if place is Place.ROW else _BARE.finditer(text):
        if len(match["list"]) <= _MOST_SIGNS:
            yield from _bare(text, match, body, is_item=place is Place.ITEM)


def _labelled(text: str, match: re.Match[str], body: Known) -> Iterator[tuple[int, int]]:
    places = _parts(text, match.start("list"), match.end("list"))
    recorded = [place for place in places if body.naming(text[slice(*place)]) is Naming.RECORDED]
    if _spelled(text, recorded) >= _LEAST and _ONE_IN * (len(places) - len(recorded)) <= len(places):
        yield from recorded


def _bare(text: str, match: re.Match[str], body: Known, *, is_item: bool) -> Iterator[tuple[int, int]]:
    start, end = match.span("list")
    cuts = list(_PAIR.finditer(text, start, end)) if is_item else []
    remark = _REMARK.search(text, cuts[0].end() if len(cuts) == 1 else start, end)
    last = remark.start() if remark else end
    pair = cuts[0] if len(cuts) == 1 else _COMPARED.search(text, start, last)
    places = [(start, pair.start()), (pair.end(), last)] if pair else _parts(text, start, last)
    if len(places) < (_LEAST_BARE if pair else _LEAST):
        return
    is_sure = is_item and not pair and all(body.naming(text[slice(*place)]) is Naming.RECORDED for place in places)
    if not is_sure and _spelled(text, places) < (1 if pair else _LEAST_BARE):
        return
    if all(_is_of_work(text[slice(*place)], body) for place in places):
        yield from places


def _is_of_work(name: str, body: Known) -> bool:
    """Tell whether a name is sure, or is spelled like a name or capitalised and only one title begins with it."""
    is_spelled = is_name_like(name) or (name[:1].isupper() and " " not in name)
    return body.naming(name) is Naming.RECORDED or (is_spelled and heads_one_work(name, body))


def _parts(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Return the places of the parts of a list, without years and the full stop at its end."""
    last = start + len(text[start:end].rstrip(" .。"))
    separator = next((each for each in _SEPARATORS if each.search(text, start, last)), _SEPARATORS[-1])
    places = []
    for match in separator.finditer(text, start, last):
        places.append((start, match.start()))
        start = match.end()
    places.append((start, last))
    return [(first, first + len(_YEAR.sub("", text[first:after]))) for first, after in places]


def _spelled(text: str, places: Sequence[tuple[int, int]]) -> int:
    """Return how many spans of a text are spelled like names."""
    return sum(is_name_like(text[start:end]) for start, end in places)
