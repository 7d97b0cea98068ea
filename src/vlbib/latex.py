"""LaTeX in BibTeX values: read as Unicode, and Unicode written so that bibtex and biber both take it.

Decoding with pylatexenc costs far more than parsing, so a value without a backslash, brace, tilde or dash ligature
never reaches it. Never use `decode` on DOIs, URLs or eprints: `%` starts a comment there.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

_UNICODE_SPECIAL = {"<": r"{\textless}", ">": r"{\textgreater}", "~": r"{\textasciitilde}", "^": r"{\textasciicircum}",
                    "\\": r"{\textbackslash}", "{": r"\{", "}": r"\}", "$": r"\$", "&": r"\&", "%": r"\%",
                    "#": r"\#", "_": r"\_"}  # fmt: skip
_MATH = re.compile(r"(?<!\\)\$[^$]+(?<!\\)\$")


@lru_cache(maxsize=1)
def _decoder() -> Any:  # noqa: ANN401 -- pylatexenc is untyped
    from pylatexenc.latex2text import LatexNodes2Text

    return LatexNodes2Text(math_mode="verbatim", strict_latex_spaces=True, keep_comments=True)


@lru_cache(maxsize=4096)
def decode(value: str) -> str:
    r"""Return the Unicode that a LaTeX value shows: braces gone, accents composed, `$...$` kept as written.

    >>> decode(r"{Sch{\"o}n} \& {CLIP}")
    'Schön & CLIP'
    """
    if "\\" not in value:
        return _light(value)
    protected = _PERCENT.sub(r"\\%", value)
    try:
        return str(_decoder().latex_to_text(protected))
    except Exception:  # noqa: BLE001 -- whatever the decoder trips over, the user's text is the best answer
        return _light(value)


_PERCENT = re.compile(r"(?<!\\)%")


def _light(value: str) -> str:
    """Decode a value without commands: braces and ties."""
    if "$" in value:
        return value.replace("~", " ")
    bare = value.replace("{", "").replace("}", "").replace("~", " ")
    return bare.replace("---", "—").replace("--", "–") if "--" in bare else bare


def escape(text: str) -> str:
    r"""Return plain Unicode text as a LaTeX value: special characters escaped, letters and CJK left as they are.

    Whole `$...$` pairs that look like mathematics are kept.

    >>> escape("50% of A & B_1")
    '50\\% of A \\& B\\_1'
    """
    parts, last = [], 0
    for math in _MATH.finditer(text):
        if not _is_math(math[0]):
            continue
        parts += [_escape_plain(text[last : math.start()]), math[0]]
        last = math.end()
    return "".join([*parts, _escape_plain(text[last:])])


def _is_math(text: str) -> bool:
    r"""Tell mathematics (`$k$`, `$\\alpha$`, `$10^{-3}$`) from two prices in one title (`$5 to $10`)."""
    inner = text[1:-1]
    return (
        inner == inner.strip()
        and inner.count("{") == inner.count("}")
        and not re.search(r"[A-Za-z]{3,} [A-Za-z]{2,}", inner)
    )


def _escape_plain(text: str) -> str:
    return "".join(_UNICODE_SPECIAL.get(c, c) for c in text)
