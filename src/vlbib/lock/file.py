"""The lock file: the decision on each work, what was written, and from which source. Reads and writes bytes, no I/O.

It is indented JSON with sorted keys, one block per work, sorted by citation key, so that git shows small diffs. It has
no time and no line numbers. The rule for versions is that of packaging's `pylock`: another major version is refused, a
newer minor one is read with a warning.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Protocol

import msgspec
from msgspec import Struct

from vlbib.bibtex.document import Refused, conflict_marker
from vlbib.core.json_reading import decoded_by, lenient_json
from vlbib.core.lazy_pattern import lazy_pattern
from vlbib.core.stored import as_text, from_text
from vlbib.lock.current_keys import CurrentKeys
from vlbib.lock.schema import LockedWork

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

MAJOR, MINOR = 2, 0


class Stored(Struct, frozen=True):
    """The works of a lock file with their texts in it: the text of an unchanged work is written back as it was."""

    works: tuple[LockedWork, ...] = ()
    texts: tuple[msgspec.Raw, ...] = ()


class Locked(Protocol):
    """The parts of a lock that are read before any work is settled."""

    @property
    def works(self) -> tuple[LockedWork, ...]:
        """The works, in the order of their keys."""

    @property
    def files(self) -> frozenset[str]:
        """The notes that mention the works; "" for works without a note."""

    @property
    def record_titles(self) -> tuple[str, ...]:
        """The titles of the records of works with an entry."""


class Lock(Struct, frozen=True, kw_only=True):
    """The lock of a library: works sorted by key, those without an entry last. It is empty for a new library.

    `newer`: a newer vlbib wrote it, and what only that version knows was not read.
    """

    works: tuple[LockedWork, ...] = ()
    warnings: tuple[str, ...] = ()
    newer: bool = False
    stored: Stored = Stored()

    @property
    def files(self) -> frozenset[str]:
        """The notes that mention the works; "" for works without a note."""
        return frozenset(mention.file for work in self.works for mention in work.mentions)

    @property
    def record_titles(self) -> tuple[str, ...]:
        """The titles of the records of works with an entry."""
        return tuple(record.title for work in self.works if work.key for record in work.verdict.records)

    def work(self, key: str) -> LockedWork | None:
        """Return the work with a citation key, ignoring case; None if there is none."""
        return next((work for work in self.works if work.key and work.key.lower() == key.lower()), None)

    def current_keys(self, filed: Iterable[str] = ()) -> CurrentKeys:
        """Return the current keys of the works and of the library's entries, whose keys are `filed`."""
        return CurrentKeys(self.works, filed)


class _File(Struct, frozen=True, kw_only=True):
    """The members of the file, with the works not decoded yet."""

    version: msgspec.Raw = msgspec.Raw()
    works: tuple[msgspec.Raw, ...] = ()


class _Head(Struct, frozen=True, kw_only=True):
    """The version of a file whose structure is unknown."""

    version: msgspec.Raw = msgspec.Raw()


_FILE = msgspec.json.Decoder(_File)
_VERSIONED = msgspec.json.Decoder(_Head)
WORK_DECODER = msgspec.json.Decoder(LockedWork, strict=True, dec_hook=from_text)
_ENCODER = msgspec.json.Encoder(order="sorted", enc_hook=as_text)
# Control characters and Unicode's direction marks in UTF-8: they may be in the words of a note, but would be invisible
# in a diff of the lock.
_UNSEEN = lazy_pattern(rb"\x7f|\xc2[\x80-\x84\x86-\x9f]|\xd8\x9c|\xe2\x80[\x8e\x8f\xaa-\xae]|\xe2\x81[\xa6-\xa9]")
_VERSION = lazy_pattern(rb'"?(\d+)(?:\.(\d+))?"?')
HEAD = f'{{\n "version": {MAJOR},\n "works": ['.encode()
TAIL = b"\n ]\n}\n"
_IN_LOCK = "run `vlbib git merge`, take one side's lock from git, or make it anew with `vlbib sync --relock`"
BAD_JSON = (msgspec.DecodeError, UnicodeDecodeError)


def read_lock(data: bytes, file: str) -> Lock | Refused:
    """Read a lock's bytes; `file` is its name in reports. An empty file is a damaged lock, not an empty one."""
    try:
        read = decoded_by(_FILE, data)
    except BAD_JSON as error:
        return _unreadable(data, file, str(error))
    version = _VERSION.fullmatch(read.version)
    if version is None or int(version[1]) != MAJOR:
        return Refused(file, 1, _wrong_version(version))
    works = _works(read.works)
    if isinstance(works, _Bad):
        return Refused(file, _block_line(data, works.number), _damaged(works.reason))
    minor = int(version[2] or 0)
    newer = minor > MINOR
    warning = f"{file}: written by a newer vlbib (lock version {MAJOR}.{minor}): what only that version knows is lost"
    ours = data.startswith(HEAD) and b"\r" not in data and not newer
    lock = Lock(
        works=works,
        warnings=(warning,) if newer else (),
        newer=newer,
        stored=Stored(works, read.works) if ours else Stored(),
    )
    return _joined(lock, data, file)


class _Bad(Struct, frozen=True):
    """The index of the first block that cannot be read, and the reason."""

    number: int
    reason: str


def _works(texts: Sequence[msgspec.Raw]) -> tuple[LockedWork, ...] | _Bad:
    works: list[LockedWork] = []
    try:
        works.extend(decoded_by(WORK_DECODER, text) for text in texts)
    except BAD_JSON as error:
        return _Bad(len(works), str(error).replace("$", f"$.works[{len(works)}]"))
    return tuple(works)


