r"""BibTeX's grammar as patterns over bytes: names, values, keys, and where a block may begin.

Two grammars for each delimiter of a block: BibTeX's own, in which every brace counts, and one in which a backslash
hides a brace or a quote, for files that only other programs have read so far. Nesting to three levels is read by one
match; deeper values are counted out.
"""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Grammar:
    """The patterns for one closing delimiter, with or without backslashes hiding braces and quotes."""

    close: bytes
    quick: re.Pattern[bytes]  # name, value, then 3 or 4 where the block closes
    braces: re.Pattern[bytes]
    quotes: re.Pattern[bytes]
    bare: re.Pattern[bytes]
    loose: re.Pattern[bytes]


_NAME = rb"[^\s=,{}()\"#%'@\\]++"
HEAD = re.compile(rb"@\s*+([A-Za-z][\w+:-]*+)\s*+([{(])")
WALL = re.compile(rb"\s*+[^\s,{}()\"=#%]*+\s*+(?:=|,\s*+" + _NAME + rb"\s*+=)")
JUNK = re.compile(rb"(?:[\s,]++|%[^\n]*+(?:\n|\Z))*+")
BLANK = re.compile(rb"(?:\s++|%[^\n]*+(?:\n|\Z))*+")
FIELD_START = re.compile(rb"(" + _NAME + rb")\s*+=\s*+")
KEY = re.compile(rb"\s*+((?:[^\s,{}\"%)]|[ \t)](?![^\n,{}]*=\s*[{\"]))*+)\s*+")


def _grammar(close: bytes, *, escapes: bool) -> Grammar:
    plain, skip = (rb"[^{}\\]++|\\[\s\S]|", rb"(?:\\[\s\S])|") if escapes else (rb"[^{}]++|", rb"")
    inner = rb"(?:" + plain + rb"\{(?:" + plain + rb"\{(?:" + plain.rstrip(b"|") + rb")*+\})*+\})*+"
    quoted = rb"(?:\\[\s\S]|[^{}\"\\])*+" if escapes else rb"[^{}\"]*+"
    stop = rb",{}\"#%=" + (rb")" if close == b")" else b"")
    value = rb"\{" + inner + rb"\}|\"" + quoted + rb"(?:\{" + inner + rb"\}" + quoted + rb")*+\"|[^\s" + stop + rb"]++"
    end = re.escape(close)
    return Grammar(
        close,
        re.compile(
            rb"[\s,]*+(" + _NAME + rb")\s*+=\s*+(" + value + rb")\s*+(?:,[\s,]*+(" + end + rb")?+|(" + end + rb"))"
        ),
        re.compile(skip + rb"[{}]"),
        re.compile(skip + rb"[{}\"]"),
        re.compile(rb"[^\s" + stop + rb"]++"),
        re.compile(rb"[^" + stop + rb"\n\r]++(?=\s*(?:,|" + end + rb"))"),
    )


GRAMMARS = {
    (opener, escapes): _grammar(close, escapes=escapes)
    for opener, close in ((b"{", b"}"), (b"(", b")"))
    for escapes in (False, True)
}
