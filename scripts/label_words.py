"""Write src/vlbib/core/label_words.py: words of a language that titles of an index have before their colon.

    pip install wordfreq; scripts/label_words.py > src/vlbib/core/label_words.py

How often a word occurs is asked of wordfreq, as the logarithm of its number in a billion words (its Zipf value), in the
language in which it is most frequent. Words that core/everyday_words.py has are left out.
"""

from __future__ import annotations

import importlib
import re
import sys
import textwrap
from typing import TYPE_CHECKING, Any

from vlbib.core.everyday_words import EVERYDAY_WORDS
from vlbib.sources.index.sqlite import open_named
from vlbib.storage.files import data_dir

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

_LANGUAGES = ("en", "de", "fr", "es", "it", "pt", "nl", "pl", "sv", "fi")
_LEAST = 2.2  # minimum Zipf value
_LABEL = re.compile(r"[A-Za-z]{4,20}(?=\s?[:：])")

_MODULE = '''"""Words of a language that only titles outside the catalogue have before their colon: `mask`, `umami`.

Written by scripts/label_words.py from an index. In small letters they are words, no names.
"""

from __future__ import annotations

_WORDS = """
{words}
"""

LABEL_WORDS = frozenset(_WORDS.split())
'''


def label_words(titles: Iterable[str], frequency: Callable[[str], float]) -> list[str]:
    """Return the words before the colon of titles that are frequent in a language, in lower case and in order."""
    labels = {label[0].lower() for title in titles if (label := _LABEL.match(title))}
    return sorted(word for word in labels - EVERYDAY_WORDS if frequency(word) >= _LEAST)


def _titles() -> Iterator[str]:
    index = open_named("index", data_dir())
    for records in index.all() if index else ():
        yield from (record.title for record in records)


if __name__ == "__main__":
    wordfreq: Any = importlib.import_module("wordfreq")
    words = label_words(_titles(), lambda word: max(wordfreq.zipf_frequency(word, each) for each in _LANGUAGES))
    sys.stdout.write(_MODULE.format(words=textwrap.fill(" ".join(words), 118)))
