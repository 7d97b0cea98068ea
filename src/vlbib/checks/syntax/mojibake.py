"""A value contains text decoded with the wrong encoding, such as `Ã¼` for `ü`.

Bad:
    author = {MÃ¼ller, Anna}
Good:
    author = {Müller, Anna}

Source: UTF-8 read as Windows-1252; U+FFFD replaces a byte that could not be decoded (Unicode, section 23.8).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from vlbib.checks.finding import Severity
from vlbib.checks.rule import BEYOND_ASCII, FieldRule, RuleFault, value_changes
from vlbib.core.lazy_pattern import lazy_pattern

if TYPE_CHECKING:
    from vlbib.checks.inputs import CheckOptions
    from vlbib.checks.rule import Subject
    from vlbib.core.bib import Field

_PAIRS = lazy_pattern("[ÃÂÄÅ][\x80-\xbf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]|â(?:€[\x80-\xbf™œžŸ˜“”¢¦])|\ufffd")


def check(field: Field, _subject: Subject, _options: CheckOptions) -> RuleFault | None:
    """Report the typical pairs of characters; the fix decodes them again if possible."""
    match = None if field.value.isascii() else _PAIRS.search(field.value)
    if match is None:
        return None
    mended = _decoded(field.value)
    if mended is None and match[0] != "\ufffd":
        return None
    return RuleFault(
        message=f"`{field.name}` was decoded wrongly at `{match[0]}`",
        at=match[0],
        changes=value_changes(field, mended) if mended else (),
        safe=False,
    )


def _decoded(value: str) -> str | None:
    """Return the value with each wrongly decoded run decoded as UTF-8, or None if there is none."""
    mended = re.sub("[^\x00-\x7f]+", lambda match: _as_utf8(match[0]), value)
    return mended if mended != value else None


def _as_utf8(run: str) -> str:
    for encoding in ("cp1252", "latin-1"):
        try:
            return run.encode(encoding).decode("utf-8")
        except UnicodeError:
            continue
    return run


rule = FieldRule(
    code="S017", name="mojibake", severity=Severity.WARNING, doc=__doc__, check=check, fields=None, signs=BEYOND_ASCII
)
