"""The agreement of two titles: every difference between them is explained in words, or they do not agree.

A score alone never accepts. A *wrapper* removes from the title asked for what notes put around it. An *explainer* says
why two different titles are still one, or returns None. Numbers, versions and model names must be equal in all cases.
docs/matching.md shows each kind of difference with examples.
"""

from __future__ import annotations

import re
from enum import IntEnum
from typing import TYPE_CHECKING, TypeAlias

from msgspec import Struct, structs

from vlbib.core.answer_words import ANSWER_WORD
from vlbib.core.initials import initials
from vlbib.core.lazy_pattern import lazy_pattern
from vlbib.core.text import holds, squeeze
from vlbib.core.titles import is_name_like, is_telling
from vlbib.matching.abbreviated_words import abbreviated, in_full, may_abbreviate, share_enough
from vlbib.matching.form import Form, form, has_name, same, starts, starts_in_word
from vlbib.matching.short_name_words import name_like
from vlbib.matching.slips_in_words import slips
from vlbib.matching.title_slips import (
    Why,
    keys_may_begin_alike,
    may_begin_alike,
    may_end_alike,
    plural,
    small_words,
    spelling,
    typo,
)
from vlbib.matching.wrappings import OPENING, WRAPPERS, first_bracket

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator

_ELLIPSIS = lazy_pattern(r"(?<!\s)\s*+(?:(?<!\.)\.{3,}+|(?<!…)…++)\s*+$")
_DOTS = ("...", "…")  # a text with an ellipsis contains one of these
_DANGLING = frozenset({
    "a", "an", "the", "of", "for", "with", "via", "and", "or", "in", "on", "to", "by", "from", "using", "as",
    "at", "into", "over", "under", "between", "through", "towards", "toward",
})  # fmt: skip
# The subtitle of a text about a work, or of a part of it, not of the work itself.
_ANSWERS = lazy_pattern(rf"^(?:an? )?(?:{ANSWER_WORD}|part|vol|volume|chapter|supplement|complement)\b", re.IGNORECASE)
# What comes before the title of another work: `Replication Study: ...`, `Comments on: ...`, `[Re] ...`
_QUALIFIES = lazy_pattern(
    rf"\b(?:{ANSWER_WORD}|re|replications?|reproduc\w+|respond\w*|commenting|discussing|revisit\w*|rethinking"
    r"|reconsider\w*|re-?(?:examin|evaluat)\w+|part|vol|volume|chapter|supplement\w*|appendix"
    r"|lecture|tutorial|keynote|poster|demo|abstract|report|review of|response to|extended)\b(?!-)",
    re.IGNORECASE,
)
_OVERVIEW = lazy_pattern(
    r"(?:an? |the )?(?:[\w-]+ ){0,2}(?:survey|review|overview|tutorial|introduction|primer|roadmap|benchmark|study)\b",
    re.IGNORECASE,
)
_CAPITAL = lazy_pattern(r"(?<=\s)[A-Z][a-z]{3}")  # a capitalised word after the first, as in title case
_ANOTHER = ("another title",)
_QUESTIONS = ("?", "？")
# Minimum words of a subtitle without its main title: of 584,000 titles, 36 of so many words are another work's subtitle
_LEAST_SUBTITLE = 6
_ALIKE = 80  # minimum similarity (0 to 100) of the letters of two forms of a title with few words in common
_NEAR = 0.6  # minimum share of common words for a candidate to be shown


Explainer: TypeAlias = "Callable[[Form, Form, Collection[str]], Why | None]"


def alias(asked: Form, title: Form, names: Collection[str]) -> Why | None:
    """Explain a short name that comes before the title on one side only (`ReconFusion: 3D Reconstruction ...`)."""
    added = asked.first_cut and _name_before(asked, title, names, spelled=True)
    if added:
        return Why(f"the short name {added!r} stands only in the title asked for", added=added)
    own = title.first_cut and _name_before(title, asked, names)
    return Why(f"the short name {own!r} stands only in the title found", own=own) if own else None


