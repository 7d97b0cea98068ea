from __future__ import annotations

from typing import ClassVar

import pytest

from vlbib.core.bib import Entry, Field
from vlbib.core.entries import (
    ALL_ID_PLACES,
    ASIDE,
    BODIES,
    ID_PLACES,
    READ_FOR_IDS,
    REMARKS,
    USUAL_FOR_IDS,
    aside_id,
    entry_ids,
    entry_venue,
    is_aside,
    may_hold_id,
)


def entry(**values: str) -> Entry:
    fields = tuple(Field(name, value, line) for line, (name, value) in enumerate(values.items(), 2))
    return Entry("article", "rossi2021lines", fields, 1)


@pytest.mark.parametrize(
    ("fields", "ids"),
    [
        ({"doi": "10.5555/12345678"}, ["doi:10.5555/12345678"]),
        ({"doi": r"10.5555/a\_b"}, ["doi:10.5555/a_b"]),
        ({"doi": "10.48550/arXiv.2103.00020"}, ["arxiv:2103.00020"]),
        ({"eprint": "2103.00020v2"}, ["arxiv:2103.00020"]),
        ({"eprint": "{2103.00020}", "archiveprefix": "arXiv"}, ["arxiv:2103.00020"]),
        ({"eprint": "2103.00020", "eprinttype": "hal"}, []),
        ({"arxivid": "2103.00020"}, ["arxiv:2103.00020"]),
        ({"url": "https://arxiv.org/abs/2103.00020"}, ["arxiv:2103.00020"]),
        ({"url": "https://example.org/maps"}, []),
        ({"journal": "arXiv preprint arXiv:2103.00020"}, ["arxiv:2103.00020"]),
        ({"journal": "CoRR", "volume": "abs/2103.00020"}, ["arxiv:2103.00020"]),
        ({"institution": "arXiv", "number": "2103.00020"}, ["arxiv:2103.00020"]),
        ({"howpublished": r"\url{https://doi.org/10.5555/12345678}"}, ["doi:10.5555/12345678"]),
        ({"note": "see arXiv:2103.00020"}, []),
        ({"note": "Extended version of arXiv:2103.00020"}, []),
        ({"note": "Comment on Rossi, arXiv:2103.00020"}, []),
        ({"eprint": "2103.00020", "doi": "10.5555/1"}, ["arxiv:2103.00020", "doi:10.5555/1"]),
    ],
)
def test_the_ids_of_an_entry_are_read_from_all_usual_fields(fields: dict[str, str], ids: list[str]) -> None:
    assert list(dict.fromkeys(map(str, entry_ids(fields)))) == ids


