"""The partner of a delimiter is searched only within the reach of emphasis, and no span is searched twice in vain."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vlbib.notes.line import inline

SIGNS = st.text(alphabet="*_~= a\n.A", max_size=60)


class _Forgetful(dict[tuple[str, str], int]):
    """A memory that keeps nothing."""

    def __setitem__(self, key: tuple[str, str], value: int) -> None:
        """Keep nothing."""


def read(raw: str, without: dict[tuple[str, str], int]) -> tuple[str, object]:
    reader = inline._Reader({}, without=without)
    reader.read(raw)
    return "".join(reader.parts), reader.spans


@given(SIGNS, st.integers(3, 30))
def test_a_span_searched_in_vain_has_no_partner(raw: str, reach: int) -> None:
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(inline, "_REACH", reach)
        assert read(raw, {}) == read(raw, _Forgetful())


@pytest.mark.parametrize("sign", ["=", "*", "_", "~", "= ", "** ", "__a"])
def test_a_long_run_of_delimiters_is_cheap(sign: str) -> None:
    began = time.process_time()
    read(sign * (100_000 // len(sign)), {})
    assert time.process_time() - began < 1.5
