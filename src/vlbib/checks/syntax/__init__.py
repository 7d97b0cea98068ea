"""Family S: what BibTeX or its readers stumble over."""

from __future__ import annotations

from vlbib.checks.syntax import (
    alias_of_biblatex,
    empty_field,
    field_of_biblatex,
    field_outside_entry,
    field_with_two_values,
    invisible_character,
    loose_syntax,
    merge_conflict,
    mojibake,
    no_entries,
    not_composed,
    not_utf8,
    repeated_field,
    string_redefined,
    type_of_biblatex,
    undefined_string,
    unknown_entry_type,
    unreadable_block,
)

RULES = (
    unreadable_block.rule,
    field_with_two_values.rule,
    repeated_field.rule,
    loose_syntax.rule,
    field_outside_entry.rule,
    unknown_entry_type.rule,
    type_of_biblatex.rule,
    field_of_biblatex.rule,
    alias_of_biblatex.rule,
    undefined_string.rule,
    string_redefined.rule,
    empty_field.rule,
    no_entries.rule,
    not_utf8.rule,
    not_composed.rule,
    invisible_character.rule,
    mojibake.rule,
    merge_conflict.rule,
)
