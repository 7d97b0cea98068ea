"""Measure duplicate detection on labelled pairs: `python benchmarks/duplicates.py LIBRARY.bib KEY.json [-v]`.

KEY.json has `pairs`, each with `a`, `b` (citation keys), `label` (duplicate, distinct, related) and `kind`.
"""

from __future__ import annotations

import json
import sys
from collections import Counter, defaultdict
from pathlib import Path

from vlbib.bibtex.document import Refused, read
from vlbib.checks.duplicates.pairs import find_pairs


def main(library: str, key: str, *, verbose: bool) -> int:
    """Print what was reported for each label; return 0 if the bounds are kept."""
    document = read(Path(library).read_bytes(), library)
    if isinstance(document, Refused):
        print(document)
        return 2
    found = {
        frozenset({pair.first.key, pair.second.key}): (str(pair.kinship), pair.evidence)
        for pair in find_pairs(document.library)
    }
    tally: dict[str, Counter[str]] = defaultdict(Counter)
    for pair in json.loads(Path(key).read_text(encoding="utf-8"))["pairs"]:
        word, evidence = found.get(frozenset({pair["a"], pair["b"]}), ("nothing", ""))
        tally[pair["label"]][word] += 1
        if verbose and _wrong(pair["label"], word):
            print(f"{pair['id']} {pair['label']} {pair['kind']}: {word} ({evidence}): {pair['a']} {pair['b']}")
    for label, counts in sorted(tally.items()):
        print(f"{label:10} {sum(counts.values()):4} " + " ".join(f"{word}={n}" for word, n in sorted(counts.items())))
    duplicates = tally["duplicate"]
    share = (duplicates["duplicate"] + duplicates["version"]) / max(sum(duplicates.values()), 1)
    print(f"duplicates reported as duplicate or version: {share:.1%}")
    labelled = {frozenset({p["a"], p["b"]}) for p in json.loads(Path(key).read_text(encoding="utf-8"))["pairs"]}
    print(f"pairs reported beyond the labelled ones: {len(found.keys() - labelled)}")
    if verbose:
        for names in sorted(map(sorted, found.keys() - labelled)):
            print("beyond:", *names, *found[frozenset(names)])
    distinct, related = tally["distinct"], tally["related"]
    return int(share < 0.98 or bool(distinct["duplicate"] + distinct["version"] + related["duplicate"]))


def _wrong(label: str, word: str) -> bool:
    fair = {
        "duplicate": ("duplicate", "version"),
        "distinct": ("nothing", "related"),
        "related": ("nothing", "related"),
    }
    return word not in fair[label]


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1], sys.argv[2], verbose="-v" in sys.argv))
