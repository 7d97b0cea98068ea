from __future__ import annotations

import pytest

from vlbib.exports.values.card_signs import put_cards_right


@pytest.mark.parametrize(
    ("name", "value", "right"),
    [
        ("title", "Sampling in history /", "Sampling in history"),
        ("title", "Sampling :", "Sampling"),
        ("publisher", "Clarendon Press,", "Clarendon Press"),
        ("location", "Oxford :", "Oxford"),
        ("pages", "xii, 345 p. :", "xii, 345 p."),
        ("edition", "[2nd ed.]", "2"),
        ("edition", "3rd edition", "3"),
        ("howpublished", "Available from MITRE, CVE-2014-0160.", "Available from MITRE, CVE-2014-0160"),
        ("howpublished", "Handed out at lectures.", "Handed out at lectures"),
        ("howpublished", "Sample Inc.", "Sample Inc."),
        ("edition", "revised", "revised"),
        ("title", "Sampling", "Sampling"),
        ("title", "/", "/"),
        ("note", "one /", "one /"),
    ],
)
def test_a_value_loses_the_sign_that_leads_on(name: str, value: str, right: str) -> None:
    values = {name: value}
    put_cards_right(values)
    assert values == {name: right}
