"""What a dry run would have changed, as diffs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vlbib.bibtex.encoding import encoding_to_show
from vlbib.bibtex.patch import patch
from vlbib.storage import files

if TYPE_CHECKING:
    from vlbib.storage.rehearsal import Rehearsed


def diff(change: Rehearsed) -> str:
    """Return the patch of a file that would have been written."""
    return patch(change.old, change.new, encoding_to_show(change.old or change.new), files.shown(change.path))
