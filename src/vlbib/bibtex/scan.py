r"""Splits BibTeX text into blocks with the byte ranges of every field, so that edits can be spliced in.

bibtexparser's splitter is not used: it gives no positions, loses a character after an aborted block, reads a comment
inside an entry as part of a field name, ignores a missing comma, and rejects `"He said {"hi"}"`. This scanner is
faster. bibtexparser still checks what is written (`bibtex.verify` lets it read every changed entry).

The grammar is BibTeX's ("BibTeXing", section 2, and bibtex.web): braces count even after a backslash. What BibTeX would
reject is read if its meaning is clear, and reported as a fault. An entry that is not closed before the next line that
starts an entry is broken, and reading continues at that line.
"""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING

from msgspec import Struct

from vlbib.bibtex.block_heads import BlockHeads, is_at_line_start
from vlbib.bibtex.braces import BracedText, blank_end, closing_brace, closing_paren, closing_quote, junk_end, next_mark
from vlbib.bibtex.grammar import FIELD_START, GRAMMARS, KEY, Block, BlockKind, Span
from vlbib.bibtex.plain_entries import plain_entry
from vlbib.kept_answers import is_keeping, recalling

if TYPE_CHECKING:
    import re
    from collections.abc import Sequence

    from vlbib.bibtex.grammar import Grammar
    from vlbib.kept_answers import Recall


class _Stop(Struct, frozen=True):
    """Where reading failed, and why."""

    reason: str


class _Body(Struct, frozen=True, gc=False):
    """The inside of a block: the block's end, the key's range, the offsets of the fields, faults."""

    end: int
    key_start: int
    key_end: int
    offsets: array[int]
    faults: tuple[tuple[int, str], ...] = ()


class _Step(Struct, frozen=True):
    """One field read piece by piece; `closed` tells whether the block ends after it."""

    span: Span
    end: int
    closed: bool
    faults: tuple[tuple[int, str], ...]


_NONE: array[int] = array("I")
_SHOWN = 3  # the most keys named in a reason
_UNCLOSED = "the @comment never closes: BibTeX goes on reading after the word, biber stops or skips entries"
_ADVICE = "close it before them, or take them out"


def scan(data: bytes) -> list[Block]:
    """Return the blocks of a .bib file in order; they do not overlap, and gaps between them are free text.

    The encoding must be one in which bytes below 0x80 are always ASCII. Takes linear time in the size of the text.
    """
    heads = BlockHeads(data)
    blocks: list[Block] = []
    done, counted, line = 0, 0, 1
    newline = b"\n" if b"\n" in data else b"\r"
    keeps = is_keeping()
    with recalling("blocks") as recall:
        for number, at in enumerate(heads.starts):
            if at < done:
                continue
            line += data.count(newline, counted, at)
            counted = at
            block = None if keeps else plain_entry(data, at, line, heads.next_front(at))
            block = block or _unusual(heads, number, line, done, recall if keeps else None)
            if block is not None:
                blocks.append(block)
                done = block.end
    return blocks


def _unusual(heads: BlockHeads, number: int, line: int, done: int, recall: Recall | None) -> Block | None:
    """Return the block of a head, read piece by piece; None for an `@` within a sentence."""
    source, at = heads.source, heads.starts[number]
    head, wall = heads.head(at), heads.next_wall(at)
    is_alone = recall is not None and heads.lone.get(at) == wall and head[1].lower() not in _FREE
    block = _recalled(recall, source, head, line, wall) if recall and is_alone else _block(source, head, line, wall)
    if block.kind is BlockKind.BROKEN and not is_at_line_start(source, at, done):
        return None
    if head[1].lower() == b"comment" and (block.kind is BlockKind.BROKEN or wall < block.end):
        return _comment(heads, block, _close_after(heads, number))
    return _stretched(source, block, heads.next_front(at)) if block.kind is BlockKind.BROKEN else block


