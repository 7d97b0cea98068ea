from __future__ import annotations

import pytest

from vlbib.merge.two_works import why_two_works

NATURE = {
    "title": "Deep learning",
    "author": "LeCun, Yann and Bengio, Yoshua and Hinton, Geoffrey",
    "doi": "10.1038/nature14539",
}


@pytest.mark.parametrize(
    ("fields", "parted_by"),
    [
        ({}, ""),
        ({"doi": "10.1038/NATURE14539"}, ""),
        ({"doi": ""}, ""),
        ({"doi": "10.1038/nature14540"}, "ids"),
        ({"doi": "", "eprint": "1603.05691", "archiveprefix": "arXiv"}, ""),
        ({"doi": "", "author": ""}, ""),
        ({"doi": "", "author": "Goodfellow, Ian and Bengio, Yoshua and Courville, Aaron"}, "authors"),
        ({"doi": "", "author": "Goodfellow, Ian and Bengio, Yoshua"}, ""),
        ({"doi": "", "title": "{D}eep {L}earning"}, ""),
        ({"doi": "", "title": "Deep reasoning"}, "titles"),
        ({"title": "Deep reasoning"}, ""),  # retitled: the same DOI and people
        ({"title": "Deep reasoning", "author": ""}, "titles"),
        ({"title": ""}, ""),
    ],
)
def test_ids_people_and_titles_that_contradict_tell_two_works(fields: dict[str, str], parted_by: str) -> None:
    for why in (why_two_works(NATURE, NATURE | fields), why_two_works(NATURE | fields, NATURE)):
        assert why.startswith(f"their {parted_by} differ" if parted_by else "")
        assert bool(why) is bool(parted_by)


def test_two_preprints_of_one_author_are_two_works_though_they_share_a_doi() -> None:
    first = {"title": "Logic Design", "author": "Issam Damaj", "doi": "10.5555/x", "eprint": "1905.02075"}
    second = first | {"title": "High-level Synthesis", "eprint": "1905.02076"}
    assert why_two_works(first, second).startswith("their titles differ")
    assert why_two_works(first, second | {"eprint": "1905.02075"}) == ""
    assert why_two_works(first, second | {"eprint": ""}) == ""
