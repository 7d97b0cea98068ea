from __future__ import annotations

import subprocess
import sys
import tomllib
from importlib.metadata import EntryPoint, entry_points
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from vlbib.sources.plugins import GROUP, FailedToLoad, find_resolvers, load_resolvers

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[2]
GOOD = "name = '{0}'\ndelay = 1\ndef by_title(queries, /):\n    yield {{}}\n    return {{}}\n"


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    sys.path.insert(0, str(tmp_path))
    yield tmp_path
    sys.path.remove(str(tmp_path))


def point(folder: Path, name: str, code: str, module: str = "") -> EntryPoint:
    module = module or f"plugin_{folder.name.replace('-', '_')}_{name}"
    (folder / f"{module}.py").write_text(code)
    return EntryPoint(name=name, value=module, group=GROUP)


def test_built_in_resolvers_are_found_in_the_default_order() -> None:
    names = [one.name for one in find_resolvers().resolvers]
    assert names[:4] == ["catalogue", "index", "arxiv", "semantic_scholar"]
    assert not find_resolvers().failures


def test_the_requested_order_is_kept_and_each_name_used_once() -> None:
    loaded = find_resolvers(["semantic-scholar", "arxiv", "arxiv"])
    assert [one.name for one in loaded.resolvers] == ["semantic_scholar", "arxiv"]


def test_an_unknown_name_is_a_failure_and_the_others_are_loaded() -> None:
    loaded = find_resolvers(["nowhere", "arxiv"])
    assert [one.name for one in loaded.resolvers] == ["arxiv"]
    assert loaded.failures == (FailedToLoad("nowhere", "nowhere", "nothing installed provides it"),)


def test_third_party_resolvers_follow_by_name_whatever_the_order_of_discovery(folder: Path) -> None:
    points = [point(folder, name, GOOD.format(name)) for name in ("zeta", "alpha", "dblp")]
    for order in (points, points[::-1]):
        assert [one.name for one in load_resolvers(order).resolvers] == ["dblp", "alpha", "zeta"]


@pytest.mark.parametrize(
    ("code", "reason"),
    [
        ("1 / 0", "cannot be imported: ZeroDivisionError"),
        ("import nothing_of_that_name", "cannot be imported: ModuleNotFoundError"),
        ("name = 'mine'", "lacks name, delay or by_title"),
        (GOOD.format("other"), "calls itself other"),
        (GOOD.format("mine").replace("delay = 1", "delay = 'slow'"), "its delay is not a number"),
        (GOOD.format("mine").replace("delay = 1", "delay = -1"), "its delay is not a number"),
        ("name = 'mine'\ndelay = 0\nby_title = 5\n", "its by_title cannot be called"),
    ],
)
def test_a_broken_plugin_is_named_and_the_others_are_loaded(folder: Path, code: str, reason: str) -> None:
    loaded = load_resolvers([point(folder, "mine", code), point(folder, "good", GOOD.format("good"))])
    assert [one.name for one in loaded.resolvers] == ["good"]
    (failure,) = loaded.failures
    assert failure.name == "mine"
    assert failure.reason.startswith(reason)
    assert "mine" in str(failure)


def test_a_second_plugin_of_the_same_name_is_a_failure(folder: Path) -> None:
    code = GOOD.format("mine")
    loaded = load_resolvers([point(folder, "mine", code, "module_b"), point(folder, "mine", code, "module_a")])
    assert [getattr(one, "__name__", "") for one in loaded.resolvers] == ["module_a"]
    assert "taken" in loaded.failures[0].reason


def test_an_installed_plugin_is_found_and_a_broken_one_is_named_with_its_distribution(tmp_path: Path) -> None:
    (tmp_path / "stranger.py").write_text(GOOD.format("stranger"))
    info = tmp_path / "stranger_vlbib-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: stranger-vlbib\nVersion: 1.0\n")
    (info / "entry_points.txt").write_text(f"[{GROUP}]\nstranger = stranger\nbroken = not_there\n")
    script = (
        "from vlbib.sources.plugins import find_resolvers\nloaded = find_resolvers()\n"
        "print([one.name for one in loaded.resolvers][-1], '|', *loaded.failures)\n"
    )
    run = subprocess.run(
        [sys.executable, "-c", script], env={"PYTHONPATH": str(tmp_path)}, capture_output=True, text=True, check=True
    )
    assert run.stdout.startswith("stranger | resolver broken of stranger-vlbib: cannot be imported")


def test_every_source_in_the_folder_is_registered_and_installed() -> None:
    files = {path.stem for path in (ROOT / "resolvers" / "vlbib_resolvers").glob("[!_]*.py")}
    registered = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["entry-points"][GROUP]
    installed = {one.name: one.value for one in entry_points(group=GROUP) if one.value.startswith("vlbib_resolvers.")}
    assert {name: f"vlbib_resolvers.{name}" for name in files} == registered
    assert installed == registered, "run `pip install -e .` again: entry points are read from the installed package"
