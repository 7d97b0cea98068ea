"""The text of one line of a note with its marks: links, bold, italics, code.

Raw Markdown, inline HTML tags, the syntax of Obsidian and Logseq, and Slack's links are parsed in one pass into plain
text with spans. The plain text stays as written: a `_` in a title (`OFA_ Unifying`) is emphasis only if it can open and
close as such.
"""

from __future__ import annotations

import html
import re
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import msgspec

from vlbib.core.document_marks import is_document_type
from vlbib.core.ids import BARE_URL, PAPER_HOSTS, arxiv_id, clean_url, doi_id, paper_url
from vlbib.core.lazy_pattern import lazy_pattern
from vlbib.core.segment import CitedAt, Mark, Stretch
from vlbib.notes.line.cited import GROUP, HANDLE, TEX, group_keys, tex_keys

if TYPE_CHECKING:
    from collections.abc import Mapping


class Line(msgspec.Struct, frozen=True, gc=False):
    r"""The plain text of a line ("\n" for an intended break) and its spans in order of their start.

    A bare URL is a link span without text (start == end). `citations` are removed from the text, with the white space
    before them; a bare `@key` stays, unless it is the whole text. `breaks` are the offsets of each "\n" that does not
    begin a line of the note: `<br>`.
    """

    text: str
    spans: tuple[Stretch, ...] = ()
    citations: tuple[CitedAt, ...] = ()
    breaks: tuple[int, ...] = ()

    def row_of(self, place: int) -> int:
        """Return how many lines of the note come before an offset in the text."""
        return self.text.count("\n", 0, place) - sum(at < place for at in self.breaks)

    def marked(self, mark: Mark) -> list[Stretch]:
        """Return the spans with a given mark."""
        return [span for span in self.spans if span.mark is mark]


NOTHING = Line("")
_LONG_DASH = lazy_pattern(r"(?<![^\S\n])[^\S\n]*——+[^\S\n]*|(?<=\S)[^\S\n]+-{2,3}[^\S\n]+(?=\S)")

