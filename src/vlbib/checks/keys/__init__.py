"""Family K: citation keys and the entries that refer to one another."""

from __future__ import annotations

from vlbib.checks.keys import (
    illegal_character_in_key,
    key_beyond_ascii,
    key_off_pattern,
    keys_differ_by_case,
    missing_key,
    missing_parent,
    parent_before_child,
    repeated_key,
)

RULES = (
    missing_key.rule,
    illegal_character_in_key.rule,
    key_beyond_ascii.rule,
    repeated_key.rule,
    keys_differ_by_case.rule,
    key_off_pattern.rule,
    missing_parent.rule,
    parent_before_child.rule,
)
