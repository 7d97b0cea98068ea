r"""Titles from sources, freed of mark-up: HTML, MathML and TeX become text, or mathematics between dollar signs.

DBLP writes `Vi\({}^{\mbox{2}}\)CLR`, lists derived from it `Vi\(^\mbox2\)CLR`, publishers `Vi<sup>2</sup>CLR`. Digits
and words become text (`Vi²CLR`); what has no text form is kept as `$\ell_{p}$`.
"""

from __future__ import annotations

import re
from html import unescape
from unicodedata import normalize

from vlbib.core.latex import decode
from vlbib.core.lazy_pattern import lazy_pattern
from vlbib.core.text import one_line

_MARKED = lazy_pattern(r"[\\$^{}<&\u00ad\u200b\ufb00-\ufb06]|``|''")
_UNMARKED = bytes(code for code in range(128) if chr(code) not in "\\$^{}<&`'")
_TAG = lazy_pattern(
    r"</?(?:mml:)?(?:sub|i|b|u|em|strong|tt|code|small|span|italic|bold|scp|sc|p|br|math|mrow|mi|mo|mn|mtext|msub|mstyle"
    r"|semantics|annotation|inline-formula|tex-math|jats:\w+)\b[^<>]*>",
    re.IGNORECASE,
)
_SUP = lazy_pattern(r"<(sup|msup|mml:sup)\b[^<>]*>(.*?)</?\1>", re.IGNORECASE)
_MATHS = lazy_pattern(r"\\\(((?:(?!\\\().)*?)\\\)|\$([^$]+)\$")
# Commands that only change the font; DBLP's dumps lose the braces after them.
_LOOK = lazy_pattern(
    r"\\(?:mbox|text(?:rm|bf|it|tt|sf|sc|up)?|math(?:rm|bf|it|tt|sf)|boldsymbol|bm|operatorname|emph|underline"
    r"|bf|rm|it|tt|sf|em|ensuremath)(?![a-z]{3,}\b(?<!\w))\s*"
)
_SCRIPT_L = lazy_pattern(r"\\mathscr\s*(?:\{l\}|l)")
_CALLIGRAPHIC = lazy_pattern(r"\\(mathcal|mathbb|mathfrak|mathscr)\s*([A-Za-z])(?![a-z])")
_STAR = lazy_pattern(r"\^?_?\{?(?:\\ast|\*|\\dag(?:ger)?|\\star)\}?")
_PLAIN_TEXT = lazy_pattern(r"[\w .,:;!?'’&+*/=-]*")
_RAISED = lazy_pattern(r"(?<=[\w)\]])\^\{?([123])\}?(?!\.?\d|\w*\^)|^\^\{?([123])\}?")
# TeX swallows the space after a letter command outside mathematics; a space there means that it was a word of its own.
_GREEK = lazy_pattern(
    r"(\\(?:var)?(?:alpha|beta|gamma|delta|epsilon|zeta|eta|theta|iota|kappa|lambda|mu|nu|xi|pi|rho|sigma|tau|upsilon|phi|chi"
    r"|psi|omega|Gamma|Delta|Theta|Lambda|Xi|Pi|Sigma|Upsilon|Phi|Psi|Omega)) +(?=\w)"
)
_JOINT = lazy_pattern(r"(?<=[\w}])\$\$(?=[\\^_\w])")  # between two formulas
_ACCENT = lazy_pattern(r"\\['`\"~=.]")
_POWER = lazy_pattern(r"(?<=[\w)])\^\{?(\d+)\}?(?!\.?\d)")
_MONEY = lazy_pattern(r"\$(?=\d[\d,.]*[KMB]?\b)|\${3}")
_HIGH = str.maketrans("123", "¹²³")
_SHY = lazy_pattern(r"(?<=\s)\u00ad(?=\s)")  # a soft hyphen between words was a dash
_UNSEEN = lazy_pattern(r"[\u00ad\u200b]")
_LIGATURE = lazy_pattern(r"[\ufb00-\ufb06]")
_QUOTED = lazy_pattern(r"(?<!`)``([^`\"]{1,400}?)(?:''|\")")
_DEBRIS = lazy_pattern(r"mbox|\\|[{}]|\$|&[a-z#0-9]+;|\^", re.IGNORECASE)