def _joined(lock: Lock, data: bytes, file: str) -> Lock | Refused:
    """Return the lock with blocks of the same key joined, and a warning for each; refused if they are different works.

    A merge of two branches leaves such blocks. The values are those of the block with more information.
    """
    doubles = _doubles(lock.works)
    if not doubles:
        return lock
    works = dict(enumerate(lock.works))
    warnings = list(lock.warnings)
    for number, first in doubles.items():
        second, line = works.pop(number), _block_line(data, number)
        if not works[first].is_work_of(second):
            return Refused(file, line, _two_works(works[first], second))
        lead, rest = sorted((works[first], second), key=lambda work: work.rank)
        works[first] = lead.join(rest)
        warnings.append(f"{file}:{line}: a second block of {second.key}, the same work: joined with the first")
    return Lock(works=tuple(works.values()), warnings=tuple(warnings), newer=lock.newer)


def _doubles(works: Sequence[LockedWork]) -> Mapping[int, int]:
    """Map the index of each repeated block to that of the first block with its key, ignoring case."""
    keys = [work.key.lower() for work in works]
    if len(set(filter(None, keys))) == sum(map(bool, keys)):
        return {}
    first: dict[str, int] = {}
    for number, key in enumerate(keys):
        first.setdefault(key, number)
    return {number: first[key] for number, key in enumerate(keys) if key and first[key] != number}


def _two_works(first: LockedWork, second: LockedWork) -> str:
    return (
        f"a second block has the key {second.key}, and it is another work ({second.title!r}, not "
        f"{first.title!r}): delete the block whose entry is not in the library; its lines are asked for again"
    )


def _unreadable(data: bytes, file: str, why: str) -> Refused:
    """Return the refusal of a lock with the wrong structure: an open conflict, another major version, or damage."""
    marker = conflict_marker(data, file, _IN_LOCK)  # no line of valid JSON starts with one
    if marker:
        return marker
    try:
        version = _VERSION.fullmatch(decoded_by(_VERSIONED, data).version)
    except BAD_JSON as error:
        return Refused(file, _damage_line(data), _damaged(str(error)))
    if version is None or int(version[1]) != MAJOR:
        return Refused(file, 1, _wrong_version(version))
    return Refused(file, _damage_line(data), _damaged(why))


def _wrong_version(version: re.Match[bytes] | None) -> str:
    if version is None:
        return _damaged("no version is given")
    has = f"the lock has version {version[1].decode()}, this vlbib reads version {MAJOR}"
    return f"{has}: run `vlbib sync --relock` to make it anew" if int(version[1]) < MAJOR else f"{has}: update vlbib"


def _damaged(why: str) -> str:
    return f"the lock is damaged ({why}): restore it from version control, or run `vlbib sync --relock`"


def _damage_line(data: bytes) -> int:
    try:
        lenient_json(data)
    except ValueError as error:
        return getattr(error, "lineno", 1)
    return 1


def _block_line(data: bytes, number: int) -> int:
    """Return the line of the work at an index, found by the indent of the first; 1 if the lock is not indented."""
    first = re.search(rb"^ +\{", data, re.MULTILINE)
    blocks = list(re.finditer(b"^" + first[0], data, re.MULTILINE)) if first else []
    return data.count(b"\n", 0, blocks[number].start()) + 1 if number < len(blocks) else 1


def write_lock(lock: Lock) -> bytes:
    """Return the lock as the bytes of a file; they do not depend on the order of the works."""
    return b"".join(lock_parts(lock))


def lock_parts(lock: Lock) -> list[bytes]:
    """Return the file in parts; texts that were read are not copied, so that a large lock is not in memory twice."""
    texts = {id(work): text for work, text in zip(lock.stored.works, lock.stored.texts, strict=True)}
    parts = [HEAD]
    for work in sorted(lock.works, key=_order):
        parts += [b"\n  " if len(parts) == 1 else b",\n  ", texts.get(id(work)) or _text(work)]
    return [*parts, TAIL if lock.works else b"]\n}\n"]


def is_text(parts: Iterable[bytes], data: bytes) -> bool:
    r"""Tell whether the parts make up these bytes; git may have changed line endings to `\r\n` (`core.autocrlf`)."""
    data = data.replace(b"\r\n", b"\n")
    at = 0
    for part in parts:
        if not data.startswith(part, at):
            return False
        at += len(part)
    return at == len(data)


def words_in_lock(text: str) -> bytes:
    """Return a text as it is written in a lock."""
    return _seen(_ENCODER.encode(text))


def _text(work: LockedWork) -> bytes:
    nested = msgspec.json.format(b"[[%b]]" % _seen(_ENCODER.encode(work)), indent=1)  # as deep as it is in the file
    return nested.removeprefix(b"[\n [\n  ").removesuffix(b"\n ]\n]")


def _seen(text: bytes) -> bytes:
    """Return JSON with each character that would be invisible in a diff as an escape."""
    return text if text.isascii() and b"\x7f" not in text else _UNSEEN.sub(_escaped, text)


def _escaped(character: re.Match[bytes]) -> bytes:
    return b"\\u%04x" % ord(character[0].decode())


def _order(work: LockedWork) -> tuple[Any, ...]:
    file, heading, text = work.mentions[0].place if work.mentions else ("", (), "")
    return (not work.key, work.key.lower(), text, file, heading)
