from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from vlbib.exports import hayagriva
from vlbib.exports.format import ExportOptions
from vlbib.exports.readers import hayagriva_reader

if TYPE_CHECKING:
    from collections.abc import Callable

    from vlbib.exports.item import Item

    Items = Callable[[str], tuple[Item, ...]]


@pytest.mark.parametrize(
    ("entry", "line"),
    [
        ("@dataset{a, version = 1}", 'genre: "Data set"'),
        ("@software{a, version = 1}", 'serial-number: {serial: "1"}'),
        ("@software{a, repository = {https://x.org/a}}", 'url: "https://x.org/a"'),
        ("@techreport{a, title = {T}}", 'genre: "Technical report"'),
        ("@phdthesis{a, title = {T}}", 'genre: "PhD thesis"'),
        ("@thesis{a, type = {bathesis}}", 'genre: "Bachelor\'s thesis"'),
        ("@patent{a, number = 9}", 'serial-number: {serial: "9"}'),
        (
            "@inproceedings{a, booktitle = {B}}",
            'parent: {type: "proceedings", title: {value: "B", verbatim: true}}',
        ),
        ("@patent{a, number = {6,285,999}}", 'serial-number: {serial: "6285999"}'),
        ("@report{a, number = {1,2}}", 'serial-number: {serial: "1,2"}'),
        ("@report{a, number = {TR-2013-07}}", 'serial-number: {serial: "TR\u20112013\u201107"}'),
        ("@report{a, number = {A-B}, version = {2021-09}}", 'serial-number: {serial: "A-B", version: "2021\u201109"}'),
        ("@article{a, number = {1-2}}", 'issue: "1-2"'),
        ("@report{a, number = 9, version = 2}", 'serial-number: {serial: "9", version: "2"}'),
        (
            "@video{a, editor = {D, Dan}, editortype = {director}}",
            'affiliated: [{role: "director", names: [{name: "D", given-name: "Dan"}]}]',
        ),
        (
            "@book{a, annotator = {N, Nan}}",
            'affiliated: [{role: "annotator", names: [{name: "N", given-name: "Nan"}]}]',
        ),
        (
            "@misc{a, publisher = {PsyArXiv}}",
            'parent: {type: "periodical", title: {value: "{PsyArXiv}", verbatim: true}}',
        ),
        (
            "@inproceedings{a, booktitle = {The NeurIPS of {IEEE}}}",
            'parent: {type: "proceedings", title: {value: "{The NeurIPS of IEEE}", verbatim: true}}',
        ),
        ("@misc{a, howpublished = {Handed out}}", 'publisher: "Handed out"'),
        ("@misc{a, howpublished = {Handed out}, publisher = {P}}", 'note: "Handed out"'),
        ("@audio{a, series = {S}, number = {E7}}", 'parent: {type: "anthology", title: "S", issue: "E7"}'),
        ("@book{a, series = {S}, number = 7}", 'parent: {type: "anthology", title: "S", volume: "7"}'),
        ("@misc{a, eprint = {2103.00020}}", 'serial-number: {arxiv: "2103.00020"}'),
        ("@misc{a, eprint = {2103.00020}}", 'url: "https://arxiv.org/abs/2103.00020"'),
        ("@online{a, eprinttype = {hal}, eprint = {hal-1}}", 'url: "https://hal.science/hal-1"'),
        ("@article{a, year = {in press}, note = {N}}", 'note: "N; in press"'),
        ("@article{a, pmid = 12}", 'serial-number: {pmid: "12"}'),
        ("@misc{a, eprint = {2103.00020}, version = 3}", 'serial-number: {arxiv: "2103.00020", version: "3"}'),
        (
            "@misc{a, publisher = {SSRN}, doi = {10.2139/ssrn.1}, version = 2}",
            'serial-number: {doi: "10.2139/ssrn.1", version: "2"}',
        ),
        ("@online{a, eprinttype = {OpenReview}, eprint = {aB_c}}", 'serial-number: {serial: "aB_c"}'),
        (
            "@book{a, translator = {T, Tom}}",
            'affiliated: [{role: "translator", names: [{name: "T", given-name: "Tom"}]}]',
        ),
        ("@book{a, pagetotal = 3, volumes = 2}", 'page-total: "3"'),
        ("@book{a, date = {-0349}}", 'date: "-0349"'),
        (
            "@article{a, journal = {The Day}, entrysubtype = {newspaper}}",
            'parent: {type: "newspaper", title: {value: "The Day", verbatim: true}}',
        ),
        (
            "@article{a, journal = {The Month}, entrysubtype = {magazine}}",
            'parent: {type: "periodical", title: {value: "The Month", verbatim: true}}',
        ),
        (
            "@unpublished{a, eventtitle = {Days}, venue = {Oslo}}",
            'parent: {type: "conference", title: {value: "Days", verbatim: true}, location: "Oslo"}',
        ),
        ("@inreference{a, booktitle = {Things}}", 'type: "chapter"'),
        ("@periodical{a, title = {Maps}, issuetitle = {On Lines}}", 'title: {value: "On Lines", verbatim: true}'),
        (
            "@periodical{a, title = {Maps}, issuetitle = {On Lines}, volume = 2}",
            'parent: {type: "periodical", title: {value: "Maps", verbatim: true}, volume: "2"}',
        ),
        ("@misc{a, howpublished = {RFC 9999}, number = 9999, publisher = {P}}", 'serial-number: {serial: "9999"}'),
    ],
)
def test_values_are_written_where_typst_reads_them(entry: str, line: str, items: Items) -> None:
    assert f"  {line}" in hayagriva.render(items(entry), ExportOptions()).text.splitlines()


