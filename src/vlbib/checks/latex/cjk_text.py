"""The value contains Chinese, Japanese or Korean text.

pdfLaTeX can't print it without the CJK package; LuaLaTeX and XeLaTeX need a font that has it.

Bad:
    title = {旧地图中的线}
Good:
    title = {Counting lines in old maps}

Source: LaTeX's error "Unicode character ... not set up for use with LaTeX".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from vlbib.checks.finding import Severity
from vlbib.checks.rule import BEYOND_ASCII, FieldRule, RuleFault
from vlbib.core.fields import PRINTED
from vlbib.core.lazy_pattern import lazy_pattern

if TYPE_CHECKING:
    from vlbib.checks.inputs import CheckOptions
    from vlbib.checks.rule import Subject
    from vlbib.core.bib import Field

_LEAST = "\u2e80"  # the smallest of the characters
_CJK = lazy_pattern(f"[{_LEAST}-\u2fdf\u3005-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff\U00020000-\U0003ffff]")


def check(field: Field, _subject: Subject, _options: CheckOptions) -> RuleFault | None:
    """Look for a Chinese, Japanese or Korean character."""
    match = _CJK.search(field.value) if max(field.value, default="") >= _LEAST else None
    if match is None:
        return None
    return RuleFault(message=f"`{field.name}` holds `{match[0]}`, which pdfLaTeX can't print without CJK", at=match[0])


rule = FieldRule(
    code="L007", name="cjk-text", severity=Severity.INFO, doc=__doc__, check=check, fields=PRINTED, signs=BEYOND_ASCII
)
