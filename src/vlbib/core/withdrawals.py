"""Whether the comment of an arXiv record says that the paper was withdrawn.

The patterns come from the comments of 736 withdrawn papers. A paper withdrawn from a conference is not withdrawn.
"""

from __future__ import annotations

import re

from vlbib.core.lazy_pattern import lazy_pattern

_PAPER = r"(?:paper|article|manuscript|submission|preprint|work|version)"
_WITHDRAWN = lazy_pattern(
    rf"(?:^|\b{_PAPER}\s+(?:has\s+been|is|was|is\s+being)\s+(?:temporarily\s+)?)\s*withdrawn\b(?!\s+from\b)"
    rf"|\b{_PAPER}\s+withdrawn\s+by\b|\bwithdraw\s+(?:this|the|our|my)\s+{_PAPER}\b(?!\s+from\b)",
    re.IGNORECASE,
)


def tells_withdrawal(comment: str) -> bool:
    """Tell whether a comment says that its paper was withdrawn.

    >>> tells_withdrawal("This paper has been withdrawn by the authors"), tells_withdrawal("withdrawn from ICLR")
    (True, False)
    """
    return "draw" in comment.lower() and _WITHDRAWN.search(comment) is not None
