"""What the tests of several folders share: the stand-in for the services."""

from __future__ import annotations

import gc
import os
import shutil
import signal
import sys
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

import pytest
from hypothesis import settings

sys.path.insert(0, str(Path(__file__).parents[1]))

from tests.standin.papers import Papers
from tests.standin.server import StandIn
from tests.thoroughness import ALL, SOME

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

BeginOnce: TypeAlias = "Callable[[str, Callable[[], object]], None]"

# Bytecode is kept even where the environment says not to: else each command that a test starts compiles all of vlbib
# anew, and pytest its assertions in each run.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
sys.dont_write_bytecode = False

# The same examples in each run, so that a failure is the change's; `--hypothesis-profile=search` draws new ones. No
# example has a time of its own: on a busy machine any may take longer than 200 ms, and what must be fast says how fast.
settings.register_profile("same", derandomize=True, print_blob=True, deadline=None, max_examples=SOME)
settings.register_profile("thorough", settings.get_profile("same"), max_examples=ALL)
settings.register_profile("search", settings.get_profile("thorough"), derandomize=False)
settings.load_profile("same")

signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell ignores it for what it starts in the background


def pytest_collection_finish() -> None:
    """Leave what is there before the first test, such as all tests, out of each search for what is garbage."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 20)  # what a test makes is small beside that, and gone after it


@pytest.fixture(scope="session")
def papers() -> Papers:
    """The papers that the stand-in serves."""
    return Papers.read(Path(__file__).parent / "standin" / "records.jsonl")


@pytest.fixture(scope="session")
def begin_once(tmp_path_factory: pytest.TempPathFactory) -> BeginOnce:
    """Return what fills the working folder: the first test that begins so makes it, the others get a copy."""
    folder = tmp_path_factory.mktemp("begun")

    def begin(name: str, make: Callable[[], object]) -> None:
        if (folder / name).exists():
            shutil.copytree(folder / name, Path.cwd(), dirs_exist_ok=True)
            return
        make()
        shutil.copytree(Path.cwd(), folder / name)

    return begin


@pytest.fixture(scope="session")
def survey_cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A cache folder with the survey of the catalogue, which tests that verify copy: to count it is most of a run."""
    from vlbib.app.verify.surveys import survey_at_hand
    from vlbib.settings import Settings

    folder = tmp_path_factory.mktemp("survey")
    with pytest.MonkeyPatch.context() as patched:
        patched.setenv("VLBIB_CACHE_DIR", str(folder))
        patched.setenv("VLBIB_DATA_DIR", str(folder / "none"))
        survey_at_hand(Settings())
    return folder


@pytest.fixture
def standin(papers: Papers) -> Iterator[StandIn]:
    """A running stand-in for arXiv and Semantic Scholar; point `VLBIB_ARXIV_URL` and its like at `standin.urls`."""
    with StandIn(papers) as running:
        yield running
