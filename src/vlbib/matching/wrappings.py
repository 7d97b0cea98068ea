"""What notes put around a title: a gloss in another script, a bracket with a short name, a year or a venue.

Each wrapper removes one such thing from the title asked for, if the record's title lacks it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from msgspec import Struct

from vlbib.core.lazy_pattern import lazy_pattern
from vlbib.core.text import CJK, has_cjk, holds, squeeze
from vlbib.core.titles import is_next_version
from vlbib.core.wide_pattern import wide_pattern
from vlbib.matching.form import Form, form, names_year
from vlbib.matching.short_name_words import name_like

if TYPE_CHECKING:
    import re
    from collections.abc import Callable

_CJK = rf"[{CJK}\uff00-\uffef、。《》「」]"
_BETWEEN = r"[\s\-–—:：|,，;；/]"
_GLOSS_BRACKET = wide_pattern(rf"\s*[(（\[【](?=[^()（）\[\]【】]*(?![（）]){_CJK})[^()（）\[\]【】]*[)）\]】]\s*$")
_GLOSS_TAIL = wide_pattern(  # what comes before it in the last span without Latin letters is kept
    rf"(?:(?<=[A-Za-z])|\A)(?=[^A-Za-z]*+$)([^A-Za-z]*?)(?:(?<!{_BETWEEN}){_BETWEEN}+)?{_CJK}[^A-Za-z]*$"
)
_BRACKET = lazy_pattern(r"\s*[(（\[【{]([^()（）\[\]【】{}]{1,40})[)）\]】}]\s*")
OPENING = "(（[【{"  # the characters that open such a bracket


class Bare(Struct, frozen=True, gc=False):
    """A title with something removed, and what that was, in words; `name` if it was a short name."""

    form: Form
    reason: str
    name: str = ""


Wrapper: TypeAlias = "Callable[[Form, Form], Bare | None]"


def gloss(asked: Form, title: Form) -> Bare | None:
    """Remove a Chinese, Japanese or Korean gloss after a title if the record's title has none."""
    if not has_cjk(asked.text) or has_cjk(title.text):
        return None
    text = _GLOSS_BRACKET.sub("", asked.text)
    text = _GLOSS_TAIL.sub(r"\1", text)
    if text == asked.text or has_cjk(text):
        return None
    return Bare(form(text), f"a gloss left out: {asked.text[len(text) :].strip()!r}")


def bracket(asked: Form, title: Form) -> Bare | None:
    """Remove a short name, a year or a venue in brackets from the title asked for, if the record's title lacks it."""
    match = first_bracket(asked.text)
    if match is None or not (name_like(match[1]) or names_year(match[1])) or _has(title, match[1]):
        return None
    before, rest = asked.text[: match.start()], asked.text[match.end() :]
    if is_next_version(match[1]) and rest and name_like(before):
        return None
    text = f"{before} {rest}".strip()
    name = match[1] if name_like(match[1]) and not names_year(match[1]) else ""
    return Bare(form(text), f"a bracket left out: {match[0].strip()!r}", name)


def first_bracket(text: str) -> re.Match[str] | None:
    """Return the match of the first short bracket in a title, else None."""
    return _BRACKET.search(text) if holds(text, OPENING) else None


def _has(title: Form, name: str) -> bool:
    """Tell whether a title contains a short name with its marks: `DRIT` is not `DRIT++`."""
    return squeeze(name) in title.key and set(form(name).marks) <= set(title.marks)


WRAPPERS: tuple[Wrapper, ...] = (gloss, bracket)
