"""Family P: the library against what its lock recorded."""

from __future__ import annotations

from vlbib.checks.provenance import (
    changed_against_source,
    published_by_now,
    sources_disagree,
)

RULES = (
    changed_against_source.rule,
    published_by_now.rule,
    sources_disagree.rule,
)
