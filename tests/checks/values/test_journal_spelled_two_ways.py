from __future__ import annotations

import pytest
from tests.checks.small_library import codes_in


@pytest.mark.parametrize(
    ("short", "full", "is_told"),
    [
        ("J. Map Stud.", "Journal of Map Studies", True),
        ("J. Map Stud. 2", "Journal of Map Studies 2", True),
        ("J. Map Stud. 2", "Journal of Map Studies 3", False),
        ("IEEE Std. 802.11-2020", "IEEE Std. 1364-2005", False),
    ],
)
def test_names_with_different_numbers_are_different_journals(short: str, full: str, *, is_told: bool) -> None:
    text = "".join(f"@article{{{key}, journal = {{{name}}}}}\n" for key, name in (("a", short), ("b", full)))
    assert ("V034" in codes_in(text)) is is_told


def test_standards_are_not_spellings_of_each_other() -> None:
    journals = (
        "IEEE Std 802.11-2020 (Revision of IEEE Std 802.11-2016)",
        "IEEE Std 1364-2005 (Revision of IEEE Std 1364-2001)",
    )
    text = "".join(f"@article{{k{place}, journal = {{{name}}}}}\n" for place, name in enumerate(journals))
    assert "V034" not in codes_in(text)
