r"""Citation commands of LaTeX, and where each takes its keys.

The lists come from LaTeX, natbib 8.31b (section 2), biblatex 3.20 (section 3.9), apacite 6.03 (section 4), harvard,
chapterbib and bibentry. Any other command with `cite` in its name is assumed to be defined by the author or a package
if its argument looks like a list of keys.
"""

from __future__ import annotations

from functools import lru_cache

from msgspec import Struct

from vlbib.core.lazy_pattern import lazy_pattern

_NATBIB = """cite citet citep citealt citealp citeauthor citefullauthor citeyear citeyearpar citenum citetalias
    citepalias Citet Citep Citealt Citealp Citeauthor Citefullauthor nocite shortcites onlinecite defcitealias"""
_BIBLATEX = """Cite parencite Parencite footcite footcitetext textcite Textcite smartcite Smartcite supercite autocite
    Autocite citetitle citedate citeurl citetitles fullcite footfullcite notecite Notecite pnotecite Pnotecite fnotecite
    footcitep Footcite Footcitetext citelist fullfootcite"""
_APACITE = [
    f"{mask}{size}{kind}"
    for mask in ("", "mask")
    for size, kinds in (
        ("", "cite citeA citeNP citeANP citeauthor citeauthorNP citeyear citeyearNP citeN citeauthoryear"),
        ("full", "cite citeA citeNP citeauthor citeauthorNP"),
        ("short", "cite citeA citeNP citeauthor citeauthorNP citeN"),
        ("no", "cite citemeta"),
    )
    for kind in kinds.split()
]
_OTHERS = "bibentry fullciteentry citeasnoun possessivecite citeaffixed citename citefield citelist entrydata"
# \volcite{volume}[page]{key}: the volume comes before the key.
_VOLUME = "volcite Volcite pvolcite Pvolcite fvolcite ftvolcite svolcite Svolcite tvolcite Tvolcite avolcite Avolcite"
_MANY = """cites Cites parencites Parencites footcites footcitetexts smartcites Smartcites textcites Textcites
    supercites autocites Autocites"""
_MANY_VOLUMES = """volcites Volcites pvolcites Pvolcites fvolcites ftvolcites svolcites Svolcites tvolcites Tvolcites
    avolcites Avolcites"""

SINGLE = frozenset([*f"{_NATBIB} {_BIBLATEX} {_OTHERS}".split(), *_APACITE])
VOLUME = frozenset(_VOLUME.split())
MANY = frozenset(_MANY.split())
MANY_VOLUMES = frozenset(_MANY_VOLUMES.split())
# Commands with `cite` in their names whose argument is text, code or a style.
_NO_CITATIONS = lazy_pattern(
    r"citestyle|citetext|citereset|citepunct|citedash|citeform|citeindextype|bibcite|(?:ex|in|re)cited?"
    r"|(?:set|Set|Declare|AtEvery|AtNext|if|mkbib|mcite)[A-Za-z@]*"
)


class CitationShape(Struct, frozen=True):
    """Where a command takes keys; its groups in braces and in brackets are counted separately from 0.

    It has `groups` groups in braces, again and again if it `repeats`. `is_guess`: guessed from its name.
    """

    braced: frozenset[int] = frozenset((0,))
    bracketed: frozenset[int] = frozenset()
    groups: int = 1
    repeats: bool = False
    is_guess: bool = False


_ONE_LIST = CitationShape()
_MANY_LISTS = CitationShape(repeats=True)
_AFTER_VOLUME = CitationShape(braced=frozenset((1,)), groups=2)
_AFTER_VOLUMES = CitationShape(braced=frozenset((1,)), groups=2, repeats=True)
_KNOWN = (
    dict.fromkeys(SINGLE, _ONE_LIST)
    | dict.fromkeys(VOLUME, _AFTER_VOLUME)
    | dict.fromkeys(MANY, _MANY_LISTS)
    | dict.fromkeys(MANY_VOLUMES, _AFTER_VOLUMES)
)


def known_shape(name: str) -> CitationShape | None:
    """Return the shape of a citation command of LaTeX or one of its packages; None for any other name."""
    return _KNOWN.get(name)


@lru_cache(maxsize=1024)
def guessed_shape(name: str) -> CitationShape | None:
    """Guess the shape of a citation command from its name; None if it does not look like one.

    >>> guessed_shape("mycites").repeats, guessed_shape("citestyle")
    (True, None)
    """
    lower = name.lower()
    if "cite" not in lower or _NO_CITATIONS.fullmatch(name):
        return None
    volumes = "volcite" in lower
    return CitationShape(
        braced=frozenset((int(volumes),)), groups=1 + volumes, repeats=lower.endswith("cites"), is_guess=True
    )
