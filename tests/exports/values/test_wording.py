from __future__ import annotations

import pytest

from vlbib.exports.values.wording import edition_number, edition_words, in_words, language_tag, language_words


@pytest.mark.parametrize(
    ("text", "tag"),
    [("ngerman", "de"), ("langfrench", "fr"), ("eng", "en"), ("Irish", "ga"), ("pt-BR", "pt-BR"), ("Elvish", "Elvish")],
)
def test_a_language_has_its_tag_whether_babel_or_a_catalogue_names_it(text: str, tag: str) -> None:
    assert language_tag(text) == tag


@pytest.mark.parametrize(
    ("field", "key", "words"),
    [
        ("type", "bathesis", "Bachelor's thesis"),
        ("type", "mathesis", "Master's thesis"),
        ("type", "patentus", "U.S. patent"),
        ("type", "patreqeu", "European patent request"),
        ("type", "techreport", "Technical report"),
        ("type", "Habilitation", "Habilitation"),
        ("location", "countryde and countryus", "Germany, United States of America"),
        ("location", "Berlin and Paris", "Berlin and Paris"),
        ("pubstate", "inpress", "in press"),
        ("series", "newseries", "New series"),
        ("series", "2", "2"),
        ("title", "patent", "patent"),
    ],
)
def test_keys_of_biblatex_become_words_in_their_own_fields_alone(field: str, key: str, words: str) -> None:
    assert in_words(field, key) == words


@pytest.mark.parametrize(
    ("text", "number", "words"),
    [
        ("2", "2", "Second"),
        ("Second", "2", "Second"),
        ("3rd edition", "3", "Third"),
        ("11", "11", "11th"),
        ("Eleventh", "11", "Eleventh"),
        ("112", "112", "112th"),
        ("22nd", "22", "22nd"),
        ("0", "0", "0"),
        ("Third, revised", "Third, revised", "Third, revised"),
        ("Revised ed.", "Revised ed.", "Revised"),
        ("2., rev. Aufl.", "2., rev. Aufl.", "2., rev."),
    ],
)
def test_an_edition_is_a_number_or_an_ordinal_as_the_format_wants_it(text: str, number: str, words: str) -> None:
    assert edition_number(text) == number
    assert edition_words(text) == words


def test_a_language_has_its_name_whether_it_stands_as_key_or_in_babels_way() -> None:
    assert [language_words(text) for text in ("langfrench", "french", "Klingon")] == ["French", "French", "Klingon"]


def test_a_land_without_a_name_is_called_by_its_code() -> None:
    assert in_words("location", "countryes and countryde and countryside") == "ES, Germany, countryside"
