"""A link after only a short name: the name is the mention, and the link belongs to it.

`- CLIP: https://...` means the same as `- [CLIP](https://...)`, and the link is compared with the name in the same way.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from vlbib.core.text import words
from vlbib.core.work import Kind
from vlbib.notes.line.claims import is_resource

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vlbib.core.segment import Segment
    from vlbib.core.work import Mention


def with_links_at_names(segment: Segment, mentions: Sequence[Mention]) -> list[Mention]:
    """Return the mentions of a segment, with each lone link after a short name added to the name.

    The line may have labels (`paper`, `pdf`), but no other words. In a sentence the link is a mention of its own.
    """
    alone = [each for each in mentions if each.kind is Kind.LINK]
    if not alone or len(alone) == len(mentions):
        return list(mentions)
    texts = dict(segment.lines())
    joined = list(mentions)
    for link in alone:
        here = [each for each in joined if each.line == link.line and each is not link]
        name = here[0] if len(here) == 1 else None
        if name and _may_have(name, link) and _says_only(texts.get(link.line, ""), name.text):
            links = tuple(dict.fromkeys((*name.links, *link.links)))
            joined[joined.index(name)] = replace(name, ids=link.ids, links=links)
            joined.remove(link)
    return joined


def _may_have(name: Mention, link: Mention) -> bool:
    """Tell whether a mention is a short name without a link to another paper."""
    return name.kind is Kind.ALIAS and set(name.ids) <= set(link.ids)


def _says_only(text: str, name: str) -> bool:
    """Tell whether a line begins with a name and has no other words except labels of links.

    >>> _says_only("CLIP: ", "CLIP"), _says_only("CLIP (pdf)", "CLIP"), _says_only("builds on CLIP", "CLIP")
    (True, True, False)
    """
    before, label, after = text.partition(name)
    rest = " ".join(words(after))
    return bool(label) and not any(map(str.isalpha, before)) and (not rest or is_resource(rest))
