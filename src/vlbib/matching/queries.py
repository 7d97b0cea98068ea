"""The query that a work sends to the sources: its title or short name, tidied, with the notes' claims."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from msgspec import Struct

from vlbib.core.lazy_pattern import lazy_pattern
from vlbib.core.names import has_particle
from vlbib.core.text import CJK, has_cjk, one_line, words
from vlbib.core.titles import is_name_word
from vlbib.core.wide_pattern import wide_pattern
from vlbib.core.work import Kind, Query
from vlbib.core.years import YEAR, full_year

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from vlbib.core.work import Mention, Work

_BULLET = lazy_pattern(r"^\s*(?:[-*+•]|\d{1,3}[.)])\s+")
_SUFFIX = lazy_pattern(r"\.(?:pdf|md|tex|html?|epub|djvu)\s*$", re.IGNORECASE)
_FOLDERS = lazy_pattern(r"^(?:[^\s/:]+/)+(?=[^\s/]+\.pdf\s*$)", re.IGNORECASE)  # folders: `papers/Some_Title.pdf`
_PREFIX = lazy_pattern(
    rf"^\s*[\[(（【{{]\s*(?:({YEAR})\s*([^\])）】}}]*)|([^\])）】}}\d]*?)[\s,']*({YEAR}|'\d\d))\s*[\])）】}}]\s*"
)
_AUTHOR_YEAR = lazy_pattern(
    rf"^\s*(?P<authors>[^\W\d_][\w'’-]+(?:,?\s+et\s+al\.?|\s*(?:,\s*and|,\s*&|,|and|&)\s*[A-Z][\w'’-]+)*)[,.]?\s*"
    rf"[(\[]?(?P<year>{YEAR})[)\]]?\s*[.:,]\s+(?=\S)"
)
_BETWEEN = r"(?:(?<![\s\-–—:：|,，;；/])[\s\-–—:：|,，;；/]+)?"
# A gloss in brackets at the end, or the text after the last Latin letter, from its first letter on.
_GLOSS = (
    wide_pattern(rf"(?P<gloss>{_BETWEEN}[(（\[【](?=[^()（）\[\]【】]*[{CJK}])[^()（）\[\]【】]*[)）\]】]\s*$)"),
    wide_pattern(rf"(?:(?<=[A-Za-z])|\A)(?=[^A-Za-z]*+$)[^A-Za-z]*?(?P<gloss>{_BETWEEN}[{CJK}][^A-Za-z]*$)"),
)
# https://openaccess.thecvf.com names its files by first author, title, venue and year.
_CVF = lazy_pattern(
    r"thecvf\.com/.*/(?P<author>[^/_]+)_(?P<title>[^/]+)_(?P<venue>CVPR|ICCV|WACV|ECCV|ACCV)W?_(?P<year>\d{4})_[^/]*paper\.(?:html|pdf)"
)
_PMLR = lazy_pattern(r"v\d+/([a-z]+)\d\d[a-z]?")
_TITLE = 4  # minimum words of a whole title
_END = " \t.,;:。，；：、"


class Tidy(Struct, frozen=True):
    """A title as sent to the sources, with the year, venue and authors that came before it."""

    title: str
    year: int | None = None
    venue: str | None = None
    authors: tuple[str, ...] = ()


@lru_cache(maxsize=16384)  # a work's query is built when it is sent, and again when it is judged
def tidy(text: str) -> Tidy:
    """Remove what people write around a title: bullet, `[2022 ICML]`, `Koo et al., 2015.`, `.pdf`, a gloss.

    >>> tidy("- [2022 ICML] OFA_ Unifying Architectures")
    Tidy(title='OFA_ Unifying Architectures', year=2022, venue='ICML', authors=())
    """
    bare = _SUFFIX.sub("", _FOLDERS.sub("", _BULLET.sub("", one_line(text))))
    bare, year, venue = _bracket(bare)
    bare, authored, authors = _author_year(bare)
    return Tidy(_ended(_without_gloss(bare).strip()) or text.strip(), year or authored, venue, authors)


def _ended(text: str) -> str:
    """Remove punctuation from the end, except an ellipsis: it marks a title that is cut off."""
    bare = text.rstrip(_END)
    return bare + "…" if bare and text[len(bare) :].replace(" ", "").startswith(("...", "…")) else bare


def _bracket(text: str) -> tuple[str, int | None, str | None]:
    match = _PREFIX.match(text)
    if match is None or not text[match.end() :].strip():
        return text, None, None
    digits = (match[1] or match[4]).strip("'")
    year = full_year(int(digits))
    return text[match.end() :], year, (match[2] or match[3] or "").strip(" ,'") or None


def _author_year(text: str) -> tuple[str, int | None, tuple[str, ...]]:
    match = _AUTHOR_YEAR.match(text)
    if match is None or len(words(text[match.end() :])) < 2:
        return text, None, ()
    is_glued = match.end("authors") == match.start("year")
    if (is_glued and is_name_word(match["authors"])) or _is_event(match["authors"]):
        return text, None, ()  # `SeaCatID2022: A Set of Cats`, `ASVspoof 2019: Future Horizons`
    names = re.split(r"\s*(?:,|\band\b|&)\s*", re.sub(r",?\s+et\s+al\.?", "", match["authors"]))
    return text[match.end() :], int(match["year"]), tuple(name for name in names if name)


def _is_event(word: str) -> bool:
    """Tell whether a word has capitals as no family name has: `ASVspoof`, `VoxSRC`, but not `McCann`, `DeVries`."""
    has_run = any(first.isupper() and second.isupper() for first, second in pairwise(word))
    return word.isalnum() and (has_run or (any(map(str.isupper, word[1:])) and not has_particle(word)))


def _without_gloss(text: str) -> str:
    """Remove a gloss at the end if at least three Latin words come before it; a Chinese title stays whole."""
    if text.isascii():
        return text
    starts = [match.start("gloss") for pattern in _GLOSS if (match := pattern.search(text))]
    bare = text[: min(starts, default=len(text))]
    latin = [word for word in words(bare) if word.isascii()]
    return bare if len(latin) >= 3 and not has_cjk(bare) else text


def query_of(work: Work) -> Query:
    """Return the query for a work: the first mention's title or alias, and everything that the notes claim."""
    first = work.first
    read = _of_linked_page(first) or tidy(first.text)
    mentions = work.mentions
    authors = next((m.authors for m in mentions if m.authors), read.authors)
    authors = authors or (_author_of_page(mentions) if first.kind is Kind.ALIAS else ())
    return Query(
        title=read.title,
        alias=first.kind is Kind.ALIAS and not _may_be_title(mentions, read.title, authors),
        year=next((m.year for m in mentions if m.year), read.year),
        venue=next((m.venue for m in mentions if m.venue), read.venue),
        authors=authors,
        aliases=_each_once(name for m in mentions for name in (*m.aliases, *m.gloss)),
        urls=_each_once(link.url for m in mentions for link in m.links),
    )