def _close_after(heads: BlockHeads, number: int) -> int | None:
    """Return the offset of the next head if only blanks are before it."""
    end = heads.head(heads.starts[number]).end()
    following = heads.starts[number + 1 : number + 2]
    return next((after for after in following if not heads.source[end:after].strip(b" \t")), None)


def _comment(heads: BlockHeads, block: Block, close: int | None) -> Block:
    """Return the block of a @comment that contains entries or never closes; `close` is the head right after its own.

    It is a comment if it contains only entries. It is broken, and ends before the first entry, if it is not closed or
    its closing brace belongs to an entry. It is broken as a whole if it also contains text.
    """
    source = heads.source
    first = heads.first(block.start + 1, close)
    inside = _within(heads, block, close)
    if block.kind is BlockKind.BROKEN or _is_lent(source, block, inside):
        return _stretched(source, _as_broken(block, _UNCLOSED), first.start() if first else len(source))
    reason = _held(source, block, inside)
    return _as_broken(block, reason) if reason else block


def _within(heads: BlockHeads, block: Block, close: int | None) -> list[Block]:
    """Return the blocks that start within a @comment; an unreadable one counts if a field follows its key."""
    source = heads.source
    inside: list[Block] = []
    head = heads.first(block.start + 1, close)
    while head and head.start() < block.end:
        at = head.start()
        inner = _block(source, head, 0, heads.next_wall(at))
        counts = inner.kind is not BlockKind.BROKEN or heads.next_wall(at - 1) == at
        inside += [inner] if counts else []
        head = heads.first(inner.end if counts else at + 1, close)
    return inside


def _is_lent(source: BracedText, comment: Block, inside: Sequence[Block]) -> bool:
    """Tell whether the brace that closes a @comment belongs to an entry in it.

    It does if an entry does not end within the comment, or if a superfluous brace has ended one early, so that fields
    follow it.
    """
    ends = [block.end for block in inside]
    return max(ends, default=0) >= comment.end or any(
        FIELD_START.match(source, junk_end(source, end, comment.end)) for end in ends
    )


def _held(source: BracedText, comment: Block, inside: Sequence[Block]) -> str:
    """Return what is wrong with a @comment that contains text and entries; "" if it contains only entries."""
    places = [comment.key_start, *(place for block in inside for place in (block.start, block.end)), comment.end - 1]
    if all(junk_end(source, at, end) == end for at, end in zip(places[::2], places[1::2], strict=True)):
        return ""
    return f"the @comment holds {_named(source, inside)}, which BibTeX reads and biber skips: {_ADVICE}"


def _named(source: bytes, inside: Sequence[Block]) -> str:
    keys = [source[block.key_start : block.key_end].decode("utf-8", "replace") for block in inside]
    more = f" and {len(keys) - _SHOWN} more" if len(keys) > _SHOWN else ""
    return ", ".join(key or "an entry" for key in keys[:_SHOWN]) + more


def _as_broken(block: Block, reason: str) -> Block:
    return Block(kind=BlockKind.BROKEN, start=block.start, end=block.end, line=block.line, type=block.type,
                 reason=reason)  # fmt: skip


def _stretched(source: bytes, block: Block, limit: int) -> Block:
    """Return a broken block extended to `limit`, without the white space before it."""
    end = block.start + len(source[block.start : limit].rstrip())
    return Block(kind=block.kind, start=block.start, end=end, line=block.line, type=block.type,
                 reason=block.reason)  # fmt: skip


def _recalled(recall: Recall, source: BracedText, head: re.Match[bytes], line: int, wall: int) -> Block:
    """Return the block of an entry or string; a long-running program does not read the same text again."""

    def read(text: bytes) -> Block:
        return _block(source, head, line, head.start() + len(text))

    text = source[head.start() : wall]
    block: Block = recall(text, read, text)
    return block if (block.start, block.line) == (head.start(), line) else _moved(block, head.start(), line)


