"""How texts of many languages list people: the word for `and` between two names, and `et al.` after the first ones."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import groupby

from vlbib.core.lazy_pattern import lazy_pattern

# After the first authors: `Leino i in.`, `Amodei vd.`, `Koistinen a spol.`; a full stop may follow each.
_OTHERS = (
    "et al", "et. al", "etal", "et.al", "et. coll", "et coll", "et autres", "et collègues", "et collaborateurs",
    "u. a", "u.a", "and others", "and colleagues", "and co", "and coworkers", "and co-workers", "and collaborators",
    "&co", "& co", "& al", "und andere", "und Kollegen", "und Mitarbeiter", "y otros", "y cols", "y col",
    "y colaboradores", "y colegas", "i altres", "e outros", "e cols", "e colaboradores", "e colegas", "e altri",
    "ed altri", "e coll", "e colleghi", "e collaboratori", "e.a", "e. a", "en anderen", "en collega's", "c.s", "m.fl",
    "m. fl", "og andre", "och andra", "och medarbetare", "ym", "ja muut", "ja kumpp", "ja kollegat", "i in", "i inni",
    "i wsp", "i współpracownicy", "a kol", "a spol", "a další", "a ďalší", "i sur", "i suradnici", "i saradnici",
    "és mtsai", "és munkatársai", "és társai", "și alții", "și colab", "ș.a", "vd", "ve ark", "ve arkadaşları",
    "ve diğerleri", "và cộng sự", "dkk", "и др", "и другие", "и соавт", "и коллеги", "та ін", "та інші", "та співавт",
    "κ.ά", "κ.α", "και συν",
)  # fmt: skip
OTHERS_CJK = r"(?:等人?|らの?|ほか|外|외|등)"  # right after a name


def _any_of(phrases: tuple[str, ...]) -> str:
    """Return a pattern for any of the phrases; those with the same first letter are tried only after it."""
    ordered = sorted(phrases, key=lambda phrase: (phrase[0], -len(phrase), phrase))
    groups = groupby(ordered, key=lambda phrase: phrase[0])
    return "|".join(f"{re.escape(first)}(?:{'|'.join(re.escape(each[1:]) for each in same)})" for first, same in groups)


OTHERS = rf"(?:{_any_of(_OTHERS)})(?!\w)\.?"
# Between two names. Some are also prepositions or articles: whoever looks for people must know them by their capitals.
AND = r"(?:and|und|et|y|e|ed|i|и|та|en|og|och|ja|a|és|și|ve|và|dan|και)"
_SAID = lazy_pattern(rf"\b{OTHERS}|&\s?co\b|{OTHERS_CJK}(?![^\W\d_])|(?<=[^\W\d_])\+(?![^\W\d_]|\+)")


@lru_cache(maxsize=1024)  # a title is asked about by several rules
def says_others(text: str) -> bool:
    """Tell whether a text says that there are further people: `Lin et al.`, `Lin 等`, `Lin+ 2014`.

    >>> [says_others(text) for text in ("Leino i in. 2014", "Lin 等", "Lin+ 2014", "Lin and Ma", "C++")]
    [True, True, True, False, False]
    """
    return _SAID.search(text) is not None
