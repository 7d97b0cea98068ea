"""An id right after people or a name: it is that of their work, or of the name's."""

from __future__ import annotations

import re

from vlbib.core.dois import DOI_PREFIX
from vlbib.core.lazy_pattern import lazy_pattern

_ID_AFTER = lazy_pattern(
    r"[^\S\n]?[,:;：(（\[【<–—-]{0,2}[^\S\n]?<?"
    r"(?:(?:doi|arxiv(?: preprint)?)\W{1,3}|https?://(?:dx\.)?(?:doi\.org|(?:www\.)?arxiv\.org/(?:abs|pdf))/){0,2}"
    rf"(?:{DOI_PREFIX}|\d\d(?:0[1-9]|1[0-2])\.\d{{4,5}}(?!\d)|[a-z-]{{2,9}}(?:\.[A-Z]{{2}})?/\d{{7}}(?!\d))",
    re.IGNORECASE,
)


def has_id_after(text: str, end: int = 0) -> bool:
    r"""Tell whether a DOI or an arXiv id begins at an offset of a text, after signs, a label or the start of its URL.

    >>> has_id_after("Jia et al. 2022 (10.21437/INTERSPEECH.2022-10938)", 15), has_id_after(" arXiv:2404.19149")
    (True, True)
    >>> texts = (" (https://arxiv.org/abs/2404.19149)", " (arXiv preprint arXiv:2404.19149)", "：2404.19149")
    >>> all(map(has_id_after, texts))
    True
    >>> any(map(has_id_after, (" resembles 2404.19149", " 1234.56789 s", "\n2404.19149", ", 2024.12345678")))
    False
    """
    return _ID_AFTER.match(text, end) is not None
