from __future__ import annotations

import pytest

from vlbib.exports.values.record_notes import put_record_right

PUBMED = """Sampler, Ada
Sampler, Ben
eng
Review
Samples. 2015 May 28;521(7553):436-44. doi: 10.9999/s1."""


@pytest.mark.parametrize(
    ("note", "rest"),
    [
        (PUBMED, None),
        (f"{PUBMED}\nRead twice", "Read twice"),
        ("Copyright - Database copyright ProQuest LLC; Last updated - 2023-03-03", None),
        ("Read twice; Copyright - Database copyright ProQuest LLC; Last updated - 2023-03-03", "Read twice"),
        (PUBMED.replace("eng\n", ""), PUBMED.replace("eng\n", "")),
        (PUBMED.replace("Samples. 2015 May 28;521(7553):436-44. ", ""), "same"),
        ("Copyright - all mine", "same"),
        ("eng", "same"),
        ("First line\nsecond line", "same"),
    ],
)
def test_what_a_database_says_of_its_record_falls_away_and_all_else_stays(note: str, rest: str | None) -> None:
    values = {"note": note}
    put_record_right(values)
    assert values.get("note") == (note if rest == "same" else rest)
