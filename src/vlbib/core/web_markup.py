r"""HTML in BibTeX values, from publishers' metadata: entities and tags, and the TeX for them.

Crossref's BibTeX has `<i>` and `&amp;` unescaped, Mendeley's `{\textless}i{\textgreater}` and `{\&}amp;`. Source: HTML
Living Standard, section 13.5 (named character references); Crossref, "Face markup".
"""

from __future__ import annotations

import re

from vlbib.core.latex import escape
from vlbib.core.lazy_pattern import lazy_pattern

_NAMED = (
    r"amp|lt|gt|quot|apos|nbsp|[nm]dash|[lr][sd]quo|hellip"
    r"|[aeiouAEIOUnNcCyY](?:acute|grave|uml|circ|tilde|cedil|ring|slash|caron)|szlig|AElig|aelig|#\d+|#x[0-9A-Fa-f]+"
)
ENTITY = lazy_pattern(rf"(?:\{{\\&\}}|\\?&)(?:amp;)?({_NAMED});")
_FACES = {
    "b": "textbf", "em": "emph", "i": "emph", "inf": "textsubscript", "italic": "emph", "scp": "textsc",
    "strong": "textbf", "sub": "textsubscript", "sup": "textsuperscript", "tt": "texttt",
}  # fmt: skip
_LESS = r"(?:<|\{\\textless\}|\\textless(?:\{\}|\s+)|\{?\$<\$\}?)"
_GREATER = r"(?:>|\{\\textgreater\}|\\textgreater(?:\{\}|\s+|(?![A-Za-z]))|\{?\$>\$\}?)"
_NAMES = rf"(?:jats:)?(?:{'|'.join(_FACES)})"
# A tag, perhaps with attributes.
TAG = lazy_pattern(
    rf"{_LESS}/?(?:{_NAMES}|p|br|span|div|a|u|title|mml:\w+|jats:\w+)(?:\s[^<>]*)?/?{_GREATER}", re.IGNORECASE
)
_FACE = lazy_pattern(
    rf"{_LESS}(?:jats:)?(?P<name>{'|'.join(_FACES)})(?:\s[^<>]*)?{_GREATER}"
    rf"(?P<inside>(?:(?!{_LESS}).)*?){_LESS}/(?:jats:)?(?P=name){_GREATER}",
    re.IGNORECASE | re.DOTALL,
)
_ALONE = lazy_pattern(rf"{_LESS}/?(?:p|br|span|div|a|u|title|mml:\w+|jats:\w+)(?:\s[^<>]*)?/?{_GREATER}", re.IGNORECASE)
_BLOCK = lazy_pattern(rf"{_LESS}/?(?:p|br|div|title|jats:(?:p|title|sec))(?:\s[^<>]*)?/?{_GREATER}", re.IGNORECASE)
_BLANKS = lazy_pattern(r" {2,}")
_DEEPEST = 4  # maximum nesting of faces
# A word with a superscript or subscript is a formula, which styles must not lower-case: CO2.
_FORMULA = lazy_pattern(r"(?<![{\w])[^\s{}\\]*[A-Z][^\s{}\\]*(?:\\text(?:sub|super)script\{[^{}]*\}[^\s{}\\]*)+")


def may_hold_html(value: str) -> bool:
    """Tell cheaply whether a value may contain HTML."""
    return "<" in value or "textless" in value or ("&" in value and ";" in value)


def entity_text(entity: str) -> str:
    r"""Return the character for an entity, however it is escaped: `\&amp;`, `{\&}lt;`, `&amp;gt;`."""
    from html import unescape

    text = unescape(unescape(entity.lstrip("{\\").replace("}", "")))
    return text.replace("\xa0", " ")


def without_entities(address: str) -> str:
    """Return a URL with its entities replaced by their characters."""
    return ENTITY.sub(lambda match: entity_text(match[0]), address)


def tex_of_html(value: str) -> str:
    r"""Return a TeX value without HTML: entities as characters, face tags as commands, all other tags removed.

    A face that is not closed, or that closes inside braces opened outside it, stays as it is.

    >>> tex_of_html("Growth of <i>E. coli</i> &amp; CO<sub>2</sub>")
    'Growth of \\emph{E. coli} \\& {CO\\textsubscript{2}}'
    """
    text = ENTITY.sub(lambda match: escape(entity_text(match[0])), value)
    for _ in range(_DEEPEST):
        faced = _FACE.sub(_with_face, text)
        if faced == text:
            break
        text = faced
    text = _BLANKS.sub(" ", _ALONE.sub("", _BLOCK.sub(" ", text))).strip() if TAG.search(text) else text
    return _FORMULA.sub(r"{\g<0>}", text) if "script{" in text else text


def _with_face(match: re.Match[str]) -> str:
    inside = match["inside"]
    bare = re.sub(r"\\[{}]", "", inside)
    if bare.count("{") != bare.count("}"):
        return match[0]
    return f"\\{_FACES[match['name'].lower()]}{{{inside}}}" if inside.strip() else inside
