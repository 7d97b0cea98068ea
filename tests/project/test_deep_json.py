"""Every reader of files or answers handles Python's limit of nesting."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
DIRECTLY = re.compile(
    r"json\.loads?\b|msgspec\.json\.decode\(|json\.Decoder\([^()]*\)\.decode|^_\w+\.decode\(", re.MULTILINE
)
# The reader itself; the reader of sources' answers, which catches RecursionError; JSON that vlbib has just written.
FREE = {"json_reading.py", "resolver.py", "datamodel.py", "match_collections.py", "tools.py"}


def test_only_one_module_parses_foreign_json() -> None:
    modules = [*(ROOT / "src").rglob("*.py"), *(ROOT / "resolvers").rglob("*.py")]
    direct = {path.name for path in modules if DIRECTLY.search(path.read_text())}
    assert direct == FREE
