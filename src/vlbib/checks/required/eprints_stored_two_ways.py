"""Some entries of the file give arXiv ids as `eprint`, others in the journal's name.

The printed list shows preprints in two forms, and a search for one of them misses the other.

Bad:
    @misc{rossi2021a, title = {An atlas of old maps}, eprint = {2103.00020}, archiveprefix = {arXiv}}
    @article{rossi2021b,
      author = {Rossi, Anna},
      title = {A list of rivers and lakes},
      journal = {arXiv preprint arXiv:2103.00021},
      year = 2021
    }
Good:
    @misc{rossi2021a, title = {An atlas of old maps}, eprint = {2103.00020}, archiveprefix = {arXiv}}
    @misc{rossi2021b, title = {A list of rivers and lakes}, eprint = {2103.00021}, archiveprefix = {arXiv}}

Source: https://info.arxiv.org/help/hypertex/bibstyles/index.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from vlbib.checks.finding import Severity
from vlbib.checks.rule import LibraryRule, RuleFault

if TYPE_CHECKING:
    from collections.abc import Iterable

    from vlbib.checks.inputs import Inputs


def check(inputs: Inputs) -> Iterable[RuleFault]:
    """Report the first entry with the rarer form, once per file."""
    as_field = [entry for entry, field in inputs.fields("eprint") if field.value]
    names = inputs.fields("journal") if as_field else ()
    in_name = [entry for entry, field in names if "arxiv:" in field.value.lower() and not entry.get("eprint")]
    if not as_field or not in_name:
        return ()
    rarer, form = (in_name, "in the journal's name") if len(in_name) <= len(as_field) else (as_field, "as `eprint`")
    message = f"arXiv ids as `eprint`: {len(as_field)}, in the journal's name: {len(in_name)}"
    return (RuleFault(message=f"{message}; this is the first {form}", entry=rarer[0]),)


rule = LibraryRule(code="R014", name="eprints-stored-two-ways", severity=Severity.INFO, doc=__doc__, check=check)
