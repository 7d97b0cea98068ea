"""Pairs of entries: duplicates, versions, related or unrelated."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from vlbib.bibtex.document import Document, read
from vlbib.checks.duplicates.pairs import find_pairs
from vlbib.checks.duplicates.profile import EntryProfile, folded
from vlbib.checks.inputs import CheckOptions, Inputs
from vlbib.checks.run import run_rules
from vlbib.checks.selection import Selection

if TYPE_CHECKING:
    from vlbib.core.bib import Library

_PREPRINT = {"journal": "", "eprint": "2006.00020", "archiveprefix": "arXiv", "year": "2020", "doi": ""}


def _entry(key: str, kind: str = "article", **fields: str) -> str:
    whole = {
        "author": "Rossi, Anna and Weber, Jonas",
        "title": "Counting crooked lines in old maps",
        "journal": "Journal of Map Studies",
        "year": "2021",
    } | fields
    return (
        f"@{kind}{{{key},\n" + "".join(f"  {name} = {{{value}}},\n" for name, value in whole.items() if value) + "}\n"
    )


def _library(*entries: str) -> Library:
    document = read("\n".join(entries).encode(), "a.bib")
    assert isinstance(document, Document)
    return document.library


def _kinship(*entries: str) -> list[str]:
    return [str(pair.kinship) for pair in find_pairs(_library(*entries))]


@pytest.mark.parametrize(
    "fields",
    [
        {},
        {"title": "{Counting} {C}rooked Lines in Old Maps"},
        {"title": "Counting crooked lines in old maps. arXiv e-prints"},
        {"title": "Counting crooked lines in old maps: an atlas of errors"},
        {"title": "Linecount: Counting crooked lines in old maps"},
        {"title": "Counting croked lines in old maps"},
        {"title": "Counting crooked lines \\& in old maps"},
        {"author": "A. Rossi and J. Weber"},
        {"author": "Anna Rossi and others"},
        {"author": 'Rossi, A. and M{\\"u}ller, B.'},
        {"year": "2020"},
        {"journal": "J. Map Stud."},
        {"journal": ""},
    ],
)
def test_the_same_work_written_differently_is_a_duplicate(fields: dict[str, str]) -> None:
    assert _kinship(_entry("a"), _entry("b", **fields)) == ["duplicate"]


@pytest.mark.parametrize(
    "fields",
    [
        {"title": "Counting crooked lines in new maps"},
        {"title": "Counting crooked lines"},
        {"title": "Drawing crooked lines in old maps"},
        {"author": "Moreau, Ada"},
        {"title": "A list of rivers and lakes"},
        {"title": "Counting crooked lines in old maps 2.0"},
    ],
)
def test_a_different_work_is_no_duplicate(fields: dict[str, str]) -> None:
    assert set(_kinship(_entry("a"), _entry("b", **fields))) <= {"related"}


def test_a_single_shared_author_is_no_evidence() -> None:
    assert _kinship(_entry("a", title="Deep maps"), _entry("b", title="Deep maps of rivers")) == []


@pytest.mark.parametrize(
    "fields",
    [
        {"eprint": "2006.00020v3", "archiveprefix": "arXiv"},
        {"doi": "10.48550/arXiv.2006.00020"},
        {"doi": "https://doi.org/10.48550/ARXIV.2006.00020"},
        {"url": "https://arxiv.org/abs/2006.00020v2"},
        {"url": "https://arxiv.org/pdf/2006.00020.pdf"},
        {"journal": "arXiv preprint arXiv:2006.00020"},
        {"journal": "CoRR", "volume": "abs/2006.00020"},
        {"note": "arXiv:2006.00020"},
        {"eprint": "arXiv:2006.00020"},
    ],
)
def test_all_spellings_of_an_arxiv_id_are_the_same_id(fields: dict[str, str]) -> None:
    one = _entry("a", "misc", **_PREPRINT)
    other = _entry("b", "misc", **{"journal": "", "title": "Counting lines, renamed", "year": "2020"} | fields)
    assert _kinship(one, other) == ["duplicate"]


def test_entries_with_the_same_doi_are_duplicates_whatever_its_case() -> None:
    assert _kinship(_entry("a", doi="10.5555/ABC"), _entry("b", doi="10.5555/abc", author="Rossi, A.")) == ["duplicate"]


def test_two_works_by_different_people_with_the_same_doi_are_no_duplicates() -> None:
    other = _entry("b", doi="10.5555/1", title="A list of rivers and lakes", author="Moreau, Ada")
    assert _kinship(_entry("a", doi="10.5555/1"), other) == ["none"]


def test_two_parts_by_different_people_with_the_same_doi_are_no_duplicates() -> None:
    fields = {"doi": "10.5555/1", "title": "Maps of old rivers, Part I"}
    own = _entry("a", **fields)
    assert _kinship(own, _entry("b", **fields | {"title": "Maps of old rivers, Part II", "author": "Moreau, Ada"})) == [
        "none"
    ]
    assert _kinship(own, _entry("b", **fields | {"author": "Moreau, Ada"})) == ["duplicate"]


@pytest.mark.parametrize(
    ("author", "kinship"),
    [
        ("Goodfellow, Ian and Bengio, Yoshua and Courville, Aaron", []),  # one of three
        ("Goodfellow, Ian and Bengio, Yoshua and Hinton, Geoffrey", ["duplicate"]),  # two of three
        ("Goodfellow, Ian and Bengio, Yoshua", ["duplicate"]),  # half of two
        ("LeCun, Yann and Cortes, Corinna and Burges, Chris", ["duplicate"]),  # the first
    ],
)
def test_entries_with_the_same_title_are_duplicates_if_people_agree(author: str, kinship: list[str]) -> None:
    fields = {"title": "Deep learning", "journal": "", "year": "", "doi": ""}
    nature = _entry("a", **fields | {"author": "LeCun, Yann and Bengio, Yoshua and Hinton, Geoffrey"})
    assert _kinship(nature, _entry("b", **fields | {"author": author})) == kinship


def test_a_preprint_and_its_published_version_are_versions() -> None:
    assert _kinship(_entry("a"), _entry("b", "misc", **_PREPRINT)) == ["version"]


def test_an_entry_with_a_preprint_as_its_journal_is_a_version_too() -> None:
    assert _kinship(_entry("a"), _entry("b", journal="arXiv preprint arXiv:2006.00020", year="2020")) == ["version"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"booktitle": "CVPR", "journal": "", "year": "2019"}, {"journal": "IEEE TPAMI"}),
        ({"booktitle": "AAAI", "journal": ""}, {"booktitle": "IJCAI", "journal": ""}),
        ({"journal": "Nature", "year": "1986"}, {"journal": "Cognitive modeling", "year": "1988"}),
        ({"doi": "10.5555/1", "year": "2019"}, {"doi": "10.5555/2"}),
        ({"title": "Maps of old rivers, Part I"}, {"title": "Maps of old rivers, Part II"}),
        ({"title": "Mapnet: learning to count"}, {"title": "Mapnet++: learning to count"}),
    ],
)
def test_extensions_reprints_and_parts_are_related(one: dict[str, str], other: dict[str, str]) -> None:
    assert _kinship(_entry("a", **one), _entry("b", **other)) == ["related"]


def test_pairs_listed_as_distinct_are_not_found() -> None:
    library = _library(_entry("a"), _entry("b"), _entry("c"))
    options = CheckOptions(distinct=frozenset({frozenset({"a", "b"})}))
    found = run_rules(Inputs(library=library, options=options), Selection(select=("D",)))
    assert [(finding.key, finding.others) for finding in found] == [("c", ("a",)), ("c", ("b",))]


def test_each_pair_names_its_evidence_and_both_keys() -> None:
    found = run_rules(Inputs(library=_library(_entry("a"), _entry("b"))), Selection(select=("D",)))
    assert [(one.code, one.key, one.others) for one in found] == [("D001", "b", ("a",))]
    assert "the same title and authors" in found[0].message


@pytest.mark.parametrize(
    ("latex", "text"),
    [
        (r"Sch{\"o}n", "schon"),
        (r"Schön", "schon"),
        (r"{\O}rsted and {\L}ukasz", "orsted and lukasz"),
        (r"Stra{\ss}e", "strasse"),
        (r"\v{S}koda \'{\i}", "skoda i"),
        (r"\emph{Map} \& {Lines}", "map \\& lines"),
    ],
)
def test_titles_are_compared_without_their_latex(latex: str, text: str) -> None:
    assert folded(latex) == text


def test_the_cost_grows_with_the_entries_and_not_with_their_pairs() -> None:
    words = [f"word{number}" for number in range(400)]
    entries = [
        _entry(
            f"k{at}", title=" ".join(words[(at * 7 + step * 31) % 400] for step in range(6)), author=f"Name{at % 9}, A"
        )
        for at in range(400)
    ]
    compared = 0
    library = _library(*entries)

    from vlbib.checks.duplicates.pairs import candidates

    compared = sum(1 for _ in candidates([EntryProfile(entry, at) for at, entry in enumerate(library.entries)]))
    assert compared < 10 * len(library.entries)


@pytest.mark.parametrize("mark", ["(Abstract)", "(Extended Abstract)", "[Abstract]"])
def test_an_abstract_beside_its_paper_is_related(mark: str) -> None:
    title = f"Counting crooked lines in old maps {mark}"
    assert _kinship(_entry("a"), _entry("b", title=title)) == ["related"]
    assert _kinship(_entry("a", title=title), _entry("b", title=title)) == ["duplicate"]
    assert _kinship(_entry("a", pages="7--9"), _entry("b", title=title, pages="7--9")) == ["duplicate"]


_TIDES = {"author": "Moreau, Claire", "title": "Tides that no harbour remembers", "journal": "Annals of Coasts"}
_BLANK = {"author": "", "title": "Tides that no harbour remembers", "journal": "Annals of Coasts"}


@pytest.mark.parametrize(
    "given",
    [
        {"doi": "10.1145/1122445.1122456"},
        {"eprint": "2006.00020"},
        {"url": "https://openreview.net/forum?id=abcDEF123"},
        {"url": "https://aclanthology.org/2020.acl-main.1"},
        {"url": "https://arxiv.org/abs/2006.00020v3"},
    ],
)
@pytest.mark.parametrize("second", [_TIDES, _BLANK])
def test_different_works_with_the_same_id_are_reported(given: dict[str, str], second: dict[str, str]) -> None:
    assert _kinship(_entry("a", **given), _entry("b", **second, **given)) == ["none"]
    library = _library(_entry("a", **given), _entry("b", **second, **given))
    findings = run_rules(Inputs(library=library), Selection(select=("D",)))
    assert [finding.code for finding in findings] == ["D004"]
    assert findings[0].message.startswith("`b` is a different work from `a` (line 1): both have ")


def test_an_id_in_a_note_and_the_doi_of_a_book_in_its_chapters_are_not_reported() -> None:
    assert _kinship(_entry("a", eprint="2006.00020"), _entry("b", **_TIDES, note="see arXiv:2006.00020")) == []
    book = {"doi": "10.1007/978-3-030-1", "booktitle": "A Book", "journal": ""}
    assert _kinship(_entry("a", "incollection", **book), _entry("b", "incollection", **{**_TIDES, **book})) == []


def test_a_retitled_paper_by_the_same_people_is_a_duplicate_by_its_id() -> None:
    retitled = {"title": "What nobody counts in maps", "doi": "10.5555/2"}
    assert _kinship(_entry("a", doi="10.5555/2"), _entry("b", **retitled)) == ["duplicate"]


def test_two_preprints_by_one_author_with_the_same_doi_are_different_works() -> None:
    own = _entry("a", doi="10.5555/2", eprint="2006.00020")
    other = {"title": "What nobody counts in maps", "doi": "10.5555/2"}
    assert _kinship(own, _entry("b", **other, eprint="2006.00021")) == ["none"]
    assert _kinship(own, _entry("b", **other, eprint="2006.00020v2")) == ["duplicate"]


@pytest.mark.parametrize(
    ("fields", "kinship"),
    [
        ({}, ["duplicate"]),
        ({"volume": "8"}, []),
        ({"pages": "301--302"}, []),
        ({"year": "2022"}, ["duplicate"]),  # volume and first page agree, so one of the years is wrong
        ({"year": "2022", "pages": ""}, []),
        ({"title": "{G}uest {E}ditorial: Introduction", "volume": "8"}, []),
    ],
)
def test_editorials_with_the_same_author_and_title_in_two_issues_are_no_duplicates(
    fields: dict[str, str], kinship: list[str]
) -> None:
    piece = {"title": "Guest Editorial", "volume": "7", "pages": "1--2"}
    assert _kinship(_entry("a", **piece), _entry("b", **piece | fields)) == kinship


def test_prefaces_that_share_an_id_are_duplicates() -> None:
    piece = {"title": "Preface", "volume": "7", "url": "https://doi.org/10.5555/1"}
    assert _kinship(_entry("a", **piece), _entry("b", **piece)) == ["duplicate"]


@pytest.mark.parametrize(
    ("kind", "first", "second"),
    [
        ("proceedings", {"journal": "", "year": "2019"}, {"journal": "", "year": "2020"}),
        ("book", {"journal": "", "volume": "1"}, {"journal": "", "volume": "2"}),
        ("patent", {"journal": "", "number": "US1"}, {"journal": "", "number": "US2"}),
        ("article", {"volume": "1", "pages": "1--9"}, {"volume": "7", "pages": "30--39"}),
    ],
)
def test_two_publications_with_the_same_title_are_related_and_no_duplicates(
    kind: str, first: dict[str, str], second: dict[str, str]
) -> None:
    assert _kinship(_entry("a", kind, **first), _entry("b", kind, **second)) == ["related"]
    assert _kinship(_entry("a", kind, **first), _entry("b", kind, **first)) == ["duplicate"]


def test_a_thesis_and_an_article_with_its_title_are_related() -> None:
    thesis = _entry("a", "phdthesis", journal="", school="Somewhere")
    assert _kinship(thesis, _entry("b")) == ["related"]
    assert _kinship(thesis, _entry("b", "thesis", journal="", school="Somewhere")) == ["duplicate"]