_LABEL = r"(?:[^\[\]\\]|\\.|\[(?:[^\[\]\\]|\\.)*\])*"
_URL = r"(?:<[^<>\n]*>|[^\s()<>]*(?:\([^\s()]*\)[^\s()<>]*)*)"
# Embedded files that are no text: `![[net.png|300]]`, unlike the note in `![[Some Paper#Results]]`
_MEDIA = (
    r"(?:png|jpe?g|gif|svg|webp|bmp|avif|tiff?|heic|mp[34]|webm|mov|mkv|og[gv]|wav|m4a|flac|excalidraw|canvas|base)"
)
# How the marks of `_TOKEN` begin: at most offsets of a text, one look-ahead rules them all out.
_BEGINS = r"[\\`!\[<&*_~=\n]|\(\(|\s[\s^]"
_BARE = rf"|(?P<bare>{BARE_URL})"
_TOKEN = lazy_pattern(
    rf"(?={_BEGINS}|(?<![\w/.@-])[a-z]|https?:)(?:"
    r"(?P<escape>\\[!-/:-@\[-`{-~])"
    r"|(?P<code>(?<!`)(?P<ticks>`++)(?P<inner>.{1,1500}?)(?<!`)(?P=ticks)(?!`))"
    rf"|(?P<image>!\[{_LABEL}\]\(\s*{_URL}(?:\s+[\"'][^\"'\n]*[\"'])?\s*\)|!\[\[[^\[\]]*\.{_MEDIA}\b[^\[\]]*\]\])"
    rf"|(?P<link>\[(?P<label>{_LABEL})\]\(\s*(?P<url>{_URL})(?:\s+[\"'][^\"'\n]*[\"'])?\s*\))"
    r"|(?P<wiki>!?\[\[(?P<target>[^\[\]|\n]+)(?:\|(?P<shown>[^\[\]\n]+))?\]\])"
    rf"|(?P<ref>\[(?P<reflabel>{_LABEL})\]\[(?P<refname>[^\[\]\n]*)\])"
    r"|(?P<note>\[\^[^\[\]\s]+\])"
    r"|(?P<block>\(\([0-9a-fA-F-]{8,}\)\)|\s\^[a-z0-9-]{4,}$)"
    r"|(?P<piped><(?P<pipedurl>https?://[^\s<>|]+)\|(?P<pipedlabel>[^<>|\n]+)>)"
    rf"|(?P<auto><(?P<autourl>(?:https?://|doi:(?=10\.)|arxiv:|{PAPER_HOSTS}/)[^\s<>]+)>)"
    rf"{_BARE}"
    r"|(?P<anchor><(?:a|A)\b(?=[^<>]*+>)[^<>]*?(?:(?:href|HREF)\s*=\s*(?:\"(?P<dq>[^\"]*)\"|'(?P<sq>[^']*)'|(?P<nq>[^\s>]+)))[^<>]*>)"
    r"|(?P<anchorend></(?:a|A)\s*>)"
    r"|(?P<strong></?(?:b|strong)\s*>)"
    r"|(?P<em></?(?:i|em)\s*>)"
    r"|(?P<br><br\s*/?>|\\\n|(?<! )  ++\n)"
    r"|(?P<tag><!--.*?(?:-->|$)|</?[a-zA-Z][^<>]*>)"
    r"|(?P<entity>&(?:#\d+|#x[0-9a-fA-F]+|[a-zA-Z][a-zA-Z0-9]+);)"
    r"|(?P<bold>\*\*|__|~~|==)"
    r"|(?P<italic>[*_])"
    r"|(?P<soft>(?:(?<![^\S\n])[^\S\n]++)?\n\s*))",
    re.DOTALL,
)
# For text without a slash, which has no URL
_TOKEN_BUT_URLS = lazy_pattern(_TOKEN.pattern.replace("|(?<![\\w/.@-])[a-z]|https?:", "").replace(_BARE, ""), re.DOTALL)
# A text without these has no mark of `_TOKEN`: for most lines of prose this is the only check.
# One set of characters comes first, so that a search need not try each offset
_MARK_BUT_URLS = lazy_pattern(
    r"[\\`<&*_\n\[\]~=(^](?:(?<=[\\`<&*_\n])|(?<=\[)[\[^]|(?<=\])[(\[]|(?<=~)~|(?<==)=|(?<=\()\(|(?<=\s\^))"
)
_MARK = lazy_pattern(rf"{_MARK_BUT_URLS.pattern}|https?://|(?<![\w/.@-]){PAPER_HOSTS}/")
# Wiki pages other than articles: `[[Category:Retrieval]]`.
_NAMESPACE = lazy_pattern(r"\s*(?:Category|Kategorie|Catégorie|File|Datei|Fichier|Image|Template|User|Help|Special):\S")
_RAISED = lazy_pattern(r"<sup\b[^<>]*>[^\W\d_]{3}", re.IGNORECASE)
_PAGE_PART = lazy_pattern(r"(?<=[^\s#])\s*#+\s*[^\s#].*")  # `[[Some Paper#Results]]`, `[[Some Paper.pdf#page=3]]`
# For text that may contain citations
CITING = lazy_pattern(rf"(?P<tex>{TEX})|(?P<cite>{GROUP})|(?P<handle>{HANDLE})|{_TOKEN.pattern}", re.DOTALL)