def tidy_title(title: str) -> str:
    r"""Return a title without mark-up.

    >>> tidy_title(r"Vi\({}^{\mbox{2}}\)CLR"), tidy_title("NICO<sup>++</sup>: A Test &amp; More")
    ('Vi²CLR', 'NICO++: A Test & More')
    >>> tidy_title(r"Sensitivity of \(\mathscr{l}\)\({}_{\mbox{p}}\) Norms")
    'Sensitivity of $\\ell_{p}$ Norms'
    """
    if title.isascii() and not title.encode().translate(None, _UNMARKED):
        return title  # nearly all
    if not _MARKED.search(title):
        return title
    text = _without_html(_with_plain_signs(title))
    parts, last = [], 0
    for maths in _MATHS.finditer(_flattened(text)):
        parts += [_text(maths.string[last : maths.start()]), _maths(maths[1] if maths[2] is None else maths[2])]
        last = maths.end()
    parts.append(_text(_flattened(text)[last:]))
    return one_line(_JOINT.sub("", "".join(parts)))


def _with_plain_signs(title: str) -> str:
    """Return a title with ligatures as letters, TeX quotes as quotation marks, and without invisible characters."""
    text = _UNSEEN.sub("", _SHY.sub("-", title))
    text = _LIGATURE.sub(lambda match: normalize("NFKC", match[0]), text)
    return _QUOTED.sub("\u201c\\1\u201d", text)


def has_debris(title: str) -> bool:
    """Tell whether a title still has mark-up outside well-formed mathematics."""
    return _DEBRIS.search(_MONEY.sub("", re.sub(r"\$[^$]+\$", "", title))) is not None


def _without_html(title: str) -> str:
    text = (
        unescape(unescape(title))
        .replace(r"{\textbackslash}", "\\")
        .replace(r"\textbackslash", "\\")
        .replace(r"\textdollar", "$")
    )
    text = text.replace(r"\textsuperscript", "^")
    return _TAG.sub("", _SUP.sub(lambda match: _raised(match[2]), text))


def _raised(text: str) -> str:
    return text.translate(_HIGH) if text in {"1", "2", "3"} else text


def _flattened(text: str) -> str:
    r"""Return the text with nested mathematics unnested: `\(\mathscr{l}_\(\infty\)\)`, `$\(\beta\)3$`."""
    text = re.sub(r"(\$[^$]*\$)", lambda match: match[1].replace(r"\(", "").replace(r"\)", ""), text)
    return re.sub(r"(?<=mbox)\{*\\\((.*?)\\\)\}*", r"{\1}", text)


def _maths(content: str) -> str:
    """Return a formula as text if it is plain or only has a superscript 1, 2 or 3, else between dollar signs."""
    text = _SCRIPT_L.sub(r"\\ell", content).replace("{}", "").replace(r"\&", "&")
    text = _CALLIGRAPHIC.sub(r"\\\1{\2}", _LOOK.sub("", text))
    bare = text.replace("{", "").replace("}", "").strip()
    if not bare or _STAR.fullmatch(bare):
        return ""
    if raised := re.fullmatch(r"(\w*)\^([123])(\w*)", bare):
        return f"{raised[1]}{raised[2].translate(_HIGH)}{raised[3]}"
    if _PLAIN_TEXT.fullmatch(bare) and "_" not in bare:
        return bare
    if "^" not in bare and "_" not in bare and _ACCENT.search(bare):
        return decode(bare)
    if bare.startswith("^") and re.fullmatch(r"\^[+*\w]+", bare) and not bare[1:].isdigit():
        return bare[1:] if bare[1:] in {"+", "++", "*"} else f"$^{{{bare[1:]}}}$"
    return f"${_one_script(text.strip())}$"


def _one_script(text: str) -> str:
    """Return a formula with one pair of braces around each superscript or subscript."""
    text = re.sub(r"^\{([\^_])", r"\1", text)
    text = re.sub(r"([\^_])\{+([^{}]*)\}+", r"\1{\2}", text)
    text = re.sub(r"([\^_])(\w{2,})", r"\1{\2}", text)
    return text if text.count("{") >= text.count("}") else text.rstrip("}")


def _text(text: str) -> str:
    """Return a piece outside mathematics as plain text."""
    plain = _RAISED.sub(lambda match: (match[1] or match[2]).translate(_HIGH), _LOOK.sub("", text))
    plain = _POWER.sub(r"$^{\1}$", plain)
    if "\\" not in plain and "{" not in plain:
        return plain
    return decode(with_blanks(re.sub(r"(\\['`^\"~=.]) +(?=\w)", r"\1", plain)))


def with_blanks(value: str) -> str:
    r"""Return a TeX value in which Greek letters outside mathematics keep the space after them.

    >>> with_blanks(r"The \alpha Phase")
    'The \\alpha{} Phase'
    """
    return _GREEK.sub(r"\1{} ", value) if "\\" in value else value
