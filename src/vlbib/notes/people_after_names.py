"""People right after a short name are those of its work: `TableNet by Paliwal et al.`, `TableNet (Paliwal et al.)`.

Another work may be called so, too, and the people tell that it is not the one that is known.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec.structs import replace

from vlbib.core.laboratories import is_laboratory
from vlbib.core.lazy_pattern import lazy_pattern
from vlbib.core.names import PARTICLES
from vlbib.core.people_words import OTHERS
from vlbib.core.text import word_places
from vlbib.core.work import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from vlbib.core.segment import Segment
    from vlbib.core.work import Mention

_PARTICLE = rf"(?:{'|'.join(map(re.escape, sorted(PARTICLES)))})"
_PEOPLE = lazy_pattern(
    r"(?:\s?[(（\[]|\s(?:by|from|von|de|di|par|por|av|van|door|od|от)\s)"
    rf"(?P<family>(?:{_PARTICLE}\s){{0,2}}[^\W\d_a-z][^\W\d_]+(?:[-'’][^\W\d_]+)*),?\s{OTHERS}"
)


def with_people_after(segments: Sequence[Segment], mentions: Sequence[Mention]) -> list[Mention]:
    """Return mentions, with the first author for short names that stand right before a person and `et al.`."""
    bare = {each.line for each in mentions if _is_bare(each)}
    lines = {number: line for each in segments if bare for number, line in each.lines() if number in bare}
    return [_with_first(each, lines.get(each.line, "")) if _is_bare(each) else each for each in mentions]


def _is_bare(mention: Mention) -> bool:
    is_name = mention.kind is Kind.ALIAS or bool(mention.called)
    return is_name and not (mention.authors or mention.ids or mention.cited_as or mention.kind is Kind.PEOPLE)


def _with_first(mention: Mention, line: str) -> Mention:
    families = list(dict.fromkeys(_families_after(line, mention.called or mention.text)))
    return replace(mention, authors=(families[0],)) if len(families) == 1 else mention


def _families_after(line: str, name: str) -> Iterator[str]:
    for at in word_places(line, name):
        people = _PEOPLE.match(line, at + len(name))
        if people and not is_laboratory(people["family"]):
            yield people["family"]