@pytest.mark.parametrize(
    "fields",
    [
        {"note": "arXiv:2103.00020 [cs]"},
        {"note": "{arXiv}:2103.00020 [cs, stat]"},
        {"note": "arXiv: 2103.00020\nComment: 15 pages, 5 figures"},
        {"note": r"Available at: \url{https://arxiv.org/pdf/2103.00020v4.pdf}"},
        {"note": "arXiv preprint, arXiv:2103.00020v2 [cs.CL], version: 2"},
        {"note": r"Available at \url{https://arxiv.org/abs/2103.00020}. Accessed 2021-04-01."},
        {"note": "e-Print: arXiv:2103.00020 [cs]"},
        {"howpublished": "arXiv e-print 2103.00020"},
        {"journal": "Arxiv Prepr. Arxiv2103.00020"},
        {"eprint": "arXiv:2103.00020[cs.CV]"},
        {"extra": "arXiv:2103.00020 [cs]"},
        {"annotation": "arXiv:2103.00020"},
        {"arxiv": "2103.00020"},
        {"arxiv": "https://arxiv.org/abs/2103.00020"},
        {"link": "http://arxiv.org/abs/2103.00020"},
        {"ee": "http://arxiv.org/abs/2103.00020"},
        {"eprint": "2103.00020 [cs]"},
        {"eprint": "{arXiv:2103.00020v5 [cs.CL]}", "archiveprefix": "arXiv.org"},
        {"eprint": "https://arxiv.org/abs/2103.00020"},
        {"eprint": "abs/2103.00020"},
        {"number": "arXiv:2103.00020"},
        {"howpublished": "arXiv:2103.00020"},
        {"howpublished": "arXiv preprint 2103.00020"},
        {"howpublished": r"\url{https://arxiv.org/abs/2103.00020}"},
        {"booktitle": "arXiv preprint arXiv:2103.00020"},
        {"journal": "arXiv preprint arXiv:2103.00020 [cs]"},
        {"journal": "arXiv, 2103.00020"},
        {"journal": "CoRR abs/2103.00020"},
        {"journal": "2103.00020 [cs]"},
        {"journal": "ArXiv", "volume": "2103.00020"},
        {"volume": "arXiv:2103.00020"},
        {"eid": "arXiv:2103.00020"},
        {"pages": "arXiv:2103.00020"},
        {"doi": "arXiv:2103.00020"},
        {"doi": "https://doi.org/10.48550/ARXIV.2103.00020"},
        {"pdf": "https://arxiv.org/pdf/2103.00020.pdf"},
        {"slaccitation": "%%CITATION = ARXIV:2103.00020;%%"},
        {"adsurl": "https://ui.adsabs.harvard.edu/abs/2021arXiv210300020R"},
        {"adsurl": "http://adsabs.harvard.edu/abs/2021arXiv210300020R"},
        {"biburl": "https://dblp.org/rec/journals/corr/abs-2103-00020.bib", "year": "2021"},
        {"biburl": "https://dblp.org/rec/journals/corr/abs-2103-00020.bib", "booktitle": "Maps", "year": "2022"},
        {"title": "[2103.00020] Counting lines"},
        {"title": "Counting lines (arXiv:2103.00020v2 [cs.CV])"},
        {"type": "arXiv preprint", "number": "2103.00020"},
        {"howpublished": "arXiv", "number": "2103.00020"},
        {"archiveprefix": "arXiv", "number": "2103.00020"},
        {"archive": "arXiv", "number": "2103.00020"},
        {"repository": "arXiv", "eid": "2103.00020"},
        {"institution": "arXiv:2103.00020"},
        {"publisher": "arXiv:2103.00020 [cs]"},
        {"series": "arXiv preprint arXiv:2103.00020"},
        {"reportnumber": "arXiv:2103.00020"},
        {"key": "arXiv:2103.00020"},
        {"arxiv-id": "2103.00020"},
        {"arxivnumber": "2103.00020"},
        {"bdsk-url-1": "https://arxiv.org/abs/2103.00020"},
        {"urlarxiv": "https://arxiv.org/abs/2103.00020"},
        {"note": r"\_eprint: 2103.00020"},
        {"note": "ZSCC: 0000123 arXiv: 2103.00020 [cs]"},
        {"note": "cite arxiv:2103.00020Comment: 15 pages, 5 figures"},
        {"extra": "tex.eprint: 2103.00020"},
        {"extra": "Number: arXiv:2103.00020"},
        {"url": "arxiv.org/abs/2103.00020v3"},
        {"url": "http://arxiv.org/pdf/2103.00020v2.pdf"},
        {"url": r"\url{https://arxiv.org/abs/2103.00020}"},
    ],
)
def test_an_arxiv_id_is_read_in_every_spelling(fields: dict[str, str]) -> None:
    assert {str(identity) for identity in entry_ids(fields)} == {"arxiv:2103.00020"}


BIBURL = {"biburl": "https://dblp.org/rec/journals/corr/abs-2103-00020.bib"}


def test_a_database_s_link_counts_only_if_the_entry_does_not_contradict_it() -> None:
    assert [str(identity) for identity in entry_ids({**BIBURL, "eprint": "2104.00001"})] == ["arxiv:2104.00001"]
    assert list(entry_ids({**BIBURL, "year": "2020"})) == []
    assert list(entry_ids({**BIBURL, "adsurl": "https://ui.adsabs.harvard.edu/abs/2021arXiv210300021R"})) == []
    assert list(entry_ids({"biburl": "https://dblp.org/rec/journals/corr/RossiB15.bib"})) == []
    assert list(entry_ids({"adsurl": "https://ui.adsabs.harvard.edu/abs/2021ApJ...900..123R"})) == []
    assert list(entry_ids(BIBURL, ())) == []


@pytest.mark.parametrize("name", sorted(ASIDE))
def test_a_text_without_a_sign_of_arxiv_gives_no_aside_id(name: str) -> None:
    assert not is_aside("Counting lines in 2103 maps")
    assert aside_id(name, "Counting lines in 2103 maps") is None
    assert aside_id(name, "") is None