def _moved(block: Block, start: int, line: int) -> Block:
    """Return a block moved to another offset and line."""
    by = start - block.start
    return Block(kind=block.kind, start=start, end=block.end + by, line=line, type=block.type,
                 key_start=block.key_start + by, key_end=block.key_end + by,
                 scanned=array("I", map(by.__add__, block.offsets)),
                 faults=tuple((at + by, fault) for at, fault in block.faults), reason=block.reason)  # fmt: skip


def _block(source: BracedText, head: re.Match[bytes], line: int, wall: int) -> Block:
    kind = _KINDS.get(head[1].lower(), BlockKind.ENTRY)
    if kind in (BlockKind.COMMENT, BlockKind.PREAMBLE):
        body = _free_body(source, head, len(source) if kind is BlockKind.COMMENT else wall)
    else:
        body = _body(source, head, kind, wall)
    if isinstance(body, _Stop):
        return Block(kind=BlockKind.BROKEN, start=head.start(), end=head.end(), line=line, type=head[1],
                     reason=body.reason)  # fmt: skip
    return Block(kind=kind, start=head.start(), end=body.end, line=line, type=head[1], key_start=body.key_start,
                 key_end=body.key_end, scanned=body.offsets, faults=body.faults)  # fmt: skip


_FREE = frozenset({b"comment", b"preamble"})
_KINDS = {b"comment": BlockKind.COMMENT, b"preamble": BlockKind.PREAMBLE, b"string": BlockKind.STRING}


def _free_body(source: BracedText, head: re.Match[bytes], limit: int) -> _Body | _Stop:
    grammar = GRAMMARS[head[2], False]
    if head[2] == b"{":
        end = closing_brace(source, head.end() - 1, limit, grammar)
    else:
        end = closing_paren(source, head.end(), limit, grammar)
    if end is None:
        return _Stop(f"the @{head[1].decode()} never closes")
    return _Body(end, head.end(), head.end(), _NONE)


def _body(source: BracedText, head: re.Match[bytes], kind: BlockKind, wall: int) -> _Body | _Stop:
    """Read a block by BibTeX's rule for braces; if that fails, again without counting escaped braces and quotes."""
    strict = _inside(source, head, kind, wall, GRAMMARS[head[2], False])
    if isinstance(strict, _Body) or next_mark(source, b"\\", head.end()) >= wall:
        return strict
    loose = _inside(source, head, kind, wall, GRAMMARS[head[2], True])
    if isinstance(loose, _Stop):
        return strict
    fault = (head.start(), "a brace or quote after a backslash counts for BibTeX")
    return _Body(loose.end, loose.key_start, loose.key_end, loose.offsets, (fault, *loose.faults))


def _inside(source: BracedText, head: re.Match[bytes], kind: BlockKind, wall: int, grammar: Grammar) -> _Body | _Stop:
    if kind is BlockKind.STRING:
        return _fields(source, head.end(), (head.end(), head.end()), wall, grammar)
    key = KEY.match(source, head.end(), wall)
    after = source[key.end() : key.end() + 1] if key else b""
    if key is not None and after == grammar.close:
        return _Body(key.end() + 1, *key.span(1), _NONE)
    if key is not None and after == b",":
        return _fields(source, key.end() + 1, key.span(1), wall, grammar)
    if not FIELD_START.match(source, junk_end(source, head.end(), wall)):
        return _Stop("no comma after the citation key")
    body = _fields(source, head.end(), (head.end(), head.end()), wall, grammar)
    if isinstance(body, _Stop):
        return body
    return _Body(body.end, head.end(), head.end(), body.offsets, ((head.start(), "no citation key"), *body.faults))


def _fields(source: BracedText, at: int, key: tuple[int, int], wall: int, grammar: Grammar) -> _Body | _Stop:
    """Read fields up to the closing delimiter: most by one match each, unusual ones piece by piece."""
    offsets: list[int] = []
    faults: list[tuple[int, str]] = []
    quick = grammar.quick.match
    while True:
        match = quick(source, at, wall)
        if match is not None:
            offsets += match.span(1) + match.span(2)
            at = match.end()
            if match.lastindex != 2:
                return _Body(at, *key, array("I", offsets), tuple(faults))
            continue
        step = _slow_field(source, at, wall, grammar)
        if isinstance(step, _Stop):
            return step
        if isinstance(step, int):
            return _Body(step, *key, array("I", offsets), tuple(faults))
        offsets += (step.span.name_start, step.span.name_end, step.span.value_start, step.span.value_end)
        faults += step.faults
        at = step.end
        if step.closed:
            return _Body(at, *key, array("I", offsets), tuple(faults))


