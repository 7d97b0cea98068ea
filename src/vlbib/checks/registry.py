"""All rules, family by family: a new rule is a module and a line in its family's `RULES`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vlbib.checks import (
    duplicates,
    keys,
    latex,
    notes,
    online,
    provenance,
    required,
    syntax,
    tex,
    values,
)

if TYPE_CHECKING:
    from vlbib.checks.rule import Rule

RULES: tuple[Rule, ...] = (
    *syntax.RULES,
    *keys.RULES,
    *required.RULES,
    *values.RULES,
    *latex.RULES,
    *notes.RULES,
    *tex.RULES,
    *duplicates.RULES,
    *provenance.RULES,
    *online.RULES,
)


def by_code(code: str) -> Rule | None:
    """Return the rule of that code or name, in any case."""
    wanted = code.strip().lower()
    return next((rule for rule in RULES if wanted in (rule.code.lower(), rule.name)), None)
