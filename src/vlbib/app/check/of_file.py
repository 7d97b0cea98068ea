"""What a check finds in one file of a project (library, note or paper), running only the rules that it needs."""

from __future__ import annotations

import os
from functools import cache
from typing import TYPE_CHECKING

from vlbib.app.check.choices import check_settings
from vlbib.app.check.command import CheckRequest, check
from vlbib.app.papers import SUFFIXES
from vlbib.checks.inputs import Input
from vlbib.checks.registry import RULES
from vlbib.checks.selection import matches

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from vlbib.checks.finding import Finding
    from vlbib.settings import Settings

_OF_NOTES = frozenset({Input.MENTIONS, Input.NOTE_CITATIONS})
_OF_PAPERS = frozenset({Input.CITATIONS})


def findings_in(settings: Settings, path: Path) -> tuple[Finding, ...]:
    """Return the findings located in a file. Raises `CannotUse`."""
    name = path.name.lower()
    if name.endswith(".bib"):
        return _placed_in(path, check(CheckRequest(files=(str(path),)), settings).findings)
    is_paper = name.endswith(SUFFIXES)
    codes = _codes(settings, _OF_PAPERS if is_paper else _OF_NOTES)
    request = CheckRequest(select=codes, papers=(str(path),) if is_paper else ())
    return _placed_in(path, check(request, settings).findings) if codes else ()


def _placed_in(path: Path, findings: Iterable[Finding]) -> tuple[Finding, ...]:
    real = os.path.realpath(path)
    of_file = cache(lambda file: os.path.realpath(file) == real)
    return tuple(finding for finding in findings if of_file(finding.file))


def _codes(settings: Settings, inputs: frozenset[Input]) -> tuple[str, ...]:
    """Return the codes of the rules that read these inputs and that the settings select, or that are on by default."""
    wanted = check_settings(settings).select
    mine = (rule for rule in RULES if rule.reads & inputs)
    return tuple(rule.code for rule in mine if (matches(rule, wanted) if wanted else rule.default))
