"""Notes that write names in small letters: `orpo no ref model so saves mem` means ORPO.

Elsewhere a word in small letters is more often an ordinary one. So are those that some dictionary has (`flamingo`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from vlbib.core.everyday_words import EVERYDAY_WORDS
from vlbib.core.ordinary_words import ORDINARY_WORDS
from vlbib.core.text import find_word, squeeze
from vlbib.core.titles import NAMES_OF_OTHERS

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


def is_small_name(name: str) -> bool:
    """Tell whether a known name is in small letters, and no word that something else is called by, too.

    >>> [is_small_name(name) for name in ("mt-bench", "orpo", "ORPO", "flamingo", "roberta", "medusa head")]
    [True, True, False, False, False, False]
    """
    letters = squeeze(name)
    is_word = letters in EVERYDAY_WORDS or letters in ORDINARY_WORDS or name in NAMES_OF_OTHERS
    return name.islower() and " " not in name and not is_word


def with_capitals_of(name: str, title: str) -> str:
    """Return a name in small letters as the title of its work has it, or in capitals if it does not.

    >>> with_capitals_of("orpo", "ORPO: Monolithic Preferences"), with_capitals_of("mmlu", "Measuring Understanding")
    ('ORPO', 'MMLU')
    >>> with_capitals_of("controlnet", "Adding Control with ControlNet")
    'ControlNet'
    """
    small = title.lower()
    at = find_word(small, name) if len(small) == len(title) else -1  # `İ` becomes two characters
    return title[at : at + len(name)] if at >= 0 else name.upper()
