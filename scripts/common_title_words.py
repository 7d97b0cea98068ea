"""Write src/vlbib/core/common_title_words.py: the words that most titles of the user's index have.

scripts/common_title_words.py > src/vlbib/core/common_title_words.py
"""

from __future__ import annotations

import sys
import textwrap
from collections import Counter
from typing import TYPE_CHECKING

from vlbib.core.text import words
from vlbib.core.word_stems import stem, telling_stems
from vlbib.sources.index.sqlite import open_named
from vlbib.storage.files import data_dir

if TYPE_CHECKING:
    from collections.abc import Iterable

_MOST = 300  # so many words are common, with those that say nothing

_MODULE = '''"""Words that many titles have, without their endings: sharing one of them says little about two titles.

Written by scripts/common_title_words.py from the records of an index: the 300 most frequent words of their titles, but
for those that say nothing.
"""

from __future__ import annotations

_WORDS = """
{words}
"""
COMMON_TITLE_WORDS = frozenset(_WORDS.split())
'''


def common_words(titles: Iterable[str]) -> list[str]:
    """Return the words that most titles have, without their endings, in the order of the alphabet."""
    counts = Counter[str]()
    for title in titles:
        counts.update({stem(word) for word in words(title)})
    most = " ".join(word for word, _ in counts.most_common(_MOST))
    return sorted(telling_stems(most))


if __name__ == "__main__":
    index = open_named("index", data_dir())
    found = common_words(record.title for records in index.all() for record in records) if index else []
    sys.stdout.write(_MODULE.format(words=textwrap.fill(" ".join(found), 116)))
