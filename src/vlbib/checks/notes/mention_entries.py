"""What the rules on notes share: their inputs, a fault at a mention, and the tags of an entry."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from vlbib.checks.inputs import Input
from vlbib.checks.rule import RuleFault
from vlbib.core.fields import LIST_SEPARATOR
from vlbib.core.latex import decode

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vlbib.core.bib import Entry
    from vlbib.core.work import Mention

_KEYWORDS = ("keywords",)
NOTE_INPUTS = frozenset({Input.LIBRARY, Input.MENTIONS, Input.LOCK})


def at_mention(mention: Mention, message: str, entry: Entry | None = None, others: tuple[str, ...] = ()) -> RuleFault:
    """Return a fault at the mention's line in its note."""
    return RuleFault(message=message, entry=entry, others=others, file=mention.file, line=mention.line)


def entry_tags(entry: Entry) -> list[str]:
    """Return the entry's keywords in order, decoded."""
    return [tag for field in entry.read_fields(_KEYWORDS)[:1] for tag in tags_in(field.value)]


@lru_cache(maxsize=8192)  # several rules call it
def tags_in(keywords: str) -> Sequence[str]:
    """Return the keywords in a value of `keywords` in order, decoded."""
    parts = LIST_SEPARATOR.split(decode(keywords) if "\\" in keywords else keywords.replace("{", "").replace("}", ""))
    return [" ".join(part.split()) for part in parts if part.strip()]