def _name_before(longer: Form, shorter: Form, names: Collection[str], *, spelled: bool = False) -> str:
    """Return the short name that comes before a title in a longer one, else ""; `spelled`: a short title spells it.

    Words joined by a hyphen are no name: `Zero-Shot Learning - The Good and the Bad`.
    """
    assert longer.first_cut
    head, rest = longer.first_cut
    if not keys_may_begin_alike(rest.key, shorter.key):
        return ""
    text = head.text.lower() if longer.text.isupper() else head.text  # a shouted title has no name-like words
    tells = is_telling(rest.text) or (spelled and squeeze(text) in initials(rest.text))
    is_name = name_like(text, names) and (squeeze(text) in names or any(map(is_name_like, text.split())))
    return head.text if tells and is_name and _same_or_slip(form(rest.text), shorter) else ""


def bracketed_name(asked: Form, title: Form, names: Collection[str]) -> Why | None:
    """Explain a short name in brackets that only the record has (`Masked Autoencoders (MAE) Are ...`)."""
    match = first_bracket(title.text)
    if match is None or not name_like(match[1], names) or squeeze(match[1]) in asked.key:
        return None
    bare = form(title.text[: match.start()] + " " + title.text[match.end() :])
    if not (same(asked, bare) and is_telling(asked.text)):
        return None
    return Why(f"the short name {match[1]!r} stands only in the title found", own=match[1])


def _same_or_slip(left: Form, right: Form) -> bool:
    slip = typo(left, right, ()) or small_words(left, right, ())
    return same(left, right) or (slip is not None and not slip.weak)


def subtitle(asked: Form, title: Form, _names: Collection[str]) -> Why | None:
    """Explain a subtitle left out after a separator; only valid if no other work starts the same way.

    What comes before `: A Survey` is a topic too: in lower case it needs other evidence. So does a question, if
    there is none in the title.
    """
    begins = title.key.startswith(asked.key) or "\\" in title.text  # TeX that is not printed alike in a part
    if not begins or not title.cuts or not is_telling(asked.text):
        return None
    for before, after in title.cuts:
        if same(asked, form(before.text)) and not _ANSWERS.search(after.text):
            why = f"the subtitle {after.text!r} is left out"
            is_topic = _OVERVIEW.match(after.text) is not None and _CAPITAL.search(asked.text) is None
            is_question = asked.text.endswith(_QUESTIONS) and not any(map(title.text.count, _QUESTIONS))
            return Why(why, partial=True, weak=is_topic or is_question)
    return None


def main_title(asked: Form, title: Form, _names: Collection[str]) -> Why | None:
    """Explain a main title left out before a subtitle of six words; only valid if no other work fits as well."""
    if not title.cuts or not title.key.endswith(asked.key) or len(asked.words) < _LEAST_SUBTITLE:
        return None
    for before, after in title.cuts:
        if same(asked, form(after.text)) and not _OVERVIEW.match(asked.text) and not _QUALIFIES.search(before.text):
            return Why(f"the main title {before.text!r} is left out", partial=True)
    return None


def cut_off(asked: Form, title: Form, _names: Collection[str]) -> Why | None:
    """Explain an end cut off, marked by an ellipsis or a dangling small word; only valid if no other work starts so.

    The work's own short name of one word at the start of five words, or of several at the start of ten, marks it too.
    """
    marked = _ELLIPSIS.search(asked.text) if holds(asked.text, _DOTS) else None
    text = asked.text[: marked.start()] if marked else asked.text
    start = form(text) if marked else asked
    if not title.key.startswith(start.key):
        return None
    dangling = bool(start.words) and start.words[-1] in _DANGLING
    if not (marked or dangling or has_name(title, start)) or not is_telling(text) or len(title.key) <= len(start.key):
        return None
    if not (starts(title, start) or (marked and starts_in_word(title, start))):
        return None
    return Why("the end of the title is cut off", partial=True)


_IN_FULL: tuple[Explainer, ...] = (
    alias, bracketed_name, subtitle, main_title, cut_off, small_words, spelling, plural, typo, slips,
)  # fmt: skip


