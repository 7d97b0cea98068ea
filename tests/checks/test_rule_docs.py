"""The pages in docs/rules agree with the docstrings, and docs/checks.md names only existing rules."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from vlbib.checks.registry import RULES
from vlbib.checks.rule_docs import FAMILIES, documentation, rule_index, rule_page

_DOCS = Path(__file__).parents[2] / "docs"


def test_the_pages_are_up_to_date_and_none_is_obsolete() -> None:
    """If this fails, run scripts/write_rule_pages.py."""
    wanted = {f"{rule.code}.md": rule_page(rule) for rule in RULES} | {"README.md": rule_index(RULES)}
    assert {path.name: path.read_text(encoding="utf-8") for path in (_DOCS / "rules").glob("*.md")} == wanted


def test_every_family_of_rules_has_a_section() -> None:
    assert {rule.code[0] for rule in RULES} == set(FAMILIES)


def test_the_guide_names_only_existing_rules() -> None:
    text = (_DOCS / "checks.md").read_text(encoding="utf-8")
    named = set(re.findall(r"\b[SKRVLNTDPO]\d{3}\b", text))
    assert named <= {rule.code for rule in RULES}
    assert len(named) > len(RULES) / 2


def test_a_docstring_that_lacks_a_part_is_reported() -> None:
    from msgspec.structs import replace

    with pytest.raises(ValueError, match="S001"):
        documentation(replace(RULES[0], doc="A fault.\n\nBad:\n    a\n"))
