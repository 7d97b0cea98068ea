from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from vlbib.core.names import Name
from vlbib.exports.csl_json import data, person, render
from vlbib.exports.format import ExportOptions
from vlbib.exports.readers.csl_json_reader import read

if TYPE_CHECKING:
    from collections.abc import Callable

    from vlbib.exports.item import Item

    Items = Callable[[str], tuple[Item, ...]]


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        (Name(family="Doe", given="Jane"), {"family": "Doe", "given": "Jane"}),
        (Name(family="OpenAI", literal=True), {"literal": "OpenAI"}),
        (Name(family="Plato"), {"literal": "Plato"}),
        (
            Name(family="van den Oord", given="Aäron"),
            {"family": "Oord", "given": "Aäron", "non-dropping-particle": "van den"},
        ),
        (Name(family="Ó Placeholder", given="Áine"), {"family": "Ó Placeholder", "given": "Áine"}),
        (Name(family="’t Sample", given="Ada"), {"family": "Sample", "given": "Ada", "non-dropping-particle": "’t"}),
        (Name(family="Doe", given="Jane", suffix="Jr"), {"family": "Doe", "given": "Jane", "suffix": "Jr"}),
    ],
)
def test_a_name_has_its_parts_and_a_body_is_literal(name: Name, parts: dict[str, str]) -> None:
    assert person(name) == parts


@pytest.mark.parametrize(
    ("fields", "variable", "value"),
    [
        ("@article{a, number = {3}}", "issue", "3"),
        ("@techreport{a, number = {3}}", "number", "3"),
        ("@inproceedings{a, volume = {34}, number = {7}}", "issue", "7"),
        ("@inproceedings{a, series = {S}, number = {7}}", "collection-number", "7"),
        ("@unpublished{a, eventtitle = {Meeting}}", "type", "speech"),
        ("@unpublished{a, eventtitle = {Meeting}}", "event", "Meeting"),
        ("@misc{a, howpublished = {RFC 9999}, number = 9999, publisher = {P}}", "genre", "RFC"),
        ("@article{a, issue = {5}}", "issue", "5"),
        ("@article{a, journal = {medRxiv}, publisher = {Cold Spring Press}}", "publisher", "medRxiv"),
        ("@video{a, editor = {Doe, Jane}, editortype = {director}}", "author", [{"family": "Doe", "given": "Jane"}]),
        (
            "@video{a, author = {A}, editor = {Doe, Jane}, editortype = {director}}",
            "director",
            [{"family": "Doe", "given": "Jane"}],
        ),
        ("@article{a, collaboration = {SAMPLE}}", "author", [{"literal": "SAMPLE Collaboration"}]),
        ("@unpublished{a, eventtitle = {Meeting}, location = {Oslo}}", "event-place", "Oslo"),
        ("@periodical{a, title = {Maps}, issuetitle = {On Lines}}", "title", "On lines"),
        ("@periodical{a, title = {Maps}, issuetitle = {On Lines}}", "container-title", "Maps"),
        ("@periodical{a, title = {Maps}, issuetitle = {On Lines}}", "type", "article-journal"),
        ("@book{a, editor = {Doe, Jane}, editortype = {reviser}}", "editor", [{"family": "Doe", "given": "Jane"}]),
        ("@book{a, editor = {Doe, Jane}, editortype = {compiler}}", "editor", [{"family": "Doe", "given": "Jane"}]),
        ("@book{a, editora = {Doe, Jane}, editoratype = {compiler}}", "compiler", [{"family": "Doe", "given": "Jane"}]),
        ("@thesis{a, copyright = {CC BY 4.0}}", "license", "CC BY 4.0"),
        ("@software{a, number = {3}}", "version", "3"),
        ("@misc{a, eprint = {2103.00020}, archiveprefix = {arXiv}}", "number", "arXiv:2103.00020"),
        ("@misc{a, date = {2021-03}}", "issued", {"date-parts": [[2021, 3]]}),
        ("@misc{a, year = {in press}}", "issued", {"literal": "in press"}),
        ("@article{a, year = {in press}, pubstate = {submitted}}", "status", "submitted"),
        ("@article{a, journal = {J}, series = {oldseries}}", "collection-title", "Old series"),
        ("@article{a, journal = {arXiv preprint 99-1}}", "publisher", "arXiv preprint 99-1"),
        ("@misc{a, keywords = {x, y}}", "keyword", "x, y"),
        ("@inbook{a, title = {B}, pages = {3--4}}", "type", "book"),
        ("@inbook{a, title = {C}, booktitle = {B}}", "type", "chapter"),
        ("@booklet{a, howpublished = {Handed out}}", "publisher", "Handed out"),
        ("@misc{a, howpublished = {Handed out}, publisher = {P}}", "note", "Handed out"),
    ],
)
def test_a_field_becomes_the_variable_of_its_type(fields: str, variable: str, value: object, items: Items) -> None:
    assert data(items(fields)[0])[variable] == value


