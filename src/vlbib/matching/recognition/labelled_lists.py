"""Short names in a list behind a label: `Datasets: HellaSwag, MMLU, GSM8K`, `Related: ViLBERT → UNITER → VinVL`.

The list must end its line, most of it must be known, and three names must be spelled like names: so neither a setting
(`Backbone: ResNet-50, lr 3e-4`) nor a list of people (`Present: Oscar, Emil, Flamingo`) names anything.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from vlbib.core.known import Naming
from vlbib.core.lazy_pattern import lazy_pattern
from vlbib.core.part_labels import names_parts
from vlbib.core.segment import Place
from vlbib.core.titles import is_name_like

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vlbib.core.known import Known
    from vlbib.core.segment import Segment

_LEAST = 3  # names of a list that must be known
_ONE_IN = 4  # names of a list, of which one may be unknown
_PLACES = (Place.ITEM, Place.PARAGRAPH, Place.QUOTE)
_LIST = lazy_pattern(
    r"(?:^|(?<=[;；]))[^\w\n]{0,6}+(?P<label>\w[^:：;；,，、→\n]{0,29})(?:[:：]|\s(?:→|->|=>))\s*+(?P<list>[^:：;；\n]++)(?=[;；]|$)",
    re.MULTILINE,
)
_SEPARATOR = lazy_pattern(r"\s*+(?:[,，、/|·→]\s*+(?:and\s|und\s|以及|和)?|\s(?:->|and|und|vs\.?)\s|以及|和)\s*+")


def labelled_lists(segment: Segment, known: Known) -> Iterator[tuple[int, int, bool]]:
    """Yield the places of the known names in lists behind labels; none needs anything else to speak for it."""
    for match in _LIST.finditer(segment.text) if segment.place in _PLACES else ():
        if names_parts(match["label"]):
            continue
        places = list(_parts(segment.text, match.start("list"), match.end("list")))
        recorded = [place for place in places if known.naming(segment.text[slice(*place)]) is Naming.RECORDED]
        spelled = sum(is_name_like(segment.text[slice(*place)]) for place in recorded)
        if spelled >= _LEAST and _ONE_IN * (len(places) - len(recorded)) <= len(places):
            yield from ((start, end, True) for start, end in recorded)


def _parts(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the places of what stands between the separators of a list, without the stop at its end."""
    last = start + len(text[start:end].rstrip(" .。"))
    for separator in _SEPARATOR.finditer(text, start, last):
        yield start, separator.start()
        start = separator.end()
    yield start, last
