"""Names in small letters: `orpo` is one, `flamingo` is in a dictionary."""

from __future__ import annotations

from vlbib.core.everyday_words import EVERYDAY_WORDS
from vlbib.core.label_words import LABEL_WORDS
from vlbib.core.ordinary_words import ORDINARY_WORDS
from vlbib.core.text import find_word, squeeze
from vlbib.core.titles import NAMES_OF_OTHERS


def is_small_name(name: str) -> bool:
    """Tell whether a known name is in small letters, and no word that something else is called by, too.

    >>> [is_small_name(name) for name in ("mt-bench", "orpo", "ORPO", "flamingo", "roberta", "medusa head")]
    [True, True, False, False, False, False]
    """
    if not name.islower() or " " in name or name in NAMES_OF_OTHERS:
        return False
    letters = squeeze(name)
    return not any(letters in words for words in (EVERYDAY_WORDS, ORDINARY_WORDS, LABEL_WORDS))


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
