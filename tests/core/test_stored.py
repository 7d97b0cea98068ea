from __future__ import annotations

import copy
import pickle

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from vlbib.core.ids import Id
from vlbib.core.names import Name, parse_name
from vlbib.core.record import Record
from vlbib.core.stored import as_text, from_text

PARTS = st.text(st.characters(codec="utf-8", exclude_characters=",{}"), min_size=1).map(str.strip).filter(bool)


@pytest.mark.parametrize(
    "name",
    [
        Name("Agrawal", "Harsh"),
        Name("van den Oord", "Aäron"),
        Name("King", "Martin Luther", "Jr."),
        Name("Frederick", suffix="III"),
        Name("Common Crawl", literal=True),
        Name("張三"),
        Name("Plato"),
        Name("Lee", "Ann, Marie", "Sr."),
    ],
)
def test_a_name_is_read_back_from_its_text_part_by_part(name: Name) -> None:
    assert repr(Name.read(str(name))) == repr(name)


@given(st.text())
def test_any_name_that_a_source_gives_is_read_back(text: str) -> None:
    name = parse_name(text)
    assert Name.read(str(name)) == name


@given(st.from_regex(r"[a-z0-9]+", fullmatch=True), st.text())
def test_an_id_is_read_back_whatever_its_value_contains(scheme: str, value: str) -> None:
    identity = Id.read(str(Id(scheme, value)))
    assert (identity.scheme, identity.value) == (scheme, value)


def test_a_record_is_stored_without_empty_fields_and_with_names_and_ids_as_text() -> None:
    authors = (Name("Common Crawl", literal=True), Name("Lee", "Ann"))
    record = Record(source="dblp", title="X", authors=authors, ids=(Id("doi", "10.1/a:b"),))
    data = msgspec.json.encode(record, order="sorted", enc_hook=as_text)
    assert data == b'{"authors":["{Common Crawl}","Lee, Ann"],"ids":["doi:10.1/a:b"],"source":"dblp","title":"X"}'
    again = msgspec.json.decode(data, type=Record, dec_hook=from_text)
    assert again == record
    assert (again.authors[0].literal, again.authors[1].given) == (True, "Ann")


def test_ids_and_names_are_copied_and_pickled_with_their_parts() -> None:
    values = (Id("doi", "10.1/a"), Name("King", "Martin", "Jr."), Name("Common Crawl", literal=True))
    for again in (copy.deepcopy(values), pickle.loads(pickle.dumps(values))):
        assert repr(again) == repr(values)
