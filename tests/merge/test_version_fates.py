"""The decision on a version, from entry, sources and lock: one row for each condition of the rule."""

from __future__ import annotations

from typing import Any

import pytest

from vlbib.core.record import Draft, Value
from vlbib.core.work import Status, Verdict
from vlbib.lock.schema import LockedField, LockedWork
from vlbib.merge.filed_entry import FiledEntry
from vlbib.merge.version_fate import Fate, VersionPlan, fate_of, has_place

ICML = "International Conference on Machine Learning"
CONF = {"booktitle": ICML, "year": "2022", "pages": "1--9"}
NATURE = {"journal": "Nature", "year": "2023"}
TITLE = {"title": "Learning Transferable Models of Maps"}


def entry(kind: str, values: dict[str, str], *repeated: str) -> FiledEntry:
    return FiledEntry("own", kind, {**TITLE, **values}, frozenset(repeated))


def draft(kind: str, values: dict[str, str]) -> Draft:
    return Draft(type=kind, fields={name: Value(text, "dblp") for name, text in {**TITLE, **values}.items()})


def locked(kind: str, values: dict[str, str], **parts: Any) -> LockedWork:
    fields = {name: LockedField(value=text, source="dblp") for name, text in {**TITLE, **values}.items()}
    fields |= parts.pop("changed", {})
    return LockedWork(key="own", verdict=Verdict(status=Status.ACCEPTED), type=kind, fields=fields, **parts)


def written(value: str, last: str | None) -> LockedField:
    return LockedField(value=value, source="dblp", written=last)


KNOWN = locked("inproceedings", CONF)
LATER = {**CONF, "year": "2023"}
CONF_ENTRY = entry("inproceedings", CONF)


@pytest.mark.parametrize(
    ("filed", "news", "known", "fate"),
    [
        # The sources say the same as before: each field separately, whatever the owner has changed.
        (entry("article", NATURE), draft("inproceedings", CONF), KNOWN, Fate.BY_FIELD),
        # They correct the version that the entry has.
        (CONF_ENTRY, draft("inproceedings", LATER), KNOWN, Fate.BY_FIELD),
        (entry("inproceedings", {**CONF, "pages": "2--3"}), draft("inproceedings", LATER), KNOWN, Fate.BY_FIELD),
        (entry("inproceedings", {"year": "2022"}), draft("inproceedings", LATER), KNOWN, Fate.BY_FIELD),
        # They correct it, but the entry now has another venue.
        (entry("inproceedings", {**CONF, "booktitle": "AAAI"}), draft("inproceedings", LATER), KNOWN, Fate.KEPT),
        (entry("article", NATURE), draft("inproceedings", LATER), KNOWN, Fate.KEPT),
        # They give another version, and the owner has changed nothing.
        (CONF_ENTRY, draft("article", NATURE), KNOWN, Fate.WHOLE),
        (entry("inproceedings", {"booktitle": ICML}), draft("article", NATURE), KNOWN, Fate.WHOLE),
        (entry("inproceedings", {**CONF, "note": "mine"}), draft("article", NATURE), KNOWN, Fate.WHOLE),
        # They give another version, and a field, the type or a new field of the version is the owner's.
        (entry("inproceedings", {**CONF, "pages": "2--3"}), draft("article", NATURE), KNOWN, Fate.KEPT),
        (entry("incollection", CONF), draft("article", NATURE), KNOWN, Fate.KEPT),
        (entry("inproceedings", {**CONF, "volume": "3"}), draft("article", NATURE), KNOWN, Fate.KEPT),
        (CONF_ENTRY, draft("article", NATURE), locked("inproceedings", CONF, written_type=None), Fate.KEPT),
        (
            CONF_ENTRY,
            draft("article", NATURE),
            locked("inproceedings", CONF, changed={"pages": written("1--9", None)}),
            Fate.KEPT,
        ),
        # Values that were adopted with the entry count as unchanged.
        (
            entry("misc", {"year": "2021", "publisher": "arXiv"}),
            draft("article", NATURE),
            locked("misc", {"year": "2021"}, found={"publisher": "arXiv"}),
            Fate.WHOLE,
        ),
        # A version with a repeated field, or in an entry that refers to a volume, cannot be replaced as a whole.
        (entry("inproceedings", CONF, "pages"), draft("article", NATURE), KNOWN, Fate.KEPT),
        (entry("inproceedings", CONF, "note"), draft("article", NATURE), KNOWN, Fate.WHOLE),
        (entry("inproceedings", {**CONF, "crossref": "icml"}), draft("article", NATURE), KNOWN, Fate.KEPT),
        (entry("inproceedings", {**CONF, "xdata": "icml"}), draft("article", NATURE), KNOWN, Fate.KEPT),
        # The sources' value counts if vlbib wrote it in the owner's style; the owner's if they wrote it.
        (
            entry("inproceedings", {**CONF, "booktitle": "The Big One"}),
            draft("inproceedings", LATER),
            locked("inproceedings", CONF, changed={"booktitle": written(ICML, "The Big One")}),
            Fate.BY_FIELD,
        ),
        (
            entry("inproceedings", {**CONF, "booktitle": "Nature"}),
            draft("inproceedings", LATER),
            locked("inproceedings", CONF, changed={"booktitle": written(ICML, None)}),
            Fate.KEPT,
        ),
        # The venue of the earlier version is only in a field of the owner.
        (
            entry("inproceedings", {**CONF, "booktitle": ICML}),
            draft("inproceedings", LATER),
            locked("article", {"year": "2022"}),
            Fate.BY_FIELD,
        ),
        # A version that was kept while another is offered is compared as it is in the entry.
        (
            CONF_ENTRY,
            draft("inproceedings", CONF),
            locked("article", {}, offered=draft("article", NATURE)),
            Fate.BY_FIELD,
        ),
        (
            CONF_ENTRY,
            draft("article", {**NATURE, "volume": "1"}),
            locked("article", {}, offered=draft("article", NATURE)),
            Fate.KEPT,
        ),
        (
            CONF_ENTRY,
            draft("inproceedings", {**LATER, "pages": "11--19"}),
            locked("inproceedings", CONF, offered=draft("article", NATURE)),
            Fate.BY_FIELD,
        ),
        # The lock has no entry from the sources.
        (CONF_ENTRY, draft("inproceedings", LATER), LockedWork(key="own", verdict=KNOWN.verdict), Fate.KEPT),
        # Adopted now: the same version, a preprint, an article without a journal; else the owner's version is kept.
        (CONF_ENTRY, draft("inproceedings", CONF), None, Fate.BY_FIELD),
        (
            entry("article", {"journal": "arXiv preprint", "year": "2021"}),
            draft("inproceedings", CONF),
            None,
            Fate.WHOLE,
        ),
        (entry("article", {"journal": "Nature", "year": "2022"}), draft("inproceedings", CONF), None, Fate.KEPT),
        (
            entry("article", {"journal": "Nature"}),
            draft("misc", {"year": "2021", "publisher": "arXiv"}),
            None,
            Fate.KEPT,
        ),
        (
            entry("article", {"journal": "arXiv preprint", "year": "2021"}, "year"),
            draft("inproceedings", CONF),
            None,
            Fate.KEPT,
        ),
        (
            entry("article", {"pages": "1-9", "volume": "4"}),
            draft("article", {**NATURE, "volume": "5"}),
            None,
            Fate.KEPT,
        ),
    ],
)
def test_the_fate_of_a_version(filed: FiledEntry, news: Draft, known: LockedWork | None, fate: Fate) -> None:
    assert fate_of(filed, news, known) is fate


