"""What a heading says: short names and long forms of works, a title, or the name of a section."""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING

from msgspec import Struct, structs

from vlbib.core.lazy_pattern import lazy_pattern
from vlbib.core.months import GERMAN_MONTHS, MONTH_NAMES, SHORT_MONTHS
from vlbib.core.text import EMOJI_NAME, one_line, squeeze, words
from vlbib.core.titles import title_size
from vlbib.core.years import YEAR
from vlbib.notes.line.claims import NO_CLAIM, NoteClaim, read_claim
from vlbib.notes.line.cut import Cue
from vlbib.notes.line.inline import Line
from vlbib.notes.line.shape import is_colon_form, is_generic, is_listy, is_name, spells
from vlbib.notes.line.title import Reading, read_title

if TYPE_CHECKING:
    import re

_CLAIM_GROUP = lazy_pattern(r"[\[(【（]([^\[\]()【】（）]{2,60})[\])】）]")
_EDGES = lazy_pattern(r"^[^\w\[(【（]+|[\s:：.,;，。]+$")
_NUMBERING = lazy_pattern(r"^(?:\d+(?:\.\d+)*[.)、:]?|[IVX]+\.|[A-Z]\.)\s+|^[一二三四五六七八九十]+[、.]\s*")
_WHOLE = 4  # minimum words of a title after authors, as in a citation (`J. Devlin et al., "BERT: ...", 2019`)
_DAY = lazy_pattern(r"\d{4}-\d\d\b")  # the date of a section
# The month of a note after its name: `Group meetings, March 2025`
_MONTH = lazy_pattern(rf",?\s(?:{'|'.join((*MONTH_NAMES, *SHORT_MONTHS, *GERMAN_MONTHS))})\.?\s{YEAR}$")
_SHORTCODE = lazy_pattern(EMOJI_NAME)
_PARENTHESIS = lazy_pattern(r"(?:(?<!\s)\s++)?[(（][^()（）]*[)）]\s*$")
_MARKS = 8  # maximum combining marks to skip in search of their letter
_COMMA = lazy_pattern(r"(?:(?<!\s)\s++)?(?:[,，、]\s+|[，、]\s*)|(?<!\s)\s++/\s+")


class Heading(Struct, frozen=True, kw_only=True):
    """A parsed heading.

    `raw` is its plain text, `short` its name as a tag. `aliases` and `gloss` are the short names and long forms that it
    lists. `title` is the title it is if no line below it is one ("" if it can only be a name). `years` counts the years
    it claims. `reading` has its links and ids.
    """

    raw: str
    short: str
    aliases: tuple[str, ...]
    gloss: tuple[str, ...]
    title: str
    claim: NoteClaim
    years: int
    reading: Reading

    @property
    def part(self) -> bool:
        """Whether the heading names a part of a note or a collection, never a work."""
        return not self.aliases or is_generic(self.short) or is_listy(self.raw)


def read_heading(line: Line, number: int) -> Heading:
    """Return what a heading says; `number` is its 1-based line."""
    if line.spans or line.citations or any(map(str.isalnum, line.text)):
        return _read(line, number)
    return _wordless(line.text)


@lru_cache(maxsize=256)
def _wordless(text: str) -> Heading:
    """Return what a heading without words says; the line does not matter."""
    return _read(Line(text), 0)


def _read(line: Line, number: int) -> Heading:
    raw = one_line(line.text)
    claims, bare = _take_claims(raw)
    reading = read_title(line, number)
    claim = NO_CLAIM
    claims = [each for each in claims if not each.dated]  # a full date dates the note
    if _DAY.match(raw) or (_MONTH.search(raw) and title_size(reading.title) < _WHOLE and not is_name(reading.title)):
        reading = structs.replace(reading, claim=NO_CLAIM)
    for each in (reading.claim, *claims):
        claim = claim if each.dated else each.under(claim)
    is_cited = bool(reading.authors) and title_size(reading.title) >= _WHOLE
    is_alone = is_cited or (bool(reading.authors) and is_name(reading.title))  # no list of names and people
    aliases, gloss = ((reading.title,), ()) if is_alone else _names(bare)
    return Heading(
        raw=raw,
        short=reading.title if is_alone else short_form(bare),
        aliases=aliases,
        gloss=gloss,
        title=reading.title if is_cited or _is_title(reading, bare, aliases, gloss) else "",
        claim=claims[0] if claims else claim,
        years=max(
            len([each for each in claims if each.year]),
            int(reading.claim.year is not None and not reading.claim.dated and bool(reading.title)),
        ),
        reading=reading,
    )