def with_initials(asked: Form, title: Form, names: Collection[str]) -> Why | None:
    """Explain initials of words of the title, in a title that agrees once they are written out."""
    text, reason = in_full(asked, title)
    whole = form(text)
    if not reason or same(whole, title):
        return Why(reason, weak=not share_enough(asked, title)) if reason else None
    why = next(filter(None, (explain(whole, title, names) for explain in _IN_FULL)), None)
    if why is None:
        return None
    return structs.replace(why, reason=f"{reason}; {why.reason}", weak=why.weak or not share_enough(asked, title))


EXPLAINERS: tuple[Explainer, ...] = (*_IN_FULL, abbreviated, with_initials)
# Those that may explain titles with the same or different first and last letters; only small words leave these open.
_OF_BEGINNINGS = (
    bracketed_name,
    subtitle,
    cut_off,
    spelling,
    plural,
    typo,
    slips,
    abbreviated,
    with_initials,
)
_OF_ENDS = (alias, bracketed_name, main_title)


def explainers_for(asked: Form, title: Form) -> tuple[Explainer, ...]:
    """Return the explainers that may explain the difference of two titles, by their first and last letters."""
    if may_begin_alike(asked, title):
        return EXPLAINERS if may_end_alike(asked, title) else _OF_BEGINNINGS
    return _OF_ENDS if holds(title.text, OPENING) or asked.first_cut or title.first_cut else ()


# --- the agreement ----------------------------------------------------------------------------------------------------


class Level(IntEnum):
    """How far two titles agree."""

    NONE = 0  # different titles
    NEAR = 1  # similar, but a difference is not explained
    EXPLAINED = 2  # every difference is explained
    SAME = 3  # the same words, spelled alike except for case, punctuation, accents, spaces, TeX or a gloss


class Agreement(Struct, frozen=True, kw_only=True, gc=False):
    """How two titles agree: the level, explained differences, unexplained ones, and the share of common words (0-1).

    `partial`: the explanation is only valid if no other work fits as well (a subtitle or end left out); `weak`: only if
    the note's year, venue or author fit too (a plural). `added` is a short name that only the title asked for has,
    `own` one that only the title found has ("" if there is none).
    """

    level: Level
    reasons: tuple[str, ...] = ()
    against: tuple[str, ...] = ()
    likeness: float = 0.0
    partial: bool = False
    weak: bool = False
    added: str = ""
    own: str = ""

    @property
    def agrees(self) -> bool:
        """Whether every difference is explained."""
        return self.level >= Level.EXPLAINED


def compare(asked: str, title: str, names: Collection[str] = ()) -> Agreement:
    """Compare the title asked for with a record's title; explain every difference or say which is unexplained.

    `names` are the squeezed short names known for the work (from the note or the record): they count as names in any
    case.
    """
    left, right = form(asked), form(title)
    if same(left, right):
        reason = "the title is the same" if asked == title else "the title is the same but for its spelling"
        return Agreement(level=Level.SAME, reasons=(reason,), likeness=1.0)
    return _explained(left, right, names) or _unexplained(left, right)


def titles_agree(one: str, other: str) -> bool:
    """Tell whether either title explains the other."""
    return compare(one, other).agrees or compare(other, one).agrees


def _explained(left: Form, right: Form, names: Collection[str]) -> Agreement | None:
    if left.text.isascii() and not holds(left.text, OPENING):  # nothing is around it
        return _explained_bare(left, right, names, (), "")
    for bare, reasons, name in _wrappings(left, right):
        if same(bare, right):
            return Agreement(level=Level.SAME, reasons=reasons, likeness=1.0, added=name)
        agreement = _explained_bare(bare, right, names, reasons, name)
        if agreement:
            return agreement
    return None


