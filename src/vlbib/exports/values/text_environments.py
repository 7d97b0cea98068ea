r"""Text environments in values, such as abstracts: lists, tables, quotations.

They only print their content, so they are kept if each ends in the group and environment in which it began.
"""

from __future__ import annotations

import re

from vlbib.core.lazy_pattern import lazy_pattern

_LISTS = r"itemize|enumerate|description"
_BLOCKS = r"center|quote|quotation|flushleft|flushright"
_COLUMNS = r"\s?\{(?:[lcr| ]|[pmb]\{[\w.\\]+\})+\}"
# A `\begin` or `\end`; that of a table includes its column specification.
TEXT_ENVIRONMENT = (
    rf"\\(?:begin|end)\s?\{{(?:{_LISTS}|{_BLOCKS})\}}"
    rf"|\\begin\s?\{{tabular\}}(?:\[[tbc]\])?{_COLUMNS}|\\end\s?\{{tabular\}}"
)
_STEP = lazy_pattern(
    rf"(?P<side>\\begin|\\end)\s?\{{(?P<name>{_LISTS}|{_BLOCKS}|tabular)\}}|(?P<item>\\item(?![A-Za-z]))"
    r"|(?P<skipped>\\.)|(?P<brace>[{}])",
    re.DOTALL,
)
_LIST = lazy_pattern(_LISTS)
_LIST_WITHOUT_ITEM = lazy_pattern(rf"\\begin\s?\{{(?:{_LISTS})\}}(?!\s*\\item(?![A-Za-z]))")


def are_whole(value: str) -> bool:
    r"""Tell whether the text environments of a value are properly nested, with `\item` only in lists.

    >>> are_whole(r"A \begin{itemize} \item b \end{itemize}"), are_whole(r"\begin{itemize} {\end{itemize}}")
    (True, False)
    """
    if _LIST_WITHOUT_ITEM.search(value):
        return False
    begun: list[str] = []  # open environments by name, and "{" for groups
    for step in _STEP.finditer(value):
        if step["skipped"]:
            continue
        if step["brace"] == "{":
            begun.append("{")
        elif step["item"]:
            if not begun or not _LIST.fullmatch(begun[-1]):
                return False
        elif step["side"] == "\\begin":
            begun.append(step["name"])
        elif not begun or begun.pop() != (step["name"] or "{"):
            return False
    return not begun
