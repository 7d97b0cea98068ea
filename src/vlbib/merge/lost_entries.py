"""A library in which none of the lock's entries is left: something else was saved in its place.

An owner deletes entries, a few at a time. Where all of them are gone at once, or the text is no BibTeX, a program wrote
another file there, an editor saved nothing, or git has the wrong state: no deletion by hand is to be read out of that.
"""

from __future__ import annotations

import codecs
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from vlbib.bibtex.document import Document
    from vlbib.merge.assign import Targets

_FEW = 3  # so many entries, if there were no more, the owner may have deleted at once


def lost_entries(document: Document | None, targets: Targets) -> int:
    """Return how many entries the lock knows, where a file has none of them and the owner did not delete them; else 0.

    A file that is not there has lost none: it is made again. An entry in a block that cannot be read is there.
    """
    known = [target for target in (*targets.named, *targets.orphans) if target.locked and target.locked.key]
    there = [target for target in known if target.locked and not target.locked.gone]
    if document is None or any(target.entry is not None or target.hidden for target in there):
        return 0
    return len(there) if len(there) > _FEW or not _is_bibtex(document) else 0


def _is_bibtex(document: Document) -> bool:
    """Tell whether a file may be a library: it has a block, or has text only in lines after a `%`."""
    lines = document.source.removeprefix(codecs.BOM_UTF8).splitlines()
    return bool(document.blocks) or all(line.lstrip()[:1] in (b"", b"%") for line in lines)