def test_proceedings_keep_their_editors_and_have_their_conference_as_parent(items: Items) -> None:
    entry = "@proceedings{a, editor = {E, Ed}, title = {Volume}, eventtitle = {Days}, publisher = {P}}"
    lines = hayagriva.render(items(entry), ExportOptions()).text.splitlines()
    assert '  editor: [{name: "E", given-name: "Ed"}]' in lines
    assert '  publisher: "P"' in lines
    assert '  parent: {type: "conference", title: "Days"}' in lines


def test_a_number_that_the_address_contains_is_not_written(items: Items) -> None:
    entry = "@online{a, eprinttype = {OpenReview}, eprint = {aB_c}, url = {https://openreview.net/forum?id=aB_c}}"
    assert "serial-number" not in hayagriva.render(items(entry), ExportOptions()).text


def test_the_lost_end_of_a_date_range_is_reported(items: Items) -> None:
    (dropped,) = hayagriva.render(items("@book{a, date = {1988/1992}}"), ExportOptions()).dropped
    assert (dropped.key, dropped.field) == ("a", "date")


def test_an_editor_with_a_role_is_read_back(items: Items) -> None:
    text = "@video{a, title = {T}, editor = {D, Dan}, editortype = {director}}"
    written = hayagriva.render(items(text), ExportOptions())
    assert [loss.reason for loss in written.dropped] == ["type video is used for other types too"]
    (entry,) = hayagriva_reader.read(written.text).entries
    assert (entry.get("editor"), entry.get("editortype")) == ("D, Dan", "director")


def test_series_editors_are_written_in_the_series_node(items: Items) -> None:
    text = "@incollection{{a, booktitle = {{B}}, editor = {{E}}, {}serieseditor = {{Goos, G.}}}}"
    placed = hayagriva.render(items(text.format("series = {S}, ")), ExportOptions())
    assert 'parent: {type: "anthology", title: "S", editor: [{name: "Goos", given-name: "G."}]}' in placed.text
    assert [loss.field for loss in placed.dropped] == []
    assert [loss.field for loss in hayagriva.render(items(text.format("")), ExportOptions()).dropped] == [
        "serieseditor"
    ]


def test_subscripts_in_a_title_are_typst_mathematics(items: Items) -> None:
    written = hayagriva.render(
        items(r"@misc{a, title = {Of $N_f$ for \$5}, subtitle = {$x^{ab}$}}"), ExportOptions()
    ).text
    assert r'''value: "Of N$\"\"_\"f\"$ for \\$5: x$\"\"^\"ab\"$"''' in written
    book = hayagriva.render(items("@book{a, title = {Of $N_f$}, maintitle = {Lamps}}"), ExportOptions()).text
    assert 'value: "Lamps. Of N_f"' in book


@pytest.mark.parametrize(
    ("address", "is_taken"),
    [
        ("https://example.org/a b", True),
        ("http://example.org", True),
        ("https://example.org:8080/x?y#z", True),
        ("https://bücher.example/ä", True),
        ("urn:nbn:de:1", True),
        ("ftp://example.org/a", True),
        ("example.org.", False),
        ("/papers/a.pdf", False),
        ("//example.org/a", False),
        ("http://exa%mple.org/a", False),
        ("https://example.org:99999/", False),
        ("https://[x", False),
        ("http://", False),
        ("https://10.1016/j.x", False),
    ],
)
def test_an_address_that_typst_rejects_is_left_out_and_reported(address: str, is_taken: bool, items: Items) -> None:  # noqa: FBT001
    exported = hayagriva.render(items(f"@misc{{a, title = {{T}}, url = {{{address}}}}}"), ExportOptions())
    assert ("url:" in exported.text) == is_taken
    assert [loss.field for loss in exported.dropped if loss.field == "url"] == ([] if is_taken else ["url"])
