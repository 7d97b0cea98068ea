from __future__ import annotations

import pytest

from vlbib.core.ids import Id
from vlbib.core.record import Record
from vlbib.verification.absent_titles import (
    compare_with_lists,
    is_searchable,
    lists_volumes,
    sources_listing,
    title_parts,
)
from vlbib.verification.discrepancy import Flaw, Gravity
from vlbib.verification.reference import BibReference
from vlbib.verification.seen_lists import SeenLists

SEEN = SeenLists(
    volumes={("icml", 2008)}, journals={("crossref", "Journal of Maps"): (2001, 2008)}
)  # a year of unknown size


def _reference(venue: str, year: int = 2008, ids: tuple[Id, ...] = ()) -> BibReference:
    return BibReference(key="key", title="Counting lines in old maps", venue=venue, year=year, ids=ids)


def _record(venue: str) -> Record:
    return Record(source="dblp", title="Painting walls", venue=venue, year=2008)


@pytest.mark.parametrize(
    ("reference", "sources"),
    [
        (_reference("International Conference on Machine Learning"), ("dblp",)),
        (_reference("ICML", 2007), ()),
        (_reference("ICML", 2021), ("dblp",)),
        (_reference("ICML Workshop on Maps"), ()),
        (_reference("Journal of Maps"), ("crossref",)),
        (_reference("Journal of Maps", 2009), ()),
        (_reference(""), ()),
        (_reference("arXiv preprint"), ("arxiv",)),
        (_reference("arXiv preprint", ids=(Id("arxiv", "2103.00020"),)), ()),
        (_reference("bioRxiv"), ()),
    ],
)
def test_dblp_lists_volumes_crossref_journals_and_arxiv_its_preprints(
    reference: BibReference, sources: tuple[str, ...]
) -> None:
    assert sources_listing(reference, SEEN) == sources


def test_only_dblp_lists_whole_volumes() -> None:
    assert lists_volumes("dblp")
    assert not lists_volumes("crossref")


@pytest.mark.parametrize(
    ("title", "searchable"),
    [
        ("Counting lines in maps", True),
        ("Zählen von Linien: été", True),
        ("Maps", False),
        ("Counting maps", False),
        ("Counting $k$ lines in maps", False),
        ("Counting ℓ lines in maps", False),
        ("O(n^2) lines in old maps", False),
    ],
)
def test_a_title_is_looked_up_by_words_if_it_has_three_and_no_formula(title: str, searchable: bool) -> None:  # noqa: FBT001
    assert is_searchable(title) is searchable


def test_the_message_names_the_source_whose_list_lacks_the_title() -> None:
    (told,) = compare_with_lists(_reference("ICML"), (), ("dblp",))
    assert (told.flaw, told.gravity) == (Flaw.NOT_IN_PROCEEDINGS, Gravity.WARNING)
    assert told.message == "DBLP lists the papers of ICML 2008, but none of this title"
    (told,) = compare_with_lists(_reference("arXiv"), (), ("arxiv",))
    assert (told.field, told.message) == ("journal", "arXiv lists its papers, but none of this title")


def test_without_a_source_that_lacks_the_title_nothing_is_reported() -> None:
    assert compare_with_lists(_reference("ICML"), (), ()) == []


def test_a_preprint_is_compared_with_the_stated_conference_and_a_publication_is_not() -> None:
    assert compare_with_lists(_reference("ICML"), (_record("arXiv"),), ("dblp",))
    assert compare_with_lists(_reference("ICML"), (_record("ICLR"),), ("dblp",)) == []


def test_a_work_that_was_found_is_not_reported_as_missing_from_arxiv() -> None:
    assert compare_with_lists(_reference("arXiv"), (_record("arXiv"),), ("arxiv",)) == []


@pytest.mark.parametrize(
    ("title", "parts"),
    [
        ("Counting lines in old maps of towns", ["Counting lines in", "old maps of towns"]),
        ("Counting lines in old maps", []),
        ("Regularisation in Generative Modelling", ["Regularization in Generative Modeling"]),
        ("Color of regularized maps", ["Color of regularised maps"]),
        ("Behaviour of neighbourhoods", ["Behavior of neighborhoods"]),
        ("Unsupervised denoising otherwise revised", []),
        ("Precise contours of four controllers", []),
    ],
)
def test_a_title_is_looked_up_in_british_or_american_spelling_and_in_halves(title: str, parts: list[str]) -> None:
    assert title_parts(title) == parts


def test_a_known_preprint_missing_from_a_journal_is_only_an_info() -> None:
    reference = _reference("Journal of Maps")
    (absent,) = compare_with_lists(reference, [], ["crossref"])
    assert (absent.gravity, absent.field) == (Gravity.WARNING, "journal")
    assert absent.message == "Crossref lists the papers of Journal of Maps, but none of this title"
    preprint = Record(source="arxiv", title=reference.title, year=2008)
    assert [each.gravity for each in compare_with_lists(reference, [preprint], ["crossref"])] == [Gravity.INFO]
