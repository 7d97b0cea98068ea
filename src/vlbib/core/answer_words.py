"""Words for a text about another work, whose title has that work's: `Reply to ...`, `...: An Erratum`."""

from __future__ import annotations

ANSWER_WORD = (
    r"(?:comments?|commentary|discussions?|repl(?:y|ies)|responses?|rejoinder|rebuttal|errat(?:um|a)"
    r"|corrections?|corrigend(?:um|a)|addendum)"
)
