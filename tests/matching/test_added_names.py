from __future__ import annotations

from typing import Any

import pytest

from vlbib.core.ids import Id
from vlbib.core.names import parse_name
from vlbib.core.record import Record
from vlbib.core.work import Mention, Status, Work
from vlbib.matching.added_names import is_version
from vlbib.matching.verdict import judge

REST = "Diverse Image-to-Image Translation via Disentangled Representations"
DRIT = Record(
    source="dblp",
    title=REST,
    authors=(parse_name("Hsin-Ying Lee"), parse_name("Hung-Yu Tseng")),
    year=2018,
    venue="ECCV",
    type="inproceedings",
    ids=(Id("arxiv", "1808.00948"),),
)
FIELDS = Record(
    source="dblp",
    title="Realtime Multi-person 2D Pose Estimation Using Part Affinity Fields",
    authors=(parse_name("Zhe Cao"), parse_name("Tomas Simon")),
    year=2017,
    venue="CVPR",
    type="inproceedings",
    preprint_year=2016,
)


def status(text: str, *records: Record, **more: Any) -> Status:
    return judge(Work(mentions=(Mention(file="a.md", line=1, text=text, **more),)), records).status


@pytest.mark.parametrize(
    "name",
    ["DRIT+", "DRIT++", "DRITv2", "DRIT v2", "DRIT V1.5", "DRIT-2", "DRIT 2", "DRIT2", "DRIT-Pro", "DRIT XL", "SDXL"],
)
def test_a_name_of_a_version_that_only_the_note_has_is_doubtful(name: str) -> None:
    assert is_version(name)
    assert status(f"{name}: {REST}", DRIT) is Status.DOUBTFUL
    assert status(f"{REST} ({name})", DRIT) is Status.DOUBTFUL


@pytest.mark.parametrize("name", ["DRIT-v1", "DRIT v1", "DRITV1"])
def test_the_first_version_is_not_a_later_one(name: str) -> None:
    assert not is_version(name)
    assert status(f"{name}: {REST}", DRIT) is Status.ACCEPTED


@pytest.mark.parametrize("name", ["DRIT", "T5", "CIFAR10", "INT8", "Pix2Pix", "ViT-L", "CO3D", "Places365", "Im2Text"])
def test_a_name_of_no_version_that_only_the_note_has_is_accepted(name: str) -> None:
    assert not is_version(name)
    assert status(f"{name}: {REST}", DRIT) is Status.ACCEPTED


def test_a_version_in_the_records_or_a_link_of_the_same_title_is_accepted() -> None:
    moco = Record(
        source="arxiv",
        title="Improved Baselines with Momentum Contrastive Learning",
        authors=(parse_name("Xinlei Chen"),),
        year=2020,
        ids=(Id("arxiv", "2003.04297"),),
    )
    text = f"MoCo v2: {moco.title}"
    assert status(text, moco) is Status.DOUBTFUL
    assert status(text, moco, ids=moco.ids) is Status.ACCEPTED
    named = Record(source="arxiv", title=moco.title, authors=moco.authors, ids=moco.ids, aliases=("MoCo v2",))
    assert status(text, named) is Status.ACCEPTED


def test_an_alias_of_the_record_is_no_evidence_for_its_later_version() -> None:
    named = Record(
        source="dblp",
        title=REST,
        authors=DRIT.authors,
        year=2018,
        venue="ECCV",
        type="inproceedings",
        aliases=("DRIT",),
    )
    assert status(f"DRIT: {REST}", named) is Status.ACCEPTED
    assert status(f"DRIT++: {REST}", named) is Status.DOUBTFUL


def test_a_link_to_the_first_version_beside_the_title_of_the_second_is_doubtful() -> None:
    second = Record(
        source="arxiv", title=f"DRIT++: {REST}", authors=DRIT.authors, year=2019, ids=(Id("arxiv", "1905.01270"),)
    )
    assert status(second.title, DRIT, second, ids=DRIT.ids) is Status.DOUBTFUL
    assert status(second.title, DRIT, second) is Status.ACCEPTED


@pytest.mark.parametrize(
    ("year", "expected"),
    [(None, Status.ACCEPTED), (2016, Status.ACCEPTED), (2017, Status.ACCEPTED), (2018, Status.DOUBTFUL)],
)
def test_a_name_only_in_the_note_with_a_year_after_the_record_s_is_doubtful(year: int | None, expected: Status) -> None:
    assert (
        status("OpenPose: realtime multi-person 2D pose estimation using part affinity fields", FIELDS, year=year)
        is expected
    )
    assert status(FIELDS.title, FIELDS, year=2018) is Status.ACCEPTED


def test_the_year_is_not_compared_with_that_of_a_preprint() -> None:
    preprint = Record(
        source="arxiv", title=FIELDS.title, authors=FIELDS.authors, year=2016, ids=(Id("arxiv", "1611.08050"),)
    )
    assert status(f"OpenPose: {FIELDS.title}", preprint, year=2017) is Status.ACCEPTED


AURA = Record(
    source="dblp",
    title="AURA: Counting the Lines of Old Maps of Cities",
    authors=(parse_name("Ana Rossi"), parse_name("Bo Li")),
    year=2021,
    venue="ICCV",
    type="inproceedings",
)
COUNTING = "Counting the Lines of Old Maps of Cities"


@pytest.mark.parametrize("name", ["AURAv2", "Fast AURA", "AURA-T", "iAURA", "TinyAURA", "AURA II", "NeRV"])
def test_a_name_beside_a_title_with_another_name_of_its_own_is_doubtful(name: str) -> None:
    assert status(COUNTING, AURA, aliases=(name,), year=2021) is Status.DOUBTFUL


@pytest.mark.parametrize(
    "name", ["AURA", "aura", "Meta AURA", "AURA (Google Brain)", "OldMaps", "Old Maps", "v2", "Rossi+ 21"]
)
def test_a_title_s_own_name_a_part_of_it_or_its_makers_confirm_it(name: str) -> None:
    assert status(COUNTING, AURA, aliases=(name,), year=2021) is Status.ACCEPTED


@pytest.mark.parametrize("name", ["DRIT++", "DRIT v2", "DRIT-XL"])
def test_the_name_of_a_version_beside_a_title_without_a_name_is_doubtful(name: str) -> None:
    assert status(REST, DRIT, aliases=(name,)) is Status.DOUBTFUL
    assert status(REST, DRIT, aliases=("DRIT",)) is Status.ACCEPTED
    assert status(REST, DRIT, aliases=("DivPro",)) is Status.ACCEPTED


def test_a_name_inside_the_letters_of_two_words_of_a_title_does_not_confirm_it() -> None:
    named = Record(source="a", title="AURA: Simpler yet Better Prediction of Scenes", authors=AURA.authors, year=2021)
    assert status("Simpler yet Better Prediction of Scenes", named, aliases=("AURA-S",)) is Status.DOUBTFUL
    assert status("AURA-S: Simpler yet Better Prediction of Scenes", named) is Status.DOUBTFUL


@pytest.mark.parametrize("bracket", ["v2", "V3", "version 2", "2nd version", "v1.5", "improved version"])
def test_a_bracket_with_a_version_after_the_name_before_a_title_is_doubtful(bracket: str) -> None:
    assert status(f"AURA ({bracket}): {COUNTING}", AURA) is Status.DOUBTFUL
