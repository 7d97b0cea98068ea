"""The last words before a title: whether they may be the beginning of a longer one."""

from __future__ import annotations

from vlbib.core.lazy_pattern import lazy_pattern
from vlbib.core.lead_words import LEADS
from vlbib.core.venues import is_acronym
from vlbib.matching.recognition.context.labels_before import SMALL
from vlbib.matching.recognition.context.words_beside import CLOSING, JOINERS, STOPS, last_word, unwrapped
from vlbib.matching.short_name_words import name_like

_SENTENCE_STOP = lazy_pattern(r"[.:;,!?()\x1f]\s")
_CAPITALISED = lazy_pattern(r"(?<![\w'’-])[^\W\d_a-z][\w'’-]*")
_SPELLING = lazy_pattern(r"[a-z]+[A-Z][A-Za-z]+")
_HYPHENED = lazy_pattern(r"[A-Z][a-z]{3,}-[A-Z]?[a-z]{3,}")  # `Condorcet-Consistent`
PARTICIPLES = frozenset(("based", "applied", "inspired", "motivated", "driven", "guided", "trained", "built"))
# Between columns: three spaces, a tab, or two spaces after a word in capitals that begins its line (`PRO  `)
_GAP = lazy_pattern(r"(?: {3}|\t)\s*$|(?:^|\n)[A-Z]{2,8}  $")
_MOST_CAPITALS = 2  # maximum capitalised words before a part of a title that are no title themselves
_SENTENCE_ENDS = ".:;!?\n\x1f。：；！？"


def is_after_gap(text: str) -> bool:
    r"""Tell whether a gap between columns ends a text; after a word in capitals that begins a line, two spaces are one.

    >>> [is_after_gap(text) for text in ("Ada   ", "Ada  ", "so\nPRO  ", "the PRO  ", "PRO ")]
    [True, False, True, False, False]
    """
    return _GAP.search(text) is not None


def is_joined_capital(before: str) -> bool:
    """Tell whether words before `and` end in a capitalised word that is not a name: `Wide and Deep Learning`."""
    word = unwrapped(last_word(before))
    is_name = name_like(word) and not _HYPHENED.fullmatch(word)
    is_plain = not (is_acronym(word) or is_name or word.lower() in LEADS)
    return word[:1].isupper() and is_plain and before[-1] not in STOPS


def joins_name(word: str, before: str) -> bool:
    """Tell whether a word joins what follows to a name: `see CLIP and`, unlike `for Cats and`."""
    return word.lower() in JOINERS - {"by"} and name_like(unwrapped(last_word(before)))


def is_gerund(text: str) -> bool:
    """Tell whether a text ends in a capitalised word in `-ing`, as titles often begin but sentences seldom do.

    >>> is_gerund("- Improving"), is_gerund("we are improving"), is_gerund("Reading")
    (True, False, False)
    """
    word = unwrapped(last_word(text))
    return word[:1].isupper() and word.endswith("ing") and word.lower() not in LEADS


def without_small_words(text: str) -> str:
    """Remove small words from the end of a text: `A Lower Bound based on` ends in a capitalised word.

    Words with capitals only inside say nothing, since they spell a name: `UnceRtainty quantiFication` (`SURF`).
    """
    match = last_word(text)
    while match and (unwrapped(match) in SMALL | PARTICIPLES or _SPELLING.fullmatch(unwrapped(match))):
        text = text[: match.start()].rstrip(" \t")
        match = last_word(text)
    return text


def is_inner_capital(text: str) -> bool:
    """Tell whether a text ends in a capitalised word that does not begin its sentence."""
    match = last_word(text)
    word = unwrapped(match)
    if match is None or not word[:1].isupper() or is_acronym(word) or text.endswith(CLOSING):
        return False
    return text[: match.start()].rstrip(" \t")[-1:] not in ("", *_SENTENCE_ENDS)


def is_in_title(before: str) -> bool:
    """Tell whether what comes before a part of a title in its sentence is itself written as a title.

    >>> is_in_title("As in Automatic Code Generation applied to "), is_in_title("Ada Lovelace recommends ")
    (True, False)
    """
    words = _CAPITALISED.findall(_SENTENCE_STOP.split(before.rpartition("\n")[2])[-1])
    return len(words) > _MOST_CAPITALS
