"""A check reads again only the entries that changed, and finds what it would find without what is kept."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tests.checks.test_rule_examples import _parsed

from vlbib.app.check import kept_faults
from vlbib.app.check.command import CheckRequest, check
from vlbib.app.check.kept_faults import remembering
from vlbib.bibtex.document import Document, read
from vlbib.checks.duplicates import profile
from vlbib.checks.registry import RULES
from vlbib.checks.rule import Subject
from vlbib.checks.rule_docs import documentation
from vlbib.kept_answers import keeping
from vlbib.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from vlbib.checks.finding import Finding
    from vlbib.core.bib import Entry

BIB = Path("refs.bib")
TWINS = """@article{one,
  author = {Rossi, Anna},
  title = {Counting Pelicans in Crowded Harbours},
  journal = {Journal of Birds},
  year = {2021},
}
@article{two,
  author = {Rossi, A.},
  title = {Counting pelicans in crowded harbours},
  journal = jb,
  year = {2021},
  note = {50% of all},
  note = {again},
}
"""


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("VLBIB_CACHE_DIR", str(tmp_path / "cache"))


def _found(
    select: tuple[str, ...] = (), ignore: tuple[str, ...] = (), settings: Settings | None = None
) -> tuple[Finding, ...]:
    return check(CheckRequest(files=(str(BIB),), select=select, ignore=ignore), settings).findings


def _afresh(monkeypatch: pytest.MonkeyPatch, settings: Settings | None = None) -> tuple[Finding, ...]:
    with monkeypatch.context() as patch:
        patch.setenv("VLBIB_CACHE_DIR", "fresh")
        found = _found(settings=settings)
    shutil.rmtree("fresh", ignore_errors=True)
    return found


def _examples() -> list[str]:
    """Return the examples of all rules in UTF-8 that can be read."""
    examples = (_parsed(text) for rule in RULES for text in (documentation(rule).bad, documentation(rule).good))
    texts = (example.bib for example in examples if example.encoding == "utf-8")
    return [text for text in texts if isinstance(read(text.encode(), "refs.bib"), Document)]


def test_what_is_found_in_the_examples_of_all_rules_is_the_same_after_each_edit(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    examples = _examples()
    assert len(examples) > 100
    for number in range(0, len(examples), 12):
        shown = [*examples[:number], TWINS, *examples[number + 1 :]]
        BIB.write_text("\n".join(shown), "utf-8")
        assert _found() == _found() == _afresh(monkeypatch)


@pytest.mark.parametrize(
    "edit",
    [
        lambda text: text.replace("50%", "50\\%"),
        lambda text: "@string{jb = {Journal of Fishes}}\n" + text,
        lambda text: "\n\n% moved down\n" + text,
        lambda text: text.replace("{again}", "{50% again}"),
        lambda text: text.replace("@article{two", "@misc{two"),
        lambda text: text.replace("\n", "\r\n"),
        lambda text: text + TWINS.replace("{one,", "{three,"),
        lambda _: "",
    ],
)
def test_after_an_edit_the_findings_are_those_of_a_check_without_a_cache(
    edit: Callable[[str], str], monkeypatch: pytest.MonkeyPatch
) -> None:
    BIB.write_text(TWINS, "utf-8")
    assert _found()
    BIB.write_text(edit(TWINS), "utf-8", newline="")
    assert _found() == _afresh(monkeypatch) == _found()


def test_faults_hold_for_the_rules_and_options_that_they_were_found_with(monkeypatch: pytest.MonkeyPatch) -> None:
    BIB.write_text(TWINS, "utf-8")
    all_found = _found()
    one = _found(select=("D001",))
    assert {finding.code for finding in one} == {"D001"}
    assert _found() == all_found
    assert _found(ignore=("D001",)) == tuple(finding for finding in all_found if finding.code != "D001")
    strict = Settings(check={"key-pattern": "[a-z]+[0-9]{4}"})
    assert _found(settings=strict) == _afresh(monkeypatch, strict) != all_found


def test_an_entry_that_did_not_change_is_not_read_again(monkeypatch: pytest.MonkeyPatch) -> None:
    BIB.write_text(TWINS, "utf-8")
    _found()
    BIB.write_text(TWINS.replace("again", "once more"), "utf-8")
    checked: list[str] = []
    profiled: list[str] = []
    facts = profile.profile_facts

    class Noted(Subject):
        __slots__ = ()

        def __init__(self, entry: Entry, strings: dict[str, str]) -> None:
            checked.append(entry.key)
            super().__init__(entry, strings)

    def noted(values: Mapping[str, str]) -> profile.ProfileFacts:
        profiled.append(values["title"])
        return facts(values)

    monkeypatch.setattr("vlbib.checks.entry_rules.Subject", Noted)
    monkeypatch.setattr(profile, "profile_facts", noted)
    _found()
    assert (checked, profiled) == (["two"], ["Counting pelicans in crowded harbours"])


@pytest.mark.parametrize(
    "damage", [lambda _: b"", lambda _: b"\x00", lambda data: data[: len(data) // 2], lambda _: b"\x93\x01"]
)
def test_a_damaged_cache_counts_as_none(damage: Callable[[bytes], bytes]) -> None:
    BIB.write_text(TWINS, "utf-8")
    before = _found()
    (path,) = (file for file in Path("cache", "faults").rglob("*") if file.is_file())
    path.write_bytes(damage(path.read_bytes()))
    assert _found() == before


def test_profiles_of_very_many_entries_are_not_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    document = read(TWINS.encode(), "refs.bib")
    assert isinstance(document, Document)
    with remembering(BIB, document) as memory:
        assert memory
        assert memory.profiles
    monkeypatch.setattr(kept_faults, "_MOST_PROFILES", 1)
    BIB.write_text(TWINS, "utf-8")
    assert "D001" in {finding.code for finding in _found()}
    with remembering(BIB, document) as memory:
        assert memory
        assert memory.profiles is None


def test_a_program_that_keeps_its_answers_needs_no_cache() -> None:
    document = read(TWINS.encode(), "refs.bib")
    assert isinstance(document, Document)
    with keeping({}), remembering(BIB, document) as memory:
        assert memory is None