def place(kind: str, name: str, sources: str = "inproceedings", /, **values: str) -> bool:
    plan = VersionPlan(
        draft=draft(sources, {**CONF, "volume": "70"}), old={"publisher": written("PMLR", "PMLR")}, last_type=kind
    )
    return has_place(entry(kind, values), name, plan)


@pytest.mark.parametrize("kind", ["misc", "online", "unpublished"])
def test_a_type_outside_volumes_takes_only_date_and_doi(kind: str) -> None:
    given = ("year", "month", "doi", "booktitle", "volume", "pages", "publisher", "url")
    assert [place(kind, name) for name in given] == [True, True, True, False, False, False, False, True]


def test_an_owners_article_takes_no_publisher_and_the_sources_type_takes_all_fields() -> None:
    given = ("publisher", "organization", "institution", "volume")
    assert [place("article", name, journal="Maps") for name in given] == [False, False, True, True]
    assert all(place(kind, name, kind) for kind in ("inproceedings", "article", "misc") for name in given)


@pytest.mark.parametrize("name", ["volume", "number", "pages"])
def test_an_article_without_a_journal_takes_no_volume_number_or_pages(name: str) -> None:
    assert not place("article", name, booktitle="ICML")
    assert place("article", name, journaltitle="Maps")
    assert place("article", name, "article")


@pytest.mark.parametrize("booktitle", ["Proceedings of ICML-Volume 70", "ICML, vol. 70", "ICML, Vol~70"])
def test_a_volume_that_the_container_names_is_not_written_again(booktitle: str) -> None:
    assert not place("inproceedings", "volume", booktitle=booktitle)
    assert place("inproceedings", "volume", booktitle=booktitle.replace("70", "7"))
    assert place("inproceedings", "pages", booktitle=booktitle)


@pytest.mark.parametrize(
    ("kind", "name", "values", "has"),
    [
        ("inproceedings", "publisher", {"organization": "ACM"}, False),
        ("inproceedings", "organization", {"publisher": "ACM"}, False),
        ("inproceedings", "organization", {"publisher": "PMLR"}, True),  # as vlbib wrote it
        ("inproceedings", "publisher", {"institution": "MIT"}, False),
        ("inproceedings", "booktitle", {"journal": "Nature"}, True),
        ("inproceedings", "booktitle", {"maintitle": "ICML"}, False),
        ("incollection", "journal", {"booktitle": "ICML"}, False),
        ("article", "journal", {"booktitle": "ICML"}, True),
        ("article", "journal", {"journaltitle": "Nature"}, False),
        ("article", "booktitle", {"journal": "Nature"}, False),
    ],
)
def test_an_entry_has_one_container_and_one_issuer(kind: str, name: str, values: dict[str, str], has: bool) -> None:  # noqa: FBT001
    assert place(kind, name, **values) is has
