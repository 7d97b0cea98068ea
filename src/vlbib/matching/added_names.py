"""Short names that only the title asked for has, and what makes such a name doubtful.

`DRIT++: Diverse Image-to-Image Translation ...` is not `Diverse Image-to-Image Translation ...`, the paper of DRIT, but
its extension, and nothing in the record mentions the name.
"""

from __future__ import annotations

import re
from itertools import accumulate
from typing import TYPE_CHECKING

from vlbib.core.laboratories import is_laboratory
from vlbib.core.lazy_pattern import lazy_pattern
from vlbib.core.text import squeeze
from vlbib.core.titles import is_next_version, without_first_version
from vlbib.matching.authority import published
from vlbib.matching.evidence import same_name
from vlbib.matching.form import form
from vlbib.matching.short_name_words import name_like

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vlbib.core.work import Query
    from vlbib.matching.evidence import Weighed

# What marks the next version of a name: `++`, `v2`, `-2`, `V1.5`, ` 3`, `SAM2`, `Pro`, `-XL`.
_VERSION = lazy_pattern(
    r"(?:\+|[-\s][vV]?\d{1,2}(?:\.\d+)?|(?<=\w)[vV]\d{1,2}(?:\.\d+)?|(?<=[^\W\d_]{3})[2-9]|(?<=\w)(?:Pro|XL|Plus)"
    r"|[-\s](?i:pro|xl|xxl|plus|max|ultra|turbo|next|ii|iii))"
)
_FORMATS = frozenset({"int4", "int8", "fp8", "fp16", "fp32", "bf16"})  # of numbers: `to ONNX (int8)`
_GLUED = lazy_pattern(r"[^\W\d_](?:Pro|XL|Plus)$")  # `DetPro` beside a title is an ordinary name


def is_version(name: str) -> bool:
    """Tell whether a short name marks itself as a later version.

    >>> [is_version(name) for name in ("DRIT++", "MoCo v2", "BLIP-2", "SDXL", "DRIT", "T5", "CIFAR10")]
    [True, True, True, True, False, False, False]
    >>> is_version("ResNet-v1"), is_version("ResNet-v11")
    (False, True)
    """
    if without_first_version(name) != name or name.lower() in _FORMATS:
        return False
    return any(match.end() == len(name) for match in _VERSION.finditer(name))


def doubt_of_added_name(query: Query, chosen: Weighed) -> str:
    """Return why a name that only the note has makes its work doubtful; "" if it does not.

    A name that the records have makes no doubt.
    """
    name = chosen.title.added
    if not name:
        return _doubt_of_label(query, chosen)
    if any(same_name(name, alias) for alias in chosen.group.aliases):
        return ""
    if is_version(name):
        return f"the name {name!r} stands only in the note, and it may be a later version's"
    years = [record.year for record in chosen.group.records if record.year and published(record)]
    if query.year and years and query.year > max(years):
        return f"the name {name!r} stands only in the note, which says {query.year}, the record {max(years)}"
    return ""


def _doubt_of_label(query: Query, chosen: Weighed) -> str:
    """Return why the names beside a title (`**DRIT++**: Diverse ...`) make it doubtful; "" if one fits.

    If the title found has a short name of its own that the note leaves out, another name is another work's.
    """
    names = [name for name in query.aliases if not (is_next_version(name) or _cites(chosen, name))]
    labels = [name for name in names if name_like(name) or is_version(name)]
    if not labels or any(_carries(chosen, name) for name in labels):
        return ""
    own = chosen.title.own
    stranger = next((name for name in labels if own and not _is_by_laboratory(name, own)), "")
    if stranger:
        return f"the note calls it {stranger!r}, but the title found calls it {own!r}"
    version = next((name for name in labels if not own and is_version(name) and not _GLUED.search(name)), "")
    return f"the name {version!r} stands only in the note, and it may be a later version's" if version else ""


def _cites(chosen: Weighed, name: str) -> bool:
    """Tell whether a label names authors and so is no short name: `Devlin+ 19`."""
    words = set(map(squeeze, re.findall(r"[^\W\d_]+", name)))
    return any(squeeze(author.family) in words for author in chosen.group.authors)


def _carries(chosen: Weighed, name: str) -> bool:
    """Tell whether the records of a work give a name, or their titles contain it with its marks."""
    if any(same_name(name, given) for given in chosen.group.names):
        return True
    asked = form(name)
    titles = [form(title) for title in chosen.group.titles]
    return any(_holds(title.words, asked.key) and set(asked.marks) <= set(title.marks) for title in titles)


def _holds(words: Sequence[str], key: str) -> bool:
    """Tell whether consecutive words, joined, are a key."""
    return any(key in accumulate(words[start:]) for start in range(len(words)))


def _is_by_laboratory(name: str, own: str) -> bool:
    """Tell whether a name is another name with its maker before or after it: `Meta LLaMA` for `LLaMA`."""
    rest = [word for word in name.split() if word not in own.split()]
    return len(rest) < len(name.split()) and is_laboratory(" ".join(rest))
