"""Words that a note abbreviates in a title: `GNN` for `Graph Neural Network`, `Env.` for `Environments`, `Rec`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vlbib.core.everyday_words import EVERYDAY_WORDS
from vlbib.core.lazy_pattern import lazy_pattern
from vlbib.core.ordinary_words import ORDINARY_WORDS
from vlbib.core.text import words
from vlbib.matching.regional_spelling import american
from vlbib.matching.title_slips import Why

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from vlbib.matching.form import Form

_TOKEN = lazy_pattern(r"[^\W_]+(?:['’][^\W_]+)*\.?")
_INITIALS = lazy_pattern(r"(?<![^\W_])(?P<letters>[A-Z][A-Za-z]?[A-Z]{1,3}|[A-Z]{3,5}|NeRF)(?P<plural>s?)\.?(?![^\W_])")
_CUT = lazy_pattern(r"[A-Za-z]{3,}\.")
_LEAST_CUT, _MOST_CUT, _LEAST_LEFT_OUT = 3, 5, 4  # letters of the beginning of a word, and minimum letters of the rest
_LEAST_SAME = 4  # minimum words that both titles have
_LEAST_WEAK = 3  # the same if there is other evidence for the work
_MOST_SHORT = 2  # maximum abbreviations of a title
_PREFIXES = {"nerf": ("neural", "radiance", "field")}
_LEFT_OUT = frozenset(("and", "of", "the", "to", "in", "for", "from"))  # words that initials may skip
_COMPOUND = 8  # minimum letters of a word with two initials: `AE` for `autoencoder`
_SECOND = 3  # minimum letters before the second one


def abbreviated(asked: Form, title: Form, _names: Collection[str]) -> Why | None:
    """Explain initials or the beginning of a word that stand for words of the title, with four words the same."""
    if asked.marks != title.marks or len(title.words) < _LEAST_SAME:
        return None
    shorter, longer = (asked, title) if len(asked.words) <= len(title.words) else (title, asked)
    if len(shorter.bag - longer.bag) > _MOST_SHORT:
        return None
    spelled = _aligned(_TOKEN.findall(shorter.text), list(map(american, longer.words)))
    if not spelled:
        return None
    return Why("abbreviated: " + ", ".join(f"{short!r} for {whole!r}" for short, whole in spelled))


def _aligned(tokens: Sequence[str], whole: Sequence[str]) -> list[tuple[str, str]]:
    """Return the abbreviations of a title with what they stand for; none if anything else differs."""
    spelled, same, at = [], 0, 0
    for token in tokens:
        plain = list(map(american, words(token)))
        if list(whole[at : at + len(plain)]) == plain and not _is_cut(token, whole[at]):
            same, at = same + len(plain), at + len(plain)
            continue
        count = _length(token, whole[at:])
        if count is None:
            return []
        spelled.append((token, " ".join(whole[at : at + count])))
        at += count
    is_whole = at == len(whole) and same >= _LEAST_SAME and len(spelled) <= _MOST_SHORT
    return spelled if is_whole else []


def _is_cut(token: str, word: str) -> bool:
    return token.endswith(".") and token[:-1].lower() != word


def _length(token: str, rest: Sequence[str]) -> int | None:
    """Return how many of the next words an abbreviation stands for; None if it stands for none of them."""
    if _CUT.fullmatch(token):
        return 1 if rest and rest[0].startswith(token[:-1].lower()) else None
    if rest and _is_beginning(token.lower(), rest[0]):
        return 1
    match = _INITIALS.fullmatch(token)
    return _words_of(match["letters"].lower(), rest) if match else None


def _is_beginning(token: str, word: str) -> bool:
    """Tell whether a token that is no word is the beginning of a much longer one: `rec`, `reps` for `representations`.

    >>> [_is_beginning(token, "recommendations") for token in ("rec", "recs", "recommend", "re")]
    [True, True, False, False]
    """
    letters = token.removesuffix("s") if word.endswith("s") else token
    is_short = _LEAST_CUT <= len(letters) <= _MOST_CUT
    is_cut = is_short and len(word) - len(letters) >= _LEAST_LEFT_OUT and word.startswith(letters)
    return is_cut and token not in ORDINARY_WORDS and token not in EVERYDAY_WORDS


def _words_of(letters: str, words: Sequence[str]) -> int | None:
    """Return how many of some words initials stand for: small words between may have none, and long words two."""
    parts = list(_PREFIXES.get(letters, letters))
    at = 0
    while parts:
        word = words[at] if at < len(words) else ""
        if word.startswith(parts[0]):
            del parts[0]
            following = words[at + 1] if at + 1 < len(words) else ""
            if parts and len(word) >= _COMPOUND and not following.startswith(parts[0]) and parts[0] in word[_SECOND:]:
                del parts[0]
        elif not (at and word in _LEFT_OUT):
            return None
        at += 1
    return at


def has_initials(text: str) -> bool:
    """Tell whether a text has a word that can be the initials of others."""
    return _INITIALS.search(text) is not None


def initials_in(text: str, title: Sequence[str]) -> dict[int, tuple[str, str]]:
    """Return the initials in a text and the words of a title that each stands for, by offset.

    The word before or after the initials is the one before or after these words in the title.

    >>> initials_in("old maps with a GNN", ("old", "maps", "with", "a", "graph", "neural", "network", "in", "towns"))
    {16: ('GNN', 'graph neural network')}
    """
    tokens = list(_TOKEN.finditer(text)) if has_initials(text) else []
    plain = tuple("".join(words(token[0])) for token in tokens)
    meant = (
        _run_in(tuple(title), token[0], plain[:number], plain[number + 1 :]) for number, token in enumerate(tokens)
    )
    return {token.start(): (token[0], phrase) for token, phrase in zip(tokens, meant, strict=True) if phrase}


def _run_in(title: tuple[str, ...], token: str, before: tuple[str, ...], after: tuple[str, ...]) -> str:
    """Return the words of a title that a token between other words stands for; "" if it stands for none."""
    match = _INITIALS.fullmatch(token)
    letters = match["letters"].lower() if match else ""
    for at in range(len(title)) if letters else ():
        count = _words_of(letters, title[at:])
        if count and (title[:at][-1:] == before[-1:] or title[at + count :][:1] == after[:1]):
            return " ".join(title[at : at + count])
    return ""


def may_abbreviate(asked: Form, title: Form) -> bool:
    """Tell whether one of two titles may have initials for words of the other."""
    return (asked.may_have_initials or title.may_have_initials) and len(asked.bag & title.bag) >= _LEAST_WEAK


def share_enough(asked: Form, title: Form) -> bool:
    """Tell whether two titles have enough words in common for initials to stand for the others without evidence."""
    return len(asked.bag & title.bag) >= _LEAST_SAME


def in_full(asked: Form, title: Form) -> tuple[str, str]:
    """Return a title with its initials written out as in another, and the reason; the title itself and "" for none.

    Three of its words must be in the other title, and no more than two may be initials.
    """
    if not asked.may_have_initials or len(asked.bag & title.bag) < _LEAST_WEAK:
        return asked.text, ""
    short = initials_in(asked.text, title.words)
    if not short or len(short) > _MOST_SHORT:
        return asked.text, ""
    reason = "abbreviated: " + ", ".join(f"{written!r} for {whole!r}" for written, whole in short.values())
    return written_out(asked.text, title.words), reason


def written_out(text: str, title: Sequence[str]) -> str:
    """Return a text with its initials replaced by the words of a title that they stand for."""
    for at, (written, whole) in reversed(initials_in(text, title).items()):
        text = f"{text[:at]}{whole}{text[at + len(written) :]}"
    return text


def are_in_small_letters(text: str) -> bool:
    """Tell whether a text is in lower case but for initials: `graphs with NNs`."""
    return text.islower() or (has_initials(text) and _INITIALS.sub("", text).islower())