def test_the_organization_of_a_manual_is_its_author_if_it_has_none(items: Items) -> None:
    alone, written, published = (
        data(items(f"@manual{{a, organization = {{Lamp Group}}{more}}}")[0])
        for more in ("", ", author = {Roe, Jane}", ", publisher = {Lamp Press}")
    )
    assert (alone["author"], alone.get("publisher")) == ([{"literal": "Lamp Group"}], None)
    assert written["publisher"] == "Lamp Group"
    assert published["publisher"] == "Lamp Press"


def test_a_publication_state_in_place_of_the_year_is_written_once(items: Items) -> None:
    facts = data(items("@article{a, year = {in press}, pubstate = {inpress}}")[0])
    assert facts["issued"] == {"literal": "in press"}
    assert "status" not in facts


def test_a_type_that_csl_writes_as_another_is_reported(items: Items) -> None:
    entry = "@software{a, title = {T}, author = {Doe, Jane and others}}"
    dropped = render(items(entry), ExportOptions()).dropped
    assert [(item.field, item.reason) for item in dropped] == [("", "type software is written as book")]


def test_a_shortened_list_ends_in_others_and_is_read_back(items: Items) -> None:
    (item,) = items("@misc{a, author = {Doe, Jane and others}}")
    assert data(item)["author"] == [{"family": "Doe", "given": "Jane"}, {"literal": "others"}]
    text = render((item,), ExportOptions()).text
    assert read(text).entries[0].get("author") == "Doe, Jane and others"


def test_further_people_dates_and_ids_have_their_own_variables(items: Callable[[str], tuple[Item, ...]]) -> None:
    (item,) = items(
        "@book{a, title = {T}, author = {van den Oord, A and King, Jr., M}, translator = {T, Tom}, pagetotal = 3,"
        " pmid = 12, pmcid = {PMC3}, origdate = {1954}, version = 2, date = {1988-01-02/1992~}, langid = {ngerman}}"
    )
    fields = data(item)
    assert fields["author"][0] == {"family": "Oord", "given": "A", "non-dropping-particle": "van den"}
    assert fields["author"][1] == {"family": "King", "given": "M", "suffix": "Jr."}
    assert fields["translator"] == [{"family": "T", "given": "Tom"}]
    assert [fields[name] for name in ("number-of-pages", "PMID", "PMCID", "version")] == ["3", "12", "PMC3", "2"]
    assert fields["original-date"] == {"date-parts": [[1954]]}
    assert fields["issued"] == {"date-parts": [[1988], [1992]]}
    assert fields["language"] == "de"


@pytest.mark.parametrize(
    ("date", "issued"),
    [
        ("1723~", {"date-parts": [[1723]], "circa": True}),
        ("2015-22", {"date-parts": [[2015]], "season": 2}),
        ("2015", {"date-parts": [[2015]]}),
        ("-0043-03-15", {"date-parts": [[-44, 3, 15]]}),
        ("0000", {"date-parts": [[-1]]}),
        ("1988/..", {"date-parts": [[1988], [0]]}),
        ("1988-03/..", {"date-parts": [[1988], [0]]}),
        ("2021-02-26/2022", {"date-parts": [[2021], [2022]]}),
        ("2021/2022-03", {"date-parts": [[2021], [2022]]}),
        ("2021-02/2022-03", {"date-parts": [[2021, 2], [2022, 3]]}),
    ],
)
def test_dates_have_ranges_seasons_and_doubts(
    date: str, issued: dict[str, object], items: Callable[[str], tuple[Item, ...]]
) -> None:
    assert data(items(f"@book{{a, date = {{{date}}}}}")[0])["issued"] == issued


