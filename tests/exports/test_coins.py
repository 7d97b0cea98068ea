from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import parse_qs

import pytest

from vlbib.exports.coins import coins
from vlbib.exports.values.kinds import Type

if TYPE_CHECKING:
    from collections.abc import Callable

    from vlbib.exports.item import Item

    Items = Callable[[str], tuple[Item, ...]]


def _pairs(item: Item) -> dict[str, list[str]]:
    return parse_qs(coins(item).replace("&amp;", "&"))


@pytest.mark.parametrize(
    ("entry", "form", "title", "container"),
    [
        ("@article{a, title = {T}, journal = {J}}", "journal", "rft.atitle", "rft.jtitle"),
        ("@inproceedings{a, title = {T}, booktitle = {J}}", "book", "rft.atitle", "rft.btitle"),
        ("@book{a, title = {T}}", "book", "rft.btitle", None),
        ("@misc{a, title = {T}}", "dc", "rft.title", None),
    ],
)
def test_each_type_has_its_own_format_and_title_keys(
    entry: str, form: str, title: str, container: str | None, items: Items
) -> None:
    pairs = _pairs(items(entry)[0])
    assert pairs["rft_val_fmt"] == [f"info:ofi/fmt:kev:mtx:{form}"]
    assert pairs[title] == ["T"]
    assert container is None or pairs[container] == ["J"]


def test_people_ids_dates_and_tags_are_written(items: Items) -> None:
    entry = (
        "@article{a, title = {T}, author = {Doe, Jane and Roe, John}, doi = {10.1000/a}, date = {2021-03}, "
        "keywords = {x, y}}"
    )
    pairs = _pairs(items(entry)[0])
    assert pairs["rft.au"] == ["Doe, Jane", "Roe, John"]
    assert "rft.aulast" not in pairs
    assert (pairs["rft.date"], pairs["rft.subject"]) == (["2021-03"], ["x", "y"])
    assert "info:doi/10.1000/a" in pairs["rft_id"]


def test_values_cannot_end_the_attribute(items: Items) -> None:
    text = coins(items('@misc{a, title = {A "quote" <b> \\& c}}')[0])
    assert not set('"<>') & set(text)


def test_a_body_is_not_split_and_a_preprint_has_its_number(items: Items) -> None:
    text = "@misc{a, title = {T}, author = {{Barnes and Noble, Inc.} and {LAION e.V.}}, eprint = {2103.00020}}"
    pairs = _pairs(items(text)[0])
    assert pairs["rft.au"] == ["Barnes and Noble Inc.", "LAION e.V."]
    assert "info:arxiv/2103.00020" in pairs["rft_id"]
    assert pairs["rft.identifier"] == ["https://arxiv.org/abs/2103.00020"]


def test_a_conference_is_named_in_addition_to_its_proceedings(items: Items) -> None:
    pairs = _pairs(items("@inproceedings{a, title = {T}, booktitle = {B}, eventtitle = {E}}")[0])
    assert (pairs["rft.btitle"], pairs["rft.conference"]) == (["B"], ["E"])


def test_special_characters_are_percent_encoded(items: Items) -> None:
    title = "A, b: c/d (e) f; 100+ ü ~x_y-z"
    content = coins(items(f"@article{{a, title = {{{title.replace('~', chr(92) + 'textasciitilde ')}}}}}")[0])
    assert "rft.atitle=A%2C%20b%3A%20c%2Fd%20%28e%29%20f%3B%20100%2B%20%C3%BC%20~x_y-z" in content


def test_a_preprint_without_an_address_gets_one_from_its_server(items: Items) -> None:
    (item,) = items("@online{a, title = {T}, eprinttype = {hal}, eprint = {hal-1}}")
    pairs = _pairs(item)
    assert (pairs["rft.identifier"], pairs["rft.publisher"]) == (["https://hal.science/hal-1"], ["HAL"])
    assert pairs["rft_id"] == ["https://hal.science/hal-1"]


def test_two_isbns_stay_two(items: Items) -> None:
    (item,) = items("@book{a, title = {T}, isbn = {978-3-030-00001-1 978-3-030-00002-8}}")
    assert _pairs(item)["rft.isbn"] == ["978-3-030-00001-1 978-3-030-00002-8"]


def test_the_director_of_a_film_is_written_as_its_author(items: Items) -> None:
    pairs = _pairs(items("@video{a, title = {T}, editor = {Doe, Dan}, editortype = {director}}")[0])
    assert pairs["rft.au"] == ["Doe, Dan"]


def test_the_type_follows_the_keys_that_zotero_does_not_read_after_it(items: Items) -> None:
    text = "@patent{a, title = {T}, number = {9}, holder = {{H Inc}}, keywords = {x}, url = {https://x.org}}"
    (item,) = items(text)
    names = [pair.partition("=")[0] for pair in coins(item).split("&amp;")]
    assert max(names.index("rft.subject"), names.index("rft.identifier")) < names.index("rft.type")
    assert names.index("rft.type") < min(names.index("rft.number"), names.index("rft.assignee"))
    assert (_pairs(item)["rft.number"], _pairs(item)["rft.assignee"]) == (["9"], ["H Inc"])


@pytest.mark.parametrize(
    ("entry", "key", "value"),
    [
        ("@article{a, title = {T}, eid = {e12}}", "rft.pages", "e12"),
        ("@thesis{a, title = {T}, location = {Here}}", "rft.place", "Here"),
        ("@book{a, title = {T}, pagetotal = 321}", "rft.tpages", "321"),
        ("@online{a, title = {T}, organization = {The Blog}}", "rft.source", "The Blog"),
        ("@dataset{a, title = {T}, license = {CC0}}", "rft.rights", "CC0"),
        ("@book{a, title = {T}, langid = {french}}", "rft.language", "fr"),
        ("@inreference{a, title = {T}, booktitle = {E}, volume = 6, pages = {12}}", "rft.volume", "6"),
    ],
)
def test_keys_that_zotero_reads_are_written(entry: str, key: str, value: str, items: Items) -> None:
    assert _pairs(items(entry)[0])[key] == [value]


@pytest.mark.parametrize("kind", list(Type))
def test_every_type_has_a_context_object_with_its_title(kind: Type, items: Items) -> None:
    entry = "misc" if kind is Type.PREPRINT else kind.value
    text = (
        f"@{entry}{{a, title = {{A & B}}, author = {{M, J}}, year = 2020, keywords = {{x}}, eprint = {{2103.00020}}}}"
    )
    span = coins(items(text)[0])
    assert "title=A%20%26%20B" in span
    assert "&amp;rft.au=M%2C%20J" in span
    assert "rft.subject=x" in span
