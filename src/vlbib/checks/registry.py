"""All rules, collected from the folders of the families: a new rule is a new module in one of them."""

from __future__ import annotations

from importlib import import_module
from pkgutil import iter_modules
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from vlbib.checks.rule import Rule

_FAMILIES = (
    "syntax",
    "keys",
    "required",
    "values",
    "latex",
    "notes",
    "tex",
    "duplicates",
    "provenance",
    "online",
)


def rules_of(family: str) -> list[Rule]:
    """Return the rules in a family's folder, sorted by code. Modules without a `rule` are helpers."""
    package = import_module(f"vlbib.checks.{family}")
    names = [f"{package.__name__}.{module.name}" for module in iter_modules(package.__path__)]
    modules = [import_module(name) for name in names]
    rules: list[Rule] = [module.rule for module in modules if hasattr(module, "rule")]
    return sorted(rules, key=lambda rule: rule.code)


RULES: tuple[Rule, ...] = tuple(rule for family in _FAMILIES for rule in rules_of(family))


def by_code(code: str) -> Rule | None:
    """Return the rule with that code or name, ignoring case; None if there is none."""
    wanted = code.strip().lower()
    return next((rule for rule in RULES if wanted in (rule.code.lower(), rule.name)), None)
