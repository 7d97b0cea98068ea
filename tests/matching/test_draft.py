from __future__ import annotations

from typing import Any

import pytest
from msgspec import structs

from vlbib.core.ids import Id
from vlbib.core.names import Name, parse_name
from vlbib.core.record import Draft, Record
from vlbib.matching.draft import make_draft

ARXIV = Record(
    source="arxiv",
    title="Learning Visual Models",
    authors=(parse_name("Alec Radford"), parse_name("J. W. Kim")),
    year=2021,
    type="misc",
    url="http://arxiv.org/abs/2103.00020v1",
    ids=(Id("arxiv", "2103.00020"),),
    primary_class="cs.CV",
)
DBLP = Record(
    source="catalogue/dblp",
    title="Learning Visual Models.",
    authors=(parse_name("Alec Radford"), parse_name("Jong Wook Kim")),
    year=2022,
    type="inproceedings",
    venue="Proceedings of the 38th International Conference on Machine Learning",
    venue_short="ICML",
    pages="8748-8763",
    publisher="PMLR",
)


def record(source: str, **more: Any) -> Record:
    return Record(**{"source": source, "title": "A Study", "authors": (parse_name("Ann Lee"),), "year": 2020, **more})


def texts(draft: Draft) -> dict[str, str]:
    return {name: value.text for name, value in draft.fields.items()}


def test_published_facts_win_and_the_eprint_is_kept() -> None:
    draft = make_draft([ARXIV, DBLP])
    assert draft.type == "inproceedings"
    assert list(texts(draft).items()) == [
        ("author", "Radford, Alec and Kim, Jong Wook"),
        ("title", "Learning Visual Models"),
        ("booktitle", "Proceedings of the 38th International Conference on Machine Learning"),
        ("pages", "8748--8763"),
        ("year", "2022"),
        ("publisher", "PMLR"),
        ("url", "https://arxiv.org/abs/2103.00020"),
        ("eprint", "2103.00020"),
        ("archiveprefix", "arXiv"),
        ("eprinttype", "arxiv"),
        ("primaryclass", "cs.CV"),
    ]
    assert draft.fields["year"].source == "catalogue/dblp"
    assert draft.fields["eprint"].source == "arxiv"


def test_a_preprint_alone_is_misc_with_the_arxiv_doi() -> None:
    draft = make_draft([ARXIV])
    assert draft.type == "misc"
    assert draft.fields["doi"].text == "10.48550/arXiv.2103.00020"
    assert "url" not in draft.fields


def test_the_higher_authority_wins_field_by_field_within_one_version() -> None:
    crossref = record("crossref", venue="CVPR", type="inproceedings", ids=(Id("doi", "10.1109/X"),), publisher="IEEE")
    dblp = record("dblp", venue="CVPR 2020", type="inproceedings", pages="1--2", publisher="IEEE Computer Society")
    fields = make_draft([dblp, crossref]).fields
    assert (fields["publisher"].text, fields["publisher"].source) == ("IEEE", "crossref")
    assert (fields["pages"].text, fields["pages"].source) == ("1--2", "dblp")
    assert fields["doi"].text == "10.1109/X"


def test_facts_of_two_versions_are_never_mixed_and_the_note_chooses() -> None:
    conference = record("dblp", venue="CVPR", type="inproceedings", pages="1--2")
    journal = record(
        "dblp", venue="International Journal of Computer Vision", type="article", volume="9", number="3", year=2022
    )
    assert "volume" not in make_draft([conference, journal]).fields
    chosen = make_draft([conference, journal], venue="IJCV", year=2022)
    assert chosen.type == "article"
    assert texts(chosen)["journal"] == "International Journal of Computer Vision"
    assert texts(chosen)["year"] == "2022"
    assert "pages" not in chosen.fields


def test_an_unverified_value_is_not_written() -> None:
    fields = make_draft([record("dblp", venue="CVPR", pages="1--2", unverified=frozenset({"pages"}))]).fields
    assert "pages" not in fields


