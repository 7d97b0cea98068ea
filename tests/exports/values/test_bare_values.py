from __future__ import annotations

import pytest

from vlbib.exports.values.bare_values import put_values_bare


@pytest.mark.parametrize(
    ("kind", "values", "right"),
    [
        ("article", {"volume": "Volume 12 - 2021"}, {"volume": "12"}),
        ("article", {"volume": "Vol. 7"}, {"volume": "7"}),
        ("misc", {"title": r"Blending {\{}MPC{\}} {\&} RL"}, {"title": r"Blending {MPC} {\&} RL"}),
        (
            "misc",
            {"title": r"Of {\it Quercus robur} {\em and} {\bfseries f{\"u}r}"},
            {"title": r"Of \textit{Quercus robur} \emph{and} \textbf{f{\"u}r}"},
        ),
        ("misc", {"title": r"Of {\item} and {\it{x}}"}, {"title": r"Of {\item} and \textit{{x}}"}),
        ("article", {"volume": "0", "number": "0"}, {}),
        ("software", {"version": "v2.1"}, {"version": "2.1"}),
        ("dataset", {"version": "V3"}, {"version": "3"}),
        ("software", {"version": "Version 1.0"}, {"version": "1.0"}),
        ("book", {"author": "Hill, Ann, 1950- and Dale, Bo"}, {"author": "Hill, Ann and Dale, Bo"}),
        ("book", {"author": "Hill, Ann, 1850-1910"}, {"author": "Hill, Ann"}),
        ("book", {"editor": "Hill, Ann, b. 1950"}, {"editor": "Hill, Ann"}),
        ("misc", {"url": "osf.io/ab9cd"}, {"url": "https://osf.io/ab9cd"}),
        ("misc", {"url": "www.example.org"}, {"url": "https://www.example.org"}),
        ("inproceedings", {"pages": "pp. 1-10"}, {"pages": "1-10"}),
        ("article", {"pages": "S. 12"}, {"pages": "12"}),
        ("article", {"pages": r"3\,ff."}, {"pages": "3 ff."}),
        ("article", {"pages": "S12--S15"}, {"pages": "S12--S15"}),
        ("article", {"pages": "P10008"}, {"pages": "P10008"}),
        ("article", {"pages": "p. 17"}, {"pages": "17"}),
        ("book", {"volume": "Bd. 12"}, {"volume": "12"}),
        ("phdthesis", {"pages": "210"}, {"pagetotal": "210"}),
        ("book", {"pages": "312"}, {"pagetotal": "312"}),
        ("book", {"pages": "312 p."}, {"pagetotal": "312"}),
        ("book", {"pages": "xx, 512 p."}, {"pagetotal": "xx, 512 p."}),
        ("book", {"pages": "xxi, [3], 634 p. : ill."}, {"pagetotal": "xxi, [3], 634 p."}),
        ("misc", {"author": "{Lamp Agency}", "booktitle": "Lamp Agency"}, {"author": "{Lamp Agency}"}),
        (
            "misc",
            {"booktitle": "WHO", "url": "https://x.org", "urldate": "2018"},
            {"organization": "WHO", "url": "https://x.org", "urldate": "2018"},
        ),
        ("misc", {"booktitle": "WHO", "url": "https://x.org"}, {"booktitle": "WHO", "url": "https://x.org"}),
        (
            "misc",
            {"booktitle": "Days", "url": "https://x.org", "urldate": "2018", "pages": "3"},
            {"booktitle": "Days", "url": "https://x.org", "urldate": "2018", "pages": "3"},
        ),
        (
            "misc",
            {"booktitle": "WHO", "url": "https://x.org", "urldate": "2018", "publisher": "P"},
            {"booktitle": "WHO", "url": "https://x.org", "urldate": "2018", "publisher": "P"},
        ),
        ("misc", {"howpublished": "zenodo", "publisher": "Zenodo"}, {"publisher": "Zenodo"}),
        ("misc", {"howpublished": "Disc", "publisher": "Zenodo"}, {"howpublished": "Disc", "publisher": "Zenodo"}),
        ("article", {"isbn": "1312.6114v10", "issn": "1312.6114v10"}, {}),
        ("article", {"issn": "0001-4966"}, {"issn": "0001-4966"}),
        ("techreport", {"pages": "43"}, {"pagetotal": "43"}),
        ("techreport", {"pages": "4-43"}, {"pages": "4-43"}),
        ("article", {"number": r"supplement\_1"}, {"number": "Supplement 1"}),
        ("article", {"number": "suppl_2"}, {"number": "Suppl 2"}),
        ("book", {"author": "Hill, Ann, 1901-1980."}, {"author": "Hill, Ann"}),
        (
            "incollection",
            {"booktitle": "Handbook of Lamps, Volume 1B", "series": "Handbook of Lamps", "volume": "1, Part B"},
            {"booktitle": "Handbook of Lamps, Volume 1B"},
        ),
        (
            "incollection",
            {"booktitle": "Handbook of Lamps, Wicks", "series": "Handbook of Lamps", "volume": "1"},
            {"booktitle": "Handbook of Lamps, Wicks", "series": "Handbook of Lamps", "volume": "1"},
        ),
        ("article", {"number": "supply_chains"}, {"number": "supply_chains"}),
        ("software", {"swhid": "swh:1:dir:a ;origin=x"}, {"swhid": "swh:1:dir:a;origin=x"}),
    ],
)
def test_values_are_reduced_to_the_values_proper(kind: str, values: dict[str, str], right: dict[str, str]) -> None:
    put_values_bare(values, kind)
    assert values == right


@pytest.mark.parametrize(
    ("kind", "values"),
    [
        ("article", {"volume": "Volume One of Two"}),
        ("article", {"volume": "0", "number": "3"}),
        ("article", {"volume": "0"}),
        ("article", {"title": r"Matrices over {\{}0,1{\}} and \{a\}"}),
        ("software", {"version": "vista"}),
        ("software", {"version": "5.1v2"}),
        ("book", {"author": "King, Jr., Martin and Louis, XIV"}),
        ("book", {"author": "{Class of 1950, 1960}"}),
        ("misc", {"url": "https://example.org"}),
        ("misc", {"url": "paper.pdf final"}),
        ("book", {"pages": "33--44"}),
        ("book", {"pages": "12", "pagetotal": "300"}),
        ("article", {"pages": "312"}),
        ("misc", {"author": "Ann", "booktitle": "The Site"}),
    ],
)
def test_other_values_are_unchanged(kind: str, values: dict[str, str]) -> None:
    before = dict(values)
    put_values_bare(values, kind)
    assert values == before
