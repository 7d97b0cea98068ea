"""RIS: each value in the tag that Zotero reads, and only once."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import rispy

from vlbib.exports import ris
from vlbib.exports.format import ExportOptions
from vlbib.exports.readers import ris_reader
from vlbib.exports.view import view_entries

if TYPE_CHECKING:
    from collections.abc import Callable

    from vlbib.exports.item import Item

    Items = Callable[[str], tuple[Item, ...]]


@pytest.mark.parametrize(
    ("entry", "line"),
    [
        ("@book{a, editor = {E, E}}", "A3  - E, E"),
        ("@article{a, editor = {E, E}}", "A2  - E, E"),
        ("@report{a, editor = {E, E}}", "ED  - E, E"),
        ("@book{a, translator = {T, T}}", "A4  - T, T"),
        ("@incollection{a, bookauthor = {B, B}}", "C2  - B, B"),
        ("@patent{a, number = 9}", "SN  - 9"),
        ("@report{a, number = {TR-1}}", "SN  - TR-1"),
        ("@legislation{a, number = {L 1}}", "M1  - L 1"),
        ("@jurisdiction{a, number = {1}}", "SV  - 1"),
        ("@patent{a, holder = {{H Inc}}, location = {countryus}}", "C3  - United States of America"),
        ("@patent{a, holder = {{H Inc}}, publisher = {Google Patents}}", "PB  - H Inc"),
        ("@article{a, journal = {medRxiv}, publisher = {Cold Spring Press}}", "T2  - medRxiv"),
        ("@misc{a, eprinttype = {hal}, eprint = {hal-1}}", "UR  - https://hal.science/hal-1"),
        ("@article{a, journal = {Available at SSRN 3441643}}", "UR  - https://ssrn.com/abstract=3441643"),
        ("@inproceedings{a, location = {Here}}", "C1  - Here"),
        ("@book{a, pagetotal = 321}", "SP  - 321"),
        ("@book{a, volumes = 3}", "NV  - 3"),
        ("@article{a, eid = {e1}}", "SP  - e1"),
        ("@article{a, shortjournal = {J. P.}}", "J2  - J. P."),
        ("@article{a, pmid = 12}", "M2  - PMID: 12"),
        ("@book{a, date = {1988/1992}}", "M2  - Issued: 1988/1992"),
        ("@book{a, date = {1723~}}", "M2  - Issued: 1723~"),
        ("@book{a, date = {-0044}}", "M2  - Issued: -0044"),
        ("@article{a, year = {in press}}", "M2  - Status: in press"),
        ("@thesis{a, type = {bathesis}}", "M3  - Bachelor's thesis"),
        ("@book{a, langid = {french}}", "LA  - fr"),
        ("@inreference{a, booktitle = {E}}", "TY  - ENCYC"),
        ("@unpublished{a}", "TY  - MANSCPT"),
        ("@unpublished{a, eventtitle = {Meeting}, venue = {Here}}", "TY  - SLIDE"),
        ("@unpublished{a, eventtitle = {Meeting}, venue = {Here}}", "T2  - Meeting"),
        ("@unpublished{a, eventtitle = {Meeting}, venue = {Here}}", "CY  - Here"),
        ("@article{a, journal = {The Day}, entrysubtype = {newspaper}}", "TY  - NEWS"),
        ("@article{a, journal = {The Month}, entrysubtype = {Magazine}}", "TY  - MGZN"),
        ("@unpublished{a, pagetotal = 12}", "SP  - 12"),
        ("@report{a, pagetotal = 12}", "M2  - Number of Pages: 12"),
        ("@book{a, pages = {1--9}, pagetotal = 321}", "M2  - Number of Pages: 321"),
        ("@book{a, series = {S}, number = 7}", "M1  - 7"),
        ("@incollection{a, number = 7}", "SV  - 7"),
        ("@standard{a, number = {N 7}}", "SN  - N 7"),
        ("@dataset{a, number = {D7}}", "NV  - D7"),
        ("@report{a, series = {S}}", "T2  - S"),
        ("@software{a, langid = {french}}", "M2  - Language: fr"),
        ("@jurisdiction{a, journaltitle = {U.S.}}", "A2  - U.S."),
        ("@software{a, license = {MIT}}", "CR  - MIT"),
        ("@manual{a, edition = {3rd}, version = {1.2}}", "ET  - 3"),
        ("@manual{a, edition = {3rd}, version = {1.2}}", "M2  - Version: 1.2"),
        ("@manual{a, edition = {3rd}, version = {1.2}}", "M2  - Edition: 3"),
        ("@software{a, version = {1.2}}", "ET  - 1.2"),
        ("@misc{a, publisher = {P}, address = {Here}}", "M2  - Publisher: P"),
        ("@misc{a, publisher = {P}, address = {Here}}", "M2  - Publisher Place: Here"),
        ("@audio{a, number = {S1}}", "M2  - Number: S1"),
        ("@online{a, organization = {The Blog}}", "T2  - The Blog"),
        ("@book{a, series = {S}, serieseditor = {Doe, Jane}}", "A2  - Doe, Jane"),
        ("@incollection{a, series = {S}, serieseditor = {Doe, Jane}}", "A3  - Doe, Jane"),
        ("@misc{a, interviewer = {Doe, Jane}}", "M2  - Interviewer: Doe || Jane"),
        ("@misc{a, interviewer = {{Lamp Radio}}}", "M2  - Interviewer: Lamp Radio"),
        ("@patent{a, yearfiled = {1995}, number = {7}}", "C1  - 1995"),
    ],
)
def test_values_are_in_the_tags_that_zotero_reads(entry: str, line: str, items: Items) -> None:
    assert line in ris.render(items(entry), ExportOptions()).text.splitlines()


def test_the_language_of_a_program_is_not_written_as_its_programming_language(items: Items) -> None:
    assert "LA  - " not in ris.render(items("@software{a, langid = {french}}"), ExportOptions()).text


@pytest.mark.parametrize(
    ("entry", "field", "value"),
    [
        ("@manual{a, edition = {3}, version = {1.2}}", "version", "1.2"),
        ("@manual{a, edition = {3}, version = {1.2}}", "edition", "3"),
        ("@online{a, organization = {The Blog}}", "journaltitle", ""),
        ("@software{a, license = {MIT}}", "license", "MIT"),
        ("@misc{a, publisher = {P}, address = {Here}}", "location", "Here"),
    ],
)
def test_values_written_in_two_tags_are_read_back_once(entry: str, field: str, value: str, items: Items) -> None:
    imported = ris_reader.read(ris.render(items(entry), ExportOptions()).text)
    assert view_entries(imported.entries)[0].text(field) == value


HERE = Path(__file__).parent


BOTH = "".join((HERE / name).read_text(encoding="utf-8") for name in ("hard.bib", "cjk.bib"))


def test_rispy_reads_every_record(items: Callable[[str], tuple[Item, ...]]) -> None:
    found = rispy.loads(ris.render(items(BOTH), ExportOptions()).text)
    by_id = {one["id"]: one for one in found}
    assert by_id.keys() == {item.key for item in items(BOTH)}
    assert by_id["special2020"]["title"] == "Gets 100% of A & B_1 for $5, #2: a < b > c"
    assert by_id["special2020"]["keywords"] == ["special", "plain"]
    assert (by_id["special2020"]["start_page"], by_id["special2020"]["end_page"]) == ("23318", "23340")


def test_howpublished_is_written_as_the_publisher_or_in_the_note(items: Items) -> None:
    written = ris.render(items("@misc{a, howpublished = {Disc}}"), ExportOptions())
    assert "PB  - Disc" in written.text
    assert [one.field for one in written.dropped if one.field] == []
    beside = ris.render(items("@misc{a, howpublished = {Disc}, publisher = {Press}}"), ExportOptions()).text
    assert "PB  - Press\nN1  - Disc" in beside
