"""Which numbers arXiv can have given to a paper.

Source: https://info.arxiv.org/help/arxiv_identifier.html.
"""

from __future__ import annotations

from vlbib.core.lazy_pattern import lazy_pattern

_MONTH = r"(?:0[1-9]|1[0-2])"
_PLAIN = lazy_pattern(
    rf"(?:07(?:0[4-9]|1[0-2])|(?:0[89]|1[0-4]){_MONTH})\.[0-9]{{4}}|(?:1[5-9]|[2-9][0-9]){_MONTH}\.[0-9]{{5}}"
)


def is_plain_arxiv(text: str) -> bool:
    """Tell whether the whole text is a possible number of the new style in ASCII digits, without a version.

    >>> is_plain_arxiv("2103.00020"), is_plain_arxiv("1412.00020"), is_plain_arxiv("2103.00020v2")
    (True, False, False)
    """
    return _PLAIN.fullmatch(text) is not None


def is_possible_arxiv(value: str) -> bool:
    """Tell whether an id is possible: month 01 to 12; new style from 0704, with four digits to 1412, five from 1501.

    >>> is_possible_arxiv("0704.0001"), is_possible_arxiv("0703.0001"), is_possible_arxiv("hep-th/9713001")
    (True, False, False)
    """
    if "/" in value:
        return 1 <= int(value.split("/")[1][2:4]) <= 12
    month, number = value.split(".")
    return int(month) >= 704 and 1 <= int(month[2:]) <= 12 and len(number) == (5 if int(month) >= 1501 else 4)
