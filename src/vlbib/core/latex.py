"""LaTeX in BibTeX values: decoded to Unicode, and Unicode encoded so that bibtex and biber both read it.

Decoding with pylatexenc takes far longer than parsing, so a value gets there only if it has commands other than accents
and signs. Never use `decode` on DOIs, URLs or eprints: in it, `%` starts a comment.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from vlbib.core.latex_accents import decode_accents
from vlbib.core.lazy_pattern import lazy_pattern
from vlbib.core.text import one_line

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_UNICODE_SPECIAL = {"<": r"{\textless}", ">": r"{\textgreater}", "~": r"{\textasciitilde}", "^": r"{\textasciicircum}",
                    "\\": r"{\textbackslash}", "{": r"\{", "}": r"\}", "$": r"\$", "&": r"\&", "%": r"\%",
                    "#": r"\#", "_": r"\_"}  # fmt: skip
_SPECIAL = str.maketrans(_UNICODE_SPECIAL)
_MATH = lazy_pattern(r"(?<!\\)\$[^$]+(?<!\\)\$")


# Commands that pylatexenc drops although their text should stay.
_KEPT = ("mbox", "textmd", "textsf", "texttt", "textup")
_SIGNS = {
    "LaTeX": "LaTeX", "TeX": "TeX", "BibTeX": "BibTeX", "LaTeXe": "LaTeX2e", "XeTeX": "XeTeX", "textless": "<",
    "textgreater": ">", "textunderscore": "_", "textbraceleft": "{", "textbraceright": "}", "textquotedbl": '"',
    "textbar": "|", "hyphen": "-", "SS": "SS", "pounds": "£", "euro": "€", "copyright": "©", "S": "§", "P": "¶",
    "degree": "°", "slash": "/", "quad": " ", "qquad": " ", "nobreakspace": " ", "lq": "‘", "rq": "’", "flqq": "«",
    "frqq": "»", "glqq": "„", "grqq": "“",
}  # fmt: skip


def silence_decoder() -> None:
    r"""Keep pylatexenc from printing warnings about incomplete commands, such as an `\url` without its braces."""
    import logging

    logging.getLogger("pylatexenc").setLevel(logging.CRITICAL)


@lru_cache(maxsize=1)
def _decoder() -> Any:  # noqa: ANN401 -- pylatexenc is untyped
    from pylatexenc.latex2text import LatexNodes2Text, MacroTextSpec, get_default_latex_context_db

    silence_decoder()
    context = get_default_latex_context_db()
    kept = [MacroTextSpec(name, discard=False) for name in _KEPT]
    signs = [MacroTextSpec(name, sign) for name, sign in _SIGNS.items()]
    context.add_context_category("vlbib", prepend=True, macros=[*kept, *signs])
    return LatexNodes2Text(context, math_mode="verbatim", strict_latex_spaces=True, keep_comments=True)


# `\verb|x_y|`, with any character for the bar, and the environments that print their content verbatim.
VERBATIM = lazy_pattern(
    r"\\(?:verb|lstinline)\*?(?:\[[^\[\]]*\])?(?P<bar>[^\sA-Za-z*{}\[\]\\])(?P<code>[^\n]*?)(?P=bar)"
    r"|\\begin\{(?P<kind>verbatim\*?|Verbatim|lstlisting)\}(?P<lines>(?:(?!\\begin).)*?)\\end\{(?P=kind)\}",
    re.DOTALL,
)


@lru_cache(maxsize=4096)
def decode(value: str) -> str:
    r"""Return the Unicode that a LaTeX value prints: no braces, accents composed, `$...$` as written.

    >>> decode(r"{Sch{\"o}n} \& {CLIP}")
    'Schön & CLIP'
    >>> decode(r"Call \verb|to_text| now")
    'Call to_text now'
    """
    if "\\" not in value:
        return _light(value)
    if (accented := decode_accents(value)) is not None:
        return _light(accented)
    value = VERBATIM.sub(
        lambda match: (match["code"] or match["lines"] or "").translate(_SPECIAL), without_sorting(value)
    )
    protected = _PERCENT.sub(r"\\%", value)
    try:
        if _pairs_brackets(value):
            text = str(_decoder().latex_to_text(protected))
        else:
            text = str(_decoder().latex_to_text(protected.translate(_HIDE))).translate(_RELEASE)
        return text if _GAP not in text or _GAP in value else _light(value)
    except Exception:  # noqa: BLE001 -- if the decoder fails, the user's text is the best answer
        return _light(value)


def in_print(value: str) -> str:
    r"""Return the Unicode that a LaTeX value prints, on one line however the file breaks it.

    >>> in_print("{BERT:} a\n    survey")
    'BERT: a survey'
    """
    return one_line(decode(value))


_GAP = "%s"  # what pylatexenc leaves in the text of a command without its braces
_SORT = r"\\(?:noopsort|SortNoop|noop)\s*\{[^{}]*\}"
_SORTING = lazy_pattern(rf"\{{{_SORT}\}}|{_SORT}")  # biber would read an empty group as the name's initial


def without_sorting(value: str) -> str:
    r"""Return a value without commands that only affect sorting: `\noopsort{1973a}`.

    Libraries define the command in a preamble, as in btxdoc.pdf, section 4.
    """
    return _SORTING.sub("", value) if "oop" in value else value


_PERCENT = lazy_pattern(r"(?<!\\)%")
_LINE_COMMENT = lazy_pattern(r"(?<!\\)%[ \t]*(?:\r\n?|\n)\s*")
_BRACKET = lazy_pattern(r"[\[\]]")
_DEEPEST = 3  # maximum nesting of brackets: each further unclosed one doubles the time of pylatexenc
# Stand-ins from Unicode's private use area.
_HIDE, _RELEASE = str.maketrans("[]", "\ue002\ue003"), str.maketrans("\ue002\ue003", "[]")


def without_line_comments(value: str) -> str:
    r"""Return a value without each `%` at the end of a line, which joins it to the next line.

    >>> without_line_comments("Institute of Maps,%\n  University of 5\\% Lines")
    'Institute of Maps,University of 5\\% Lines'
    """
    return _LINE_COMMENT.sub("", value) if "%" in value and ("\n" in value or "\r" in value) else value


def _pairs_brackets(value: str) -> bool:
    """Tell whether all brackets of a value are closed, and not nested too deeply."""
    depth = 0
    for bracket in _BRACKET.findall(value):
        depth = depth + 1 if bracket == "[" else max(depth - 1, 0)
        if depth > _DEEPEST:
            return False
    return depth == 0


def _light(value: str) -> str:
    """Decode a value without commands: only braces, ties and dashes."""
    if "$" in value:
        return value.replace("~", " ")
    bare = value.replace("{", "").replace("}", "").replace("~", " ")
    return bare.replace("---", "—").replace("--", "–") if "--" in bare else bare


def escape(text: str) -> str:
    r"""Return plain Unicode text as a LaTeX value: special characters escaped, letters and CJK unchanged.

    Pairs of dollars that look like mathematics are kept.

    >>> escape("50% of A & B_1"), escape("US$5 for a $x_1$")
    ('50\\% of A \\& B\\_1', 'US\\$5 for a $x_1$')
    """
    if "$" not in text:
        return _escape_plain(text)
    parts, last = [], 0
    for start, end in formulas(text):
        parts += [_escape_plain(text[last:start]), text[start:end]]
        last = end
    return "".join([*parts, _escape_plain(text[last:])])


def formulas(text: str) -> Iterator[tuple[int, int]]:
    """Yield the spans of mathematics between dollars in a text; dollar signs of prices are skipped.

    >>> list(formulas("US$5-$10 for a $x$"))
    [(15, 18)]
    """
    at = 0
    while "$" in text and (match := _MATH.search(text, at)):
        is_maths = is_formula_at(text, *match.span())
        if is_maths:
            yield match.span()
        at = match.end() if is_maths else match.start() + 1


def is_formula_at(text: str, start: int, end: int) -> bool:
    """Tell whether the text between two dollars is mathematics; `$5-$10` is a range of prices."""
    is_span = text[start + 1 : start + 2].isdigit() and text[end : end + 1].isdigit()
    return not is_span and is_formula(text[start:end])


def is_formula(text: str) -> bool:
    r"""Tell mathematics (`$k$`, `$\\alpha$`, `$10^{-3}$`) from two prices in one title (`$5 to $10`)."""
    inner = text[1:-1]
    bare = re.sub(r"\\[{}]", "", inner)
    return (
        inner == inner.strip(" \t\n\r")
        and bare.count("{") == bare.count("}")
        and not re.search(r"[A-Za-z]{3,} [A-Za-z]{2,}", inner)
    )


def _escape_plain(text: str) -> str:
    return text if text == " " or text.isalnum() else text.translate(_SPECIAL)


# Proper names and adjectives in titles, which a style must not lower-case.
_PROPER = frozenset({
    "Chinese", "English", "French", "German", "Japanese", "Korean", "Spanish", "Italian", "Russian", "Arabic", "Hindi",
    "Indian", "African", "American", "European", "Asian", "Bayesian", "Gaussian", "Markov", "Fourier", "Laplacian",
    "Hilbert", "Euclidean", "Riemannian", "Poisson", "Kalman", "Wikipedia", "Twitter", "Reddit", "Google", "Microsoft",
    "Facebook", "Turing", "Hollywood", "Lipschitz", "Wasserstein", "Newton", "Hopfield", "Boltzmann", "Langevin",
    "Schrödinger", "Hessian", "Jacobian", "Dirichlet", "Monte", "Carlo", "Bregman", "Frank", "Wolfe",
})  # fmt: skip
_WORD = r"[^\W_]+(?:['’][^\W_]+)*\+*"
_WORDS = lazy_pattern(f"({_WORD})")
_PIECE = lazy_pattern(rf"(?P<math>(?<!\\)\$[^$]+\$)|(?P<braced>\{{[^{{}}]*\}})|(?P<word>{_WORD})")
_JOINERS = ("-", "/", "+", "·", "–", ".")


def protect(title: str, names: Sequence[str] = (), own: str = "") -> str:
    r"""Return a title as a LaTeX value in which names keep their capitals: `{CLIP}`, `{LAION-5B}`, `{nocaps}`.

    Put in braces are words with a capital after their first letter, single capital letters, proper adjectives, and
    `names` (one word each, case-sensitive). `own` is a name of several words at the start of the title, which gets
    braces as a whole. Ordinary title case gets none, so that a style may lower-case it. Mathematics and braced parts
    stay unchanged.

    >>> protect("CLIP Meets Chinese Captions: 50% of LAION-5B")
    '{CLIP} Meets {Chinese} Captions: 50\\% of {LAION-5B}'
    >>> protect("Visual Genome: Connecting Language and Vision", own="Visual Genome")
    '{Visual Genome}: Connecting Language and Vision'
    """
    if title.isupper() and len(title.split()) > 2:  # all in capitals, names do not stand out; but `GPT-4` is one
        return escape(title)
    if own and title.startswith(own):
        return "{" + escape(own) + "}" + _protected(title[len(own) :], frozenset(names))
    return _protected(title, frozenset(names))


def _protected(title: str, whole: frozenset[str]) -> str:
    if "$" not in title and "{" not in title:  # as in nearly all
        return _braced(
            [
                _word(text, whole) if at % 2 else (text if text == " " else _escape_plain(text), False)
                for at, text in enumerate(_WORDS.split(title))
            ]
        )
    parts, last = [], 0
    while piece := _PIECE.search(title, last):
        start, end = piece.span()
        is_money = piece.lastgroup == "math" and not is_formula_at(title, start, end)
        parts.append((_escape_plain(title[last:start]), False))
        parts.append((_escape_plain("$"), False) if is_money else _piece(piece[0], piece.lastgroup, whole))
        last = start + 1 if is_money else end
    return _braced([*parts, (_escape_plain(title[last:]), False)])


def _piece(text: str, kind: str | None, names: frozenset[str]) -> tuple[str, bool]:
    """Return a piece of a title as LaTeX, and whether it needs braces; `kind` names its group in `_PIECE`."""
    if kind == "word":
        return _word(text, names)
    return (text if kind == "math" else "{" + escape(text[1:-1]) + "}"), False


def _word(text: str, names: frozenset[str]) -> tuple[str, bool]:
    bare = text if text.isalnum() else re.sub(r"['’]s$", "", text)
    return text, bare in names or _keeps(bare)


@lru_cache(maxsize=16384)  # words recur in many titles
def _keeps(word: str) -> bool:
    """Tell whether a word is a proper name, or has a capital to keep: inside it, or as its only letter (not `A`)."""
    if word in _PROPER:
        return True
    rest = word[1:]
    if rest and rest.isascii():
        return rest != rest.lower()
    return any(char.isupper() for char in rest) or (len(word) == 1 and word.isupper() and word != "A")


def _braced(parts: Sequence[tuple[str, bool]]) -> str:
    """Join the pieces, with one pair of braces around each name and what is joined to it: `{LAION-5B}`, `{BLIP-2}`."""
    if not any(is_name for _, is_name in parts):
        return "".join([text for text, _ in parts])
    texts: list[str] = []
    end = 0
    for at, (text, is_name) in enumerate(parts):
        if at < end:
            continue
        if is_name:
            end = _end_of_name(parts, at)
            texts += ["{", *(part for part, _ in parts[at:end]), "}"]
        else:
            texts.append(text)
    return "".join(texts)


def _end_of_name(parts: Sequence[tuple[str, bool]], at: int) -> int:
    """Return the index after the pieces of the name that starts at `at`, including joined names and numbers."""
    end = at + 1
    while end + 1 < len(parts) and parts[end][0] in _JOINERS and _hangs_on(parts[end + 1]):
        end += 2
    return end


def _hangs_on(part: tuple[str, bool]) -> bool:
    return part[1] or part[0].isdigit()
