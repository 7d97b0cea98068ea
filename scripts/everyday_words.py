"""Write src/vlbib/core/everyday_words.py: names of works in the catalogue that are also words or names of people.

    pip install wordfreq; scripts/everyday_words.py > src/vlbib/core/everyday_words.py

How often a word occurs is asked of wordfreq, as the logarithm of its number in a billion words (its Zipf value), in the
language in which it is most frequent.
"""

from __future__ import annotations

import importlib
import re
import sys
import textwrap
from typing import TYPE_CHECKING, Any

from vlbib.sources.index.sqlite import CATALOGUE, open_named
from vlbib.storage.files import data_dir

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from vlbib.core.record import Record

_LANGUAGES = ("en", "de", "fr", "es", "it", "pt", "nl", "pl", "sv", "fi")
_EVERYDAY, _COMMON = 2.2, 3.5  # minimum Zipf values
_LABEL = re.compile(r"([A-Za-z]{4,20})(?=\s?[:：])")
_NAME = re.compile(r"[A-Za-z]{4,20}")
_MIXED = re.compile(r"(?=[A-Za-z]+[A-Z])(?=[A-Za-z]*[a-z])[A-Za-z]{7,20}(?=\s?[:：])")
_SHOUTED = re.compile(r"[A-Z]{5,20}(?=\s?[:：])")

_MODULE = '''"""Words and names of people that are also names of works: `Whisper`, `Mamba`, `Oscar`.

Written by scripts/everyday_words.py from the catalogue and an index. Common words are no names, even in capitals:
`NOPE`.
"""

from __future__ import annotations

_COMMON = """
{common}
"""

_EVERYDAY = """
{everyday}
"""

COMMON_WORDS = frozenset(_COMMON.split())
EVERYDAY_WORDS = COMMON_WORDS | frozenset(_EVERYDAY.split())
'''


def frequency_of(word: str) -> float:
    """Return the Zipf value of a word in the language in which it is most frequent."""
    wordfreq: Any = importlib.import_module("wordfreq")
    return float(max(wordfreq.zipf_frequency(word, language) for language in _LANGUAGES))


def everyday_words(
    names: Iterable[str], shouted: Iterable[str], mixed: Iterable[str], frequency: Callable[[str], float]
) -> tuple[list[str], list[str]]:
    """Return the common words among names and words in capitals, in lower case, and the rarer words among names.

    Words with some capitals (`mixed`: `MuSHRoom`) are names as they stand, and words only in lower case.
    """
    known, others, inner = ({name.lower() for name in each} for each in (names, shouted, mixed))
    words = {word: frequency(word) for word in sorted(known | others | inner)}
    common = [word for word in words if word in known | others and words[word] >= _COMMON]
    rarer = (word for word in words if word in known | inner and words[word] >= _EVERYDAY)
    return common, sorted(set(rarer) - set(common))


def _names() -> Iterator[str]:
    """Yield the names of works in the catalogue."""
    for record in _records(CATALOGUE):
        label = _LABEL.match(record.title)
        yield from (label[1],) if label else ()
        yield from filter(_NAME.fullmatch, (*record.aliases, *record.shared_names))


def _labels(pattern: re.Pattern[str]) -> Iterator[str]:
    """Yield what titles in the user's index have in the form of a pattern before their colon."""
    labels = (pattern.match(record.title) for record in _records("index"))
    return (label[0] for label in labels if label)


def _records(name: str) -> Iterable[Record]:
    index = open_named(name, data_dir())
    return (record for records in index.all() for record in records) if index else ()


if __name__ == "__main__":
    common, everyday = everyday_words(_names(), _labels(_SHOUTED), _labels(_MIXED), frequency_of)
    wrapped = (textwrap.fill(" ".join(words), 118) for words in (common, everyday))
    sys.stdout.write(_MODULE.format(common=next(wrapped), everyday=next(wrapped)))
