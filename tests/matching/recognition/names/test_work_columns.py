from __future__ import annotations

import pytest

from vlbib.core.segment import CELL_END, Place, Segment
from vlbib.matching.recognition.names.work_columns import names_works


def named(text: str, columns: tuple[str, ...]) -> list[str]:
    """Return the cells of a row that are in a column of works."""
    segment = Segment(file="a.md", line=1, text=text, place=Place.ROW, columns=columns)
    starts = [0, *(at + 1 for at, sign in enumerate(text) if sign == CELL_END)]
    return [text[start:].split(CELL_END, maxsplit=1)[0] for start in starts if names_works(segment, start)]


@pytest.mark.parametrize(
    ("columns", "names"),
    [
        (("Year", "Model"), ["CLIP"]),
        (("Model", "Year"), ["BERT"]),
        (("Year", "Size"), []),
        (("Model", "data"), ["BERT"]),
        (("Year", "Dataset"), ["CLIP"]),
        (("Collection", "Year"), ["BERT"]),
        (("Year", "Sprachkorpus"), ["CLIP"]),
        (("年", "数据"), ["CLIP"]),
        (("年", "数据量"), []),
        (("Paper", "Method"), ["BERT", "CLIP"]),
        (("Year", "Title"), ["CLIP"]),
        (("Title", "Dataset"), ["BERT"]),
        (("Model",), ["BERT"]),
        ((), []),
    ],
)
def test_a_cell_names_works_if_its_column_does_and_data_beside_a_model_do_not(
    columns: tuple[str, ...], names: list[str]
) -> None:
    assert named(f"BERT{CELL_END}CLIP", columns) == names


def test_an_empty_first_cell_is_counted() -> None:
    assert named(f"{CELL_END}CLIP", ("Year", "Model")) == ["CLIP"]