def test_full_names_replace_initials_only_of_the_same_people() -> None:
    initials = record("crossref", venue="CVPR", authors=(parse_name("Lee, A."), parse_name("Chen, B.")))
    full = record("arxiv", authors=(parse_name("Ann Lee"), parse_name("Bo Chen")))
    others = record("arxiv", authors=(parse_name("Ann Lee"), parse_name("Cai Du")))
    assert texts(make_draft([initials, full]))["author"] == "Lee, Ann and Chen, Bo"
    assert texts(make_draft([initials, others]))["author"] == "Lee, A. and Chen, B."


@pytest.mark.parametrize("rest", ["others", "et al.", "and others"])
def test_a_truncated_list_of_authors_is_never_written(rest: str) -> None:
    cut = record("dblp", venue="CVPR", authors=(parse_name("Ann Lee"), Name(rest)))
    whole = record("arxiv", authors=(parse_name("Ann Lee"), parse_name("Bo Chen")))
    assert texts(make_draft([cut, whole]))["author"] == "Lee, Ann and Chen, Bo"
    assert "author" not in make_draft([cut]).fields


def test_a_corporate_author_and_an_and_in_a_name_stay_one_name() -> None:
    corporate = record("dblp", venue="CVPR", authors=(Name("Barnes and Noble, Inc.", literal=True),))
    assert texts(make_draft([corporate]))["author"] == "{Barnes and Noble, Inc.}"


def test_a_title_in_capitals_gives_way_to_the_same_title_in_normal_case() -> None:
    loud = record("crossref", venue="CVPR", title="A STUDY OF CLIP")
    assert texts(make_draft([loud, record("arxiv", title="A Study of CLIP")]))["title"] == "A Study of {CLIP}"
    assert texts(make_draft([loud, record("arxiv", title="An Early Name")]))["title"] == "A STUDY OF CLIP"


@pytest.mark.parametrize(("loud", "spoken", "written"), [("PIT", "Pit", "{PIT}"), ("DEEP PIT", "Deep Pit", "Deep Pit")])
def test_one_word_in_capitals_is_no_title_in_capitals(loud: str, spoken: str, written: str) -> None:
    records = [record("crossref", venue="CVPR", title=loud), record("arxiv", title=spoken)]
    assert texts(make_draft(records))["title"] == written


def test_the_full_name_of_a_venue_is_preferred_to_its_acronym() -> None:
    short = record("dblp", venue="CVPR", type="inproceedings")
    full = record("openalex", venue="IEEE Conference on Computer Vision and Pattern Recognition, CVPR 2020")
    assert texts(make_draft([short, full]))["booktitle"].startswith("IEEE Conference")
    assert texts(make_draft([short]))["booktitle"] == "CVPR"


@pytest.mark.parametrize(
    ("venue", "kind"),
    [
        ("Transactions on Machine Learning Research", "article"),
        ("TACL", "article"),
        ("JAIR", "article"),
        ("IJCV", "article"),
        ("NeurIPS", "inproceedings"),
        ("CoRR", "misc"),
        (None, "misc"),
    ],
)
def test_the_venue_gives_the_type_if_the_record_does_not(venue: str | None, kind: str) -> None:
    assert make_draft([record("openalex", venue=venue)]).type == kind


def test_an_article_in_corr_is_a_preprint() -> None:
    assert make_draft([record("dblp", venue="CoRR", volume="abs/2103.00020", type="article")]).type == "misc"


@pytest.mark.parametrize(
    ("ids", "url"),
    [
        ((Id("acl", "P18-1238"),), "https://aclanthology.org/P18-1238"),
        ((Id("openreview", "abc"), Id("arxiv", "2103.00020")), "https://openreview.net/forum?id=abc"),
        ((Id("doi", "10.1/abc"),), None),
    ],
)
def test_a_url_is_written_only_without_a_doi(ids: tuple[Id, ...], url: str | None) -> None:
    code = ("https://github.com/a/b",)
    assert texts(make_draft([record("dblp", venue="ICLR", ids=ids, urls=code)])).get("url") == url


