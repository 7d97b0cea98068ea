"""Which titles of a library no index finds, asked once and kept."""

from __future__ import annotations

from pathlib import Path

import pytest

from vlbib.app.reading.titles_alone import titles_alone
from vlbib.core.known import MOST_LETTERS, NEAR, KnownTitle, TitleList
from vlbib.core.text import squeeze


class Counting(TitleList):
    """An index that counts its questions."""

    asked = 0

    def titles_from(self, letters: str) -> list[KnownTitle]:
        self.asked += 1
        return list(super().titles_from(letters))


def title(text: str) -> KnownTitle:
    return KnownTitle(text, squeeze(text))


HELD, OTHER, LONG = title("Deep Sets of Many Things"), title("Counting Pelicans"), title("Word " * 120)


@pytest.fixture(autouse=True)
def _in_a_folder_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VLBIB_CACHE_DIR", str(tmp_path / "cache"))
    monkeypatch.chdir(tmp_path)


def test_a_title_is_alone_where_no_index_has_it_as_it_is_written() -> None:
    upper = title(HELD.text.upper())
    index = TitleList((title("Something Else"), HELD, LONG))
    assert titles_alone((HELD, OTHER, upper), (TitleList(), index), "a", b"") == ((OTHER, upper), (OTHER, upper))
    assert titles_alone((HELD, OTHER), (), "b", b"") == ((HELD, OTHER), (HELD, OTHER))


def test_a_title_is_far_where_more_begin_alike_than_are_looked_at() -> None:
    crowd = [title(f"Deep Sets of {number:03}") for number in range(NEAR)]
    index = TitleList((*crowd, HELD))
    assert titles_alone((HELD,), (index,), "a", b"") == ((), (HELD,))


def test_a_title_of_more_letters_than_are_read_of_a_text_is_never_found() -> None:
    assert len(LONG.key) > MOST_LETTERS
    assert titles_alone((LONG,), (TitleList((LONG,)),), "a", b"") == ((LONG,), ())
    fits = KnownTitle(LONG.text[:MOST_LETTERS], LONG.key[:MOST_LETTERS])
    assert titles_alone((fits,), (TitleList((fits,)),), "b", b"") == ((), ())


def test_an_index_is_asked_once_for_each_of_its_states_and_each_title() -> None:
    index = Counting((HELD,))
    first = titles_alone((HELD, OTHER), (index,), "a", b"1")
    assert titles_alone((HELD, OTHER), (index,), "a", b"1") == first
    assert index.asked == 2
    titles_alone((HELD, OTHER, LONG), (index,), "a", b"1")
    assert index.asked == 3
    titles_alone((HELD, OTHER, LONG), (index,), "a", b"2")
    assert index.asked == 6


@pytest.mark.parametrize("damage", [b"", b"\x00", b"\xc1", b"not it", b"\x92\xc4\x011\x81\xc4\x01a\x01"])
def test_what_is_damaged_in_the_cache_counts_as_nothing(damage: bytes) -> None:
    first = titles_alone((HELD, OTHER), (TitleList((HELD,)),), "a", b"1")
    (path,) = Path("cache/titles").glob("*/*")
    path.write_bytes(damage)
    assert titles_alone((HELD, OTHER), (TitleList((HELD,)),), "a", b"1") == first