def _slow_field(source: BracedText, at: int, wall: int, grammar: Grammar) -> _Step | _Stop | int:
    """Read one field with comments, `#`, deep braces or a missing comma; return the block's end if it closes here."""
    begin = junk_end(source, at, wall)
    if begin >= wall:
        return _Stop("the entry never closes: it runs into the next one or the end of the file")
    if source[begin : begin + 1] == grammar.close:
        return begin + 1
    name = FIELD_START.match(source, begin, wall)
    if name is None:
        return _Stop(f"expected a field, found `{_excerpt(source, begin, wall)}`")
    start = blank_end(source, name.end(), wall)
    value = _value(source, start, wall, grammar)
    if isinstance(value, _Stop):
        return value
    faults = [(begin, "a comment inside an entry is an error for BibTeX")] if b"%" in source[at:begin] else []
    faults += [(name.start(), value[1])] if value[1] else []
    return _step(source, Span(*name.span(1), start, value[0]), wall, grammar, faults)


def _step(source: BracedText, span: Span, wall: int, grammar: Grammar, faults: list[tuple[int, str]]) -> _Step | _Stop:
    """Read what follows a value: a comma, the block's end, or the next field if the comma is missing."""
    after = blank_end(source, span.value_end, wall)
    mark = source[after : after + 1] if after < wall else b""
    name = _text(source[span.name_start : span.name_end])
    if mark in (b",", grammar.close) and mark:
        return _Step(span, after + 1, mark != b",", tuple(faults))
    if FIELD_START.match(source, after, wall):
        return _Step(span, after, closed=False, faults=(*faults, (span.name_start, f"no comma after `{name}`")))
    if after >= wall:
        return _Stop(f"the entry never closes after the field `{name}`")
    return _Stop(f"expected a comma after the field `{name}`, found `{_excerpt(source, after, wall)}`")


def _value(source: BracedText, at: int, wall: int, grammar: Grammar) -> tuple[int, str] | _Stop:
    """Return the end of a value (pieces joined by `#`), and its fault in words or ""."""
    while True:
        piece = _piece(source, at, wall, grammar)
        if piece is None:
            return _Stop("a value's brace or quote never closes")
        after = blank_end(source, piece, wall)
        if source[after : after + 1] == b"#" and after < wall:
            at = blank_end(source, after + 1, wall)
            continue
        if piece == at:
            return at, "a value is missing"
        return _unenclosed(source, at, piece, wall, grammar)


def _unenclosed(source: BracedText, at: int, piece: int, wall: int, grammar: Grammar) -> tuple[int, str]:
    """Extend a bare value of several words to its comma; return its end, and its fault in words or ""."""
    if source[at : at + 1] in (b"{", b'"'):
        return piece, ""
    loose = grammar.loose.match(source, at, wall)
    if loose is None or loose.end() <= piece:
        return piece, ""
    return at + len(loose[0].rstrip()), "a value of several words needs braces"


def _piece(source: BracedText, at: int, wall: int, grammar: Grammar) -> int | None:
    opener = source[at : at + 1] if at < wall else b""
    if opener == b"{":
        return closing_brace(source, at, wall, grammar)
    if opener == b'"':
        return closing_quote(source, at, wall, grammar)
    bare = grammar.bare.match(source, at, wall)
    return bare.end() if bare else at


def _excerpt(source: bytes, at: int, wall: int) -> str:
    return _text(source[at : min(at + 20, wall)]).split("\n")[0].strip()


def _text(raw: bytes) -> str:
    return raw.decode("utf-8", "replace")
