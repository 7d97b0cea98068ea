"""Measure `verify`: how many garbled references it reports, by kind, and how many correct ones.

`python benchmarks/verify.py REFS.bib KEY.json [--online RECORDS.jsonl[.gz]...] [--half 0|1] [--show KIND]`

KEY.json has an object with `label` (VALID or another) and `kind` for each citation key. Offline, the catalogue and the
index in `VLBIB_DATA_DIR` answer. With `--online`, Crossref, DBLP, arXiv and Semantic Scholar are asked, too, through a
stand-in server that answers from the records. A reference counts as reported if a difference is a warning or an error.
`--show` prints the references of a kind (`VALID` for correct ones, `any` for all) that were judged wrongly. `--half`
counts only the references whose key's SHA-256 is even (0) or odd (1): rules are developed on one half, and measured on
the other.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
import time
from collections import Counter
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).parents[1]))

from tests.standin.papers import Papers
from tests.standin.server import StandIn

from vlbib.app.verify.verifying import ORDER, VerifyRequest, verify_references
from vlbib.settings import Settings
from vlbib.verification.discrepancy import Gravity

if TYPE_CHECKING:
    from vlbib.report.verified import VerifiedFiles
    from vlbib.verification.assessment import Assessment

_VALID = "VALID"
_LOCAL = ("catalogue", "index")
_DELAY = 0.0001  # seconds between two requests to the stand-in


def main() -> None:
    """Verify, and print a line per kind."""
    arguments = _arguments()
    key = json.loads(arguments.key.read_text(encoding="utf-8"))
    began = time.process_time()
    verified = _verified(arguments)
    print(f"{time.process_time() - began:.1f} s CPU, {verified.requests} requests, {dict(verified.counts)}")
    assessments = [each for file in verified.files for each in file.assessments]
    assessments = [each for each in assessments if arguments.half in (None, _half(each.reference.key))]
    kinds = {each.reference.key: _kind(key[each.reference.key]) for each in assessments}
    _print_rates(assessments, kinds)
    for each in assessments:
        kind = kinds[each.reference.key]
        if arguments.show in (kind, "any") and _is_told(each) == (kind == _VALID):
            _show(each)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser()
    parser.add_argument("refs", type=Path)
    parser.add_argument("key", type=Path)
    parser.add_argument("--online", type=Path, nargs="+", default=[], metavar="RECORDS")
    parser.add_argument("--half", type=int, choices=(0, 1))
    parser.add_argument("--show", default="", metavar="KIND")
    return parser.parse_args()


def _verified(arguments: argparse.Namespace) -> VerifiedFiles:
    with ExitStack() as stack:
        settings = Settings(order=ORDER)
        if arguments.online:
            standin = stack.enter_context(StandIn(Papers.read(*arguments.online)))
            delays = dict.fromkeys(standin.all_urls, _DELAY)
            order = tuple(name for name in ORDER if name in _LOCAL or name in standin.all_urls)
            settings = Settings(order=order, urls=standin.all_urls, delays=delays)
        return verify_references(VerifyRequest(files=(str(arguments.refs),), offline=not arguments.online), settings)


def _half(key: str) -> int:
    return hashlib.sha256(key.encode()).digest()[0] % 2


def _kind(truth: dict[str, str]) -> str:
    return _VALID if truth["label"] == _VALID else truth.get("kind") or truth["label"]


def _is_told(assessment: Assessment) -> bool:
    return assessment.gravity is not None and assessment.gravity.rank >= Gravity.WARNING.rank


def _print_rates(assessments: list[Assessment], kinds: dict[str, str]) -> None:
    totals = Counter(kinds[each.reference.key] for each in assessments)
    told = Counter(kinds[each.reference.key] for each in assessments if _is_told(each))
    errors = Counter(kinds[each.reference.key] for each in assessments if each.gravity is Gravity.ERROR)
    print("| kind | references | told | of them errors | share |\n|---|---|---|---|---|")
    for kind, total in sorted(totals.items()):
        print(f"| {kind} | {total} | {told[kind]} | {errors[kind]} | {told[kind] / total:.2f} |")
    garbled = totals.total() - totals[_VALID]
    detection = (told.total() - told[_VALID]) / max(garbled, 1)
    print(f"detection {detection:.3f}, false alarms {told[_VALID] / max(totals[_VALID], 1):.4f}")


def _show(assessment: Assessment) -> None:
    reference = assessment.reference
    people = ", ".join(reference.authors)
    print(f"{assessment.standing}: {reference.key}: {reference.title} | {people} | {reference.venue} {reference.year}")
    for each in assessment.discrepancies:
        print(f"    {each.gravity} {each.field}: {each.message}")


if __name__ == "__main__":
    main()
