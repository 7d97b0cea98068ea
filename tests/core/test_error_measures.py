"""`MAE`, which is an error measure beside values and other errors."""

from __future__ import annotations

import pytest

from vlbib.core.error_measures import has_error, is_error


def _is_error(line: str) -> bool:
    start = line.index("MAE")
    return is_error(line, start, start + 3)


@pytest.mark.parametrize(
    "line",
    [
        "MAE 41.3", "MAE: 0.39", "MAE = .39", "MAE of 0.4", "MAE kW, mean over 90 days", "MAE (kWh)",
        "we report MAE and RMSE", "MSE 0.37 / MAE 0.39", "the MAE went down", "lower MAE than last week",
        "test MAE", "MAE bei 4,5", "MAE síly 21 meV/Å",
    ],
)  # fmt: skip
def test_beside_a_value_a_unit_or_another_error_it_is_an_error(line: str) -> None:
    assert _is_error(line)


@pytest.mark.parametrize(
    "line",
    [
        "- MAE", "MAE and BEiT", "the MAE paper", "the MAE encoder", "MAE ViT-B 83.6", "MAE (He et al., 2022)",
        "MAE (2022)", "MAE 2022, BEiT 2021", "as in MAE, with BEiT", "the MAE and the DINO",
        "pixel MSE loss, as MAE does", "MAE 1600 epochs", "MAE reaches 87.8% on it", "MAE at 224 px", "MAE took 20 s",
    ],
)  # fmt: skip
def test_otherwise_it_may_be_the_masked_autoencoder(line: str) -> None:
    assert not _is_error(line)


def test_only_the_line_of_the_name_counts() -> None:
    assert not _is_error("RMSE\nMAE and BEiT\nRMSE")
    assert not any(map(_is_error, ("lower\nMAE and BEiT", "MAE\n2.5", "MAE\nRMSE")))
    assert _is_error("x\nMAE and RMSE")


def test_only_some_names_are_errors() -> None:
    assert has_error("a MAE b")
    assert not has_error("CLIP 41.3")
    assert not is_error("CLIP 41.3", 0, 4)
