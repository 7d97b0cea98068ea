"""Names that are looked up without the words around them: `SigLIP 2，2025 的新版本`, `EVA-CLIP 和 EVA-02-CLIP`.

No source has a name together with a remark in Chinese or Japanese, or several names as one title.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from vlbib.core.lazy_pattern import lazy_pattern
from vlbib.core.text import CJK, has_cjk
from vlbib.core.titles import is_name_like
from vlbib.core.wide_pattern import wide_pattern
from vlbib.core.work import Kind
from vlbib.core.years import YEAR

if TYPE_CHECKING:
    from vlbib.core.work import Mention

# A remark: a sign, then words that begin with letters of that script or with a year.
_REMARK = wide_pattern(rf"\s?[,，:：;；。(（]\s?(?=(?:(?P<year>{YEAR})\s?)?[{CJK}])")
_JOINT = lazy_pattern(r"\s?[、，；]\s?(?:[和与與及]\s?)?|\s?(?:以及|[和与與及])\s?")
# Between three names or more that fill a line, or that have numbers before them: `1) GNM, 2) ViNT, 3) NoMaD: a trilogy`
_LISTED = lazy_pattern(r"\s[·|/]\s|[,;]\s")
_NUMBER = lazy_pattern(r"\(?\d{1,2}[).]\s?")
_NUMBERED = lazy_pattern(r"[,;]\s\(?\d{1,2}[).]\s")  # the first number is that of the item
_AFTER_LIST = lazy_pattern(r":\s|\s[—–-]{1,2}\s")
_LEAST = 3  # minimum names of such a list
_YEAR_AFTER = lazy_pattern(rf"\s?[(（]({YEAR})[)）]$")


def each_name_apart(mention: Mention) -> tuple[Mention, ...]:
    """Return a mention for each of the names in a mention's text, without a remark after them; else the mention itself.

    A year in brackets after a name, or at the beginning of the remark after a single name, is the name's.
    """
    if mention.ids or mention.kind not in (Kind.LINE, Kind.ALIAS):
        return (mention,)
    remark = _REMARK.search(mention.text) if has_cjk(mention.text) else None
    listed = mention.text[: remark.start()] if remark else mention.text
    parts = [part for part in _JOINT.split(listed) if part]
    years = [_YEAR_AFTER.search(part) for part in parts]
    names = [part[: year.start()] if year else part for part, year in zip(parts, years, strict=True)]
    if names in ([], [mention.text]) or has_cjk("".join(names)) or not all(map(is_name_like, names)):
        return tuple(replace(mention, text=name, kind=Kind.ALIAS) for name in _listed(mention.text)) or (mention,)
    dated = int(remark["year"]) if remark and remark["year"] and len(names) == 1 else mention.year
    return tuple(
        replace(mention, text=name, kind=Kind.ALIAS, year=int(year[1]) if year else dated)
        for name, year in zip(names, years, strict=True)
    )


def _listed(text: str) -> list[str]:
    """Return the names of a text that has nothing else, but for numbers before them and then a remark; else none."""
    is_numbered = _NUMBERED.search(text) is not None
    parts = _LISTED.split(_AFTER_LIST.split(text, maxsplit=1)[0] if is_numbered else text)
    names = [_NUMBER.sub("", part, count=1) if is_numbered else part for part in parts]
    is_list = len(names) >= _LEAST and all(" " not in name and is_name_like(name) for name in names)
    return names if is_list else []
