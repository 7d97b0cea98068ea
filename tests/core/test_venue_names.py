"""Names of venues by the stems of their words, compared with patterns that say the same in another way."""

from __future__ import annotations

import random
import re

from vlbib.core import venues
from vlbib.core.venue_names import BETWEEN


def row_as_pattern(stems: str) -> re.Pattern[str]:
    """Return a pattern for the names of a row, which says the same as the table in another way."""
    wanted, _, unwanted = stems.partition(" ! ")
    between = rf"(?:(?:{'|'.join(BETWEEN)}) )*"
    parts = [{"j": "j(?:ournal)? ", "*": r"(?:\w+ )*?"}.get(stem, rf"(?:{stem})\w* ") for stem in wanted.split()]
    after = rf"(?!(?: and)?(?: \w+)? (?:{unwanted}))" if unwanted else ""
    return re.compile(rf"\b{between.join(parts).rstrip()}\b{after}")


def test_the_first_row_counts_that_matches_word_by_word() -> None:
    rows = [(key, stems, row_as_pattern(stems)) for key, stems in (*venues._JOURNALS, *venues._CONFERENCES)]
    stems_of = [re.findall("[a-z|]+", stems.partition(" ! ")[0]) for _, stems, _ in rows]
    words = sorted({word for stems in stems_of for stem in stems for word in stem.split("|")} | {"theory", "journal"})
    words += [*BETWEEN, "imaging", "and"]
    draw = random.Random(7)
    names = [" ".join(draw.choice(stem.split("|")) for stem in stems) for stems in stems_of]
    names += [f"{name} {' '.join(draw.choices(words, k=draw.randint(1, 3)))}" for name in names * 5]
    names += [name.replace(" ", f" {draw.choice(words)} ", draw.randint(1, 3)) for name in names]
    names += [" ".join(draw.choices(words, k=draw.randint(2, 6))) for _ in range(2000)]
    for name in names:
        assert venues._long_name(name) == next((key for key, _, row in rows if row.search(name)), None), name
