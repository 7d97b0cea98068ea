r"""Environments of running text in values, as abstracts have them: lists, tables, quotations.

They print what they hold and nothing else, so they stand where each ends in the group and the environment it began in.
"""

from __future__ import annotations

import re

from vlbib.core.lazy_pattern import lazy_pattern

_LISTS = r"itemize|enumerate|description"
_BLOCKS = r"center|quote|quotation|flushleft|flushright"
_COLUMNS = r"\s?\{(?:[lcr| ]|[pmb]\{[\w.\\]+\})+\}"
# One end of an environment, a table's with what it says of its columns.
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
    r"""Tell whether each environment of text in a value ends where it may, and items stand in lists alone.

    >>> are_whole(r"A \begin{itemize} \item b \end{itemize}"), are_whole(r"\begin{itemize} {\end{itemize}}")
    (True, False)
    """
    if _LIST_WITHOUT_ITEM.search(value):
        return False
    begun: list[str] = []  # names of environments, and "{" for groups
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
