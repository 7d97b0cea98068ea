"""Family O: the library against what the sources say now."""

from __future__ import annotations

from vlbib.checks.online import (
    authors_differ,
    authors_missing,
    doi_is_known,
    id_not_found,
    id_of_another_paper,
    published_version_known,
    title_differs,
    venue_differs,
    withdrawn,
    year_differs,
)

RULES = (
    id_of_another_paper.rule,
    title_differs.rule,
    authors_differ.rule,
    authors_missing.rule,
    year_differs.rule,
    venue_differs.rule,
    doi_is_known.rule,
    withdrawn.rule,
    id_not_found.rule,
    published_version_known.rule,
)
