"""JSON from others that is nested too deep for Python."""

from __future__ import annotations

import msgspec
import pytest

from vlbib.core.json_reading import decoded_by, json_facts, lenient_json

DEEP = ["[" * 100_000 + "]" * 100_000, '{"a":' * 100_000 + "1" + "}" * 100_000, "[" * 100_000]


@pytest.mark.parametrize("text", DEEP)
def test_json_nested_too_deep_is_an_error_like_any_damage(text: str) -> None:
    with pytest.raises(ValueError, match="nested too deep"):
        lenient_json(text)
    with pytest.raises(msgspec.DecodeError, match="nested too deep"):
        json_facts(text.encode())
    with pytest.raises(msgspec.DecodeError, match="nested too deep"):
        decoded_by(msgspec.json.Decoder(msgspec.Raw), text.encode())


def test_valid_json_is_decoded_as_it_is() -> None:
    assert json_facts(b'{"a": [1, null]}') == {"a": [1, None]}
    assert decoded_by(msgspec.json.Decoder(list[str]), '["x"]') == ["x"]
    assert lenient_json('["a\\u0000", 1]') == ["a\0", 1]


def test_the_lenient_reader_reports_the_line_of_an_error() -> None:
    with pytest.raises(ValueError, match="Expecting") as caught:
        lenient_json('{\n"a":\n}')
    assert getattr(caught.value, "lineno", 0) == 3
