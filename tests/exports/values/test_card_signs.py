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
        ("publisher", "Lamp Archive [distributor]", "Lamp Archive"),
        ("publisher", "[s.n.]", "[s.n.]"),
        ("pages", "xii, 345 p. :", "xii, 345 p."),
        ("edition", "[2nd ed.]", "2"),
        ("edition", "3rd edition", "3"),
        ("edition", "2d ed.", "2"),
        ("edition", "4. Auflage", "4"),
        ("edition", "3., rev. Aufl.", "3., rev. Aufl."),
        ("year", "[2017]", "2017"),
        ("year", "c1973", "1973"),
        ("year", "©2010.", "2010"),
        ("year", "in press", "in press"),
        ("year", "c1973-1990", "c1973-1990"),
        ("series", "Lamps; and wicks", "Lamps; and wicks"),
        ("howpublished", "Available from MITRE, CVE-2014-0160.", "Available from MITRE, CVE-2014-0160"),
        ("howpublished", "Handed out at lectures.", "Handed out at lectures"),
        ("howpublished", "Sample Inc.", "Sample Inc."),
        ("edition", "revised", "revised"),
        ("title", "Sampling", "Sampling"),
        ("title", "/", "/"),
        ("note", "one /", "one /"),
    ],
)
def test_isbd_signs_are_removed(name: str, value: str, right: str) -> None:
    values = {name: value}
    put_cards_right(values)
    assert values == {name: right}


@pytest.mark.parametrize(
    ("series", "number"),
    [("Lamp Studies ; Band 41", "41"), ("Lamp Studies; 3", "3"), ("Lamp Studies ; no. 12a", "12a")],
)
def test_a_number_after_the_series_is_moved_to_its_field(series: str, number: str) -> None:
    values = {"series": series}
    put_cards_right(values)
    assert values == {"series": "Lamp Studies", "number": number}


@pytest.mark.parametrize(
    ("title", "right"),
    [
        ("Lamps : an introduction / Ada Sampler (ed.)", "Lamps: an introduction"),
        ("Lamps / by Ada Sampler and Bo Holm", "Lamps"),
        ("Lamps and / or wicks", "Lamps and / or wicks"),
        ("Of $a : b$ / Sampler", "Of $a : b$ / Sampler"),
    ],
)
def test_a_title_loses_the_people_and_the_space_before_its_colon(title: str, right: str) -> None:
    values = {"title": title, "author": "Sampler, Ada"}
    put_cards_right(values)
    assert values["title"] == right


def test_the_space_before_a_colon_is_kept_in_french() -> None:
    values = {"title": "Les lampes : une histoire", "langid": "french"}
    put_cards_right(values)
    assert values["title"] == "Les lampes : une histoire"
