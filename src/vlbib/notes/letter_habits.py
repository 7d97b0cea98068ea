"""Notes that write names in small letters: `orpo no ref model so saves mem` means ORPO.

Elsewhere a word in small letters is more often an ordinary one. So are those that some dictionary has (`flamingo`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from vlbib.core.uncapitalised_names import is_small_name

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from vlbib.core.work import Mention

_LEAST = 3  # minimum names in small letters that are a habit


def writes_in_small_letters(mentions: Iterable[Mention], title_of: Callable[[str], str]) -> bool:
    """Tell whether mentions that are sure have several names of single works in small letters.

    `title_of` returns the title of the only work that has a name, else "".
    """
    names = (mention.called or mention.text for mention in mentions if not mention.aside)
    small = {name for name in names if is_small_name(name) and title_of(name)}
    return len(small) >= _LEAST
