"""Braces around what BibTeX and biblatex styles must not lowercase in titles, in addition to the library's own.

BibTeX's `change.case$` sees a new sentence only after a colon (btxhak.pdf, section 3.4), and knows only English.
"""

from __future__ import annotations

import re
from functools import lru_cache

from vlbib.core.lazy_pattern import lazy_pattern

_OPENING = "“‘`\"'(["
_START = lazy_pattern(
    rf"(?:[?!][”’'\")\]]*\s+[{re.escape(_OPENING)}]*|^[{re.escape(_OPENING)}]+)(?P<word>[A-Z][^\s{{}}\\$]*)"
)
_ESCAPED = lazy_pattern(r"\\[{}]")
# A word with a capital after its first letter, and (in _KEPT) also a single capital letter as a word.
_CAPITAL_INSIDE = r"(?<![^\W_])[^\W_]+?[A-Z][^\W_]*"
_WORD = lazy_pattern(_CAPITAL_INSIDE)
_AROUND = ".,;:!?()[]'’\"#+*"
_KEPT = rf"{_CAPITAL_INSIDE}|(?<=[\w,;.)’] )[B-Z](?![\w'’-])"
_MAY_KEEP = lazy_pattern(r"[A-Z](?:(?<=[^\W_][A-Z])|(?<!A)(?![^\W_]))")  # a quick test for any such word
_PIECE = lazy_pattern(rf"\\(?:[A-Za-z]+|.)|\$[^$]*\$|[{{}}]|(?P<word>{_KEPT})", re.DOTALL)
# A lowercase name that is the title, or stands before a colon: `word2vec: ...`.
SMALL_NAME = lazy_pattern(r"^[a-z][a-z0-9.+-]*+(?=:|$)")
_FACED = lazy_pattern(r"\{\\(?:emph|text(?:it|bf|sl|sc|tt)|em|it|bf|sl|sc|tt)(?![A-Za-z])")
_BRACE = lazy_pattern(r"\\(?:[A-Za-z]++|.)|[{}]", re.DOTALL)
_DEPTHS = {"{": 1, "}": -1}
_ARTICLES = ("a", "A")
_MARKED = lazy_pattern(r"[{}$\\]")
_FEW = 2  # this many words may all be acronyms; a longer title in capitals is shouted
# The name of a meeting has one of these words, with a year or an ordinal; a book title does not.
_MEETING = lazy_pattern(r"\b(?:conference|symposium|workshop|congress|colloquium|meeting)s?\b", re.IGNORECASE)
_DIGIT = lazy_pattern(r"\d")


def keep_starts(title: str) -> str:
    """Put braces around the capitalized word after `?` or `!`, outside of other braces.

    Also around the first word after an opening quotation mark or bracket, where BibTeX does not see the capital.

    >>> keep_starts("Who Asks? Dating {Milk? Now}! Yes, we do"), keep_starts("``Nobody Asks'': A Survey")
    ('Who Asks? {Dating} {Milk? Now}! {Yes,} we do', "``{Nobody} Asks'': A Survey")
    """
    if "?" not in title and "!" not in title and title[:1] not in _OPENING:
        return title
    parts, at = [], 0
    for match in _START.finditer(title):
        start, end = match.span("word")
        before = _ESCAPED.sub("", title[:start])
        if before.count("{") == before.count("}"):
            parts += [title[at:start], "{", title[start:end], "}"]
            at = end
    return "".join([*parts, title[at:]])


def keep_inner(title: str) -> str:
    """Put braces around words with inner capitals, outside of other braces and mathematics.

    Also around single capital letters except `A`: `I`, 4 K, vitamin D. A title in capitals is not changed, since
    capitals mean nothing there.

    >>> keep_inner("A 2.4-GHz lamp in {CMOS} for the iPhone"), keep_inner("FOLDING LADDER WITH LAMP")
    ('A 2.4-{GHz} lamp in {CMOS} for the {iPhone}', 'FOLDING LADDER WITH LAMP')
    """
    if not _MAY_KEEP.search(title):  # true of most titles
        return title
    words = title.split(" ")
    if all(word[1:].islower() or word in _ARTICLES for word in words):
        return title
    if _is_shouted(words):
        return title
    if not _MARKED.search(title):
        return " ".join([_kept(word, before) for word, before in zip(words, ["", *words], strict=False)])
    depth, at, parts = 0, 0, []
    for match in _PIECE.finditer(title):
        depth += _DEPTHS.get(match[0], 0)
        if depth == 0 and match["word"]:
            parts += [title[at : match.start()], "{", match[0], "}"]
            at = match.end()
    return "".join([*parts, title[at:]])


