"""What may name a work if notes name it otherwise: authors with a year, a citation key, a name of several works."""

from __future__ import annotations

from msgspec import Struct

from vlbib.core.work import Mention  # noqa: TC001 -- needed to decode `OpenMention`


class OpenMention(Struct, frozen=True, array_like=True):
    """Words that name no work by themselves: they mean the one of `titles` that notes name.

    `mention` is what it is then, with the words in place of the title. `titles` are those of all known works that may
    be meant. `is_here`: the same note must name it, because very many works may be meant.
    """

    mention: Mention
    titles: tuple[str, ...]
    is_here: bool = False
