"""Words of titles and of remarks, as parts of patterns that find titles in running text."""

from __future__ import annotations

from vlbib.core.years import YEAR

# Small words inside a title in title case
BETWEEN_CAPITALS = (
    "a|an|and|as|at|by|for|from|in|into|of|on|or|the|to|via|with|without|using|under|over|is|are|you|need"
)
# Words of remarks and plans, which a title in sentence case does not have
REMARK_WORDS = (
    "I|we|you|he|she|they|my|me|us|it|this|that|is|are|was|were|be|been|has|have|had|do|does|did|not|no|will|would|"
    "should|could|can|must|may|ask|call|send|write|buy|book|check|fix|add|update|read|see|todo|und|der|die|das|ist|nicht|"
    "mit|für|von"
)
WHEN_REMARKED = rf"\b{YEAR}\b|\d{{1,2}}[:.]\d\d"  # years, dates and times, which it does not have either
