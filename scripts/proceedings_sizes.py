"""Write the table of how many papers proceedings have, counted in an index with complete lists.

Run `python -m scripts.proceedings_sizes FOLDER` with the folder of an index built from the lists of DBLP, of OpenReview
and of the conferences. A year counts if it has many papers, and at least half as many as the years around it.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

from vlbib.sources.index import open_named
from vlbib.verification.survey import survey_of

if TYPE_CHECKING:
    from collections.abc import Mapping

_MODULE = Path(__file__).parents[1] / "src" / "vlbib" / "verification" / "proceedings_sizes.py"
_LEAST_PAPERS = 80
_FIRST_YEAR = 2000
# Venues for which two independent lists agree in 95 % of the papers or more.
_AGREED = frozenset({
    "aaai", "acl", "aistats", "colt", "cvpr", "eccv", "emnlp", "iccv", "iclr", "icml", "ijcai", "kdd", "naacl",
    "neurips", "uai",
})  # fmt: skip
_HEAD = '''"""The number of papers in a venue's proceedings, by its key in `core.venues` and the year.

Written by scripts/proceedings_sizes.py: counted in the lists of DBLP, of OpenReview and of the conferences themselves.
"""

from __future__ import annotations

SIZES = {
'''


def main(folder: Path) -> None:
    """Count the papers, and write the module."""
    index = open_named("index", folder)
    if index is None:
        raise SystemExit(f"{folder}: there is no index")
    facts = ((f.source, f.venue_short or f.venue or "", f.year, ()) for f in index.facts())
    papers = survey_of(facts).papers
    sizes: defaultdict[str, dict[int, int]] = defaultdict(dict)
    for (key, year), count in sorted(papers.items()):
        if key in _AGREED and _is_whole(papers, key, year):
            sizes[key][year] = count
    _MODULE.write_text(_HEAD + "".join(map(_line, sizes.items())) + "}\n")


def _is_whole(papers: Mapping[tuple[str, int], int], key: str, year: int) -> bool:
    count = papers[key, year]
    near = [papers.get((key, year + step), 0) for step in (-2, -1, 1, 2)]
    there = [number for number in near if number]
    return year >= _FIRST_YEAR and count >= _LEAST_PAPERS and bool(there) and 2 * count >= median(there)


def _line(item: tuple[str, dict[int, int]]) -> str:
    key, years = item
    return f'    "{key}": {{{", ".join(f"{year}: {count}" for year, count in years.items())}}},\n'


if __name__ == "__main__":
    main(Path(sys.argv[1]))
