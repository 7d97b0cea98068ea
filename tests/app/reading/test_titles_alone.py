"""The titles of a library that no index finds are looked up once and cached."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from vlbib.app.reading.titles_alone import CachedTitles, titles_alone
from vlbib.core.known import MOST_LETTERS, NEAR, KnownTitle, TitleList
from vlbib.core.text import squeeze


class Counting(TitleList):
    """An index that counts its lookups."""

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


def test_a_title_is_alone_if_no_index_has_it_in_this_spelling() -> None:
    upper = title(HELD.text.upper())
    index = TitleList((title("Something Else"), HELD, LONG))
    assert titles_alone((HELD, OTHER, upper), (TitleList(), index), "a", b"") == ((OTHER, upper), (OTHER, upper))
    assert titles_alone((HELD, OTHER), (), "b", b"") == ((HELD, OTHER), (HELD, OTHER))


def test_a_title_is_far_if_more_titles_begin_alike_than_are_looked_at() -> None:
    crowd = [title(f"Deep Sets of {number:03}") for number in range(NEAR)]
    index = TitleList((*crowd, HELD))
    assert titles_alone((HELD,), (index,), "a", b"") == ((), (HELD,))


def test_a_title_longer_than_the_letters_that_are_compared_is_never_found() -> None:
    assert len(LONG.key) > MOST_LETTERS
    assert titles_alone((LONG,), (TitleList((LONG,)),), "a", b"") == ((LONG,), ())
    fits = KnownTitle(LONG.text[:MOST_LETTERS], LONG.key[:MOST_LETTERS])
    assert titles_alone((fits,), (TitleList((fits,)),), "b", b"") == ((), ())


def test_an_index_is_asked_once_per_title_and_state() -> None:
    index = Counting((HELD,))
    first = titles_alone((HELD, OTHER), (index,), "a", b"1")
    assert titles_alone((HELD, OTHER), (index,), "a", b"1") == first
    assert index.asked == 2
    titles_alone((HELD, OTHER, LONG), (index,), "a", b"1")
    assert index.asked == 3
    assert titles_alone((LONG, OTHER, HELD), (index,), "a", b"1") == ((LONG, OTHER), (LONG, OTHER))
    assert index.asked == 3
    titles_alone((HELD, OTHER, LONG), (index,), "a", b"2")
    assert index.asked == 6


@pytest.mark.parametrize("damage", [b"", b"\x00", b"\xc1", b"not it", b"\x92\xc4\x011\x81\xc4\x01a\x01"])
def test_a_damaged_cache_is_ignored(damage: bytes) -> None:
    first = titles_alone((HELD, OTHER), (TitleList((HELD,)),), "a", b"1")
    (path,) = Path("cache/titles").glob("*/*")
    path.write_bytes(damage)
    assert titles_alone((HELD, OTHER), (TitleList((HELD,)),), "a", b"1") == first


def test_a_cache_with_an_answer_too_few_is_ignored() -> None:
    first = titles_alone((HELD, OTHER), (TitleList((HELD,)),), "a", b"1")
    (path,) = Path("cache/titles").glob("*/*")
    kept = msgspec.msgpack.decode(path.read_bytes(), type=CachedTitles)
    path.write_bytes(msgspec.msgpack.encode(msgspec.structs.replace(kept, marks=kept.marks[:1])))
    assert titles_alone((HELD, OTHER), (TitleList((HELD,)),), "a", b"1") == first
