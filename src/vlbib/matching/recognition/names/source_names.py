"""Short names right behind words for a source in a comment: `# features from SumREN`, `% margin as in ArcFace`.

Only distinct names count there: a plain word behind `from` is a person, a place or a part of the program.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from vlbib.core.known import Naming
from vlbib.core.lazy_pattern import lazy_pattern
from vlbib.core.programs_and_measures import is_program_or_measure
from vlbib.core.segment import Sighting
from vlbib.core.source_notes import source_starts
from vlbib.core.titles import is_coined, is_name_like
from vlbib.core.venues import is_conference
from vlbib.matching.recognition.titles.hinted_names import heads_one_work

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vlbib.core.known import Known
    from vlbib.core.segment import Segment

_NAME = lazy_pattern(r"[A-Za-z\d][\w+-]*(?:\.\d)?[\w+]*(?![\w@/\\.(+-]\w|[(\[_])")


def source_names_in(segment: Segment, body: Known) -> Iterator[Sighting]:
    """Yield the distinct names of one known work each that follow words for a source in a comment."""
    for start in sorted(source_starts(segment.text)):
        match = _NAME.match(segment.text, start)
        if match and _is_distinct(match[0], body):
            yield Sighting(start, match.end(), match[0], is_name=True)


def _is_distinct(name: str, body: Known) -> bool:
    if not (is_name_like(name) or is_coined(name)) or is_conference(name) or is_program_or_measure(name):
        return False
    naming = body.naming(name)
    return naming is Naming.RECORDED or (naming is Naming.HINT and heads_one_work(name, body))
