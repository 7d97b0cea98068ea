"""Family N: the notes against the library."""

from __future__ import annotations

from vlbib.checks.notes import (
    ambiguous_alias,
    entry_without_mention,
    mention_without_entry,
    tag_in_two_spellings,
    tag_missing,
    two_lines_one_work,
    unknown_tag,
    venue_contradicts,
    year_contradicts,
)

RULES = (
    year_contradicts.rule,
    venue_contradicts.rule,
    mention_without_entry.rule,
    entry_without_mention.rule,
    two_lines_one_work.rule,
    ambiguous_alias.rule,
    unknown_tag.rule,
    tag_in_two_spellings.rule,
    tag_missing.rule,
)
