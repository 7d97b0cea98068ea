"""Detects a library that has lost all entries of the lock, because something else was saved in its place.

An owner deletes a few entries at a time. If all are gone at once, or the text is not BibTeX, a program has overwritten
the file, an editor has saved an empty one, or git has the wrong state: these are not deletions by hand.
"""

from __future__ import annotations

import codecs
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from vlbib.bibtex.document import Document
    from vlbib.merge.assign import Targets

_FEW = 3  # the most entries, if there were no others, that the owner may have deleted at once


def lost_entries(document: Document | None, targets: Targets) -> int:
    """Return the number of the lock's entries if the file has none of them and the owner did not delete them; else 0.

    A missing file has lost none: it is written again. An entry in a block that cannot be read is not lost.
    """
    known = [target for target in (*targets.named, *targets.orphans) if target.locked and target.locked.key]
    there = [target for target in known if target.locked and not target.locked.gone]
    if document is None or any(target.entry is not None or target.hidden for target in there):
        return 0
    return len(there) if len(there) > _FEW or not _is_bibtex(document) else 0


def _is_bibtex(document: Document) -> bool:
    """Tell whether a file may be a library: it has a block, or every line is blank or starts with `%`."""
    lines = document.source.removeprefix(codecs.BOM_UTF8).splitlines()
    return bool(document.blocks) or all(line.lstrip()[:1] in (b"", b"%") for line in lines)
