"""Family R: required, missing and misplaced fields, by entry type."""

from __future__ import annotations

from vlbib.checks.required import (
    booktitle_in_article,
    conference_as_journal,
    doi_in_url,
    eprint_in_journal,
    eprint_without_archive,
    eprints_stored_two_ways,
    field_that_others_have,
    journal_in_proceedings,
    missing_locator,
    missing_required_field,
    no_identifier,
    pages_of_proceedings,
    url_repeats_doi,
    year_in_journal,
)

RULES = (
    missing_required_field.rule,
    no_identifier.rule,
    missing_locator.rule,
    field_that_others_have.rule,
    conference_as_journal.rule,
    eprint_in_journal.rule,
    journal_in_proceedings.rule,
    booktitle_in_article.rule,
    pages_of_proceedings.rule,
    eprint_without_archive.rule,
    doi_in_url.rule,
    url_repeats_doi.rule,
    year_in_journal.rule,
    eprints_stored_two_ways.rule,
)
