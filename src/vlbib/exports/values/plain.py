"""TeX values as the Unicode text that a reader sees: one line, composed accents, simple mathematics spelled out.

Common TeX is read with tables, a hundred times faster than by pylatexenc, which reads the rest.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from vlbib.core.latex import VERBATIM, decode, is_formula, silence_decoder, without_sorting
from vlbib.core.lazy_pattern import lazy_pattern

_ACCENTS = {"`": "\u0300", "'": "\u0301", "^": "\u0302", "~": "\u0303", '"': "\u0308", "=": "\u0304", ".": "\u0307",
            "c": "\u0327", "v": "\u030c", "u": "\u0306", "H": "\u030b", "k": "\u0328", "r": "\u030a", "d": "\u0323",
            "b": "\u0331"}  # fmt: skip
ACCENT_COMMANDS = {mark: command for command, mark in _ACCENTS.items()}
_LETTERS = {"ss": "ß", "o": "ø", "O": "Ø", "l": "ł", "L": "Ł", "ae": "æ", "AE": "Æ", "oe": "œ", "OE": "Œ", "aa": "å",
            "AA": "Å", "i": "ı", "j": "ȷ", "dh": "ð", "DH": "Ð", "th": "þ", "TH": "Þ", "dj": "đ", "DJ": "Đ",
            "textless": "<", "textgreater": ">", "textasciitilde": "\ue018", "textbackslash": "\ue012",
            "textasciicircum": "\ue019", "textendash": "–", "textemdash": "—", "textquoteright": "’",
            "textquoteleft": "‘", "textquotedblleft": "“", "textquotedblright": "”", "textbar": "|",
            "textunderscore": "\ue017", "dots": "…", "ldots": "…", "lbrace": "\ue010", "rbrace": "\ue011",
            "textregistered": "®", "texttrademark": "™", "slash": "/", "textbullet": "•",
            "textdollar": "\ue013", "textbraceleft": "\ue010", "textbraceright": "\ue011",
            "S": "§", "copyright": "©", "pounds": "£", "degree": "°", "textdegree": "°",
            "TeX": "TeX", "LaTeX": "LaTeX", "LaTeXe": "LaTeX2ε", "BibTeX": "BibTeX", "hyphen": "-"}  # fmt: skip
# Characters that are text here but markup to later steps are mapped to private-use characters.
_HIDDEN = {"{": "\ue010", "}": "\ue011", "\\": "\ue012", "$": "\ue013", "&": "\ue014", "%": "\ue015", "#": "\ue016",
           "_": "\ue017", "~": "\ue018", "^": "\ue019"}  # fmt: skip
_SYMBOLS = {**_HIDDEN, "-": "", "/": "", " ": " ", ",": "\u2009", ";": " ", "!": "", "@": ""}
_HIDE = str.maketrans(_HIDDEN)
_HIDE_RAW = str.maketrans({char: _HIDDEN[char] for char in "&%#_^$"})
_IN_ADDRESS = {**_HIDDEN, "-": "\ue01a", "`": "\ue01b", "'": "\ue01c"}
_HIDE_ADDRESS = str.maketrans(_IN_ADDRESS)
_RELEASE = str.maketrans({hidden: char for char, hidden in _IN_ADDRESS.items()})

# Marks around subscripts and superscripts that Unicode has no characters for; readers see `N_f`.
_SIGNS = ("\ue022", "\ue023", "\ue024", "\ue025")
_SCRIPTS = lazy_pattern("([\ue022\ue024])([^\ue022-\ue025]*)[\ue023\ue025]")
_ACCENT = lazy_pattern(
    r"\\(?:([`'^\"~=.])\s*|([cvuHkrdb])(?:\s+|(?=\{)))(?:\{\s*(\\[ij]|[^\W\d_])\s*\}|(\\[ij])(?![A-Za-z])\s*|([^\W\d_]))"
)
_LETTER = lazy_pattern(rf"\\({'|'.join(sorted(_LETTERS, key=len, reverse=True))})(?:\{{\}}|(?![A-Za-z])\s*)")
_SYMBOL = lazy_pattern(r"\\(?:([&%_#{}$\-/ ,;!@])|([~^])\s*\{\})")
QUOTED = lazy_pattern(r"\\(?:enquote|mkbibquote)\*?\s*\{((?:[^{}]|\{[^{}]*\})*)\}")
_RAISED = lazy_pattern(r"\\text(super|sub)script\s*\{([^{}\\]*)\}")
_FONT = lazy_pattern(
    r"\\(?:emph|text(?:it|bf|tt|sc|rm|sf|sl|up|md|normal)?|mbox|uppercase|mkbib\w+)\s*(?=\{)"
    r"|\\(?:em|it|bf|tt|sc|rm|sf|sl|relax|protect|null)(?![A-Za-z])\s*"
)
_MATH = lazy_pattern(r"\$([^$]*)\$|\\\(((?:(?!\\\().)*?)\\\)")
# Control characters could reach terminals, bidi overrides deceive, and the private use area is used here.
_UNSEEN = lazy_pattern("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]")


def clean_line(text: str) -> str:
    """Return the text on one line and composed, without control characters, bidi overrides and lone surrogates."""
    if text.isascii() and text.isprintable() and "  " not in text:
        return text.strip(" ")
    line = " ".join(text.split())
    if not line.isascii():
        line = unicodedata.normalize("NFC", line)
    return line if line.isprintable() else _UNSEEN.sub("", line)


def xml_text(text: str) -> str:
    """Return text escaped for XML content and attributes."""
    if "&" in text:
        text = text.replace("&", "&amp;")
    if "<" in text:
        text = text.replace("<", "&lt;")
    if ">" in text:
        text = text.replace(">", "&gt;")
    return text.replace('"', "&quot;") if '"' in text else text


def html_text(text: str) -> str:
    """Return text escaped for HTML content and attributes, with either quote."""
    escaped = xml_text(text)
    return escaped.replace("'", "&#x27;") if "'" in escaped else escaped


def reader_text(value: str) -> str:
    r"""Return the text that a TeX value shows, on one line.

    >>> reader_text(r"{Sch{\"o}n} \& $O(n^2)$ {CLIP}")
    'Schön & O(n²) CLIP'
    """
    text = clean_line(value)
    if "\\" in text or "$" in text:
        shown = _from_tex(text)
        return shown if shown.isascii() or not _SCRIPTS.search(shown) else _SCRIPTS.sub(_script_in_line, shown)
    return text if text.isalnum() else _typeset(text)


def _script_in_line(match: re.Match[str]) -> str:
    mark = "_" if match[1] == _SIGNS[0] else "^"
    return f"{mark}{match[2]}" if len(match[2]) == 1 else f"{mark}({match[2]})"


@lru_cache(maxsize=4096)
def repeated_text(value: str) -> str:
    """Return `reader_text` of a value that occurs in many entries, such as a venue, from a cache."""
    return reader_text(value)


def _typeset(text: str) -> str:
    """Remove braces and ties, and set dashes and quotes, in a text without commands."""
    if "{" in text or "}" in text:
        text = text.replace("{", "").replace("}", "")
    if "~" in text:
        text = text.replace("~", " ")
    if "--" in text:
        text = text.replace("---", "—").replace("--", "–")
    if "`" in text or "''" in text:
        text = text.replace("``", "“").replace("''", "”").replace("`", "‘")
    return text


# Displayed mathematics, in an environment or `\[...\]`, but not after the `\\` of a line break.
_DISPLAYED = lazy_pattern(
    r"\\begin\{(?P<kind>(?:math|displaymath|equation|eqnarray|align(?:ed|at)?|gather|multline)\*?)\}(?P<inside>(?:(?!\\begin)[^$])*?)\\end\{(?P=kind)\}"
    r"|(?<!\\)\\\[(?P<bracketed>(?:(?!\\\[)[^$])*?)\\\]"
)
_ALIGNED = lazy_pattern(r"(?<!\\)&|\\\\")  # separators of columns and lines in aligned formulas


def _without_environments(text: str) -> str:
    r"""Return a text with `\verb` and its like shown unchanged, and displayed mathematics as inline mathematics."""
    text = VERBATIM.sub(lambda match: (match["code"] or match["lines"] or "").strip().translate(_HIDE_ADDRESS), text)
    return _DISPLAYED.sub(lambda match: rf"\({_ALIGNED.sub(' ', match['inside'] or match['bracketed'] or '')}\)", text)


def scripts_text(value: str, lowered: tuple[str, str], raised: tuple[str, str]) -> str:
    r"""Return the text that a TeX value shows, with the given marks around scripts that Unicode has no characters for.

    >>> scripts_text(r"$N_{\rm eff}$, $x^2$", ("<sub>", "</sub>"), ("<sup>", "</sup>"))
    'N<sub>eff</sub>, x²'
    """
    text = clean_line(value)
    shown = _from_tex(text) if "\\" in text or "$" in text else _typeset(text)
    for sign, mark in zip(_SIGNS, (*lowered, *raised), strict=True):
        shown = shown.replace(sign, mark)
    return shown


@lru_cache(maxsize=16384)
def _from_tex(text: str) -> str:
    if "\\" in text:
        text = _without_environments(text)
    if "{" in text and ("url" in text or "href" in text or "\\path" in text):
        text = _ADDRESS.sub(_shown_address, text)
    text = _SYMBOL.sub(lambda match: _SYMBOLS[match[1] or match[2]], without_sorting(text))
    if "$" in text or r"\(" in text:
        text = _with_maths(text)
    if "quote" in text:
        text = QUOTED.sub(r"“\1”", text)
    text = _ACCENT.sub(_accent, _FONT.sub("", text))
    text = _LETTER.sub(lambda match: _LETTERS[match[1]], text)
    if "\\" in text:
        text = _RAISED.sub(lambda match: _script_text("^" if match[1] == "super" else "_", match[2]), text)
    if "\\" in text:
        text = decode(text.translate(_HIDE_RAW))
    return clean_line(_typeset(text).translate(_RELEASE))


def _shown_address(match: re.Match[str]) -> str:
    """Return the address; the text of a link comes before it, unless it repeats the address."""
    text, address = match["text"], verbatim(match["linked"] or match["address"] or "")
    hidden = address.translate(_HIDE_ADDRESS)
    if text is None:
        return hidden
    says_it = verbatim(text).partition("://")[2] or verbatim(text)
    return hidden if says_it and says_it in address else f"{text} ({hidden})"


def _with_maths(text: str) -> str:
    """Spell out mathematics; dollars around words, as in prices, stay dollars."""
    parts, at = [], 0
    while match := _MATH.search(text, at):
        is_maths = match[2] is not None or is_formula(match[0])
        end = match.end() if is_maths else match.start() + 1
        formula = match[1] or match[2] or ""
        space = " " if formula[-1:] == _SYMBOLS[","] else ""
        shown = "{" + _spelled(formula).translate(_HIDE) + "}" + space if is_maths else _HIDDEN["$"]
        parts += [text[at : match.start()], shown]
        at = end
    return "".join([*parts, text[at:]])


def composed(value: str) -> str:
    r"""Return a TeX value with its accents as letters and all else unchanged: `{\"\i}` becomes `{ï}`."""
    return _ACCENT.sub(_accent, value) if "\\" in value else value


def _accent(match: re.Match[str]) -> str:
    letter = next(group for group in match.groups()[2:] if group)
    bare = letter.lstrip("\\")
    return unicodedata.normalize("NFC", bare + _ACCENTS[match[1] or match[2]])


_UP = {**dict(zip("0123456789+-=()n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿ", strict=True)), "i": "ⁱ"}
_DOWN = dict(zip("0123456789+-=()aehijklmnoprstuvx", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓ", strict=True))
_DEGREE = lazy_pattern(r"\^\s*(?:\{\s*\\circ\s*\}|\\circ(?![A-Za-z]))")
_FACE = lazy_pattern(r"\\(?:rm|it|bf|sf|tt)(?![A-Za-z])\s*")
_FACES = lazy_pattern(r"\\(?:math(?:rm|it|bf|sf|tt)|text(?:rm|it|bf|sf|tt|normal)?|operatorname|mbox)\s*\{([^{}]*)\}")
_TWICE = lazy_pattern(r"\{\s*\{([^{}]*)\}\s*\}")
_SCRIPT = lazy_pattern(r"([\^_])\s*(?:\{([^{}\\]*)\}|([^\s{}\\]))")


@lru_cache(maxsize=4096)
def _spelled(math: str) -> str:
    r"""Return mathematics as text: `\alpha` as its letter, `n^2` as a superscript if Unicode has it."""
    text = _SCRIPT.sub(_script, _upright(_DEGREE.sub("°", math)))
    if "\\" in text:
        from pylatexenc.latex2text import LatexNodes2Text

        silence_decoder()
        try:
            text = str(LatexNodes2Text(math_mode="text", strict_latex_spaces=True).latex_to_text(f"${text}$"))
        except Exception:  # noqa: BLE001 -- if the decoder fails, the formula as written is the best answer
            return clean_line(math)
    return clean_line(text.replace("{", "").replace("}", ""))


def _upright(math: str) -> str:
    r"""Return mathematics without font commands: `T_{\rm eff}` and `T_{\mathrm{eff}}` become `T_{eff}`."""
    return _TWICE.sub(r"{\1}", _FACES.sub(r"{\1}", _FACE.sub("", math))) if "\\" in math else math


def _script(match: re.Match[str]) -> str:
    return _script_text(match[1], match[2] if match[2] is not None else match[3])


def _script_text(mark: str, body: str) -> str:
    """Return a superscript (`^`) or subscript (`_`) in Unicode characters, else between private-use marks."""
    table = _UP if mark == "^" else _DOWN
    if body and all(char in table for char in body):
        return "".join(table[char] for char in body)
    start, end = _SIGNS[2:] if mark == "^" else _SIGNS[:2]
    return f"{start}{body}{end}"


_LINK = r"href\s*\{(?P<linked>[^{}]*)\}\s*\{(?P<text>(?:[^{}]|\{[^{}]*\})*)\}"
LINKED = lazy_pattern(rf"\\{_LINK}")
_ADDRESS = lazy_pattern(rf"\\(?:(?:url|path|nolinkurl)\s*\{{(?P<address>[^{{}}]*)\}}|{_LINK})")
_URL_COMMAND = lazy_pattern(r"\\(?:url|path|nolinkurl)\s*\{([^{}]*)\}")
_URL_ESCAPE = lazy_pattern(r"\\([_%&#~$^{}\- ])(?:\{\})?")


def verbatim(value: str) -> str:
    r"""Return a URL, DOI or number without `\url{}` and TeX escapes; percent-encoding is kept.

    >>> verbatim(r"\url{https://x.org/a\_b%20c}")
    'https://x.org/a_b%20c'
    """
    text = clean_line(value)
    if "\\" in text:
        text = _URL_COMMAND.sub(r"\1", text)
        text = re.sub(r"\{?\\textasciitilde\s*(?:\{\})?\}?|\{?\\(?:sim|~)\{\}\}?", "~", text)
        text = re.sub(r"\{\\(?:textunderscore)\s*(?:\{\})?\}", "_", text)
        text = _URL_ESCAPE.sub(r"\1", text)
    if text.startswith("{") and text.endswith("}"):
        text = text[1:-1]
    return text.replace(" ", "")