def test_a_dataset_has_its_own_page_and_its_maker_in_howpublished() -> None:
    page = "https://github.com/kakaobrain/coyo-dataset"
    draft = make_draft([record("catalogue/checked", type="misc", publisher="Kakao Brain", urls=(page,))])
    assert draft.type == "misc"
    assert texts(draft)["howpublished"] == "Kakao Brain"
    assert texts(draft)["url"] == page
    assert "publisher" not in draft.fields


def test_only_an_entry_without_an_eprint_has_its_maker_in_howpublished() -> None:
    assert "howpublished" not in make_draft([structs.replace(ARXIV, publisher="arXiv")]).fields
    assert "howpublished" not in make_draft([DBLP]).fields


def test_software_names_its_maker_as_organization() -> None:
    draft = make_draft(
        [record("catalogue/checked", type="software", publisher="Zenodo", ids=(Id("doi", "10.5281/z.1"),))]
    )
    assert draft.type == "software"
    assert texts(draft)["organization"] == "Zenodo"
    assert texts(draft)["doi"] == "10.5281/z.1"


def test_special_characters_are_escaped_but_not_in_doi_and_url() -> None:
    given = record("dblp", title="Q&A: 50%", venue="R&D Letters", ids=(Id("doi", "10.1/a_b#c"),), type="article")
    fields = texts(make_draft([given]))
    assert fields["title"] == r"{Q}\&A: 50\%"
    assert fields["journal"] == r"R\&D Letters"
    assert fields["doi"] == "10.1/a_b#c"


@pytest.mark.parametrize(
    ("title", "aliases", "value"),
    [
        ("Make-A-Scene: Scene-Based Generation", ("Make-A-Scene",), "{Make-A-Scene}: Scene-Based Generation"),
        ("Visual Genome: Connecting Language", ("VG", "Visual Genome"), "{Visual Genome}: Connecting Language"),
        ("Chinese CLIP: Contrastive Pretraining", ("Chinese CLIP",), "{Chinese CLIP}: Contrastive Pretraining"),
        ("Make-a-Video - Text-to-Video", ("Make-a-Video",), "{Make-a-Video} - Text-to-Video"),
        # no name, not the title's own, another spelling, not at the start, no separator after it
        ("Fast Language-Image Pre-training: A Study", ("Fast Language-Image Pre-training",), None),
        ("Fast pretraining: A Study", ("Fast pretraining",), None),
        ("fast: A Study", ("fast",), "{fast}: A Study"),
        ("Visual Genome: Connecting Language", ("VG",), None),
        ("Align before Fuse: Vision and Language", ("ALign BEfore Fuse",), None),
        ("On Visual Genome: A Study", ("Visual Genome",), None),
        ("Visual Genome Revisited: A Study", ("Visual Genome",), None),
        ("Visual Dialog", ("Visual Dialog",), None),
    ],
)
def test_the_title_s_own_name_keeps_its_capitals_and_no_phrase_does(
    title: str, aliases: tuple[str, ...], value: str | None
) -> None:
    known = record("catalogue/checked", title="Another Title", aliases=aliases)
    assert texts(make_draft([record("dblp", title=title, venue="CVPR"), known]))["title"] == (value or title)


def test_a_title_s_own_name_keeps_its_capitals_even_if_other_works_share_it() -> None:
    known = record("catalogue/dblp", title="Another Title", shared_names=("Action Transformer",))
    first = record("dblp", title="Action Transformer: A Network", venue="CVPR")
    assert texts(make_draft([first, known]))["title"] == "{Action Transformer}: A Network"


def test_a_month_is_written_as_its_macro() -> None:
    assert texts(make_draft([record("crossref", venue="IJCV", month=7)]))["month"] == "jul"
    assert "month" not in make_draft([record("crossref", venue="IJCV", month=13)]).fields


