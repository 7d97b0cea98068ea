"""Reports whose type and number repeat each other, as NIST writes them.

`type = {NIST Special Publication (SP)}, number = {NIST SP 800-63b}` should read `NIST Special Publication 800-63b`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from vlbib.core.lazy_pattern import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, MutableMapping

_HEAD = lazy_pattern(r"((?:[A-Z][A-Za-z]*+[ .-]?){1,4}+)(?=\d)")
_BRACKET = lazy_pattern(r"\s\(([A-Z][\w .]*)\)$")
_WORD = lazy_pattern(r"[A-Za-z]+")
_SMALL = frozenset({"of", "the", "and", "for", "on", "in"})
_SHORTEST = 3  # letters of an abbreviation; shorter ones, as in `TR-15`, are part of the number


def put_report_number_right(values: MutableMapping[str, str]) -> None:
    """Remove from the number what the type says, and the abbreviation from the type. `values` are by biblatex name."""
    kind = values["type"].strip("{} ")
    head = _HEAD.match(values["number"])
    letters = "".join(char for char in head[1] if char.isalpha()).upper() if head else ""
    bracket = _BRACKET.search(kind)
    words = kind[: bracket.start()] if bracket else kind
    if head and len(letters) >= _SHORTEST and letters in {*_abbreviated(words), bracket[1].upper() if bracket else ""}:
        values["number"] = values["number"][head.end() :]
        values["type"] = words


def says_series(kind: str, series: str) -> bool:
    """Tell whether the name of a series only repeats the type of its reports.

    >>> says_series("Working Paper", "Working Paper Series"), says_series("RFC", "Request for Comments")
    (True, True)
    """
    bare = series.removesuffix(" Series").strip("{} ").lower()
    own = kind.strip("{} ").lower()
    return bool(own) and (bare.rstrip("s") == own.rstrip("s") or own.upper() in _abbreviated(series))


def _abbreviated(words: str) -> Iterator[str]:
    """Yield the abbreviations of a phrase, with and without function words; words in capitals are kept whole."""
    parts = _WORD.findall(words)
    for chosen in (parts, [word for word in parts if word not in _SMALL]):
        yield "".join(word if word.isupper() else word[0] for word in chosen).upper()
