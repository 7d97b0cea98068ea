"""Titles that include the paper's arXiv id, as the title of an arXiv page does: `[2103.00020] Counting lines`."""

from __future__ import annotations

import re

from vlbib.core.ids import ARXIV_NEW, ARXIV_OLD, arxiv_id
from vlbib.core.lazy_pattern import lazy_pattern

_NUMBER = rf"(?P<number>{ARXIV_NEW}|{ARXIV_OLD})(?:v\d{{1,3}})?"
_FRONT = lazy_pattern(rf"\s*+\{{*+\[(?:arxiv:)?{_NUMBER}\]\s++", re.IGNORECASE)
_END = lazy_pattern(
    rf"\barxiv\s?(?:(?:preprint|e-?print)\s(?:arxiv)?\s?)?:?\s?{_NUMBER}\s*+(?:\[[a-z.-]++\])?[\s.)\]}}]*+$",
    re.IGNORECASE,
)
_STOPS = " .,;:([{-~"
_LEADS = ("available at", "available from", "preprint at", "preprint", "e-print", "eprint", " in")
# Words of papers about another paper, whose id is then in the title.
_ABOUT = lazy_pattern(
    r"\b(?:comments?|repl(?:y|ies)|respon(?:se|ding)|errat(?:um|a)|corrigend(?:um|a)|corrections?|addend(?:um|a)|"
    r"remarks?|notes?|rebuttal|refut|criti(?:que|cism)|review|discussion|supplement|appendix|code|data)",
    re.IGNORECASE,
)


def split_number(title: str) -> tuple[str, str]:
    """Return the arXiv id in a title (TeX) and the title without it; "" and the title if it has none.

    >>> split_number("[2103.00020] Counting lines"), split_number("Counting lines. arXiv preprint arXiv:2103.00020")
    (('2103.00020', 'Counting lines'), ('2103.00020', 'Counting lines'))
    >>> split_number("Comment on arXiv:2103.00020")
    ('', 'Comment on arXiv:2103.00020')
    """
    match = _FRONT.match(title) if title.lstrip(" {").startswith("[") else None
    if match is None and "arxiv" in title.lower() and not _ABOUT.search(title):
        match = _END.search(title)
    identity = arxiv_id(match["number"]) if match else None
    if match is None or identity is None:
        return "", title
    rest = title[match.end() :] if match.start() == 0 else _without_lead(title[: match.start()])
    whole = _in_balance(rest.strip())
    return (identity.value, whole) if whole else ("", title)


def _without_lead(text: str) -> str:
    """Return the text before an id, without the punctuation and words that lead to it."""
    bare = text.rstrip(_STOPS)
    lead = next((lead for lead in _LEADS if bare.lower().endswith(lead)), "")
    return bare[: len(bare) - len(lead)].rstrip(_STOPS) if lead else bare


def _in_balance(text: str) -> str:
    """Return a text without outer braces that have no counterpart."""
    surplus = text.count("}") - text.count("{")
    if surplus > 0:
        return text[:-surplus] if text.endswith("}" * surplus) else text
    return text[-surplus:] if surplus and text.startswith("{" * -surplus) else text