def _take_claims(raw: str) -> tuple[list[NoteClaim], str]:
    """Return the claims in a heading's brackets, and the heading without them."""
    claims: list[NoteClaim] = []

    def take(match: re.Match[str]) -> str:
        claim = read_claim(match[1])
        if claim is None:
            return match[0]
        claims.append(claim)
        return " "

    return claims, _strip(_CLAIM_GROUP.sub(take, raw))


def _is_written(text: str, at: int) -> bool:
    """Tell whether a character is text: a letter, a combining mark on one (Hindi vowels), punctuation; not an emoji."""
    char = text[at]
    if char.isalnum() or char.isspace() or char in "·，、（）【】：；–—’‘“”…":
        return True
    before = next((sign for sign in reversed(text[max(0, at - _MARKS) : at]) if not _is_mark(sign)), "")
    return before.isalpha() and _is_mark(char)


def _is_mark(char: str) -> bool:
    """Tell whether a character is a combining mark or a joiner, but not a variation selector of an emoji."""
    return char in "\u200c\u200d" or (unicodedata.category(char) in ("Mn", "Mc") and not "\ufe00" <= char <= "\ufe0f")


@lru_cache(maxsize=1024)
def _strip(text: str) -> str:
    """Return a heading without emoji, numbering and final colon."""
    bare = _EDGES.sub("", one_line(_SHORTCODE.sub(" ", unicodedata.normalize("NFC", text))))
    bare = "".join(c for at, c in enumerate(bare) if c.isascii() or _is_written(bare, at))
    return one_line(_EDGES.sub("", _NUMBERING.sub("", bare)))


def short_form(text: str) -> str:
    """Return a section's name as a tag, without number and colon: `VLP, Vision and Language Pre-training` -> `VLP`."""
    bare = _strip(text)
    parts = [part for part in _COMMA.split(bare) if part]
    if len(parts) == 2 and _is_gloss(parts[1], parts[0]) and title_size(parts[0]) < title_size(parts[1]):
        bare = parts[0]
    return _PARENTHESIS.sub("", bare) or bare


def _names(bare: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the short names and the long forms that a heading lists."""
    parts = [part.strip(" :：") for part in _COMMA.split(bare) if part.strip(" :：")]
    gloss: list[str] = []
    aliases: list[str] = []
    for part in parts:
        inner = _PARENTHESIS.search(part)
        name = _PARENTHESIS.sub("", part) if inner else part
        (gloss if aliases and _is_gloss(name, aliases[0]) else aliases).append(name)
        if inner:
            (aliases if is_name(inner[0].strip(" ()（）")) else gloss).append(inner[0].strip(" ()（）"))
    return tuple(dict.fromkeys(aliases)), tuple(gloss)


def _is_gloss(part: str, alias: str) -> bool:
    """Tell whether a part is the long form of a short name: more words, or words that spell the name in order."""
    tokens, count = len(part.split()), len(words(part))
    if tokens >= 3 or (tokens == 2 and count >= 4):
        return len(alias.split()) <= 3
    return tokens == 2 and not is_name(part) and spells(part, alias) and squeeze(part)[:1] == squeeze(alias)[:1]


def _is_title(reading: Reading, bare: str, aliases: tuple[str, ...], gloss: tuple[str, ...]) -> bool:
    """Tell whether a heading is a title: `Name: what it is`, a link, or four or more words that do not list names."""
    title = reading.title
    if not title:
        return False
    if is_colon_form(title) or (Cue.LINKED in reading.cues and title_size(title) >= 4):
        return True
    if len(_COMMA.split(bare)) > 1:
        return not is_name(aliases[0]) and not gloss and title_size(title) >= 6
    return title_size(title) >= 4 and len(title.split()) >= 2 and not is_name(title)