@pytest.mark.parametrize(
    ("entry", "kind", "variable", "value"),
    [
        ("@article{a, entrysubtype = {magazine}}", "article-magazine", "type", "article-magazine"),
        ("@movie{a, author = {D, D}}", "motion_picture", "author", [{"family": "D", "given": "D"}]),
        ("@jurisdiction{a, institution = {Court}, number = 1}", "legal_case", "authority", "Court"),
        ("@book{a, series = {S}, number = 7}", "book", "collection-number", "7"),
        ("@article{a, eid = {012}}", "article-journal", "page", "012"),
        ("@online{a, eprinttype = {hal}, eprint = {hal-1}}", "article", "number", "hal-1"),
        ("@techreport{a}", "report", "genre", "Technical report"),
        ("@techreport{a, type = {White paper}}", "report", "genre", "White paper"),
        ("@thesis{a, type = {bathesis}}", "thesis", "genre", "Bachelor's thesis"),
    ],
)
def test_each_type_of_work_has_the_variables_that_styles_print(
    entry: str, kind: str, variable: str, value: object, items: Callable[[str], tuple[Item, ...]]
) -> None:
    fields = data(items(entry)[0])
    assert (fields["type"], fields[variable]) == (kind, value)


@pytest.mark.parametrize("date", ["-0043-03-15", "0000", "1988/..", "2021-02/2022-03", "1723~"])
def test_dates_are_read_back_unchanged(date: str, items: Items) -> None:
    written = render(items(f"@book{{a, title = {{T}}, date = {{{date}}}}}"), ExportOptions()).text
    assert read(written).entries[0].get("date") == date


@pytest.mark.parametrize(("date", "told"), [("1988-03/..", 1), ("2021/2022-03", 1), ("1988/..", 0), ("2021/2022", 0)])
def test_a_range_whose_ends_differ_in_precision_is_reported(date: str, told: int, items: Items) -> None:
    dropped = render(items(f"@book{{a, title = {{T}}, date = {{{date}}}}}"), ExportOptions()).dropped
    assert [one.field for one in dropped] == ["date"] * told


def test_howpublished_of_an_artwork_is_its_medium(items: Items) -> None:
    (item,) = items("@artwork{a, title = {T}, howpublished = {Print on canvas}, institution = {Museum}, note = {N}}")
    fields = data(item)
    assert [fields.get(name) for name in ("medium", "publisher", "note")] == ["Print on canvas", "Museum", "N"]


@pytest.mark.parametrize(
    ("fields", "shown"),
    [
        ("@manual{a, note = {R package version 1.4-2}}", {"genre": "R package", "version": "1.4-2"}),
        ("@misc{a, note = {R package version 1.4-2}}", {"type": "book", "version": "1.4-2"}),
        ("@misc{a, howpublished = {Video game}, publisher = {P}}", {"genre": "Video game", "publisher": "P"}),
        ("@misc{a, howpublished = {Seen on 3 May}, publisher = {P}}", {"genre": None}),
        ("@unpublished{a, note = {Unpublished manuscript}}", {"genre": "Unpublished manuscript"}),
        ("@unpublished{a, type = {Letter}, library = {Royal}}", {"genre": "Letter", "archive": "Royal"}),
        ("@misc{a, type = {data set}}", {"type": "dataset"}),
        ("@misc{a, type = {Software}, version = {2}}", {"version": "2", "genre": "Computer software"}),
        ("@legislation{a, journaltitle = {Official Journal}, series = {L}}",
         {"container-title": "Official Journal L", "collection-title": None}),
        ("@online{a, organization = {The Blog}}", {"container-title": "The Blog", "publisher": None}),
        ("@online{a, howpublished = {Online}}", {"container-title": None, "publisher": "Online"}),
        ("@article{a, journaltitle = {J}, series = {2}}", {"container-title": "J", "collection-title": "2"}),
    ],
)  # fmt: skip
def test_values_that_tools_write_in_words_have_their_variables(
    fields: str, shown: dict[str, str | None], items: Items
) -> None:
    facts = data(items(fields)[0])
    assert {name: facts.get(name) for name in shown} == shown


