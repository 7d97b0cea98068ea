"""Print what the shipped catalogue holds, by field and year, as docs/catalogue.md shows it.

    python -m scripts.catalogue_contents [CATALOGUE]

The field of a work is that of the first venue of its records that the list below has.
"""

from __future__ import annotations

import sys
from collections import Counter
from importlib.resources import files
from itertools import zip_longest
from pathlib import Path
from typing import TYPE_CHECKING

from vlbib.sources.index.sqlite import Index

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vlbib.core.record import Record

# The field, and words of which a venue has one, the most telling field first
_FIELDS = {
    "vision": (
        "CVPR ICCV ECCV WACV BMVC ACCV 3DV TPAMI PAMI IJCV ICIP MICCAI IPMI ISBI ICPR TIP CVIU vision pattern image"
    ),
    "speech": "INTERSPEECH ICASSP ASRU SLT TASLP ISMIR speech acoustics",
    "robotics": "ICRA IROS CORL RSS RAL HRI robotics robot",
    "graphics, multimedia": "SIGGRAPH SIGGRAPHASIA TOG MM ICME ICMR TMM MMM CGF TVCG CHI UIST graphics multimedia",
    "web, data, retrieval": "KDD WWW SIGIR RECSYS CIKM WSDM ICDM SDM ICDE VLDB ECIR TKDE web data retrieval",
    "language": "ACL EMNLP NAACL EACL COLING TACL CONLL AACL LREC COLM IJCNLP WMT language linguistics",
    "artificial intelligence": "AAAI IJCAI ECAI AAMAS AIJ JAIR ICAPS artificial",
    "machine learning": (
        "NEURIPS NIPS ICML ICLR AISTATS UAI COLT JMLR TMLR ACML ALT MLSYS AUTOML CPAL LOG TNNLS neural learning"
    ),
}
_FIELD_OF = {word.lower(): field for field, words in _FIELDS.items() for word in words.split()}
_PREPRINT, _LANDMARK, _OTHER = "preprints only", "landmarks that wait", "others"
_YEARS = ((0, 2009, "before 2010"), (2010, 2014, "2010-2014"), (2015, 2017, "2015-2017"))


def main() -> None:
    """Print the counts of works, records and works cited by name and year, and the table."""
    shipped = Path(str(files("vlbib.sources").joinpath("catalogue.sqlite")))
    with Index.open(Path(sys.argv[1]) if sys.argv[1:] else shipped) as index:
        works = list(index.all())
    sys.stdout.write(f"{len(works):,} works, {sum(map(len, works)):,} records\n")
    usual = sum(any(record.usual_years for record in work) for work in works)
    possible = sum(any(record.possible_years for record in work) for work in works)
    sys.stdout.write(f"{usual:,} works meant, {possible:,} perhaps meant, by first author and year\n\n")
    fields = Counter(map(field_of, works)).most_common()
    years = Counter(map(years_of, works))
    spans = [span for span in (*(span for *_, span in _YEARS), *sorted(years)) if span in years]
    for field, span in zip_longest(fields, dict.fromkeys(spans)):
        left = f"| {field[0]} | {field[1]:,} |" if field else "|  |  |"
        sys.stdout.write(f"{left} | {span} | {years[span]:,} |\n" if span else f"{left} |  |  |\n")


def field_of(work: Sequence[Record]) -> str:
    """Return the field of a work."""
    venues = [
        each for record in work for each in (record.venue_short, record.venue) if each and "arxiv" not in each.lower()
    ]
    for venue in venues:
        tokens = "".join(sign if sign.isalnum() else " " for sign in venue.lower()).split()
        known = [_FIELD_OF[token] for token in tokens if token in _FIELD_OF]
        if known:
            return min(known, key=list(_FIELDS).index)
    if venues:
        return _OTHER
    return _LANDMARK if not any(record.ids or record.url for record in work) else _PREPRINT


def years_of(work: Sequence[Record]) -> str:
    """Return the span of years in which a work's first record falls."""
    year = next((record.year for record in work if record.year), 0)
    return next((span for first, last, span in _YEARS if first <= year <= last), str(year))


if __name__ == "__main__":
    main()