def _of_linked_page(mention: Mention) -> Tidy | None:
    """Return what the URL of a mention's CVF paper says, if its text is this URL or a few words without a capital."""
    if mention.kind is Kind.LINK:
        return _of_page(mention.text)
    if mention.kind is not Kind.LINE or len(words(mention.text)) >= _TITLE or any(map(str.isupper, mention.text)):
        return None
    return next((page for link in mention.links if (page := _of_page(link.url))), None)


def _of_page(url: str) -> Tidy | None:
    """Return what the URL of a CVF paper says: title, year, venue, first author; None for any other URL."""
    match = _CVF.search(url)
    if match is None:
        return None
    return Tidy(match["title"].replace("_", " "), int(match["year"]), match["venue"], (match["author"],))


def _author_of_page(mentions: Iterable[Mention]) -> tuple[str, ...]:
    """Return the first author in the name of a PMLR page: `v28/pareek13` has the family name and the year."""
    pages = (identity.value for mention in mentions for identity in mention.ids if identity.scheme == "pmlr")
    return tuple(match[1].capitalize() for page in pages if (match := _PMLR.fullmatch(page)))[:1]


def _may_be_title(mentions: Iterable[Mention], text: str, authors: Sequence[str]) -> bool:
    """Tell whether a short text may be a whole title: several words, and a year, venue or author beside them."""
    claims = bool(authors) or any(mention.year or mention.venue for mention in mentions)
    return claims and len(text.split()) > 1


def _each_once(values: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(values))