@dataclass(slots=True)
class _Reader:
    """The state of reading one line: the text so far, its spans, and where each open mark begins.

    `without` has, for a delimiter in a raw text, the offset up to which no partner could close it.
    """

    targets: Mapping[str, str]
    parts: list[str] = field(default_factory=list)
    length: int = 0
    spans: list[Stretch] = field(default_factory=list)
    citations: list[CitedAt] = field(default_factory=list)
    opened: dict[str, int] = field(default_factory=dict)
    without: dict[tuple[str, str], int] = field(default_factory=dict)
    breaks: list[int] = field(default_factory=list)
    href: str = ""

    def put(self, text: str) -> None:
        self.parts.append(text)
        self.length += len(text)

    def read(self, raw: str) -> None:
        """Read raw text to its end."""
        if _is_plain(raw):
            self.put(raw)
            return
        last = 0
        token = CITING if _may_cite(raw) else _TOKEN if "/" in raw else _TOKEN_BUT_URLS
        for match in token.finditer(raw):
            self.put(raw[last : match.start()])
            last = match.end()
            getattr(self, f"_{match.lastgroup}")(match, raw)
        self.put(raw[last:])

    def close(self) -> None:
        """Add an unclosed HTML link as a link span without text."""
        start = self.opened.pop("a", None)
        if start is not None:
            self.spans.append(Stretch(Mark.LINK, start, start, self.href))

    def _escape(self, match: re.Match[str], _raw: str) -> None:
        self.put(match[0][1])

    def _cite(self, match: re.Match[str], _raw: str) -> None:
        self.citations += [CitedAt(key, self.length) for key in group_keys(match[0])]

    def _handle(self, match: re.Match[str], _raw: str) -> None:
        self.citations.append(CitedAt(match[0][1:], self.length, is_bare=True))
        self.put(match[0])

    def _tex(self, match: re.Match[str], _raw: str) -> None:
        keys = tex_keys(match[0])
        if keys is None:
            self.put(match[0])
        self.citations += [CitedAt(key, self.length) for key in keys or ()]

    def _code(self, match: re.Match[str], _raw: str) -> None:
        start = self.length
        self.put(match["inner"].strip())
        self.spans.append(Stretch(Mark.CODE, start, self.length))

    def _drop(self, _match: re.Match[str], _raw: str) -> None:
        """Drop what shows no words."""

    _image = _note = _block = _drop

    def _tag(self, match: re.Match[str], raw: str) -> None:
        """Drop a tag; a superscript word (`Deep Sets<sup>oral</sup>`) is separated from the word before it."""
        if _RAISED.match(raw, match.start()):
            self.put(" ")

    def _link(self, match: re.Match[str], _raw: str) -> None:
        if is_document_type(match["label"]) and "://" not in match["url"]:
            self.put(match[0])
            return
        self._linked(match["label"], match["url"].strip("<>"))

    def _ref(self, match: re.Match[str], _raw: str) -> None:
        name = (match["refname"] or match["reflabel"]).lower()
        if name in self.targets:
            self._linked(match["reflabel"], self.targets[name])
        else:
            self.put("[")
            self.read(match["reflabel"])
            self.put(f"][{match['refname']}]")

    def _linked(self, label: str, url: str) -> None:
        start = self.length
        self.read(label.strip())
        self.spans.append(Stretch(Mark.LINK, start, self.length, _url(url)))

    def _wiki(self, match: re.Match[str], _raw: str) -> None:
        if _NAMESPACE.match(match["target"]):
            return
        start, page = self.length, _PAGE_PART.sub("", match["target"]).strip()
        self.put((match["shown"] or page).strip())
        self.spans.append(Stretch(Mark.WIKI, start, self.length, page if match["shown"] else ""))

    def _piped(self, match: re.Match[str], _raw: str) -> None:
        self._linked(match["pipedlabel"], match["pipedurl"])

    def _auto(self, match: re.Match[str], _raw: str) -> None:
        self.spans.append(Stretch(Mark.LINK, self.length, self.length, _url(_whole(match["autourl"]))))

    def _bare(self, match: re.Match[str], _raw: str) -> None:
        url = clean_url(match["bare"])
        self.spans.append(Stretch(Mark.LINK, self.length, self.length, _url(_whole(url))))
        self.read(match["bare"].removeprefix(url) if match["bare"].startswith(url) else "")

    def _anchor(self, match: re.Match[str], _raw: str) -> None:
        self.href = _url(html.unescape(match["dq"] or match["sq"] or match["nq"] or ""))
        self.opened["a"] = self.length

    def _anchorend(self, _match: re.Match[str], _raw: str) -> None:
        start = self.opened.pop("a", None)
        if start is not None:
            self.spans.append(Stretch(Mark.LINK, start, self.length, self.href))

    def _strong(self, match: re.Match[str], _raw: str) -> None:
        self._toggle("strong", Mark.BOLD, closes="/" in match[0])

    def _em(self, match: re.Match[str], _raw: str) -> None:
        self._toggle("em", Mark.ITALIC, closes="/" in match[0])

    def _toggle(self, name: str, mark: Mark, *, closes: bool) -> None:
        if not closes:
            self.opened[name] = self.length
        elif name in self.opened:
            self.spans.append(Stretch(mark, self.opened.pop(name), self.length))

    def _br(self, match: re.Match[str], _raw: str) -> None:
        if "\n" not in match[0]:
            self.breaks.append(self.length)
        self.put("\n")

    def _soft(self, _match: re.Match[str], _raw: str) -> None:
        self.put("\n")

    def _entity(self, match: re.Match[str], _raw: str) -> None:
        self.put(html.unescape(match[0]))

    def _bold(self, match: re.Match[str], raw: str) -> None:
        self._delimiter(match, raw, Mark.BOLD)

    def _italic(self, match: re.Match[str], raw: str) -> None:
        self._delimiter(match, raw, Mark.ITALIC)

    def _delimiter(self, match: re.Match[str], raw: str, mark: Mark) -> None:
        """Open or close emphasis by CommonMark's flanking rules; a lone delimiter stays text."""
        sign = match[0]
        before, after = raw[match.start() - 1 : match.start()] or " ", raw[match.end() : match.end() + 1] or " "
        word = sign[0] == "_"
        if sign in self.opened and not before.isspace() and not (word and after.isalnum()):
            start = self.opened.pop(sign)
            self.spans.append(Stretch(Mark.STRUCK if sign == "~~" else mark, start, self.length))
        elif self._opens(raw, match, word=word and before.isalnum()) and not after.isspace():
            self.opened[sign] = self.length
        else:
            self.put(sign)

    def _opens(self, raw: str, match: re.Match[str], *, word: bool) -> bool:
        """Tell whether a later delimiter can close this one."""
        sign, start = match[0], match.end()
        if word or sign in self.opened:
            return False
        line_end = raw.find("\n", start, start + _REACH)
        end = line_end if line_end >= 0 else start + _REACH
        begin = max(start, self.without.get((sign, raw), 0) - len(sign))  # no partner in what was searched before
        if _CLOSERS[sign].match(raw, begin, end):
            return True
        self.without[sign, raw] = end
        return False


