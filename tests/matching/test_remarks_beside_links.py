"""Words beside a link that speak of its paper: its people, its short name, its initials."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from tests.matching.papers import paper, work

from vlbib.core.ids import Id
from vlbib.core.work import Status
from vlbib.matching.verdict import judge

if TYPE_CHECKING:
    from vlbib.core.record import Record

OAKNET = paper(
    "OakQNet-VL: Growing Long Rows of Trees",
    "Mia Lane",
    "Otto Moor",
    "Jun Field",
    year=2022,
    ids=(Id("arxiv", "2201.00001"),),
)
ROWS = paper("Video Diffusion Rows", "Mia Lane", "Otto Moor", year=2022, ids=(Id("arxiv", "2201.00001"),))


def status(text: str, record: Record = OAKNET, **more: Any) -> Status:
    return judge(work(text, ids=OAKNET.ids, **more), [record]).status


@pytest.mark.parametrize(
    ("own", "anothers"),
    [
        ("Lane J. et al., small towns, old maps", "Snow J. et al., small towns, old maps"),
        ("Lane, J. M. - towns / old maps", "Snow, J. M. - towns / old maps"),
        ("Mia Lane's lone baseline of small towns", "Mia Snow's lone baseline of small towns"),
        ("Small towns and maps : Lane, Moor, Field", "Small towns and maps : Lane, Moor, Snow"),
        ("OakQNet-VL-7B on small towns: no bridge at all", "ElmQNet-VL-7B on small towns: no bridge at all"),
    ],
)
def test_words_on_its_people_or_with_its_name_do_not_contradict_a_link_and_others_do(own: str, anothers: str) -> None:
    assert (status(own), status(anothers)) == (Status.ACCEPTED, Status.DOUBTFUL)


def test_the_first_author_and_initials_before_chinese_words_tell_that_the_link_is_meant() -> None:
    assert status("Small towns and old maps", authors=("Lane",)) is Status.ACCEPTED
    assert status("Small towns and old maps", authors=("Moor",)) is Status.DOUBTFUL
    assert status("VDR 的 joint town-map training 其实 2022 就有了", ROWS) is Status.ACCEPTED
    assert status("VDM 的 joint town-map training 其实 2022 就有了", ROWS) is Status.DOUBTFUL


def test_a_version_before_a_colon_begins_a_remark() -> None:
    assert status("v3: small towns, old maps, same bridges") is Status.ACCEPTED
    assert status("v33a: small towns, old maps, same bridges") is Status.DOUBTFUL


def test_a_line_of_a_log_that_begins_with_the_name_does_not_contradict_its_link() -> None:
    oaks = paper("QOaks: Growing Long Rows of Trees", "Mia Lane", ids=OAKNET.ids)
    assert status("QOaks for the towns, 8 of them", oaks) is Status.ACCEPTED
    for text in ("QOaks for the towns, all of them", "QOaks for 8 dry maps of snow", "QOaks For the Towns, 8 of Them"):
        assert status(text, oaks) is Status.DOUBTFUL
