from __future__ import annotations

from typing import TYPE_CHECKING

from vlbib.tex.subset import subset

if TYPE_CHECKING:
    from collections.abc import Callable

    from vlbib.core.bib import Library

BIB = """@string{icml = "Int. Conf. on Machine Learning"}
@inproceedings{radford2021clip, title = {Learning}, booktitle = icml # { 2021}, month = jul, year = 2021}
@inproceedings{child2020, title = {Child}, crossref = {volume2020}}
@proceedings{volume2020, title = {The Volume}, year = 2020}
@misc{Other, title = {Other}, ids = {old-other, older}}
"""


def test_a_subset_has_parents_after_their_children_and_expanded_strings(library: Callable[[str], Library]) -> None:
    text = subset(library(BIB), ["radford2021clip", "child2020"])
    again = library(text)
    assert [entry.key for entry in again.entries] == ["radford2021clip", "child2020", "volume2020"]
    assert again.entries[0].get("booktitle") == "Int. Conf. on Machine Learning 2021"
    assert "month = jul" in text
