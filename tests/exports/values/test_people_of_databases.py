from __future__ import annotations

import pytest

from vlbib.exports.values.people_of_databases import put_lists_right


@pytest.mark.parametrize(
    ("written", "right"),
    [
        ("Sampler A and Holm BC and van den Berg D", "Sampler, A. and Holm, B. C. and van den Berg, D."),
        ("Sampler A and others", "Sampler, A. and others"),
        ("Taro TANAKA and Hanako SATO", "Taro Tanaka and Hanako Sato"),
        ("J.-P. DUPONT-MARTIN and Anne O'NEILL", "J.-P. Dupont-Martin and Anne O'Neill"),
        ("王伟;李娜;", "王伟 and 李娜"),
        ("王伟；李娜", "王伟 and 李娜"),
        ("Müller, Ä.; Holm, R.", "Müller, Ä. and Holm, R."),
        ("田中 太郎 and 佐藤 花子", "田中, 太郎 and 佐藤, 花子"),
        ("田中 太郎 and Holm, Rita", "田中 太郎 and Holm, Rita"),
        ("김철수 and 이 영희", "김철수 and 이, 영희"),
    ],
)
def test_lists_of_names_from_databases_are_rewritten_for_bibtex(written: str, right: str) -> None:
    values = {"author": written, "editor": written}
    put_lists_right(values)
    assert values == {"author": right, "editor": right}


@pytest.mark.parametrize(
    "written",
    [
        "Sampler, A. and Holm, B. C.",
        "Rita Holm and Malcolm X",
        "Team NLLB",
        "Project JAX and Holm, Rita",
        "Wei LI and Bo XU",
        "R. A. Holm and B. C. Sampler",
        "{World Lamp ABC} and Rita Holm",
        "Lamps; a company",
        "Holm, Rita; {Lamp, Inc.}",
        "RITA HOLM and ADA SAMPLER",
    ],
)
def test_other_lists_of_names_are_unchanged(written: str) -> None:
    values = {"author": written}
    put_lists_right(values)
    assert values == {"author": written}


def test_two_initials_are_split_if_the_entry_is_from_pubmed() -> None:
    values = {"author": "Sampler AB and Holm CD", "pmid": "12345678"}
    put_lists_right(values)
    assert values["author"] == "Sampler, A. B. and Holm, C. D."


@pytest.mark.parametrize(
    ("written", "right"),
    [
        ("Muster, Max [Hrsg.]", {"editor": "Muster, Max"}),
        ("Muster, Max (Hg.) and Holm, Rita (Hg.)", {"editor": "Muster, Max and Holm, Rita"}),
        ("Holm, Rita [Verfasser] and Muster, Max [Hrsg.]", {"author": "Holm, Rita", "editor": "Muster, Max"}),
        ("Holm, Rita [@ritaholm]", {"author": "Holm, Rita [@ritaholm]"}),
    ],
)
def test_authors_marked_as_editors_become_editors(written: str, right: dict[str, str]) -> None:
    values = {"author": written}
    put_lists_right(values)
    assert values == right


def test_a_marked_editor_stays_an_author_if_there_are_editors() -> None:
    values = {"author": "Muster, Max [Hrsg.]", "editor": "Holm, Rita"}
    put_lists_right(values)
    assert values == {"author": "Muster, Max [Hrsg.]", "editor": "Holm, Rita"}
