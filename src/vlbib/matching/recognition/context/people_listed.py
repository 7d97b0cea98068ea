"""People written with their initials: they are no short names (`KALE A, CHO J, et al.`, `Jake T. Lussier`)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vlbib.core.lazy_pattern import lazy_pattern
from vlbib.core.wide_pattern import wide_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

_CAPITAL = "[A-ZÀ-ÖØ-Þ]"
_FAMILY = rf"{_CAPITAL}[\w'’-]{{1,30}}+"
_INITIALS = r"[A-Z]{1,2}(?: [A-Z]){0,2}(?![\w'’.])"
_PARTS = (
    "Appendix|Option|Table|Figure|Section|Step|Part|Case|Model|Type|Class|Group|Level|Plan|Chapter|Exhibit|Stage|Team"
)
# `Jake T. Lussier`, `Gan, Z.`, `GAN, Z. et al.`, but not `CLIP, A. Radford`
_WITH_POINT = lazy_pattern(
    rf"(?<![\w'’-])(?!(?:{_PARTS})\b){_CAPITAL}[a-zß-öø-ÿ][\w'’-]{{0,30}}+ (?:[A-Z]\.[ -]?){{1,3}}(?<=[ -]){_FAMILY}"
    rf"|(?<![\w'’-]){_FAMILY}, [A-Z]\.(?:[ -]?[A-Z]\.){{0,3}}(?:(?![ -]?\w)|(?= et al\b))"
)
# Three people or more with their initials after them, or one and others: `Kale A., Cho J., Li L.H.`, `Kale A., et al.`
_POINTED = rf"(?!(?:{_PARTS})\b){_FAMILY} (?:[A-Z]\.[ -]?){{1,3}}(?<![ -])"
_POINTED_AFTER = lazy_pattern(
    rf"(?<![\w'’-]){_POINTED}(?:[,;] {_POINTED}){{1,20}}"
    rf"(?:[,;]? (?:(?:and|und|et|y|e|&) )?{_POINTED}|,? et al\b|,?\s?等)"
    rf"|(?<![\w'’-]){_POINTED},? (?:et al\b|等)"
)
# The same without points: `KALE A, CHO J, LI L H`, `KALE A, et al.`
_PERSON = rf"{_FAMILY}(?: {_FAMILY})? {_INITIALS}"
_WITHOUT_POINTS = lazy_pattern(
    rf"(?<![\w'’-])(?:{_PERSON}, ){{2,20}}(?:{_PERSON}|et al\b|等)|(?<![\w'’-])(?:{_PERSON},? )(?:et al\b|等)"
)
_WITHOUT = (",", "et al", "等")  # one of them is in each match
_MODEL = wide_pattern(r"[a-z][A-Z]|[\u3040-\u9fff](?!$)")  # `ConvNeXt L`, and words of another script


def people_listed(text: str) -> Iterator[tuple[int, int]]:
    """Yield where people are written with their initials.

    >>> [text[slice(*place)] for text in ["[5] CHO J, KALE A, et al. Clip", "by Jake T. Lussier"] for place in
    ... people_listed(text)]
    ['CHO J, KALE A, et al', 'Jake T. Lussier']
    >>> texts = ["2. Kale A., Cho J., et al. On", "Kale A., Cho J. B. and Li M., Maps", "Table A., Table B., Table C."]
    >>> [text[slice(*place)] for text in texts for place in people_listed(text)]
    ['Kale A., Cho J., et al', 'Kale A., Cho J. B. and Li M.']
    """
    patterns = [_WITH_POINT, _POINTED_AFTER] if "." in text else []
    patterns += [_WITHOUT_POINTS] if any(sign in text for sign in _WITHOUT) else []
    for pattern in patterns:
        yield from (match.span() for match in pattern.finditer(text) if not _MODEL.search(match[0]))


def without_people(text: str) -> str:
    """Return a text with bars in place of people written with their initials."""
    for start, end in people_listed(text):
        text = text[:start] + "|" * (end - start) + text[end:]
    return text