def _may_be_one(left: Form, right: Form) -> bool:
    """Tell whether any explainer may explain the difference of two titles, which for most candidates none can.

    They have most words or letters in common, or one begins or ends the other; initials stand for any words, and TeX is
    not printed alike in a part.
    """
    mine, theirs = left.key, right.key
    if likeness(left, right) >= _NEAR or theirs.startswith(mine) or theirs.endswith(mine) or mine.endswith(theirs):
        return True
    if "\\" in right.text or may_abbreviate(left, right):
        return True
    from rapidfuzz.fuzz import ratio

    return ratio(mine, theirs, score_cutoff=_ALIKE) > 0


def _explained_bare(
    bare: Form, right: Form, names: Collection[str], reasons: tuple[str, ...], name: str
) -> Agreement | None:
    """Explain the difference of a title without wrapping; `reasons` and `name` are those of the wrapping removed."""
    explainers = explainers_for(bare, right)
    if not explainers or not _may_be_one(bare, right):
        return None
    for explain in explainers:
        agreement = explain(bare, right, names)
        if agreement:
            return Agreement(
                level=Level.EXPLAINED,
                reasons=(*reasons, agreement.reason),
                likeness=likeness(bare, right),
                partial=agreement.partial,
                weak=agreement.weak,
                added=agreement.added or name,
                own=agreement.own,
            )
    return None


def _wrappings(left: Form, right: Form) -> Iterator[tuple[Form, tuple[str, ...], str]]:
    """Yield the title asked for as it is, then without each wrapping of the note in turn.

    Each comes with the reasons and the short name that was removed.
    """
    yield left, (), ""
    bare = left
    reasons: tuple[str, ...] = ()
    for unwrap in WRAPPERS:
        agreement = unwrap(bare, right)
        if agreement:
            bare, reasons = agreement.form, (*reasons, agreement.reason)
            yield bare, reasons, agreement.name


def _unexplained(left: Form, right: Form) -> Agreement:
    share = likeness(left, right)
    if share < _NEAR and not left.first_cut and left.words[:1] != right.words[:1]:  # most candidates
        return Agreement(level=Level.NONE, against=_ANOTHER, likeness=share)
    objections = (_names_differ(left, right), _numbers_differ(left, right, share), _only_beginning(left, right))
    against = tuple(filter(None, objections))
    near = share >= _NEAR or bool(against)
    return Agreement(
        level=Level.NEAR if near else Level.NONE,
        against=against or (("the titles differ: " + _differing(left, right),) if near else _ANOTHER),
        likeness=share,
    )


def likeness(left: Form, right: Form) -> float:
    """Return the share of words that two titles have in common (Dice, 0 to 1): it only orders candidates."""
    mine, theirs = left.bag, right.bag
    return 2 * len(mine & theirs) / (len(mine) + len(theirs)) if mine and theirs else 0.0


def _differing(left: Form, right: Form) -> str:
    mine = " ".join(word for word in left.words if word not in right.bag)
    theirs = " ".join(word for word in right.words if word not in left.bag)
    parts = (f"asked for {mine!r}" if mine else "", f"found {theirs!r}" if theirs else "")
    return ", ".join(filter(None, parts)) or "the same words in another order"


def _numbers_differ(left: Form, right: Form, share: float) -> str | None:
    if share < _NEAR or left.numbers == right.numbers:
        return None
    return f"the numbers differ: asked for {_list(left.numbers)}, found {_list(right.numbers)}"


def _list(numbers: tuple[str, ...]) -> str:
    return ", ".join(numbers) or "none"


def _names_differ(left: Form, right: Form) -> str | None:
    mine, theirs = left.head, right.head if left.first_cut else None
    if not (mine and theirs) or mine.key == theirs.key or left.rest_key != right.rest_key:
        return None
    return f"the names differ: asked for {mine.text!r}, found {theirs.text!r}"


def _only_beginning(left: Form, right: Form) -> str | None:
    if left.words[:1] != right.words[:1]:
        return None
    count = len(left.words)
    if count and len(right.words) > count and right.words[:count] == left.words:
        return "what was asked is only the beginning of the title"
    if right.words and len(left.words) > len(right.words) and left.words[: len(right.words)] == right.words:
        return "the title found is only the beginning of what was asked"
    return None