def test_every_field_that_is_read_is_listed() -> None:
    class Seen(dict[str, str]):
        names: ClassVar[set[str]] = set()

        def get(self, key: str, default: str | None = None) -> str | None:  # type: ignore[override]
            self.names.add(key)
            return default

    list(entry_ids(Seen(), ALL_ID_PLACES))
    assert Seen.names - READ_FOR_IDS == set()
    assert USUAL_FOR_IDS < READ_FOR_IDS


@pytest.mark.parametrize("fields", [{"volume": "2103.00020"}, {"journal": "Maps", "number": "2103.00020"}])
def test_a_bare_number_is_no_id_except_at_arxiv(fields: dict[str, str]) -> None:
    assert list(entry_ids(fields)) == []


def test_a_note_is_searched_only_on_request() -> None:
    assert [str(identity) for identity in entry_ids({"note": "arXiv:2103.00020"}, ("note",))][:1] == [
        "arxiv:2103.00020"
    ]


def test_the_booktitle_comes_before_the_journal() -> None:
    assert entry_venue(entry(journal="Maps", booktitle="Proceedings")) == "Proceedings"
    assert entry_venue(entry(journaltitle="Maps")) == "Maps"
    assert entry_venue(entry(title="Lines")) == ""


def test_a_long_note_is_text_not_a_remark() -> None:
    remark = "arXiv:2103.00020 [cs]"
    assert [str(identity) for identity in entry_ids({"note": f"{remark:<300}"})][:1] == ["arxiv:2103.00020"]
    assert list(entry_ids({"note": f"{remark:<301}"})) == []


def test_the_id_of_a_plain_url_is_yielded_once_and_one_inside_it_as_well() -> None:
    ids = [
        list(entry_ids({"url": url}, ALL_ID_PLACES)) for url in ("https://doi.org/10.1/x", "https://doi.org/10.1000/x")
    ]
    assert ids == [[], ["doi:10.1000/x"]]
    inside = list(entry_ids({"url": "https://doi.org/10.1000/abs/2103.00020"}, ALL_ID_PLACES))
    assert "arxiv:2103.00020" in inside


@pytest.mark.parametrize(
    "value", ["arXiv:2103.00020", "abs/2103.00020", "10.1000/x", "HTTP://a.org", "2103.00020 [cs]"]
)
def test_the_quick_check_passes_for_every_form_of_an_id(value: str) -> None:
    assert may_hold_id(value)
    assert not may_hold_id("Proceedings of 2021, pages 12--19")


@pytest.mark.parametrize("name", sorted({*ID_PLACES, *REMARKS, *BODIES, "url", "eprint", "title"}))
def test_no_usual_place_of_an_id_is_passed_over(name: str) -> None:
    """The usual places are searched only if one may have an id; others, such as those of a list, always are."""
    values = ("2103.00020", "arXiv:2103.00020", "hep-th/9711200", "https://arxiv.org/abs/2103.00020", "doi 10.1000/a",
              "eprint: 2103.00020", "[2103.00020] T", "https://x.org/a?arxiv=2103.00020", "12", "A title")  # fmt: skip
    for value in values:
        for fields in ({name: value}, {name: value, "journal": "CoRR"}, {name: value, "url": "https://x.org/a"}):
            assert list(entry_ids(fields)) == list(entry_ids(fields, list(ID_PLACES))), fields
            assert list(entry_ids(fields, ALL_ID_PLACES)) == list(entry_ids(fields, list(ALL_ID_PLACES))), fields


@pytest.mark.parametrize(
    "doi",
    [
        "10.1000/a.b(1)",
        "10.1000/arXiv.2103.00020",
        "10.1000/papers/2103.00020",
        "10.1000/a%2Fb",
        "10.1000/a?b",
        "10.1000/a#b",
        "10.48550/arXiv.2103.00020",
        "10.1000/a.",
    ],
)
def test_a_link_to_the_own_doi_has_the_id_that_it_has_alone(doi: str) -> None:
    link = f"https://doi.org/{doi}"
    both = [*entry_ids({"doi": doi}, ()), *entry_ids({"url": link}, ())]
    assert list(entry_ids({"doi": doi, "url": link}, ())) == both