def test_the_website_of_a_page_is_read_back_as_its_organization(items: Items) -> None:
    text = render(items("@online{a, title = {T}, organization = {The Blog}}"), ExportOptions()).text
    (entry,) = read(text).entries
    assert (entry.get("organization"), entry.get("journaltitle")) == ("The Blog", "")


def test_a_part_of_a_programme_is_a_broadcast_and_is_read_back(items: Items) -> None:
    (item,) = items("@audio{a, title = {T}, series = {The Lamp Hour}, type = {Podcast}, number = {S2E3}}")
    row = data(item)
    assert (row["type"], row["container-title"], "collection-title" in row) == ("broadcast", "The Lamp Hour", False)
    (entry,) = read(render((item,), ExportOptions()).text).entries
    assert (entry.type, entry.get("series"), entry.get("type")) == ("audio", "The Lamp Hour", "Podcast")
    assert data(*items("@audio{a, title = {T}, series = {Lamp Songs}}"))["type"] == "song"


def test_date_of_access_and_site_are_taken_from_note_and_howpublished(items: Items) -> None:
    row = data(*items(r"@misc{a, howpublished = {YouTube, \url{https://x.org}}, note = {Accessed: 2019-05-03}}"))
    assert (row["accessed"], row["publisher"], row["URL"]) == (
        {"date-parts": [[2019, 5, 3]]},
        "YouTube",
        "https://x.org",
    )


def test_series_editors_interviewers_and_filing_dates_have_csl_variables(items: Items) -> None:
    row = data(*items("@book{a, series = {S}, editorb = {Goos, G.}, editorbtype = {redactor}}"))
    assert row["collection-editor"] == [{"family": "Goos", "given": "G."}]
    row = data(*items("@misc{a, namea = {Asker, A.}, nameatype = {interviewer}, type = {Interview}}"))
    assert (row["type"], row["genre"], row["interviewer"]) == (
        "interview",
        "Interview",
        [{"family": "Asker", "given": "A."}],
    )
    row = data(*items("@patent{a, number = {7}, nationality = {Norway}, yearfiled = {1995}}"))
    assert (row["jurisdiction"], row["submitted"]) == ("Norway", {"date-parts": [[1995]]})


def test_subscripts_and_superscripts_of_a_title_are_marked(items: Items) -> None:
    row = data(*items(r"@misc{a, title = {Lamps of $N_f$ and H\textsubscript{f} and $x^{ab}$ in CO$_2$}}"))
    plain = row["title"].replace('<span class="nocase">', "").replace("</span>", "")
    assert plain == "Lamps of N<sub>f</sub> and H<sub>f</sub> and x<sup>ab</sup> in CO₂"


def test_a_standard_is_a_report_since_styles_print_the_number_of_that(items: Items) -> None:
    row = data(*items("@article{a, journal = {IEEE Std 754-2019 (Revision of IEEE 754-2008)}}"))
    assert (row["type"], row["number"], row["publisher"]) == ("report", "IEEE Std 754-2019", "IEEE")
    assert data(*items("@audio{a, title = {T}, series = {The Lamp Podcast}}"))["type"] == "broadcast"


def test_an_r_package_has_its_version_and_the_address_of_its_source(items: Items) -> None:
    note = "R package version 1.1.4, https://github.com/tidyverse/dplyr"
    row = data(*items(f"@manual{{a, title = {{T}}, note = {{{note}}}}}"))
    assert (row["genre"], row["version"], row["note"]) == ("R package", "1.1.4", "https://github.com/tidyverse/dplyr")
