from __future__ import annotations

import pytest

from vlbib.core.part_labels import lists_parts, names_parts


@pytest.mark.parametrize("label", ["Backbones", "Our pipeline", "Optimizer", "依赖", "Tools used", "TODO"])
def test_some_labels_announce_parts(label: str) -> None:
    assert names_parts(label)


@pytest.mark.parametrize("label", ["Datasets", "Related", "Baselines", "Eval set", "数据", "Encoding"])
def test_labels_of_works_do_not_announce_parts(label: str) -> None:
    assert not names_parts(label)


def test_a_list_of_parts_has_a_short_label_and_a_list() -> None:
    assert lists_parts("- Backbone: ResNet-50, lr 3e-4")
    assert lists_parts("Model backbone: ResNet/ViT")
    assert not lists_parts("Our new backbone: ResNet, ViT")
    assert not lists_parts("Backbone: ResNet-50")
    assert not lists_parts("Datasets: A, B")


@pytest.mark.parametrize("label", ["encoder-free", "Encoder-only"])
def test_a_label_for_a_kind_of_model_does_not_announce_parts(label: str) -> None:
    assert not names_parts(label)
