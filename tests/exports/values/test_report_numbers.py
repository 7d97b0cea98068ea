from __future__ import annotations

import pytest

from vlbib.exports.values.report_numbers import put_report_number_right, says_series


@pytest.mark.parametrize(
    ("kind", "number", "words", "rest"),
    [
        ("NIST Special Publication (SP)", "NIST SP 800-63b", "NIST Special Publication", "800-63b"),
        ("NIST Special Publication", "NIST.SP.800-63b", "NIST Special Publication", "800-63b"),
        ("NIST Interagency/Internal Report (NISTIR)", "NIST IR 8366", "NIST Interagency/Internal Report", "8366"),
        ("Federal Information Processing Standard (FIPS)", "FIPS 180-4", "Federal Information Processing Standard",
         "180-4"),
        ("RFC", "RFC 2119", "RFC", "2119"),
        ("{Request for Comments}", "RFC-2119", "Request for Comments", "2119"),
    ],
)  # fmt: skip
def test_words_shared_by_type_and_number_are_written_once(kind: str, number: str, words: str, rest: str) -> None:
    values = {"type": kind, "number": number}
    put_report_number_right(values)
    assert values == {"type": words, "number": rest}


@pytest.mark.parametrize(
    ("kind", "number"),
    [
        ("Technical Report", "TR-15"),
        ("Research Report", "RR-9999"),
        ("NIST Special Publication (SP)", "800-63b"),
        ("Working Paper", "NBER 12"),
        ("Internet-Draft", "draft-ietf-quic-34"),
        ("Memo (Lamp)", "7"),
    ],
)
def test_a_number_that_does_not_repeat_the_type_is_unchanged(kind: str, number: str) -> None:
    values = {"type": kind, "number": number}
    put_report_number_right(values)
    assert values == {"type": kind, "number": number}


@pytest.mark.parametrize(
    ("kind", "series", "is_said"),
    [
        ("Working Paper", "Working Paper Series", True),
        ("Working paper", "{Working Papers}", True),
        ("RFC", "Request for Comments", True),
        ("Working Paper", "Lamp Studies", False),
        ("", "Working Papers", False),
        ("Report", "Reports on Lamps", False),
    ],
)
def test_a_series_that_repeats_the_type_is_recognized(kind: str, series: str, is_said: bool) -> None:  # noqa: FBT001
    assert says_series(kind, series) == is_said
