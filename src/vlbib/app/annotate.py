"""`vlbib annotate`: writes citations after the titles in a note that name accepted works, and removes them again."""

from __future__ import annotations

from collections import defaultdict
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from msgspec.structs import replace

from vlbib.app.library_path import no_library
from vlbib.app.project import locate, note_at, read_state, root_of
from vlbib.app.reading.note_citations import is_cited_only
from vlbib.app.reading.notebook import name_works, read_notes
from vlbib.app.reading.pins import owner_verdict
from vlbib.bibtex.encoding import UTF8
from vlbib.bibtex.patch import patch
from vlbib.core.faults import CannotUse
from vlbib.core.latex import decode
from vlbib.core.lazy_pattern import lazy_pattern
from vlbib.core.text import squeeze
from vlbib.core.titles import is_name_like
from vlbib.core.work import Kind, Status
from vlbib.lock.recall import recall_all
from vlbib.matching.title_agreement import titles_agree
from vlbib.notes.annotations import NamedTitle, annotate_text, without_annotations
from vlbib.storage import files
from vlbib.storage.kept_steps import recording
from vlbib.storage.note_files import NoteFile

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from vlbib.app.reading.notebook import NamedWorks, Notes
    from vlbib.lock.file import Lock
    from vlbib.settings import Settings

SUFFIXES = (".md", ".markdown", ".mdown", ".mkd", ".qmd", ".rmd")
_KINDS = (Kind.LINE, Kind.HEADING, Kind.ALIAS)
_HEAD = lazy_pattern(r"([^:：]{1,200}?)\s?[:：]\s?(?=\S)")
_SIGNS = ("?", "!", "？", "！")  # at the end of a title they belong to it


@dataclass(frozen=True, slots=True, kw_only=True)
class AnnotatedNote:
    """What was done to one note: how many citations were written or removed, the patch, and the titles not found."""

    file: str
    count: int
    diff: str
    unplaced: tuple[NamedTitle, ...] = ()


def annotate(
    settings: Settings, library: str | None, note: str, *, remove: bool = False, dry_run: bool = False
) -> AnnotatedNote:
    """Write ` [@key]` after the titles in a note, or remove it; with `dry_run`, write nothing. Raises `CannotUse`.

    A citation is not removed if the name before it would not name its work without it.
    """
    if not note.lower().endswith(SUFFIXES):
        raise CannotUse(f"{note}: citations are written into Markdown notes only ({', '.join(SUFFIXES)})")
    project = locate(settings, library)
    state = read_state(project)
    if state.lock_bytes is None and state.document is None:
        raise CannotUse(no_library(project.library))
    lock = state.lock
    path = note_at(settings, note)
    notes = read_notes(settings, [str(path)], lock)
    if not notes.read:
        raise CannotUse(f"{note}: is not a single note; name one Markdown file")
    (read,) = notes.read
    named = name_works(notes, lock, settings)
    titles = list(_titles(named, lock, settings, read.file))
    if remove:
        done = without_annotations(read.text, _named_without(titles, notes, lock, settings))
    else:
        done = annotate_text(read.text, titles, _cited(named, read))
    old, new = read.text.encode(), done.text.encode()
    if new != old and not dry_run:
        files.check_writable(path, instead="")
        with as_one_step(settings, library):
            files.write(path, new, before=[files.Before(path, old)])
    shown = files.shown(root_of(settings) / read.file)
    return AnnotatedNote(file=shown, count=done.count, diff=patch(old, new, UTF8, shown), unplaced=done.unplaced)


@contextmanager
def as_one_step(settings: Settings, library: str | None) -> Iterator[None]:
    """Record all notes written inside the block as one step, which one `vlbib undo` takes back."""
    with recording(files.data_dir(), locate(settings, library).library):
        yield


def _titles(named: NamedWorks, lock: Lock, settings: Settings, file: str) -> Iterator[NamedTitle]:
    """Yield each title and short name in a note that names a work with an entry, and the entry's key."""
    for work, known in zip(named.works, recall_all(lock, named.works), strict=True):
        if known is None or is_cited_only(work) or owner_verdict(work, settings):
            continue
        locked = known.locked
        if locked.status is Status.ACCEPTED and locked.key and not locked.gone:
            for mention in work.mentions:
                if mention.file == file and mention.kind in _KINDS:
                    text = words_to_cite(mention.text, decode(locked.title), locked.alias)
                    yield NamedTitle(mention.line, text, locked.key, locked.former_keys)


def words_to_cite(text: str, title: str, alias: str = "") -> str:
    """Return the words after which a mention's citation goes, given its text and the title and short name of its work.

    They are the name before a remark, else the text, with the sign that ends the title.

    >>> words_to_cite("SigLIP: sigmoid loss", "Sigmoid Loss for Language Image Pre-Training")
    'SigLIP'
    >>> words_to_cite("What Matters", "What Matters?")
    'What Matters?'
    """
    head = _HEAD.match(text)
    if head and (squeeze(head[1]) == squeeze(title) or _is_remarked(head[1], text, title, alias)):
        return head[1]
    sign = title[-1:]
    return text + sign if sign in _SIGNS and squeeze(title).endswith(squeeze(text)) and text[-1:] != sign else text


def _is_remarked(name: str, text: str, title: str, alias: str) -> bool:
    """Tell whether a text is a name and a remark, not a title that begins with the name."""
    is_called = is_name_like(name) or squeeze(name) == squeeze(alias)
    return is_called and not titles_agree(text, title)


def _named_without(titles: Sequence[NamedTitle], notes: Notes, lock: Lock, settings: Settings) -> Iterator[NamedTitle]:
    """Yield the titles that still name their works without the citations; `VinVL` may need the one after it."""
    (read,) = notes.read
    bare = NoteFile(read.file, without_annotations(read.text, titles).text)
    named = name_works(replace(notes, read=(bare,)), lock, settings)
    lasting = {(title.line, title.key) for title in _titles(named, lock, settings, read.file)}
    yield from (title for title in titles if (title.line, title.key) in lasting)


def _cited(named: NamedWorks, note: NoteFile) -> Mapping[int, Sequence[str]]:
    """Return the keys that each line of a note cites, in lower case."""
    cited: dict[int, list[str]] = defaultdict(list)
    for citation in named.citations:
        if citation.file == note.file:
            cited[citation.line].append(citation.key.lower())
    return cited
