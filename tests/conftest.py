"""Set-up and fixtures for all tests, such as the stand-in for the services."""

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

# Bytecode is written even if the environment forbids it: otherwise each command that a test starts would compile all of
# vlbib, and pytest would rewrite its assertions in each run.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
sys.dont_write_bytecode = False

# Each run uses the same examples, so that a change causes the failure; `--hypothesis-profile=search` draws new ones.
# Examples have no deadline, because on a busy machine any may take over 200 ms; tests of speed have limits themselves.
settings.register_profile("same", derandomize=True, print_blob=True, deadline=None, max_examples=SOME)
settings.register_profile("thorough", settings.get_profile("same"), max_examples=ALL)
settings.register_profile("search", settings.get_profile("thorough"), derandomize=False)
settings.load_profile("same")

signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell lets background processes ignore it


def pytest_collection_finish() -> None:
    """Exclude objects that exist before the first test from garbage collection."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 20)  # a test makes few objects compared with that, and drops them


@pytest.fixture(scope="session")
def papers() -> Papers:
    """The papers that the stand-in knows."""
    return Papers.read(Path(__file__).parent / "standin" / "records.jsonl")


@pytest.fixture(scope="session")
def begin_once(tmp_path_factory: pytest.TempPathFactory) -> BeginOnce:
    """Return a function that fills the working folder: by a set-up at its first use, later by a copy of the result."""
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
    """A cache folder with the survey of the catalogue, for tests of verifying to copy: making it is most of a run."""
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
    """A running stand-in for arXiv and Semantic Scholar; set `VLBIB_ARXIV_URL` and the like to `standin.urls`."""
    with StandIn(papers) as running:
        yield running
