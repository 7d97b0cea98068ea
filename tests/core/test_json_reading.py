"""JSON of others that is nested deeper than Python can follow."""

from __future__ import annotations

import msgspec
import pytest

from vlbib.core.json_reading import decoded_by, json_facts, lenient_json

DEEP = ["[" * 100_000 + "]" * 100_000, '{"a":' * 100_000 + "1" + "}" * 100_000, "[" * 100_000]


@pytest.mark.parametrize("text", DEEP)
def test_what_is_nested_too_deep_is_illegible_like_any_damage(text: str) -> None:
    with pytest.raises(ValueError, match="nested too deep"):
        lenient_json(text)
    with pytest.raises(msgspec.DecodeError, match="nested too deep"):
        json_facts(text.encode())
    with pytest.raises(msgspec.DecodeError, match="nested too deep"):
        decoded_by(msgspec.json.Decoder(msgspec.Raw), text.encode())


def test_what_is_legible_is_given_as_it_stands() -> None:
    assert json_facts(b'{"a": [1, null]}') == {"a": [1, None]}
    assert decoded_by(msgspec.json.Decoder(list[str]), '["x"]') == ["x"]
    assert lenient_json('["a\\u0000", 1]') == ["a\0", 1]


def test_the_lenient_reader_tells_the_line_of_a_fault() -> None:
    with pytest.raises(ValueError, match="Expecting") as caught:
        lenient_json('{\n"a":\n}')
    assert getattr(caught.value, "lineno", 0) == 3
