"""The notes use one short name for two works.

A citation or a link by that name may mean either.

Bad:
    notes.md: ## MapNet | - [2021] Counting lines in old maps
    notes.md: ## Mapnet | - [2019] A list of rivers and lakes
    lock: key=rossi2021lines heading=MapNet text="Counting lines in old maps"
    lock: key=weber2019list heading=Mapnet text="A list of rivers and lakes"
    @misc{rossi2021lines,
      title = {Counting lines in old maps},
      url = {https://example.org/lines},
      keywords = {MapNet}
    }
    @misc{weber2019list,
      title = {A list of rivers and lakes},
      url = {https://example.org/lakes},
      keywords = {Mapnet}
    }
Good:
    notes.md: ## MapNet | - [2021] Counting lines in old maps
    lock: key=rossi2021lines heading=MapNet text="Counting lines in old maps"
    title = {Counting lines in old maps}

Source: docs/checks.md, "Notes".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from vlbib.checks.finding import Severity
from vlbib.checks.notes.mention_entries import NOTE_INPUTS, at_mention
from vlbib.checks.rule import LibraryRule, RuleFault
from vlbib.core.text import plain

if TYPE_CHECKING:
    from collections.abc import Iterable

    from vlbib.checks.inputs import Inputs


def check(inputs: Inputs) -> Iterable[RuleFault]:
    """Compare the short names of mentions that have exactly one, ignoring case and accents."""
    owners: dict[str, str] = {}
    for mention, _, entry in inputs.mentions_with_entry:
        if len(mention.aliases) != 1:
            continue
        first = owners.setdefault(plain(mention.aliases[0]), entry.key)
        if first != entry.key:
            message = f"`{mention.aliases[0]}` stands for `{first}` and for `{entry.key}`"
            yield at_mention(mention, message, entry, (first,))


rule = LibraryRule(
    code="N006", name="ambiguous-alias", severity=Severity.WARNING, doc=__doc__, check=check, reads=NOTE_INPUTS
)