# Emphasis longer than this does not count: the bound on the look-ahead keeps parsing linear.
_REACH = 1000
_CLOSERS = {
    sign: lazy_pattern(
        rf"[^\n]*?\S(?<!{re.escape(sign[0])}){re.escape(sign)}"
        + (r"(?![A-Za-z0-9])" if "_" in sign else "")
        + (rf"(?!{re.escape(sign)})" if len(sign) == 1 else "")
    )
    for sign in ("**", "__", "~~", "==", "*", "_")
}


def marks_of(match: re.Match[str]) -> str:
    """Return the kind of a match of `CITING`: link, code, wiki, bold, ..."""
    return match.lastgroup or ""


def read_line(raw: str, targets: Mapping[str, str] | None = None) -> Line:
    """Return the text of raw Markdown with its marks; `targets` are the note's link definitions by lower-case label.

    A long dash, typed as ` -- ` or Chinese `——`, becomes one dash between spaces.
    """
    if "--" in raw or "——" in raw:
        raw = _LONG_DASH.sub(" — ", raw)
    return _read_line(raw, targets) if targets else _read_alone(raw)


@lru_cache(maxsize=4096)  # several steps read the same line, and a long-running program reads it again
def _read_alone(raw: str) -> Line:
    return _read_line(raw, {})


def _may_cite(raw: str) -> bool:
    return "@" in raw or ("ite" in raw and "\\" in raw)


def _is_plain(raw: str) -> bool:
    """Tell whether raw text has no mark or citation, and so is its own plain text."""
    return not _may_cite(raw) and not (_MARK if "/" in raw else _MARK_BUT_URLS).search(raw)


def _read_line(raw: str, targets: Mapping[str, str]) -> Line:
    if _is_plain(raw):
        return Line(raw)
    reader = _Reader(targets)
    reader.read(raw)
    reader.close()
    text = "".join(reader.parts)
    if len(reader.citations) == 1 and reader.citations[0].is_bare and text.strip() == f"@{reader.citations[0].key}":
        return Line("", (), (CitedAt(reader.citations[0].key, 0, is_bare=True),))
    spans = sorted((_trimmed(span, text) for span in reader.spans), key=lambda span: (span.start, -span.end))
    return Line(text, tuple(spans), tuple(reader.citations), tuple(reader.breaks))


def _whole(url: str) -> str:
    """Return an address with its scheme: `arxiv.org/abs/...` -> `https://arxiv.org/abs/...`."""
    return f"https://{url}" if _PAPER_HOST.match(url) else url


def _url(text: str) -> str:
    """Return a URL without trailing punctuation, or the page of an id; "" for an invalid URL."""
    url = clean_url(text)
    identity = None if "://" in url or not _NUMBERED.search(url) else arxiv_id(url) or doi_id(url)
    if identity is not None:
        return paper_url(identity) or url
    if url.isascii() and "[" not in url and "]" not in url:
        return url
    try:
        urlsplit(url)
    except ValueError:
        return ""
    return url


_NUMBERED = lazy_pattern(r"\d{4}")
_PAPER_HOST = lazy_pattern(rf"{PAPER_HOSTS}/", re.IGNORECASE)


def _trimmed(span: Stretch, text: str) -> Stretch:
    """Return a span without white space at its ends."""
    inner = text[span.start : span.end]
    start = span.start + len(inner) - len(inner.lstrip())
    return Stretch(span.mark, start, max(start, span.start + len(inner.rstrip())), span.url)
