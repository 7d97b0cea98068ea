"""Applies the fix of one finding to the text of its library."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vlbib.app.project import document_from
from vlbib.bibtex.document import Refused
from vlbib.checks.fixes import apply

if TYPE_CHECKING:
    from vlbib.checks.finding import Finding


def with_fix(data: bytes, finding: Finding) -> bytes:
    """Return a library with the fix of a finding in these bytes applied; unchanged if it has no safe fix."""
    document = document_from(data, finding.file)
    if isinstance(document, Refused) or finding.fix is None:
        return data
    return apply(document, finding.fix.edits)
