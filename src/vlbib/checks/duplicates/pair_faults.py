"""Turns pairs of entries into faults: one per pair, at the later entry, naming the earlier one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vlbib.checks.rule import RuleFault

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vlbib.checks.duplicates.kinship import Kinship
    from vlbib.checks.inputs import Inputs


def reported(inputs: Inputs, kinship: Kinship, words: str) -> Iterator[RuleFault]:
    """Yield a fault for each pair of that kinship; `words` go between the two keys in its message."""
    for pair in inputs.pairs:
        if pair.kinship is kinship:
            first = f"`{pair.first.key}` (line {pair.first.line})"
            message = f"`{pair.second.key}` is {words} {first}: {pair.evidence}"
            yield RuleFault(message=message, entry=pair.second, others=(pair.first.key,))
