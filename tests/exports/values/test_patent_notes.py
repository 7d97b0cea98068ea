from __future__ import annotations

import pytest

from vlbib.exports.values.patent_notes import put_filing_right, put_patent_right


def patent(note: str, **more: str) -> dict[str, str]:
    return {"publisher": "Google Patents", "note": note} | more


@pytest.mark.parametrize(
    ("note", "kind", "number"),
    [
        ("US Patent 6,285,999", "patentus", "6,285,999"),
        ("US Patent App. 16/123,456", "patrequs", "16/123,456"),
        ("US Patent RE44,000.", "patentus", "RE44,000"),
        ("EP Patent 1,234,567", "patenteu", "1,234,567"),
        ("CN Patent 101,234,567", "CN Patent", "101,234,567"),
        ("CN Patent App. 101,234,567", "CN Patent Application", "101,234,567"),
    ],
)
def test_google_scholars_note_of_a_patent_becomes_type_and_number(note: str, kind: str, number: str) -> None:
    for type_of_entry in ("misc", "patent"):
        values = patent(note)
        put_patent_right(values, type_of_entry)
        assert values == {"type": kind, "number": number}


@pytest.mark.parametrize(
    ("values", "kind"),
    [
        (patent("US Patent 6,285,999"), "article"),
        (patent("US Patent 6,285,999, filed in 1998"), "misc"),
        (patent("US Patent"), "misc"),
        (patent("US Patent 6,285,999", number="1"), "misc"),
        (patent("US Patent 6,285,999", type="Patent"), "misc"),
        ({"note": "US Patent 6,285,999"}, "misc"),
    ],
)
def test_other_notes_are_unchanged(values: dict[str, str], kind: str) -> None:
    before = dict(values)
    put_patent_right(values, kind)
    assert values == before


@pytest.mark.parametrize(
    ("values", "right"),
    [
        ({"yearfiled": "1995", "monthfiled": "feb", "dayfiled": "28"}, {"filingdate": "1995-02-28"}),
        ({"yearfiled": "{1995}"}, {"filingdate": "1995"}),
        ({"yearfiled": "unknown"}, {}),
        (
            {"nationality": "United States", "number": "7"},
            {"location": "United States", "number": "7", "type": "patentus"},
        ),
        ({"nationality": "Norway", "number": "7"}, {"location": "Norway", "number": "7", "type": "patent"}),
        ({"location": "countryde", "number": "7"}, {"location": "countryde", "number": "7", "type": "patentde"}),
        ({"number": "7", "type": "patreqeu"}, {"number": "7", "type": "patreqeu"}),
        ({"title": "Lamp"}, {"title": "Lamp"}),
    ],
)
def test_country_and_filing_date_of_a_patent_are_moved_to_their_fields(
    values: dict[str, str], right: dict[str, str]
) -> None:
    put_filing_right(values)
    assert values == right
