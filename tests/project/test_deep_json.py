"""No reader of a file or an answer meets Python's own limit of nesting unprepared."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
DIRECTLY = re.compile(
    r"json\.loads?\b|msgspec\.json\.decode\(|json\.Decoder\([^()]*\)\.decode|^_\w+\.decode\(", re.MULTILINE
)
# The reading itself; the answers of sources, whose reader waits for RecursionError; JSON that vlbib has just made.
FREE = {"json_reading.py", "resolver.py", "datamodel.py", "match_collections.py", "tools.py"}


def test_every_module_reads_the_json_of_others_by_way_of_one() -> None:
    modules = [*(ROOT / "src").rglob("*.py"), *(ROOT / "resolvers").rglob("*.py")]
    direct = {path.name for path in modules if DIRECTLY.search(path.read_text())}
    assert direct == FREE
