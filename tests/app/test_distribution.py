from __future__ import annotations

import pytest

from vlbib.app import distribution


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("glyphtounicode", False),
        ("glyphtounicode.tex", True),
        ("ulem.sty", True),
        ("epsf.sty.tex", True),
        ("mine.tex", False),
    ],
)
def test_without_tex_a_list_has_the_files_of_the_distribution(
    name: str, monkeypatch: pytest.MonkeyPatch, *, expected: bool
) -> None:
    monkeypatch.setenv("PATH", "")
    assert distribution.is_of_distribution(name) is expected


@pytest.mark.parametrize("name", ["paper.aux", "-option", "none-of-that-name.tex"])
def test_an_aux_file_and_an_option_are_never_searched_for(name: str) -> None:
    assert distribution.find(name) is None
