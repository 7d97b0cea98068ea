from __future__ import annotations

import importlib.metadata
import os
import sys
from email.message import EmailMessage
from importlib.metadata import EntryPoint
from typing import TYPE_CHECKING

import pytest

from vlbib.installed import adding, distribution_of, installed, module_of, own_address, own_source

if TYPE_CHECKING:
    from pathlib import Path


def _install(folder: Path, group: str) -> None:
    info = folder / "stranger_plugin-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: stranger-plugin\nVersion: 1.0\n")
    (info / "entry_points.txt").write_text(f"[{group}]\nstrange = stranger\n")


def _place(folder: Path, name: str, text: str) -> str:
    """Install a distribution of that name and version with these entry points; return the folder."""
    info = folder / f"{name}.dist-info"
    info.mkdir(parents=True)
    (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name.partition('-')[0]}\nVersion: 1\n")
    (info / "entry_points.txt").write_text(text)
    return str(folder)


def test_the_module_of_an_entry_point_is_the_one_that_is_installed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = "[test.modules]\n# a remark\nstrange = pack.stranger\nodd=pack\n"
    text = f"[other]\nstrange = wrong\n\n{own}\n[last]\nlast = wrong\n"
    first = _place(tmp_path / "first", "stranger_plugin-2.0", text)
    second = _place(tmp_path / "second", "stranger_plugin-1.0", "[test.modules]\nstrange = old\nolder = old\n")
    monkeypatch.setattr(sys, "path", [*sys.path, first, second, str(tmp_path / "nowhere")])
    points = {point.name: point.value for point in installed("test.modules")}
    assert points == {"strange": "pack.stranger", "odd": "pack"}
    assert {name: module_of("test.modules", name) for name in points} == points
    assert module_of("test.modules", "older") == module_of("test.modules", "last") == ""


def test_an_entry_point_within_a_module_is_left_to_importlib(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = _place(tmp_path, "stranger-1", "[test.parts]\nstrange = stranger:Part\nextra = stranger [more]\n")
    monkeypatch.setattr(sys, "path", [*sys.path, folder])
    assert module_of("test.parts", "strange") == module_of("test.parts", "extra") == ""


@pytest.fixture
def reads(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The groups that were read, in order."""
    groups: list[str] = []
    entry_points = importlib.metadata.entry_points

    def counted(*, group: str) -> object:
        groups.append(group)
        return entry_points(group=group)

    monkeypatch.setattr("importlib.metadata.entry_points", counted)
    return groups


def test_a_group_is_read_only_once_unless_something_is_installed(reads: list[str], tmp_path: Path) -> None:
    group = f"test.{tmp_path.name}"
    assert installed(group) == installed(group) == ()
    assert reads == [group]


def test_a_package_installed_meanwhile_is_found_with_its_distribution(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "path", [*sys.path, str(tmp_path)])
    os.utime(tmp_path, (0, 0))
    assert installed("test.strangers") == ()
    _install(tmp_path, "test.strangers")
    (point,) = installed("test.strangers")
    assert (point.name, point.value, distribution_of(point)) == ("strange", "stranger", "stranger-plugin")


def test_a_new_entry_of_sys_path_is_searched_and_a_missing_one_is_not(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _install(tmp_path, "test.places")
    monkeypatch.setattr(sys, "path", [*sys.path, str(tmp_path)])
    assert [point.name for point in installed("test.places")] == ["strange"]
    monkeypatch.setattr(sys, "path", [*sys.path[:-1], str(tmp_path / "nowhere")])
    assert installed("test.places") == ()


def test_an_entry_point_without_a_distribution_is_reported_as_such() -> None:
    assert distribution_of(EntryPoint("a", "b", "c")) == "an unknown distribution"


@pytest.mark.parametrize(
    ("lines", "address"),
    [
        (
            ["Source, https://git.example/vlbib", "Documentation, https://docs.example/a, b"],
            "https://docs.example/a, b",
        ),
        (["Source, https://git.example/vlbib"], ""),
        (None, ""),
    ],
)
def test_an_address_is_found_by_its_label_in_the_metadata(
    lines: list[str] | None, address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = EmailMessage()
    for line in lines or ():
        own["Project-URL"] = line
    monkeypatch.setattr("importlib.metadata.metadata", lambda _: own)
    assert own_address("Documentation") == address


def test_sources_that_are_not_installed_have_no_address(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(name: str) -> EmailMessage:
        raise importlib.metadata.PackageNotFoundError(name)

    monkeypatch.setattr("importlib.metadata.metadata", missing)
    assert own_address("Documentation") == ""


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The environment of a tool with the extra `watch`, and some of the packages of `csl`."""
    needs = ["requests>=2", "watchfiles>=1.1; extra == 'watch'", "pygls<3,>=2.1; extra == 'lsp'"]
    monkeypatch.setattr("sys.prefix", str(tmp_path))
    monkeypatch.setattr(
        "importlib.metadata.requires", lambda _name: [*needs, "a>=1; extra == 'csl'", "b; extra == 'csl'"]
    )
    monkeypatch.setattr("vlbib.installed._is_here", lambda name: name in {"watchfiles", "a", "requests"})
    return tmp_path


@pytest.mark.parametrize(
    ("file", "command"),
    [
        ("pipx_metadata.json", "pipx inject vlbib 'vlbib[lsp]'"),
        ("uv-receipt.toml", "uv tool install 'vlbib[lsp,watch]'"),
        ("pyvenv.cfg", "pip install 'vlbib[lsp]'"),
    ],
)
def test_an_extra_is_added_to_the_running_installation_and_drops_no_other(home: Path, file: str, command: str) -> None:
    (home / file).write_text("")
    assert adding("lsp") == command


def test_installed_packages_are_found_by_name_and_without_metadata_there_are_no_extras(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (home / "uv-receipt.toml").write_text("")
    monkeypatch.undo()
    monkeypatch.setattr("sys.prefix", str(home))
    assert "watch" in adding("lsp")
    monkeypatch.setattr("vlbib.installed._is_here", lambda _name: pytest.fail("asked for no extra"))
    monkeypatch.setattr("importlib.metadata.requires", lambda _name: None)
    assert adding("lsp") == "uv tool install 'vlbib[lsp]'"


def test_pips_record_of_where_vlbib_came_from_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    class Installed:
        def read_text(self, name: str) -> str | None:
            return "{}" if name == "direct_url.json" else None

    monkeypatch.setattr("importlib.metadata.distribution", lambda _name: Installed())
    assert own_source() == "{}"


def test_without_an_installation_there_is_no_record_of_its_source(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(name: str) -> None:
        raise importlib.metadata.PackageNotFoundError(name)

    monkeypatch.setattr("importlib.metadata.distribution", missing)
    assert own_source() == ""