def keep_names(title: str) -> str:
    r"""Put braces around a lowercase name at the start, and around braced words in another font.

    A name is the whole title, or comes before a colon. BibTeX lowercases what follows a brace and a command
    (btxhak.pdf, section 3.4, on special characters): `{\textit{Quercus}}`.

    >>> keep_names("wick2vec: Maps of {\\textit{Quercus}}"), keep_names("on wicks: A Map")
    ('{wick2vec}: Maps of {{\\textit{Quercus}}}', 'on wicks: A Map')
    """
    named = SMALL_NAME.sub(r"{\g<0>}", title) if title[:1].islower() else title
    if "{\\" not in named or not _FACED.search(named):
        return named
    depth, start, at, parts = 0, 0, 0, []
    for match in _BRACE.finditer(named):
        depth += _DEPTHS.get(match[0], 0)
        if match[0] == "{" and depth == 1:
            start = match.start()
        elif match[0] == "}" and depth == 0 and _FACED.match(named, start):
            parts += [named[at:start], "{", named[start : match.end()], "}"]
            at = match.end()
    return "".join([*parts, named[at:]])


def _kept(word: str, before: str) -> str:
    """Return a word without braces of its own, with braces added where needed; `before` is the preceding word."""
    if word[1:].islower() or word in _ARTICLES:
        return word
    letter = word.strip(_AROUND)
    if len(letter) == 1 and "B" <= letter <= "Z" and before and before[-1] not in ":?!":
        return word.replace(letter, f"{{{letter}}}")
    return _WORD.sub(r"{\g<0>}", word)


def _is_shouted(words: list[str]) -> bool:
    loud = [word for word in words if len(word) > 1 and word.isupper()]
    if len(loud) <= _FEW:
        return False
    spoken = sum(len(word) > 1 and any(letter.isalpha() for letter in word) for word in words)
    return len(loud) > _FEW * (spoken - len(loud))


def keep_first(words: str) -> str:
    """Put braces around the first word if it is capitalized, for what follows a title as a sentence.

    >>> keep_first("Forum post"), keep_first("{Data} set"), keep_first("part two")
    ('{Forum} post', '{Data} set', 'part two')
    """
    first, space, rest = words.partition(" ")
    return f"{{{first}}}{space}{rest}" if first[:1].isupper() and first.isalnum() else words


def names_meeting(title: str) -> bool:
    """Tell whether a title is the name of a meeting: a word such as `workshop`, and a digit.

    >>> names_meeting("Graph Light: 5th International Workshop"), names_meeting("Handbook of Workshop Practice")
    (True, False)
    """
    return bool(_MEETING.search(title) and _DIGIT.search(title))


@lru_cache(maxsize=4096)  # the same venues occur in many entries
def keep_whole(title: str) -> str:
    """Put braces around a title, unless it is one word without inner capitals or braced already.

    >>> keep_whole("Days of Lamps"), keep_whole("ICML"), keep_whole("Lamps"), keep_whole("{Lamps and Wicks}")
    ('{Days of Lamps}', '{ICML}', 'Lamps', '{Lamps and Wicks}')
    """
    is_plain_word = " " not in title and not _WORD.search(title)
    return title if is_plain_word or _is_braced(title) else f"{{{title}}}"


def _is_braced(title: str) -> bool:
    """Tell whether the brace that opens a title closes at its end."""
    bare = _ESCAPED.sub("", title)
    depth = 0
    for at, char in enumerate(bare):
        depth += {"{": 1, "}": -1}.get(char, 0)
        if depth == 0:
            return char == "}" and at == len(bare) - 1
    return False
