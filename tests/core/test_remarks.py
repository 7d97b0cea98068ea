from __future__ import annotations

import pytest

from vlbib.core.remarks import own_lines


@pytest.mark.parametrize(
    ("remark", "lines"),
    [
        ("arXiv:2103.00020 [cs]", ["arXiv:2103.00020 [cs]"]),
        ("eprint: 2103.00020", ["arXiv:2103.00020"]),
        ("_eprint: 2103.00020", ["arXiv:2103.00020"]),
        ("arXiv ID: 2103.00020", ["arXiv:2103.00020"]),
        ("Number: arXiv:2103.00020", ["arXiv:2103.00020"]),
        ("Publisher: arXiv arXiv: 2103.00020 [cs]", ["arXiv:2103.00020 [cs]"]),
        ("arXiv:2103.00020 [cs] type: article", ["arXiv:2103.00020 [cs]"]),
        ("cite arxiv:2103.00020Comment: See the appendix", ["cite arxiv:2103.00020"]),
        ("12 pages, 3 figures, arXiv:2103.00020", ["12 pages, 3 figures, arXiv:2103.00020"]),
        ("Comment on Rossi, arXiv:2103.00020", []),
        ("Extended version of arXiv: 2103.00020", []),
        ("see eprint: 2103.00020", []),
        ("In press; arXiv:2103.00020", [" arXiv:2103.00020"]),
    ],
)
def test_a_line_with_only_an_id_is_about_the_entry_itself(remark: str, lines: list[str]) -> None:
    assert [line for line in own_lines(remark) if "2103" in line] == lines


def test_a_long_line_is_prose() -> None:
    remark = "arXiv:2103.00020"
    assert list(own_lines(f"{remark:<300}"))
    assert not list(own_lines(f"{remark:<301}"))
