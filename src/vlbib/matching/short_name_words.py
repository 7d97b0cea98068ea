"""Texts that can be the short name of a method or a data set."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vlbib.core.text import squeeze
from vlbib.core.titles import is_name_word

if TYPE_CHECKING:
    from collections.abc import Collection

# Words that number or qualify a text instead of naming a method: never an alias.
_NOT_A_NAME = frozenset({
    "part", "volume", "vol", "chapter", "lecture", "day", "session", "version", "section", "appendix",
    "supplement", "erratum", "corrigendum", "correction", "comment", "reply", "response", "re", "survey",
    "review", "task", "track", "book", "report", "no", "nr", "ii", "iii", "iv", "vi", "vii", "viii", "ix",
    "xi", "xii",
})  # fmt: skip


def name_like(text: str, names: Collection[str] = ()) -> bool:
    """Tell whether a text can be a method's or data set's short name.

    It has at most three words, one of them with an inner capital or a digit (`CLIP`, `BLIP-2`, `Deep3dBox`), and none
    that numbers or qualifies (`Part II`, `Replication Study`); or it is in `names`, the squeezed names known for the
    work.
    """
    if squeeze(text) in names:
        return True
    tokens = text.split()
    if not 1 <= len(tokens) <= 3 or any(token.lower().strip(".,") in _NOT_A_NAME for token in tokens):
        return False
    return any(map(is_name_word, tokens))
