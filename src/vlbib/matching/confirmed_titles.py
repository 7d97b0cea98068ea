"""Near titles that other claims of the note confirm: `Safe Reinforcement Learning with Stability (Berkenkamp et al.)`.

An end that is left out without dots, typos in short words or names, and other small words are no proof of a title:
another work may be called so. With the work's first author, its venue and year or its link beside it, they are. A long
beginning needs only the year, and one of seven words, or with three of the subtitle, nothing. One of three words needs
several authors and the year, or, if it is all that the title has before its colon, the first author or the venue.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from vlbib.core.answer_words import ANSWER_WORD
from vlbib.core.lazy_pattern import lazy_pattern
from vlbib.core.text import plain_words
from vlbib.core.titles import is_telling, one_edit
from vlbib.matching.evidence import Claim
from vlbib.matching.form import form, starts
from vlbib.matching.title_slips import are_words, say_typos, words_that_differ

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vlbib.core.work import Query
    from vlbib.matching.evidence import Weighed
    from vlbib.matching.form import Form

_CUT = "the end of the title is left out"
_FOLLOWED = "authors follow the title"
_SHORT = 3  # minimum words of a beginning that several authors and the year confirm
_LONG = 6  # minimum words of a beginning that the year alone confirms
# Minimum words of a beginning that needs no claim: of 604,000 titles, 56 of seven words or more begin the title of
# other people's work. If a title hardly ends there, five words are enough: 43 of those do.
_TELLING, _TELLING_CUT = 7, 5
_SUBTITLE = 3  # the same of a beginning after a separator: of 177,000, 7 so begin the title of others
# A title that ends before one of these may be another one: `... Neural Networks` and `... Neural Networks for XOR Data`
_MAY_END = lazy_pattern(
    r"\W*(?:for|with|via|in|on|from|using|by|through|under|without|and|based|to|towards?|of|as|at|over|within)\b",
    re.IGNORECASE,
)
_SMALL = frozenset(("a", "an", "the", "of", "on", "in", "for", "to", "and", "at", "by", "from"))
_LEAST_WORDS = 4  # minimum words besides the small ones of a title with other small words
_LEAST_LETTERS = 4  # of a word that may have a typo; of a name: two more
# The rest of a title about another work, or of a part of one
_OF_ANOTHER = lazy_pattern(
    rf"\W*(?:an? )?(?:{ANSWER_WORD}|part|vol|volume|chapter|supplement|revisited|again|reconsidered|[ivx]+)\b",
    re.IGNORECASE,
)


def confirmed_title(query: Query, near: Sequence[Weighed]) -> tuple[Weighed, str] | None:
    """Return the only one of some works with a near title that the note's claims confirm, and how the titles differ.

    None if there is none, or if the note contradicts it.
    """
    asked = form(query.title)
    differing = [(work, why) for work in near if (why := _difference(asked, work))]
    if len(differing) != 1 or differing[0][0].contradictions:
        return None
    work, why = differing[0]
    subtitle = asked.first_cut[1].text if asked.first_cut else ""
    least = _TELLING_CUT if len(subtitle.split()) >= _SUBTITLE or not _may_end(asked, work) else _TELLING
    is_alone = len(asked.words) >= least
    by_year = len(asked.words) >= _LONG and work.evidence.supports(Claim.YEAR)
    is_sure = why == _FOLLOWED or (why == _CUT and (is_alone or by_year))
    return (work, why) if is_sure or work.evidence.telling else None


def _may_end(asked: Form, work: Weighed) -> bool:
    """Tell whether a title may end with the words asked for, so that another work may be called so."""
    titles = (form(title) for title in work.group.titles)
    return any(_MAY_END.match(title.text[len(asked.text) :]) for title in titles if starts(title, asked))


def _difference(asked: Form, work: Weighed) -> str:
    """Return how a title differs from that of a work, in words; "" if it differs in other ways too."""
    titles = list(map(form, work.group.titles))
    reasons = (_left_out(asked, title, work) or _mistyped(asked, title) or _reworded(asked, title) for title in titles)
    people = (_FOLLOWED for title in titles if _is_followed_by_people(asked, title, work))
    return next(filter(None, (*reasons, *people)), "")


def _is_followed_by_people(asked: Form, title: Form, work: Weighed) -> bool:
    """Tell whether nothing but authors of the work follows its title, with no sign between: `A Title Ada Lovelace`."""
    rest = asked.words[len(title.words) :]
    if len(rest) < 2 or not starts(asked, title):
        return False
    return {word for name in work.group.authors for word in plain_words(f"{name.given} {name.family}")}.issuperset(rest)


def _left_out(asked: Form, title: Form, work: Weighed) -> str:
    """Explain an end that is left out, of a title that is not about another work (`...: A Reply`)."""
    is_certain = work.evidence.certain and work.evidence.supports(Claim.YEAR)
    is_whole_head = title.first_cut is not None and title.first_cut[0].key == asked.key
    is_confirmed = is_certain or (is_whole_head and work.evidence.telling)
    is_enough = is_telling(asked.text) or (is_confirmed and len(asked.words) >= _SHORT)
    is_begun = len(title.key) > len(asked.key) and starts(title, asked) and is_enough
    return _CUT if is_begun and not _OF_ANOTHER.match(title.text[len(asked.text) :]) else ""


def _mistyped(asked: Form, title: Form) -> str:
    """Explain typos in any words of four letters or more, if they make no other known word."""
    pairs = words_that_differ(asked, title) if asked.numbers == title.numbers and asked.marks == title.marks else []
    return say_typos(pairs) if pairs and all(_is_typo(wrong, word, title) for wrong, word in pairs) else ""


def _reworded(asked: Form, title: Form) -> str:
    """Explain other small words in a title of four words or more besides them: `A survey of the` for `A survey on`."""
    mine, theirs = ([word for word in each.words if word not in _SMALL] for each in (asked, title))
    is_alike = asked.numbers == title.numbers and asked.marks == title.marks
    return "small words differ" if is_alike and mine == theirs and len(mine) >= _LEAST_WORDS else ""


def _is_typo(wrong: str, word: str, title: Form) -> bool:
    is_head = title.head is not None and title.head.key == word
    least = _LEAST_LETTERS + 2 * is_head
    return len(word) >= least and not are_words(word, wrong) and one_edit(wrong, word) is not None
