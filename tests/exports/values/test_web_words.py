from __future__ import annotations

import pytest

from vlbib.exports.values.web_words import address_and_words, visit_date


@pytest.mark.parametrize(
    ("written", "address", "words"),
    [
        (r"YouTube, \url{https://x.org/1?a=b}", "https://x.org/1?a=b", "YouTube"),
        (r"Lamp Journal's blog: \url{https://x.org}", "https://x.org", "Lamp Journal's blog"),
        (r"Available online at: \url{https://x.org}.", "https://x.org", ""),
        (r"\url{https://x.org}", "https://x.org", ""),
        ("Lamps https://x.org/1", "https://x.org/1", "Lamps"),
        ("We wrote it on seven days at https://x.org", "https://x.org", ""),
        ("Lamps", "", ""),
        (r"\url{https://x.org} and lamps", "", ""),
    ],
)
def test_words_before_an_address_name_the_site(written: str, address: str, words: str) -> None:
    assert address_and_words(written) == (address, words)


@pytest.mark.parametrize(
    ("note", "day"),
    [
        ("Accessed: 2021-01-31", "2021-01-31"),
        ("[Online; accessed 21-March-2024]", "2024-03-21"),
        ("Last accessed on 3 May 2019.", "2019-05-03"),
        ("(visited May 3rd, 2019)", "2019-05-03"),
    ],
)
def test_the_date_of_access_is_read_from_a_note(note: str, day: str) -> None:
    date = visit_date({"note": note, "url": "https://x.org"})
    assert date is not None
    assert date.iso() == day


@pytest.mark.parametrize(
    "values",
    [
        {"note": "Accessed: 2021-01-31"},
        {"note": "Retrieved 2019", "url": "https://x.org"},
        {"note": "Accessed: 2021-01-31, and read", "url": "https://x.org"},
        {"note": "Accessed: 31 Foo 2021", "url": "https://x.org"},
        {"url": "https://x.org"},
    ],
)
def test_other_notes_give_no_date_of_access(values: dict[str, str]) -> None:
    assert visit_date(values) is None
