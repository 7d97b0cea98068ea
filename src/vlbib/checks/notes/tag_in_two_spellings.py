"""One tag is spelled in two ways.

Zotero, JabRef and biber treat them as two tags.

Bad:
    @misc{rossi2021atlas, title = {An atlas of old maps}, url = {https://example.org/atlas}, keywords = {old maps}}
    @misc{weber2020lakes, title = {A list of rivers}, url = {https://example.org/lakes}, keywords = {Old-Maps}}
Good:
    @misc{rossi2021atlas, title = {An atlas of old maps}, url = {https://example.org/atlas}, keywords = {old maps}}
    @misc{weber2020lakes, title = {A list of rivers}, url = {https://example.org/lakes}, keywords = {old maps}}

Source: tags are compared by their letters, in biblatex (`keyword=`) as in Zotero.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from vlbib.checks.finding import Severity
from vlbib.checks.notes.mention_entries import tags_in
from vlbib.checks.rule import LibraryRule, RuleFault
from vlbib.core.text import squeeze

if TYPE_CHECKING:
    from collections.abc import Iterable

    from vlbib.checks.inputs import Inputs
    from vlbib.core.bib import Entry


def check(inputs: Inputs) -> Iterable[RuleFault]:
    """Report each rarer spelling once, at its first entry."""
    counts: Counter[str] = Counter()
    first: dict[str, Entry] = {}
    for entry, field in inputs.fields("keywords"):
        for tag in tags_in(field.value):
            counts[tag] += 1
            first.setdefault(tag, entry)
    usual: dict[str, str] = {}
    for tag, _ in sorted(counts.items(), key=lambda item: (-item[1], item[0])):
        spelling = usual.setdefault(squeeze(tag) or tag, tag)
        if spelling != tag:
            message = f"the tag `{tag}` is spelled `{spelling}` elsewhere"
            yield RuleFault(message=message, entry=first[tag], field="keywords", at=tag)


rule = LibraryRule(code="N008", name="tag-in-two-spellings", severity=Severity.INFO, doc=__doc__, check=check)
