"""Ids of papers in the ACL Anthology (`P18-1238`, `2020.acl-main.1`), and the DOIs derived from them.

Source: https://aclanthology.org/info/ids/, and records of Crossref for the DOIs.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from vlbib.core.lazy_pattern import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

ANTHOLOGY_DOI = "10.18653/v1/"
ANTHOLOGY_NUMBER = r"[A-Za-z]\d{2}-\d{4}|\d{4}\.[a-z0-9]+-[a-z0-9]+\.\d+"
_ALONE = lazy_pattern(r"(?<![\w./:-])((?:20[2-9]\d)\.[a-z]+-[a-z\d]+\.\d{1,4})(?![\w-]|\.\w)")  # the form since 2020
_NAMED = lazy_pattern(
    rf"\bacl[ -]?anthology(?:\.org)?(?:\s+id)?(?:\s*[:#]\s*|\s+)({ANTHOLOGY_NUMBER})(?![\w-]|\.\d)", re.IGNORECASE
)
# Papers whose DOI follows from their number: ACL meetings since 2016, according to Crossref. The
# Anthology's journals have other DOIs, LREC and many workshops none.
_WITH_DOI = lazy_pattern(
    r"[DEKNPS]1[6-9]-\d{4}|20[2-9]\d\.(?:findings-[a-z]+|(?:acl|emnlp|naacl|eacl|aacl)-[a-z]+|(?:conll|semeval|wmt)-1)\.\d+"
    r"|2020\.coling-main\.\d+"
)


def anthology_doi(number: str) -> str:
    """Return the DOI derived from an Anthology id; "" if the paper has another DOI or none.

    >>> anthology_doi("P18-1238"), anthology_doi("L18-1001")
    ('10.18653/v1/P18-1238', '')
    """
    return f"{ANTHOLOGY_DOI}{number}" if _WITH_DOI.fullmatch(number) else ""


def anthology_numbers(text: str) -> Iterator[tuple[int, str]]:
    """Yield the Anthology ids in a text with their offsets: after the Anthology's name, or in the form since 2020."""
    named = {match[1]: match.start() for match in _NAMED.finditer(text)}
    alone = {match[1]: match.start() for match in _ALONE.finditer(text)}
    yield from ((place, number) for number, place in {**alone, **named}.items())
