"""Write src/vlbib/matching/lookalikes.py: words of titles that one slip of the pen turns into one another.

    scripts/lookalikes.py RECORDS.jsonl.gz... > src/vlbib/matching/lookalikes.py

Each file has one JSON object with a `title` per line. Only words in five titles or more count. British and American
spellings of one word are no lookalikes, nor is a common
word and its misspelling in a few titles.
"""

from __future__ import annotations

import gzip
import json
import sys
import textwrap
from collections import Counter, defaultdict
from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING

from vlbib.core.text import words
from vlbib.core.titles import can_be_slip, one_edit

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

_FEWEST = 5  # titles that must contain a word
_RARER = 1000  # two swapped letters misspell a word that more than so many times as many titles contain: `langauge`

_MODULE = '''"""Words of titles that one slip of the pen turns into another word of titles (`causal` and `casual`).

Written by scripts/lookalikes.py: all words of five titles or more that have such a neighbour.
"""

from __future__ import annotations

_WORDS = """
{words}
"""

LOOKALIKES = frozenset(_WORDS.split())
'''


def title_words(files: Iterable[Path]) -> dict[str, int]:
    """Return the words, of ASCII letters only, that are in enough different titles, with the number of these."""
    titles = {json.loads(line)["title"] for path in files for line in _lines(path)}
    counts = Counter(word for title in titles for word in set(words(title)))
    return {word: n for word, n in sorted(counts.items()) if n >= _FEWEST and word.isascii() and word.isalpha()}


def _lines(path: Path) -> Iterator[str]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        yield from lines


def lookalikes(known: Mapping[str, int]) -> set[str]:
    """Return the words that one slip turns into another of the words, each given with the number of its titles."""
    without_a_letter: dict[str, set[str]] = defaultdict(set)
    for word in known:
        for shorter in (word, *(word[:i] + word[i + 1 :] for i in range(len(word)))):
            without_a_letter[shorter].add(word)
    pairs = {pair for found in without_a_letter.values() for pair in combinations(sorted(found), 2)}
    near = (pair for pair in pairs if not _has_misspelt(pair, known))
    return {word for pair in near if _alike(*pair) or _alike(*reversed(pair)) for word in pair}


def _has_misspelt(pair: tuple[str, str], known: Mapping[str, int]) -> bool:
    """Tell whether one of two words is the other with two letters swapped, and so rare that it is a misspelling."""
    counts = [known[word] for word in pair]
    return sorted(pair[0]) == sorted(pair[1]) and max(counts) > _RARER * min(counts)


def _alike(word: str, wrong: str) -> bool:
    slip = one_edit(wrong, word)
    return slip is not None and can_be_slip(word, wrong, slip[0], len(slip[2])) and not _spelling(word, wrong)


def _spelling(one: str, other: str) -> bool:
    """Tell whether two words are the British and American spelling of one word."""
    return any(
        one.replace(british, american) == other.replace(british, american)
        for british, american in (("is", "iz"), ("ys", "yz"), ("our", "or"), ("ll", "l"), ("re", "er"))
    )


if __name__ == "__main__":
    found = sorted(lookalikes(title_words(Path(name) for name in sys.argv[1:])))
    sys.stdout.write(_MODULE.format(words=textwrap.fill(" ".join(found), 118)))