@pytest.mark.parametrize("char", ["\u202e", "\u2067", "\u200e", "\x1b", "\x9b"])
def test_control_characters_of_a_source_are_not_written(char: str) -> None:
    one = record("dblp", title=f"Old{char} maps", venue=f"Journal of{char} Maps", url=f"https://example.org/a{char}b")
    two = record("dblp", title="Old maps", venue="Journal of Maps", url="https://example.org/ab")
    assert texts(make_draft([one])) == texts(make_draft([two]))


@pytest.mark.parametrize("char", ["\x85", "\u2028", "\u2029", "\x0c"])
def test_line_breaks_in_a_source_separate_words_but_do_not_split_a_url(char: str) -> None:
    one = record("dblp", title=f"Old{char}maps", volume=f"1{char}2", url=f"https://example.org/a{char}b")
    fields = texts(make_draft([one]))
    assert (fields["title"], fields["url"]) == ("Old maps", "https://example.org/ab")
    assert not any(char in value for value in fields.values())


FULL = record(
    "dblp",
    type="article",
    venue="Journal of Maps",
    series="S",
    volume="3",
    number="4",
    pages="1-9",
    month="5",
    publisher="P",
    ids=(Id("doi", "10.1/a"),),
)


def test_each_value_of_a_draft_names_its_source() -> None:
    fields = make_draft([FULL, ARXIV]).fields
    of_arxiv = {"eprint", "archiveprefix", "eprinttype", "primaryclass"}
    assert {name: value.source for name, value in fields.items()} == {
        name: "arxiv" if name in of_arxiv else "dblp" for name in fields
    }
    assert {"series", "volume", "number", "pages", "month", "doi"} <= fields.keys()
    cleaned = make_draft([record("dblp", title="A\x07 Study")]).fields["title"]
    assert (cleaned.text, cleaned.source) == ("A Study", "dblp")


def test_a_preprint_alone_has_the_archive_in_both_fields_and_no_volume() -> None:
    values = texts(make_draft([structs.replace(ARXIV, volume="3", venue="arXiv", month="13")]))
    assert (values["archiveprefix"], values["eprinttype"]) == ("arXiv", "arxiv")
    assert values.keys().isdisjoint({"volume", "booktitle", "month"})


def test_a_work_without_an_eprint_has_no_archive() -> None:
    assert {"eprint", "archiveprefix", "eprinttype", "primaryclass"}.isdisjoint(
        make_draft([structs.replace(FULL, primary_class="cs.CV")]).fields
    )


def test_a_software_entry_has_its_type_and_all_ids_those_of_its_version_first() -> None:
    assert make_draft([record("zenodo", type="software")]).type == "software"
    preprint, doi = Id("arxiv", "2103.00020"), Id("doi", "10.1/a")
    assert make_draft([ARXIV, FULL, structs.replace(FULL, source="crossref")]).ids == (doi, preprint)


TWICE = (
    record("dblp", type="inproceedings", venue="CVPR", venue_short="CVPR", year=2019, pages="1-2"),
    record("dblp", type="inproceedings", venue="ECCV", venue_short="ECCV", year=2020, pages="3-4"),
    record("dblp", type="inproceedings", venue="ECCV", venue_short="ECCV", year=2021, pages="5-6"),
)


@pytest.mark.parametrize(
    ("venue", "year", "pages"),
    [
        ("ECCV", 2021, "5--6"),
        ("ECCV", 2020, "3--4"),
        ("CVPR", None, "1--2"),
        (None, 2021, "1--2"),
        ("ICML", 2020, "1--2"),
    ],
)
def test_the_publication_with_the_note_s_venue_and_year_is_written(
    venue: str | None, year: int | None, pages: str
) -> None:
    assert texts(make_draft(TWICE, year=year, venue=venue))["pages"] == pages


