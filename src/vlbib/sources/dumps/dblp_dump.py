"""dblp.xml, the whole of DBLP: read as a stream, with its entities but without its DTD.

The file (https://dblp.org/xml/, CC0) writes letters as HTML entities, which its DTD declares. The DTD is never fetched,
since these names are known. A file that declares entities of its own is refused, because they can expand without limit.
"""

from __future__ import annotations

import xml.parsers.expat
from collections import defaultdict
from dataclasses import dataclass, field
from html.entities import name2codepoint
from typing import IO, TYPE_CHECKING

from vlbib.core.ids import Id, arxiv_id, url_id
from vlbib.core.lazy_pattern import lazy_pattern
from vlbib.core.names import parse_name
from vlbib.core.record import Record
from vlbib.core.text import natural, one_line

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_CHUNK = 1 << 16
_KINDS = frozenset({"article", "inproceedings", "incollection", "book", "phdthesis", "mastersthesis"})
_PART = lazy_pattern(r"\s*\(\d+\)$")  # the volume of proceedings: `ECCV (4)`
_RANGE = lazy_pattern(r"(?<=\d)-(?=\d)")


class Malformed(Exception):  # noqa: N818 -- it reads as the sentence it is
    """The XML is cut off or invalid: 1-based line and reason."""

    def __init__(self, line: int, reason: str) -> None:
        super().__init__(line, reason)
        self.line = line
        self.reason = reason


def read_papers(file: IO[bytes], prefix: str) -> Iterator[Record | None]:
    """Yield the papers of a dblp.xml in order; None for persons, proceedings and other records.

    Raises `Malformed` at the first XML error.
    """
    events = _Events(prefix)
    parser = _parser(events)
    try:
        while chunk := file.read(_CHUNK):
            _parse(parser, chunk)
            yield from events.take()
        _parse(parser, b"", ends=True)
    except Malformed:
        yield from events.take()
        raise
    yield from events.take()


def _parse(parser: xml.parsers.expat.XMLParserType, chunk: bytes, *, ends: bool = False) -> None:
    """Parse a chunk of the file; `ends` marks the last one."""
    try:
        parser.Parse(chunk, ends)
    except xml.parsers.expat.ExpatError as error:
        raise Malformed(error.lineno, f"no valid XML ({error})") from error
    except (LookupError, ValueError) as error:  # unknown encoding, or one that XML does not allow
        raise Malformed(parser.CurrentLineNumber, f"no valid XML ({error})") from error


def _parser(events: _Events) -> xml.parsers.expat.XMLParserType:
    parser = xml.parsers.expat.ParserCreate()
    parser.buffer_text = True
    parser.UseForeignDTD(True)  # noqa: FBT003 -- positional in pyexpat; without it, an undeclared entity is an error
    parser.StartElementHandler = events.start
    parser.EndElementHandler = events.end
    parser.CharacterDataHandler = events.text
    parser.SkippedEntityHandler = events.entity

    def refuse(*_: object) -> None:
        raise Malformed(parser.CurrentLineNumber, "the file declares entities of its own")

    parser.EntityDeclHandler = refuse
    return parser


@dataclass(slots=True)
class _Events:
    """Turns parser events into records: depth 1 is `dblp`, 2 a record, 3 a field, deeper levels are markup."""

    prefix: str
    depth: int = 0
    kind: str = ""
    key: str = ""
    name: str = ""
    parts: list[str] = field(default_factory=list)
    fields: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    ready: list[Record | None] = field(default_factory=list)

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        self.depth += 1
        if self.depth == 2:
            self.kind, self.key = name, attributes.get("key", "")
            self.fields = defaultdict(list)
        elif self.depth == 3:
            self.name, self.parts = name, []

    def text(self, data: str) -> None:
        self.parts.append(data)

    def entity(self, name: str, _parameter: int) -> None:
        """Add the character of an HTML entity; an unknown entity is kept as written."""
        self.parts.append(chr(name2codepoint[name]) if name in name2codepoint else f"&{name};")

    def end(self, _name: str) -> None:
        if self.depth == 3:
            self.fields[self.name].append(one_line("".join(self.parts)))
        elif self.depth == 2:
            self.ready.append(read_record(self.kind, self.key, self.fields, self.prefix))
        self.depth -= 1

    def take(self) -> list[Record | None]:
        ready, self.ready = self.ready, []
        return ready


def read_record(kind: str, key: str, fields: Mapping[str, list[str]], prefix: str) -> Record | None:
    """Return the record of one DBLP element, None if it is not a paper. A CoRR article is a preprint."""
    title = next(iter(fields.get("title", ())), "")
    if kind not in _KINDS or not title:
        return None
    first = {name: values[0] for name, values in fields.items() if values and values[0]}
    ids = tuple(_ids(key, fields, first))
    preprint = first.get("journal") == "CoRR"
    return Record(
        source=f"{prefix}/dblp",
        title=title[:-1] if title.endswith(".") and not title.endswith("..") else title,
        authors=tuple(parse_name(author) for author in fields.get("author", ())),
        year=natural(first.get("year", "")),
        type="misc" if preprint else kind,
        venue=None if preprint else first.get("journal"),
        venue_short=_PART.sub("", first["booktitle"]) if "booktitle" in first else None,
        volume=None if preprint else first.get("volume"),
        number=first.get("number"),
        series=first.get("series"),
        pages=_RANGE.sub("--", first["pages"]) if "pages" in first else None,
        publisher=first.get("publisher"),
        url=first.get("ee"),
        ids=ids,
    )


def _ids(key: str, fields: Mapping[str, list[str]], first: Mapping[str, str]) -> Iterator[Id]:
    ids = [identity for url in fields.get("ee", ()) if (identity := url_id(url))]
    if first.get("journal") == "CoRR" and (identity := arxiv_id(first.get("volume", "").removeprefix("abs/"))):
        ids.insert(0, identity)
    yield from dict.fromkeys(ids)
    if key:
        yield Id("dblp", key)
