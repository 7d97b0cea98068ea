r"""BibTeX's grammar: the kinds of blocks, the places of their fields, and patterns over bytes for names and values.

Each delimiter of a block has two grammars: BibTeX's, in which every brace counts, and one in which a backslash escapes
a brace or a quote, for files that BibTeX would reject. One match reads up to three levels of nesting; the braces of
deeper values are counted.
"""

from __future__ import annotations

import re
from array import array
from enum import StrEnum
from typing import TYPE_CHECKING

from msgspec import Struct

from vlbib.core.lazy_pattern import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator


_NONE = array("I")


class BlockKind(StrEnum):
    """The kind of a block in a .bib file; text between blocks is a comment."""

    ENTRY = "entry"
    STRING = "string"
    COMMENT = "comment"
    PREAMBLE = "preamble"
    BROKEN = "broken"


class Span(Struct, frozen=True):
    """The half-open byte ranges of a field: its name, and its value with enclosure."""

    name_start: int
    name_end: int
    value_start: int
    value_end: int


class Block(Struct, frozen=True, kw_only=True, gc=False):
    """A block: byte range, 1-based line, type as written, the key's byte range, four offsets per field (see `Span`).

    The `offsets` of an entry with `plain`, the file's bytes, are found when they are asked for: `scanned` has none.
    `faults` has the byte offset and the reason of each error that BibTeX would report; `reason` says why a block is
    broken.
    """

    kind: BlockKind
    start: int
    end: int
    line: int
    type: bytes = b""
    key_start: int = 0
    key_end: int = 0
    scanned: array[int] = _NONE
    plain: bytes = b""
    faults: tuple[tuple[int, str], ...] = ()
    reason: str = ""

    @property
    def offsets(self) -> array[int]:
        """The offsets of the fields."""
        if not self.plain:
            return self.scanned
        offsets: list[int] = []
        for field in PLAIN_FIELD.finditer(self.plain, self.key_end, self.end):
            offsets += field.span(1) + field.span(2)
        return array("I", offsets)

    @property
    def size(self) -> int:
        """The number of fields."""
        return len(self.offsets) // 4

    def spans(self) -> Iterator[Span]:
        """Yield the byte ranges of each field, in order; those of a plain entry are found one by one."""
        if self.plain:
            for field in PLAIN_FIELD.finditer(self.plain, self.key_end, self.end):
                yield Span(*field.span(1), *field.span(2))
            return
        at = self.scanned
        for index in range(0, len(at), 4):
            yield Span(at[index], at[index + 1], at[index + 2], at[index + 3])


class Grammar(Struct, frozen=True):
    """The patterns for one closing delimiter, with or without backslashes that escape braces and quotes."""

    close: bytes
    quick: re.Pattern[bytes]  # groups: name, value; 3 or 4 only if the block closes
    braces: re.Pattern[bytes]
    quotes: re.Pattern[bytes]
    bare: re.Pattern[bytes]
    loose: re.Pattern[bytes]


# Bytes in ranges are matched faster than those in categories: `_TEXT` in a third of the time of `[^{}]`.
NAME = rb"[^\t-\r =,{}()\"#%'@\\]++"
_TEXT = rb"[\x00-z|~-\xff]"  # any byte but a brace
HEAD = lazy_pattern(rb"@\s*+([A-Za-z][\w+:-]*+)\s*+([{(])")
WALL = lazy_pattern(rb"\s*+[^\s,{}()\"=#%]*+\s*+(?:=|,\s*+" + NAME + rb"\s*+=)")
FIELD_START = lazy_pattern(rb"(" + NAME + rb")\s*+=\s*+")
# A key with blanks or `)` is not read if a field follows on the line: the comma after the key is missing then.
_KEY_WORD = rb"[^\s,{}\"%]"
KEY = lazy_pattern(
    rb"\s*+([^\s,{}\"%)]*+(?:(?=[ \t)])(?![ \t)][^\n,{}]{0,1000}=\s*[{\"])"
    + _KEY_WORD
    + rb"*+(?:[ \t]++"
    + _KEY_WORD
    + rb"++)*+)?+)\s*+"
)


def _nested(plain: bytes) -> bytes:
    """Return the pattern of what is within braces, three levels deep; `plain` is that of what is not a brace."""
    return rb"(?:" + plain + rb"|\{(?:" + plain + rb"|\{(?:" + plain + rb")*+\})*+\})*+"


def _quoted(plain: bytes, inner: bytes) -> bytes:
    return rb"\"" + plain + rb"(?:\{" + inner + rb"\}" + plain + rb")*+\""


def _grammar(close: bytes, *, escapes: bool) -> Grammar:
    skip = rb"(?:\\[\s\S])|" if escapes else b""
    inner = _nested(rb"[^{}\\]++|\\[\s\S]") if escapes else INNER
    quoted = _quoted(rb"(?:\\[\s\S]|[^{}\"\\])*+", inner) if escapes else QUOTED
    stop = rb",{}\"#%=" + (rb")" if close == b")" else b"")
    value = rb"\{" + inner + rb"\}|" + quoted + rb"|[^\s" + stop + rb"]++"
    end = re.escape(close)
    return Grammar(
        close,
        lazy_pattern(
            rb"[\s,]*+(" + NAME + rb")\s*+=\s*+(" + value + rb")\s*+(?:,[\s,]*+(" + end + rb")?+|(" + end + rb"))"
        ),
        lazy_pattern(skip + rb"[{}]"),
        lazy_pattern(skip + rb"[{}\"]"),
        lazy_pattern(rb"[^\s" + stop + rb"]++"),
        lazy_pattern(rb"[^" + stop + rb"\n\r]++(?=\s*(?:,|" + end + rb"))"),
    )


INNER = _nested(_TEXT + rb"++")
QUOTED = _quoted(rb"[^{}\"]*+", INNER)
EQUALS = rb"[\t-\r ,]*+(" + NAME + rb")[\t-\r ]*+=[\t-\r ]*+"  # the name of a field, and what is around it
UNBRACED = QUOTED + rb"|[^\t-\r ,{}\"#%=]++"
PLAIN_FIELD = lazy_pattern(EQUALS + rb"(\{" + INNER + rb"\}|" + UNBRACED + rb")")
GRAMMARS = {
    (opener, escapes): _grammar(close, escapes=escapes)
    for opener, close in ((b"{", b"}"), (b"(", b")"))
    for escapes in (False, True)
}
