"""Names that only the title of one work gives: `OpenVLA` for `OpenVLA: An Open-Source Vision-Language-Action Model`.

Other works may be called so, too, whatever their titles say. A coined word of six letters or more, or of five with a
hyphen or a digit, is almost never used twice, so it is enough, if the title has it before its colon in the same
spelling and no earlier title has it. So is any word spelled like a name, or two words with capitals, if the catalogue
has the work. A long plain word (`Relightify`), a word of five letters spelled like a name (`SPLADE`), or three words
are enough if no other title has them at all, unless the index has them in so many titles that they are a topic (`Deep
Neural Networks`). Works without an id and a venue are no rivals unless they are earlier.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from vlbib.core.lazy_pattern import lazy_pattern
from vlbib.core.programs_and_measures import is_of_many, is_program_or_measure
from vlbib.core.text import squeeze
from vlbib.core.titles import (
    is_coined,
    is_distinctive,
    is_flat,
    is_kind_of_model,
    is_name_like,
    is_spelled_as_name,
    may_be_coined,
    reported_name,
    without_number,
)
from vlbib.matching.form import form

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from vlbib.matching.evidence import Weighed


_OF_PARTS = lazy_pattern(r"(?:[A-Z][a-z]{2,}){2,}")  # `WenetSpeech`, not `ScENIC`
_PAIR, _PHRASE = 2, 3  # minimum words with a capital; minimum words, if no other is spelled like a name


def is_named_by_title(name: str, work: Weighed, weighed: Sequence[Weighed]) -> bool:
    """Tell whether a work's title gives it a coined name that no earlier work of `weighed` has in its title."""
    name = _own_spelling(name, work) if name.islower() else name
    bare = without_number(name.rstrip("+"))
    if (
        (is_program_or_measure(name) and (is_of_many(name) or not is_coined(bare)))
        or work.contradictions
        or not _is_head(name, heads_of(work))
    ):
        return False
    is_name = (is_spelled_as_name(bare) or _has_capitals(name)) and not is_kind_of_model(bare)
    is_sure = is_coined(bare) or (is_name and _is_in_catalogue(work))
    is_topic = any(record.common for record in work.group.records) and not is_sure
    if is_topic or not (is_sure or may_be_coined(bare) or is_phrase(name) or is_distinctive(bare)):
        return False
    rivals = (rival for rival in weighed if rival is not work and _mentions(rival, name))
    return not any(not (is_sure or rival.group.is_bare) or _is_earlier(rival, work) for rival in rivals)


def _is_head(name: str, heads: Collection[str]) -> bool:
    """Tell whether a name is one of some heads of titles, or one that has lost its capitals.

    Words that are no names may have other capitals (`Time travel in LLMs`), and so may a coined name whose title is in
    capitals (`WENETSPEECH`), or has none after a hyphen (`Distil-whisper`).
    """
    same = [head for head in heads if head.lower() == name.lower()]
    if name in heads or any(is_flat(head, name) or _has_same_names(head, name) for head in same):
        return True
    if not is_coined(name):
        return False
    is_of_parts = _OF_PARTS.fullmatch(name) is not None
    return any((is_of_parts and head.isupper()) or head == _without_capitals_inside(name) for head in same)


def _without_capitals_inside(name: str) -> str:
    """Return a name with small letters after its first hyphen."""
    first, hyphen, rest = name.partition("-")
    return f"{first}{hyphen}{rest.lower()}"


def _has_same_names(head: str, name: str) -> bool:
    """Tell whether two texts of several words have the same words that are spelled like names."""
    return " " in head and all(
        first == second or not (is_name_like(first) or is_name_like(second))
        for first, second in zip(head.split(), name.split(), strict=True)
    )


def _is_in_catalogue(work: Weighed) -> bool:
    return any(record.source.startswith("catalogue/") for record in work.group.records)


def _has_capitals(name: str) -> bool:
    """Tell whether two words of a name have capitals."""
    return sum(word[:1].isupper() for word in name.split()) >= _PAIR


def spelled_so(name: str, work: Weighed, weighed: Sequence[Weighed]) -> list[Weighed]:
    """Return the works that spell a name with the same capitals, unlike the one that records give it to: `SuperGlue`.

    There are none if that one spells it so, too.
    """
    if name in heads_of(work) or name in work.group.names:
        return []
    return [other for other in weighed if other is not work and name in heads_of(other)]


def heads_of(work: Weighed) -> set[str]:
    """Return what the titles of a work have before their colon, and the names of models that they report on."""
    heads = (form(title).head for title in work.group.titles)
    reported = filter(None, map(reported_name, work.group.titles))
    return {head.text for head in heads if head is not None}.union(reported)


def _own_spelling(name: str, work: Weighed) -> str:
    """Return a name in lower case as the title of a work spells it, if that is coined: `DeepSDF` for `deepsdf`."""
    return next((head for head in sorted(heads_of(work)) if head.lower() == name and is_coined(head)), name)


def _is_earlier(rival: Weighed, work: Weighed) -> bool:
    """Tell whether a work is known to be from an earlier year than another."""
    years, born = rival.group.years, work.group.years
    return bool(years and born) and min(years) < min(born)


def is_phrase(name: str) -> bool:
    """Tell whether a name is words that hardly two titles have before their colon: three, or two with a coined one.

    >>> [is_phrase(name) for name in ("Dream to Generalize", "Mobile ALOHA", "Visual Dialog", "Visual SLAM")]
    [True, True, False, False]
    """
    words = name.split()
    if not _has_capitals(name) or is_kind_of_model(name):
        return False
    return len(words) >= _PHRASE or any(is_name_like(word) and not is_program_or_measure(word) for word in words)


def _mentions(work: Weighed, name: str) -> bool:
    """Tell whether a title of a work has a name among its words, perhaps in the plural."""
    if " " in name:
        return any(squeeze(name) in squeeze(title) for title in work.group.titles)
    keys = {squeeze(name), f"{squeeze(name)}s"}
    return any(not keys.isdisjoint(map(squeeze, title.split())) for title in work.group.titles)
