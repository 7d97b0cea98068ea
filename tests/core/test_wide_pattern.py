from __future__ import annotations

import pkgutil
import re
from importlib import import_module
from typing import TYPE_CHECKING

import vlbib
from vlbib.core import lazy_pattern as module
from vlbib.core.text import CJK
from vlbib.core.wide_pattern import wide_pattern

if TYPE_CHECKING:
    import pytest

TEXTS = (
    "", " ", "Deep Sets of Things", "see CLIP, and SAM (2021): they're good; x-y", "- [2020] A Title: of 3D things\nb",
    "1706.03762 attention is all", "|a|b\x1fc", "深度学习 CLIP：好", "用CLIP做", "deep nets，学习",
)  # fmt: skip


def wide_patterns() -> list[re.Pattern[str]]:
    names = [
        each.name for each in pkgutil.walk_packages(vlbib.__path__, "vlbib.") if not each.name.endswith("__main__")
    ]
    values = [value for name in names for value in vars(import_module(name)).values()]
    return [value for value in values if isinstance(value, type(wide_pattern("")))]


def test_every_wide_pattern_finds_in_any_text_what_the_whole_pattern_finds() -> None:
    patterns = wide_patterns()
    assert len(patterns) > 30
    for pattern in patterns:
        whole = re.compile(pattern.pattern, pattern.flags)
        for text in TEXTS:
            assert [match.span() for match in pattern.finditer(text)] == [m.span() for m in whole.finditer(text)]
            assert pattern.findall(text) == whole.findall(text)
            assert pattern.split(text, 1) == whole.split(text, 1)
            assert pattern.sub("-", text) == whole.sub("-", text)
            assert str(pattern.match(text)) == str(whole.match(text))
            assert str(pattern.search(text, 1)) == str(whole.search(text, 1))
            assert str(pattern.fullmatch(text)) == str(whole.fullmatch(text))


def test_only_a_text_beyond_ascii_needs_the_ranges(monkeypatch: pytest.MonkeyPatch) -> None:
    compiled: list[str] = []

    def counted(pattern: str, flags: int = 0) -> re.Pattern[str]:
        compiled.append(pattern)
        return re.compile(pattern, flags)

    wide = wide_pattern(rf"[{CJK}]|x+")
    monkeypatch.setattr(module, "re", type("re", (), {"compile": staticmethod(counted)}))
    assert wide.findall("a xx b x") == ["xx", "x"]
    assert not any(CJK in pattern for pattern in compiled)
    assert wide.findall("a xx 学") == ["xx", "学"]
    assert compiled[-1] == wide.pattern
