"""Parses the docstring of a rule: `vlbib rule` shows it, a page is made of it, and the tests run its examples."""

from __future__ import annotations

import re
from textwrap import dedent
from typing import TYPE_CHECKING

from msgspec import Struct

from vlbib.core.lazy_pattern import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterable

    from vlbib.checks.rule import Rule

_SHAPE = lazy_pattern(
    r"(?P<fault>.+?)\n\n(?:(?P<why>.*?)\n\n)?Bad:\n(?P<bad>.*?)\nGood:\n(?P<good>.*?)\n\nSource: (?P<source>.*)",
    re.DOTALL,
)

INDEX_PAGE = "https://pypi.org/project/vlbib/"  # where .github/workflows/publish.yml puts a release


class Documentation(Struct, frozen=True):
    """The parts of a rule's docstring: the fault in one sentence, why it is one, two examples, the source."""

    fault: str
    why: str
    bad: str
    good: str
    source: str


def documentation(rule: Rule) -> Documentation:
    """Parse the docstring of a rule; raise ValueError if a part is missing."""
    match = _SHAPE.fullmatch(rule.doc.strip())
    if match is None:
        raise ValueError(f"the docstring of {rule.code} lacks a part")
    return Documentation(
        fault=" ".join(match["fault"].split()),
        why=match["why"] or "",
        bad=dedent(match["bad"]).strip(),
        good=dedent(match["good"]).strip(),
        source=" ".join(match["source"].split()),
    )


def page_address(rule: Rule, pages: str) -> str:
    """Return the address of a rule's page: `pages` with the rule's code in place of `{code}`."""
    return pages.replace("{code}", rule.code)


def rule_page(rule: Rule) -> str:
    """Return the rule's page in Markdown."""
    text = documentation(rule)
    reads = ", ".join(sorted(rule.reads))
    asked = "" if rule.default else " It is off unless selected."
    why = f"{text.why}\n\n" if text.why else ""
    return (
        f"# {rule.code} {rule.name}\n\n{text.fault}\n\n{why}"
        f"## Bad\n\n```bibtex\n{text.bad}\n```\n\n## Good\n\n```bibtex\n{text.good}\n```\n\n"
        f"## Facts\n\nSeverity: {rule.severity}. Reads: {reads}.{asked}\n\nSource: {text.source}\n"
    )


FAMILIES = {
    "S": "Syntax and encoding",
    "K": "Keys",
    "R": "Required and misplaced fields",
    "V": "Values",
    "L": "LaTeX",
    "N": "Notes against library",
    "T": "LaTeX documents against library",
    "D": "Duplicates",
    "P": "Provenance",
    "O": "Sources, with `--online`",
}


def rule_index(rules: Iterable[Rule]) -> str:
    """Return a list of all rules in Markdown: one table per family, each rule with a link to its page."""
    every = tuple(rules)
    parts = ["# Rules\n\nGenerated from the rules' docstrings by `scripts/write_rule_pages.py`.\n"]
    for letter, title in FAMILIES.items():
        rows = "".join(_row(rule) for rule in every if rule.code.startswith(letter))
        parts.append(f"## {letter}: {title}\n\n| rule | severity | fires when |\n|---|---|---|\n{rows}")
    return "\n".join(parts)


def _row(rule: Rule) -> str:
    off = "" if rule.default else ", off"
    fault = documentation(rule).fault.replace("|", "\\|")
    return f"| [{rule.code} {rule.name}]({rule.code}.md) | {rule.severity}{off} | {fault} |\n"
