r"""Splits a formatted reference into blocks, and removes the commands that bibliography styles write around its parts.

`\bibinfo{title}{...}` (Elsevier, REVTeX, Nature), `\showarticletitle{...}` (ACM), `\APACrefatitle{...}{...}` (apacite)
and `\btxtitlefont{...}` (babelbib) mark the title; other styles separate authors, title and the rest by `\newblock`.
A link is replaced by its text, and its URL is added at the end.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct, field

from vlbib.core.lazy_pattern import lazy_pattern
from vlbib.tex.tokens import LatexSource

if TYPE_CHECKING:
    from vlbib.tex.tokens import Argument, Command

_TITLE = "\x02"  # put before and after a marked title
_SPACE = lazy_pattern(r"\s*")  # what TeX skips after a command
_BLOCK = lazy_pattern(r"\\newblock\b\s*")
_WORDS = {
    "harvardand": r"\&", "harvardyearleft": "(", "harvardyearright": ")", "BBOQ": "", "BBCQ": "", "BBA": r"\&",
    "BPBI": ". ", "BCBL": ",", "BDBL": r", \dots\ \&", "BIn": "In", "BPGS": "pp.", "BPG": "p.", "BOthers": "et al",
    "BOthersPeriod": "et al",
    "btxandlong": " and", "btxandshort": " and", "btxandcomma": ",", "btxfnamespacelong": " ",
    "btxfnamespaceshort": " ", "btxauthorcolon": ":", "Btxinlong": "In", "Btxinshort": "In",
    "btxpageslong": "pages", "btxpagesshort": "pp.",
}  # fmt: skip
# The number of a command's arguments, and which of them is read, counted from 1; 0: none.
_READ = {
    "bibinfo": (2, 2), "bibfield": (2, 2), "href": (2, 2), "Eprint": (2, 2), "showarticletitle": (1, 1),
    "APACrefatitle": (2, 1), "APACrefbtitle": (2, 1), "APACrefYearMonthDay": (3, 1), "APACaddressPublisher": (2, 2),
    "btxtitlefont": (1, 1), "enquote": (1, 1), "btxifchangecase": (2, 2), "natexlab": (1, 0), "BibitemShut": (1, 0),
    "APACinsertmetastar": (1, 0), "PrintBackRefs": (1, 0), "abntrefinfo": (3, 0), "begin": (1, 0), "end": (1, 0),
}  # fmt: skip
_TITLES = frozenset({"showarticletitle", "APACrefatitle", "btxtitlefont", "bibinfo title"})
_BOOKS = frozenset({"APACrefbtitle", "bibinfo booktitle"})  # titles only at the beginning of a block
_BEGINS_BLOCK = lazy_pattern(r"\\newblock(?:\\ |\\emph\b|\{|\s)*\Z")


class _Markup(Struct):
    """Ranges of a text with their replacements, URLs of links, and the arguments that are titles."""

    ranges: list[tuple[int, int, str]] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    titles: list[Argument] = field(default_factory=list)
    books: list[Argument] = field(default_factory=list)
    marks_people: bool = False


class Blocks(Struct, frozen=True):
    """The blocks of a reference in TeX. If its style marks the title (`marked`), they are authors, title and the rest.

    The title is "" if a style that marks authors prints none.
    """

    parts: tuple[str, ...]
    marked: bool


def blocks_of(text: str) -> Blocks:
    """Split a reference in TeX into blocks."""
    markup = _markup(LatexSource(text))
    title = next(iter([*markup.titles, *markup.books]), None)
    if title:
        markup.ranges += [(title.start, title.start, _TITLE), (title.end, title.end, _TITLE)]
    plain = _applied(text, markup.ranges)
    links = " ".join(markup.links)
    if title and plain.count(_TITLE) == 2:
        people, name, rest = plain.split(_TITLE)
        return Blocks((_BLOCK.sub(" ", people), name, f"{_BLOCK.sub(' ', rest)} {links}"), marked=True)
    if markup.marks_people:
        return Blocks(("", "", f"{_BLOCK.sub(' ', plain)} {links}"), marked=True)
    return Blocks((*_BLOCK.split(plain), links), marked=False)


def _markup(source: LatexSource) -> _Markup:
    markup = _Markup()
    for command in source.commands:
        if command.name in _WORDS:
            space = _SPACE.match(source.text, command.end)
            markup.ranges.append((command.start, space.end() if space else command.end, _WORDS[command.name]))
        elif command.name in _READ:
            _take(source, command, markup)
    return markup


def _take(source: LatexSource, command: Command, markup: _Markup) -> None:
    """Add a command with its arguments to the markup; one that lacks arguments is left as it is."""
    count, chosen = _READ[command.name]
    arguments = [each for each in source.arguments(command.end, count) if each.opener == "{"]
    if len(arguments) < count:
        return
    end = arguments[-1].end + 1
    if not chosen:
        markup.ranges.append((command.start, end, ""))
        return
    read = arguments[chosen - 1]
    opening, closing = ("“", "”") if command.name == "enquote" else ("", "")
    markup.ranges += [(command.start, read.start, opening), (read.end, end, closing)]
    name = f"bibinfo {source.inside(arguments[0]).strip()}" if command.name == "bibinfo" else command.name
    if command.name == "href":
        markup.links.append(source.inside(arguments[0]).strip())
    elif name in _TITLES:
        markup.titles.append(read)
    elif name in _BOOKS and _BEGINS_BLOCK.search(source.text, 0, command.start):
        markup.books.append(read)
    markup.marks_people |= name in ("bibinfo author", "bibinfo person")


def _applied(text: str, ranges: list[tuple[int, int, str]]) -> str:
    """Return a text with its ranges replaced; a range inside a replaced one is skipped."""
    parts, at = [], 0
    for start, end, words in sorted(ranges, key=lambda each: (each[0], each[1])):
        if start < at:
            continue
        parts += [text[at:start], words]
        at = end
    return "".join([*parts, text[at:]])
