"""Which rules apply where: selected and ignored codes for the run, a file or an entry.

A code is that of a rule (`V003`), a family (`V`) or any other prefix (`V0`). A rule can also be given by its name.
"""

from __future__ import annotations

from fnmatch import fnmatchcase
from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Iterable

    from vlbib.checks.rule import Rule


class Selection(Struct, frozen=True, kw_only=True):
    """What to report. An empty `select` means all rules that are on by default.

    `per_file` has pairs of a path glob and the codes ignored there, `per_key` pairs of a citation key and such codes.
    """

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    per_file: tuple[tuple[str, tuple[str, ...]], ...] = ()
    per_key: tuple[tuple[str, tuple[str, ...]], ...] = ()


def matches(rule: Rule, codes: Iterable[str]) -> bool:
    """Tell whether any of the codes, prefixes or names matches the rule; `all` matches every rule."""
    return any(
        code.lower() in ("all", rule.name) or (code != "" and rule.code.startswith(code.upper())) for code in codes
    )


def chosen(rules: Iterable[Rule], selection: Selection, file: str) -> tuple[Rule, ...]:
    """Return the rules that the selection chooses for a file. A rule that is off by default must be selected."""
    ignored = [*selection.ignore, *_codes_of(selection.per_file, file)]
    return tuple(rule for rule in rules if _wanted(rule, selection.select) and not matches(rule, ignored))


def _wanted(rule: Rule, select: tuple[str, ...]) -> bool:
    return matches(rule, select) if select else rule.default


def _codes_of(pairs: Iterable[tuple[str, tuple[str, ...]]], file: str) -> list[str]:
    path = file.replace("\\", "/")
    return [code for glob, codes in pairs if fnmatchcase(path, glob) or path.endswith("/" + glob) for code in codes]


def unknown(rules: Iterable[Rule], codes: Iterable[str]) -> tuple[str, ...]:
    """Return the codes that match no rule."""
    every = tuple(rules)
    names = {"all", *(rule.name for rule in every)}
    beginnings = {rule.code[:size] for rule in every for size in range(1, len(rule.code) + 1)}
    return tuple(code for code in codes if code.lower() not in names and code.upper() not in beginnings)
