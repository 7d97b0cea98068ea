from __future__ import annotations

import pytest

from vlbib.exports.values.wording import edition_number, edition_words, in_words, language_tag, language_words


@pytest.mark.parametrize(
    ("text", "tag"),
    [("ngerman", "de"), ("langfrench", "fr"), ("eng", "en"), ("Irish", "ga"), ("pt-BR", "pt-BR"), ("Elvish", "Elvish")],
)
def test_babel_names_and_codes_give_language_tags(text: str, tag: str) -> None:
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
def test_biblatex_keys_become_words_only_in_their_fields(field: str, key: str, words: str) -> None:
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
def test_an_edition_is_given_as_a_number_and_as_an_ordinal(text: str, number: str, words: str) -> None:
    assert edition_number(text) == number
    assert edition_words(text) == words


def test_keys_and_babel_names_give_the_name_of_a_language() -> None:
    assert [language_words(text) for text in ("langfrench", "french", "Klingon")] == ["French", "French", "Klingon"]


def test_a_country_without_a_name_is_given_by_its_code() -> None:
    assert in_words("location", "countryes and countryde and countryside") == "ES, Germany, countryside"
