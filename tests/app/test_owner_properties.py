"""Random owners, notes and sources through the real commands: nothing of the owner's is lost, nothing is asked twice.

The sources are the user's own index, made of generated papers and made anew when these change. No network.
"""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.app.property_model import Model
from tests.app.property_owner import LIBRARY, LOCK, NOTE, Desk, Step, run, steps
from tests.app.property_papers import Paper, papers

from vlbib.core.work import Status

if TYPE_CHECKING:
    import pytest
    from tests.app.property_owner import Did

    from vlbib.report.values import Report

_INLINE = """\
pin = [{ mention = "a remark", to = "none" }]  # mine
ignore = [{ mention = "another" }]  # mine
not_duplicates = [["a", "b"]]  # mine
resolvers = { order = ["index"] }  # mine
tags = { synonyms = { "X" = "Y" } }  # mine
"""
_APART = """\
[tags]  # mine
vocabulary = "V"

[resolvers]
order = ["index"]  # mine

[tags.synonyms]
"X" = "Y"  # mine
"""
_PYPROJECT = """\
[tool.vlbib]  # mine
notes = "notes"

[project]
name = "x"  # mine

[tool.vlbib.resolvers]
order = ["index"]  # mine

[tool.other]
key = 1  # mine
"""
STYLES = {
    "plain": ("vlbib.toml", '# mine\nlibrary = "references.bib"  # mine\n\n[resolvers]\norder = ["index"]  # mine\n'),
    "inline": ("vlbib.toml", _INLINE),
    "apart": ("vlbib.toml", _APART),
    "pyproject": ("pyproject.toml", _PYPROJECT),
}
OPEN = {Status.DOUBTFUL, Status.UNRESOLVED, Status.UNASKED}


@settings(max_examples=90, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    told=papers(),
    style=st.sampled_from(sorted(STYLES)),
    walk=steps(),
)
def test_whatever_the_owner_does_a_sync_keeps_it_and_the_next_one_is_silent(
    told: list[Paper], style: str, walk: list[Step], monkeypatch: pytest.MonkeyPatch
) -> None:
    with TemporaryDirectory() as folder, monkeypatch.context() as patch:
        patch.chdir(folder)
        patch.setenv("VLBIB_CACHE_DIR", f"{folder}/.cache")
        patch.setenv("VLBIB_DATA_DIR", f"{folder}/.data")
        file, text = STYLES[style]
        desk, model = Desk(told), Model()
        desk.begin({file: text})
        first = run()
        model.synced("", LIBRARY.read_text(encoding="utf-8"), first)
        for step in walk:
            _take(desk, model, step)
        now = Path(file).read_text(encoding="utf-8")
        assert now.count("# mine") == text.count("# mine"), "the owner's words in the settings stay"


def _take(desk: Desk, model: Model, step: Step) -> None:
    """Take a step and sync twice; check what must hold after each."""
    before = LIBRARY.read_text(encoding="utf-8")
    did = desk.take(step)
    notes, middle = NOTE.read_bytes(), LIBRARY.read_text(encoding="utf-8")
    if did.report:
        if did.news:
            model.heard(before, middle, did.report, *did.news)
        model.synced(before, middle, did.report, restored=did.restored)
    else:
        model.owner_did(before, middle, did)
    told = run()
    model.synced(middle, LIBRARY.read_text(encoding="utf-8"), told)
    assert did.asks or not told.sources, "what is decided is asked of no source again"
    _check_decisions(model, told, did)
    _check_silence(told)
    assert NOTE.read_bytes() == notes


def _check_decisions(model: Model, told: Report, did: Did) -> None:
    """Check that no line with a decision waits for one."""
    waiting = {mention.text for work in told.works if work.status in OPEN for mention in work.mentions}
    assert not waiting & model.decided, "what is decided waits for no decision"
    assert not did.report or not (set(did.report.missed) | set(told.missed))


def _check_silence(told: Report) -> None:
    """Check that a further sync asks nothing, writes nothing and says the same."""
    before = [(path.read_bytes(), path.stat().st_mtime_ns) for path in (LIBRARY, LOCK)]
    silent = run()
    assert [(path.read_bytes(), path.stat().st_mtime_ns) for path in (LIBRARY, LOCK)] == before
    assert (silent.changed, silent.written, dict(silent.sources)) == (False, False, {})
    assert silent.changes.conflicts == told.changes.conflicts
