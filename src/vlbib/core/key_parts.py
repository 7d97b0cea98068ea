"""The parts of a citation key: the first author's family name, the year, and the alias or first word of the title.

Example: `radford2021clip`. A part that is unknown, or has no ASCII letter (a name in Chinese script), is left out.
"""

from __future__ import annotations

from vlbib.core.latex import decode
from vlbib.core.people import read_people
from vlbib.core.text import ascii_fold, words

_ARTICLES = {"a", "an", "the"}
_PREPOSITIONS = {"on", "of", "in", "at", "by", "for", "from", "to", "with"}


def key_of(authors: str, year: str, title: str, alias: str = "") -> str:
    """Return the citation key of a work from its BibTeX values; "" if no value can be part of a key.

    A work without author and year (a web page) is named by its alias or by up to three words of its title. Skipped, if
    a word follows, are articles, prepositions at the start of a title, and bare numbers, which after a year would read
    as part of it.

    >>> key_of("Radford, Alec and Kim, Jong Wook", "2021", "Learning Transferable Visual Models", "CLIP")
    'radford2021clip'
    """
    base = _family(authors) + ascii_fold(year)
    return base + (ascii_fold(alias) or _telling_words(title, 1 if base else 3))


def _family(authors: str) -> str:
    """Return the first author's family name in ASCII; the given name if the family name has no ASCII letter."""
    head = authors if "{" in authors else authors.partition(" and ")[0] or authors  # braces may contain an `and`
    first = read_people(head).names[:1]
    return next((ascii_fold(name.family) or ascii_fold(name.given) for name in first), "")


def _telling_words(title: str, limit: int) -> str:
    """Return the first words of a title in ASCII, joined, without articles, numbers and leading prepositions."""
    folded = [word if word.isascii() else ascii_fold(word) for word in words(decode(title))]
    telling = [word for word in folded if word and word not in _ARTICLES and not word.isdigit()]
    first = next((number for number, word in enumerate(telling) if word not in _PREPOSITIONS), 0)
    return "".join((telling[first:] or list(filter(None, folded)))[:limit])
