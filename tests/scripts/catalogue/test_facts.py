"""Lines in the files of records: the authors that they name."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from scripts.catalogue.facts import is_cut_list, people_of, read_lines, title_faults

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        (["Ann Lee，Bo Li、Cy Ma", "Di Hu"], ["Ann Lee", "Bo Li", "Cy Ma", "Di Hu"]),
        (["Renaud DubÃ©", "Marynel VÃ¡zquez"], ["Renaud Dubé", "Marynel Vázquez"]),
        (["José Ãlvarez", "Ørsted Å", "李 明"], ["José Ãlvarez", "Ørsted Å", "李 明"]),
        (["Ann Lee", "Bo Li", "Ann Lee", "Bo Li"], ["Ann Lee", "Bo Li"]),  # written twice
    ],
)
def test_authors_are_split_at_full_width_commas_and_wrongly_decoded_letters_are_corrected(
    written: list[str], meant: list[str]
) -> None:
    assert people_of(written) == meant


def test_the_authors_of_a_line_are_corrected_in_this_way(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text(json.dumps({"title": "A Title", "authors": ["Ann Lee，Bo Li"]}), "utf-8")
    assert [line["authors"] for line in read_lines(path)] == [["Ann Lee", "Bo Li"]]


@pytest.mark.parametrize(("last", "cut"), [("Matthew E", True), ("Bo D.", True), ("Weinan Eu", False), ("E", False)])
def test_a_list_is_cut_off_if_its_last_name_ends_in_an_initial(last: str, *, cut: bool) -> None:
    assert is_cut_list(["Ann Lee", last]) is cut


@pytest.mark.parametrize(
    ("title", "faults"),
    [
        ("Deep Nets for Lamps", 0),
        ("pixelLamp: Light From Few Images", 0),  # a name with a capital or a digit inside
        ("vq-lamp2vec: Learning of Light", 0),
        ("deep nets for lamps", 1),
        ("DEEP NETS FOR LAMPS", 2),
        ("Deep Nets for Lamps *", 1),
    ],
)
def test_a_title_in_small_letters_is_badly_written_unless_it_begins_with_a_name(title: str, faults: int) -> None:
    assert title_faults(title) == faults
