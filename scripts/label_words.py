"""Write src/vlbib/core/label_words.py: words of a language that titles of an index have before their colon.

    pip install wordfreq; python -m scripts.label_words > src/vlbib/core/label_words.py

How frequent a word is comes from wordfreq, as in scripts/everyday_words.py, whose words are left out.
"""

from __future__ import annotations

import re
import sys
import textwrap
from typing import TYPE_CHECKING

from scripts.everyday_words import frequency_of

from vlbib.core.everyday_words import EVERYDAY_WORDS
from vlbib.sources.index.sqlite import open_named
from vlbib.storage.files import data_dir

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

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
    words = textwrap.fill(" ".join(label_words(_titles(), frequency_of)), 118)
    sys.stdout.write(_MODULE.format(words=words))