@pytest.mark.parametrize(
    ("other", "same"),
    [
        ({"ids": (Id("doi", "10.1/A"),)}, True),
        ({"ids": (Id("doi", "10.1/b"),)}, False),
        ({}, True),
        ({"year": None}, True),
        ({"year": 2021}, False),
        ({"venue": "CVPR"}, False),
    ],
)
def test_records_of_one_doi_or_of_one_venue_and_year_complete_one_another(
    other: dict[str, Any],
    same: bool,  # noqa: FBT001 -- a table's column
) -> None:
    first = record("crossref", type="inproceedings", venue="ECCV", ids=(Id("doi", "10.1/a"),))
    second = record("dblp", **{"type": "inproceedings", "venue": "ECCV", "pages": "3-4", **other})
    assert ("pages" in make_draft([first, second]).fields) is same


def test_a_group_among_authors_keeps_its_braces() -> None:
    authors = (Name("Rossi", "Ann"), Name("Common & Crawl", literal=True))
    draft = make_draft([Record(source="dblp", title="T", authors=authors)])
    assert draft.fields["author"].text == r"Rossi, Ann and {Common \& Crawl}"


def test_an_and_inside_a_name_does_not_separate_two_names() -> None:
    people = (Name("Anderson", "Alexandra"), Name("Sand and Sea"))
    assert texts(make_draft([record("dblp", authors=people)]))["author"] == "Anderson, Alexandra and {Sand and Sea}"


def test_a_title_in_capitals_stays_if_no_other_record_has_it_in_normal_case() -> None:
    records = [record("dblp", title="A STUDY OF MAPS"), record("arxiv", title="Another Name of It")]
    assert texts(make_draft(records))["title"] == "A STUDY OF MAPS"
    alone = make_draft([record("dblp", title="A STUDY OF MAPS")])
    assert texts(alone)["title"] == "A STUDY OF MAPS"


@pytest.mark.parametrize(
    ("kind", "venue", "names"),
    [
        ("incollection", "A Book of Maps", {"booktitle", "pages", "publisher"}),
        ("inproceedings", "CVPR", {"booktitle", "pages", "publisher"}),
        ("article", "Journal of Maps", {"journal", "pages"}),
        ("book", None, {"publisher"}),
        ("software", None, {"organization"}),
        ("online", None, set()),
        ("misc", None, {"howpublished"}),
    ],
)
def test_each_type_has_its_own_fields(kind: str, venue: str | None, names: set[str]) -> None:
    given = record("dblp", type=kind, venue=venue, pages="1-2", publisher="P")
    kept = {"booktitle", "journal", "pages", "publisher", "organization", "howpublished"}
    assert kept & make_draft([given]).fields.keys() == names


@pytest.mark.parametrize("name", ["arxiv", "doi", "authors", "title"])
def test_no_unverified_value_is_used_if_another_record_has_it(name: str) -> None:
    doubtful = record("s2", title="Wrong", authors=(Name("Roe", "R"),), ids=(Id("doi", "10.1/x"), Id("arxiv", "1.1")))
    sure = record("arxiv", ids=(Id("arxiv", "2.2"), Id("doi", "10.1/y")), type="article", venue="Maps")
    doubtful = structs.replace(doubtful, type="article", venue="Maps", unverified=frozenset({name}))
    values = texts(make_draft([doubtful, sure]))
    places = {"arxiv": ("eprint", "2.2"), "doi": ("doi", "10.1/y"), "authors": ("author", "Lee, Ann")}
    field, right = places.get(name, ("title", "A Study"))
    assert values[field] == right


@pytest.mark.parametrize(("kind", "page"), [("misc", True), ("software", True), ("online", True), ("article", False)])
def test_the_url_of_an_entry_that_is_no_paper_is_its_own_page(kind: str, page: bool) -> None:  # noqa: FBT001 -- a table's column
    given = record("dblp", type=kind, venue="Maps" if kind == "article" else None, urls=("https://example.org/x",))
    assert ("url" in make_draft([given]).fields) is page
