"""Words of titles and of remarks, as parts of patterns: who looks for titles in running text tells them by these."""

from __future__ import annotations

from vlbib.core.years import YEAR

# Small words between the words of a title in title case
BETWEEN_CAPITALS = (
    "a|an|and|as|at|by|for|from|in|into|of|on|or|the|to|via|with|without|using|under|over|is|are|you|need"
)
# Words of remarks and plans, which no title in sentence case has
REMARK_WORDS = (
    "I|we|you|he|she|they|my|me|us|it|this|that|is|are|was|were|be|been|has|have|had|do|does|did|not|no|will|would|"
    "should|could|can|must|may|ask|call|send|write|buy|book|check|fix|add|update|read|see|todo|und|der|die|das|ist|nicht|"
    "mit|für|von"
)
WHEN_REMARKED = rf"\b{YEAR}\b|\d{{1,2}}[:.]\d\d"  # years, days and hours, which it has not either
