"""The examples in docstrings give what they say."""

from __future__ import annotations

import doctest
import importlib
from pathlib import Path

import pytest

import vlbib

_SOURCE = Path(vlbib.__file__).parent
_WITH_EXAMPLES = sorted(path for path in _SOURCE.rglob("*.py") if "    >>> " in path.read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    "name", [".".join(path.relative_to(_SOURCE.parent).with_suffix("").parts) for path in _WITH_EXAMPLES]
)
def test_examples_of_a_module_hold(name: str) -> None:
    result = doctest.testmod(importlib.import_module(name.removesuffix(".__init__")))
    assert result.attempted
    assert not result.failed
