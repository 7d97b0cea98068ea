"""Family T: LaTeX documents against the library."""

from __future__ import annotations

from vlbib.checks.tex import (
    cited_but_missing,
    cited_in_other_case,
    never_cited,
)

RULES = (
    cited_but_missing.rule,
    never_cited.rule,
    cited_in_other_case.rule,
)
