"""The sources of one run: opened late, counted, and closed."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from vlbib.core.faults import CannotUse
from vlbib.core.work import Query
from vlbib.settings import Settings
from vlbib.sources.session import RequestCounts, open_session

if TYPE_CHECKING:
    from pathlib import Path

UNKNOWN = Query(title="A Report on Words and Images That No Catalogue Has Heard Of")


@pytest.fixture(autouse=True)
def _folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VLBIB_CACHE_DIR", str(tmp_path / "cache"))
    monkeypatch.setenv("VLBIB_DATA_DIR", str(tmp_path / "data"))


def test_nothing_is_opened_until_a_source_is_asked() -> None:
    program = (
        "import sys; from vlbib.settings import Settings; from vlbib.sources.session import open_session\n"
        "with open_session(Settings()) as session: session.may_ask('arxiv'), session.warnings\n"
        "heavy = ('sqlite3', 'requests', 'vlbib.sources.http', 'platformdirs')\n"
        "print(*(name for name in heavy if name in sys.modules))"
    )
    ran = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == ""


def test_settings_or_names_decide_which_sources_belong_to_a_run() -> None:
    with open_session(Settings(off=frozenset({"arxiv"}))) as session:
        assert (session.may_ask("arxiv"), session.may_ask("semantic_scholar")) == (False, True)
    with open_session(Settings(off=frozenset({"arxiv"})), only=("arxiv",)) as session:
        assert (session.may_ask("arxiv"), session.may_ask("semantic_scholar")) == (True, False)


def test_an_unknown_name_is_refused_at_once() -> None:
    with (
        pytest.raises(CannotUse, match="--resolvers: no resolver 'nobody'"),
        open_session(Settings(), only=("nobody",)),
    ):
        pass


def test_a_missing_index_is_left_out_but_refused_if_named() -> None:
    with open_session(Settings(order=("catalogue", "index"))) as session:
        assert [resolver.name for resolver in session.resolvers] == ["catalogue"]
    with pytest.raises(CannotUse, match="you have no index yet"), open_session(Settings(), only=("index",)):
        pass


def test_an_invalid_setting_is_refused_with_its_file() -> None:
    settings = Settings(file="vlbib.toml", urls={"arxiv": "ftp://x"})
    with open_session(settings) as session, pytest.raises(CannotUse, match=r"vlbib\.toml: the URL of arxiv"):
        _ = session.resolvers


def test_local_sources_are_those_without_a_delay() -> None:
    with open_session(Settings(order=("catalogue", "arxiv"))) as session:
        assert [resolver.name for resolver in session.local] == ["catalogue"]


def test_questions_are_counted_and_failures_kept_with_their_reasons() -> None:
    with open_session(Settings(order=("catalogue", "arxiv")), offline=True) as session:
        for resolver in session.resolvers:
            session.ask(resolver, [UNKNOWN], [])
        session.ask(session.resolvers[1], [UNKNOWN], [])
    assert session.counts == {"catalogue": RequestCounts(), "arxiv": RequestCounts(failed=2)}
    assert session.missed == {"arxiv": "offline, and no answer is kept from an earlier run"}
    assert session.warnings == ()
