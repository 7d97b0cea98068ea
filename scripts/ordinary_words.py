"""Write src/vlbib/core/ordinary_words.py: ordinary words that are the names of works only with other capitals.

    scripts/ordinary_words.py FAMOUS.tsv SHORT_NAMES.jsonl RECORDS.jsonl.gz... > src/vlbib/core/ordinary_words.py

Each file of records has one JSON object with a `title` per line; those of short names have `name` and `status`. A word
is ordinary if five titles or more have it in lower case or with a first capital only, and at most a third as many with
other capitals; a tenth if these are five or more, because works then speak of the name. Words before the colon of a
title are names, and not counted.
"""

from __future__ import annotations

import csv
import gzip
import json
import re
import sys
import textwrap
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from vlbib.core.text import squeeze

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_FEWEST = 5  # titles that have an ordinary word
_TIMES = 3  # for each title that has it with other capitals
_SPOKEN_OF, _MORE_TIMES = 5, 10  # the same for a word that so many titles have with other capitals: `GloVe`
_LABEL = re.compile(r"([A-Za-z]{3,})(?:\s?:|\s[-–—]\s)")
_WORD = re.compile(r"(?<![\w-])[A-Za-z]{3,}(?![\w-])")

_MODULE = '''"""Ordinary words that are the names of works only with other capitals: `schema` is not `SCHEMA`.

Written by scripts/ordinary_words.py from the titles of works. The names of the most famous works are not among them.
"""

from __future__ import annotations

_WORDS = """
{words}
"""

ORDINARY_WORDS = frozenset(_WORDS.split())
'''


def ordinary_words(titles: Iterable[str], names: Iterable[str], famous: Iterable[str]) -> set[str]:
    """Return the ordinary words, in lower case, that are a name or the label of a title with other capitals."""
    ordinary, special, labels = Counter[str](), Counter[str](), {name for name in names if _has_capitals(name)}
    for title in {squeeze(title): title for title in titles if not title.isupper()}.values():
        label = _LABEL.match(title)
        labels.update([label[1]] if label and _has_capitals(label[1]) else [])
        for word in set(_WORD.findall(title, label.end() if label else 0)):
            (special if _has_capitals(word) else ordinary)[word.lower()] += 1
    named = {label.lower() for label in labels} - {name.lower() for name in famous}
    return {word for word in named if ordinary[word] >= max(_FEWEST, _least(special[word]))}


def _least(special: int) -> int:
    """Return how many titles must have a word as an ordinary one if so many have it with other capitals."""
    return special * (_MORE_TIMES if special >= _SPOKEN_OF else _TIMES)


def _has_capitals(word: str) -> bool:
    """Tell whether a word has capitals after its first letter."""
    return word.isalpha() and not word[1:].islower()


def _titles(paths: Iterable[Path]) -> Iterator[str]:
    for path in paths:
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            yield from (json.loads(line).get("title") or "" for line in lines)


def _sure_names(path: Path) -> Iterator[str]:
    facts = (json.loads(line) for line in path.read_text(encoding="utf-8").splitlines())
    yield from (each["name"] for each in facts if each.get("status") == "sure")


def _famous(path: Path) -> Iterator[str]:
    with path.open(encoding="utf-8", newline="") as file:
        yield from (row["name"] for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


if __name__ == "__main__":
    tsv, short, *records = map(Path, sys.argv[1:])
    found = sorted(ordinary_words(_titles(records), _sure_names(short), _famous(tsv)))
    sys.stdout.write(_MODULE.format(words=textwrap.fill(" ".join(found), 118)))
