"""What duplicates of an entry are recognised by, normalised for comparison."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from vlbib.checks.duplicates.profile import EntryProfile, folded
from vlbib.core.bib import Entry, Field
from vlbib.core.ids import Id


def profile(kind: str = "article", **values: str) -> EntryProfile:
    return EntryProfile(Entry(kind, "a", tuple(Field(name, text, 2) for name, text in values.items()), 1), 0)


@pytest.mark.parametrize(
    ("value", "plain"),
    [
        (r"Schr{\"o}dinger's  {Cat}", "schrodinger's cat"),
        (r"\'{E}tude \emph{of} \ss{} \O re", "etude of ssore"),
        ("two\nlines", "two lines"),
        (r"\v{S}im\r{a}", "sima"),
    ],
)
def test_a_value_is_compared_without_commands_accents_and_braces(value: str, plain: str) -> None:
    assert folded(value) == plain


def test_ids_are_read_from_all_fields_but_only_some_are_the_entrys_own() -> None:
    noted = profile(title="T", note="doi:10.1000/2", url="https://arxiv.org/abs/2103.00020")
    assert (noted.arxiv, noted.doi) == ("2103.00020", "10.1000/2")
    assert noted.own_ids == (Id("arxiv", "2103.00020"),)
    assert profile(title="T", doi="10.1000/X", url="https://doi.org/10.1000/x").own_ids == (Id("doi", "10.1000/x"),)


def test_ids_of_other_schemes_are_kept_separate_from_doi_and_arxiv_id() -> None:
    both = profile(title="T", doi="10.1000/x", url="https://openreview.net/forum?id=abc", eprint="2103.00020")
    assert (both.arxiv, both.doi, both.further) == ("2103.00020", "10.1000/x", ("openreview:abc",))
    assert profile(title="T", url="https://openreview.net/forum?id=abc").arxiv is None


_PIECES = (
    "10.1000/x", "10.1000/y", "2103.00020", "https://doi.org/10.1000/x", "https://arxiv.org/abs/2103.00020", "a",
    "arXiv:2103.00020", "[2103.00020] A title", "https://dblp.org/rec/journals/corr/abs-2103-00020.bib",
    "https://openreview.net/forum?id=abc", "https://openreview.net/forum?id=xyz",
)  # fmt: skip
_PLACES = ("doi", "url", "eprint", "note", "title", "biburl", "howpublished", "journal", "volume", "publisher")
_ENTRIES = st.dictionaries(st.sampled_from(_PLACES), st.sampled_from(_PIECES), max_size=5)


@given(_ENTRIES, _ENTRIES)
@example(
    {"title": "[2103.00020] A title", "note": "Comment on arXiv:2104.00021"}, {"title": "[2103.00020] A title"}
)  # the note's id comes before the title's among all ids, and is not the entry's own
@example({"doi": "10.1000/y", "url": "https://doi.org/10.1000/x"}, {"doi": "10.1000/x"})
def test_the_quick_test_never_misses_entries_that_share_an_own_id(left: dict[str, str], right: dict[str, str]) -> None:
    first, second = profile(**left), profile(**right)
    assert first.may_share_id(second) or set(first.own_ids).isdisjoint(second.own_ids)


def test_the_quick_test_excludes_entries_with_different_ids() -> None:
    assert not profile(doi="10.1000/x").may_share_id(profile(doi="10.1000/y"))
    assert profile(doi="10.1000/x").may_share_id(profile(url="https://doi.org/10.1000/X"))


def test_a_titles_words_lose_their_apostrophes_and_its_key_has_only_letters() -> None:
    assert (profile(title="Ann's Maps").words, profile(title="Ann's Maps").key) == (["anns", "maps"], "annsmaps")


@pytest.mark.parametrize(
    ("author", "family"),
    [
        ("Müller, Ann and Doe, Bob", "muller"),
        ('Ann M{\\"u}ller and Bob Doe', "muller"),
        ("Mueller, Ann", "muller"),
        ("Lee-Smith, Ann", "leesmith"),
        ("Ann van den Berg", "berg"),
    ],
)
def test_a_first_family_name_is_found_whatever_its_order_and_spelling(author: str, family: str) -> None:
    assert profile(author=author).first_family == family


def test_editors_replace_missing_authors_and_a_date_replaces_a_missing_year() -> None:
    edited = profile(kind="proceedings", editor="Doe, Ann", date="2019-05", pages=" 12--15", booktitle="ICML")
    assert ([name.family for name in edited.people], edited.first_family) == (["Doe"], "do")
    assert (edited.year, edited.first_page, edited.published, edited.preprint) == (2019, "12", True, False)
    bare = profile(journal="arXiv preprint arXiv:2103.00020", pages="e12")
    assert (bare.year, bare.first_page, bare.published, bare.preprint) == (None, "", False, True)


def test_a_profile_is_reused_when_its_entry_moves() -> None:
    first = profile(title="T")
    assert first.of(first.entry) is first
    moved = first.of(first.entry.moved_to(9))
    assert (moved.entry.line, moved.title, first.entry.line) == (9, "t", 1)


def test_a_profile_that_forgot_what_it_read_reads_the_same_again() -> None:
    of_entry = profile(title="Old Maps", author="Ann Lee", year="2020", journal="Maps")
    read = (of_entry.title, of_entry.people, of_entry.year, of_entry.venue, of_entry.published)
    assert vars(of_entry)
    of_entry.forget()
    assert not vars(of_entry)
    assert (of_entry.title, of_entry.people, of_entry.year, of_entry.venue, of_entry.published) == read
