"""Short names of little-known works that are of another field than the note, and so may be another work's.

`CT-CLIP` in notes on scans of the chest is hardly the only known work of this name, one on diseases of leaves. Such a
name waits for a decision. People, a year, a venue or an id beside it say more than its field does. A name with a number
(`OpenLane-V2`) is hardly another work's, and a title such as `Ovis Technical Report` tells no field.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from vlbib.core.word_stems import telling_stems
from vlbib.core.work import Kind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from vlbib.core.field_of_study import FieldOfStudy
    from vlbib.core.work import Mention

_LEAST = 4  # minimum works, the one of the name among them, that tell the field of a note
_MOST_WORDS = 3  # maximum words of a name
_FIT = 4  # minimum fit of a little-known work with the field
_TELLING = 3  # minimum words of a title besides the name that tell its field


def with_strange_homonyms(
    mentions: Iterable[Mention], field: Callable[[], FieldOfStudy], little_known: Callable[[str], str]
) -> list[Mention]:
    """Return mentions, those waiting that name a little-known work of another field than the note's.

    `little_known` returns the title of the only work of a name if it is not well known, else "".
    """
    return [replace(each, aside=True) if _is_strange(each, field, little_known) else each for each in mentions]


def _is_strange(mention: Mention, field: Callable[[], FieldOfStudy], little_known: Callable[[str], str]) -> bool:
    name = mention.called or mention.text
    is_bare = not (mention.ids or mention.links or mention.authors or mention.year or mention.venue or mention.aliases)
    if mention.aside or mention.pinned or not is_bare or mention.kind not in (Kind.ALIAS, Kind.LINE):
        return False
    is_name = len(name.split()) <= _MOST_WORDS and not any(map(str.isdigit, name))
    title = little_known(name) if is_name else ""
    is_telling = len(telling_stems(title) - telling_stems(name)) >= _TELLING
    return is_telling and len(field().titles) >= _LEAST and field().fit(title, name) < _FIT
