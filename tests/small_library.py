"""A library of two entries in a temporary folder, and click commands called there, for tests of several folders."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner, Result

if TYPE_CHECKING:
    from pathlib import Path

BIB = r"""@article{muller2020, title = {Poincar{\'e} \& More}, author = {M{\"u}ller, J}, journal = {J}, year = 2020,
  keywords = {VLP/Dual encoder}, mine = {Me}}
@misc{clip2021, title = {CLIP}, author = {Radford, Alec and others}, year = 2021, eprint = {2103.00020},
  keywords = {CLIP}}
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The working folder, with the library as `references.bib`."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "references.bib").write_text(BIB, encoding="utf-8")
    return tmp_path


def call(command: object, *arguments: str) -> Result:
    """Call a click command; its exceptions stay in the result."""
    return CliRunner().invoke(command, arguments, standalone_mode=False)  # type: ignore[arg-type]  # a click command
