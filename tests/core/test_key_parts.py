from __future__ import annotations

from vlbib.core.key_parts import key_of


def test_a_key_is_family_name_year_and_first_significant_word() -> None:
    assert key_of("Vaswani, Ashish and Shazeer, Noam", "2017", "Attention Is All You Need") == "vaswani2017attention"
    assert key_of('M{\\"u}ller, A.', "2020", "The {Lakes}") == "muller2020lakes"


def test_a_preposition_at_the_start_of_a_title_is_skipped_if_a_word_follows() -> None:
    assert key_of("Chen, Xi", "2024", "On the Scaling of Models") == "chen2024scaling"
    assert key_of("Chen, Xi", "2024", "To with") == "chen2024to"
    assert key_of("", "", "From Pixels to Words") == "pixelstowords"


def test_an_alias_replaces_the_word() -> None:
    assert key_of("Radford, Alec", "2021", "Learning Models", "CLIP") == "radford2021clip"


def test_a_number_after_the_year_is_skipped_if_a_word_follows() -> None:
    assert key_of("Chen, Yu", "2019", "β³-IRT: A New Item Response Model") == "chen2019irt"
    assert key_of("Orwell, George", "1949", "1984") == "orwell19491984"


def test_a_work_without_author_and_year_gets_three_words() -> None:
    assert key_of("", "", "A list of rivers") == "listofrivers"
    assert key_of("", "", "") == ""
