"""An id right after people or a name: it is that of their work, or of the name's."""

from __future__ import annotations

import re

from vlbib.core.dois import DOI_PREFIX
from vlbib.core.lazy_pattern import lazy_pattern

_ID_AFTER = lazy_pattern(
    rf"[\s,:;(（\[<]{{0,4}}(?:(?:doi|arxiv)\W{{0,3}})?(?:{DOI_PREFIX}|\d{{4}}\.\d{{4,5}})", re.IGNORECASE
)


def has_id_after(text: str, end: int = 0) -> bool:
    """Tell whether an id begins at an offset of a text, perhaps in brackets and after its label.

    >>> has_id_after("Jia et al. 2022 (10.21437/INTERSPEECH.2022-10938)", 15), has_id_after(" arXiv:2404.19149")
    (True, True)
    >>> has_id_after("SAGS resembles 2404.19149", 4)
    False
    """
    return _ID_AFTER.match(text, end) is not None
