"""A fact in a pattern is stated once, and other patterns are built from that one."""

from __future__ import annotations

from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize(("signs", "home"), [(("19|20", "20|19", "19[5-9]"), "core/years.py")])
def test_only_one_module_defines_what_a_year_looks_like(signs: tuple[str, ...], home: str) -> None:
    paths = [path for folder in ("src/vlbib", "resolvers") for path in (ROOT / folder).rglob("*.py")]
    stating = [path for path in paths if any(sign in path.read_text("utf-8") for sign in signs)]
    assert [path.relative_to(ROOT / "src/vlbib").as_posix() for path in stating] == [home]
