"""Names that are only a part of what an item, a cell or a part of a list consists of: `SWE-bench-Live`, `MS R-CNN`.

The whole is the name of another work there, which the records may lack, so the part waits for a decision.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from msgspec.structs import replace

from vlbib.core.laboratories import is_laboratory
from vlbib.core.lazy_pattern import lazy_pattern
from vlbib.core.lead_words import LEADS
from vlbib.core.longer_names import says_what_is_used
from vlbib.core.name_uses import has_size
from vlbib.core.segment import CELL_END, Place
from vlbib.core.text import find_word, squeeze
from vlbib.core.venues import is_conference
from vlbib.core.work import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from vlbib.core.segment import Segment
    from vlbib.core.work import Mention

_MOST_WORDS = 3  # maximum words of the parts of a list of names
_PLACES = (Place.ITEM, Place.PARAGRAPH, Place.ROW, Place.QUOTE)
_BETWEEN = lazy_pattern(rf"{CELL_END}|\s*[,;，、；/|→]\s*|\s(?:[·+&>]|->|vs\.?|and|und|et|y|e)\s")
_LEAD = lazy_pattern(r"[^\w(（\[]*(?:\[.\]\s|\d{1,2}[.)]\s)?\s*")
_REMARK = lazy_pattern(r"\s[—–-]{1,2}\s|\s?[:：(（\[<=].|[.。]\s|[.。]$")
# A part behind a name that makes another: `-Live`, `-Owl3`, `#`, `++`, ` M`
_BEHIND = lazy_pattern(r"-[A-Z][\w.-]*|-\w*[a-z]\d[\w.-]*|[#+]{1,2}| [A-Z]")
_BEHIND_SMALL = lazy_pattern(r"-[a-z][\w.-]*")  # the same behind a name in small letters: `repq-vit`
_BEFORE = lazy_pattern(r"([A-Z][\w-]+)\s")
# What says how a work is used, and makes no name of another
_USES = frozenset({
    "vanilla", "original", "frozen", "pretrained", "pre-trained", "finetuned", "fine-tuned", "distilled", "quantized",
    "standard", "official", "baseline", "small", "large", "base", "tiny", "huge", "our", "old", "new", "read",
})  # fmt: skip


def with_parts_waiting(segments: Sequence[Segment], mentions: Sequence[Mention]) -> list[Mention]:
    """Return mentions, those waiting whose name is a part of another name that fills its part of a line."""
    named = defaultdict[int, list[str]](list)
    for each in mentions:
        if each.kind is Kind.ALIAS or each.called:
            named[each.line].append(each.called or each.text)
    bare = {each.line for each in mentions if _is_bare(each)}
    lines = {
        number: (segment, line)
        for segment in segments
        if bare and segment.place in _PLACES
        for number, line in segment.lines()
        if number in bare
    }

    def is_part(mention: Mention) -> bool:
        at = lines.get(mention.line) if _is_bare(mention) else None
        return at is not None and _is_part_on(*at, mention.called or mention.text, named[mention.line])

    return [replace(each, aside=True) if is_part(each) else each for each in mentions]


def _is_bare(mention: Mention) -> bool:
    is_name = mention.kind is Kind.ALIAS or bool(mention.called)
    return is_name and not (mention.aside or mention.pinned or mention.ids or mention.authors or mention.links)


def _is_part_on(segment: Segment, line: str, name: str, names: Sequence[str]) -> bool:
    """Tell whether a name is a part of a name wherever it stands on a line; `names` are all that the line has."""
    every = list(_parts(line))
    is_list = segment.place is not Place.ROW and all(len(part.split()) <= _MOST_WORDS for part in every)
    parts = [_is_part(part, name, names, is_list=is_list) for part in every if find_word(part, name) >= 0]
    return bool(parts) and all(parts)


def _parts(line: str) -> Iterator[str]:
    """Yield the parts of a list, each without what is before and behind its name."""
    for part in _BETWEEN.split(line):
        lead = _LEAD.match(part)
        begun = part[lead.end() :] if lead else part
        remark = _REMARK.search(begun)
        yield begun[: remark.start()].strip() if remark else begun.strip()


def _is_part(phrase: str, name: str, names: Sequence[str], *, is_list: bool = True) -> bool:
    """Tell whether a phrase is one name, of which a shorter one is a part.

    `is_list`: it fills its line, or is part of a list of names; in a sentence a word before a name shows nothing, and
    in a cell it may be a measure.

    >>> phrases = ("BERT-Live", "BERT-base", "BERT#", "MS BERT", "Vanilla BERT", "Google BERT", "the BERT", "BERT M")
    >>> [phrase for phrase in phrases if _is_part(phrase, "BERT", ["BERT"])]
    ['BERT-Live', 'BERT#', 'MS BERT', 'BERT M']
    """
    at = find_word(phrase, name)
    before, behind = phrase[:at], phrase[at + len(name) :]
    if " " not in phrase and squeeze(phrase) != squeeze(name) and squeeze(phrase) in map(squeeze, names):
        return True  # the longer name is a mention, too
    if not before:
        is_said = has_size(phrase, len(name)) or says_what_is_used(phrase, len(name))
        pattern = _BEHIND_SMALL if name.islower() else _BEHIND
        return pattern.fullmatch(behind) is not None and not is_said
    word = _BEFORE.fullmatch(before)
    if word is None or behind or not is_list:
        return False
    is_use = word[1].lower() in LEADS | _USES or is_laboratory(word[1]) or is_conference(word[1])
    return not is_use and squeeze(word[1]) not in map(squeeze, names)
