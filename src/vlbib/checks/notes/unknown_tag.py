"""A tag is not in the vocabulary of the settings.

It is usually a typo: its works are not found under the right tag. Reported only if a vocabulary is set. Tags that come
from headings in notes are not reported, nor is a tag with levels that are all in the vocabulary.

Bad:
    options: vocabulary=maps rivers
    keywords = {maps, lakse}
Good:
    options: vocabulary=maps rivers
    lock: key=rossi2021lines text="Counting lines in old maps" tags=MapNet
    @misc{rossi2021lines,
      title = {Counting lines in old maps},
      keywords = {maps, MapNet},
    }

Source: `[tags]` in vlbib.toml.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from vlbib.checks.finding import Severity
from vlbib.checks.notes.mention_entries import entry_tags
from vlbib.checks.rule import LibraryRule, RuleFault
from vlbib.core.text import levels, plain

if TYPE_CHECKING:
    from collections.abc import Iterable

    from vlbib.checks.inputs import Inputs


def check(inputs: Inputs) -> Iterable[RuleFault]:
    """Compare every keyword with vocabulary and synonyms, ignoring case and accents."""
    if not inputs.options.vocabulary:
        return
    separator = inputs.options.separator
    allowed = {plain(tag) for tag in inputs.options.vocabulary} | {
        plain(synonym) for synonym, _ in inputs.options.synonyms
    }
    given = {(work.key, plain(tag)) for work in inputs.lock or () for tag in work.tags}
    for entry, _ in inputs.fields("keywords"):
        for tag in entry_tags(entry):
            parts = levels(tag, separator) if separator else (tag,)
            if plain(tag) in allowed or allowed.issuperset(map(plain, parts)) or (entry.key, plain(tag)) in given:
                continue
            from difflib import get_close_matches

            near = get_close_matches(tag, inputs.options.vocabulary, n=1)
            hint = f"; did you mean `{near[0]}`?" if near else ""
            message = f"the tag `{tag}` is not in the vocabulary{hint}"
            yield RuleFault(message=message, entry=entry, field="keywords", at=tag)


rule = LibraryRule(code="N007", name="unknown-tag", severity=Severity.WARNING, doc=__doc__, check=check)
