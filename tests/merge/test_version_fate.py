"""The fields of a version are replaced together if the owner changed none of them, or else not at all."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from msgspec import structs
from tests.merge.version_desk import IDENTITY, OWN, VERSIONS, Desk, offering, opened, owned, settled

from vlbib.core.ids import Id
from vlbib.core.record import Draft, Value
from vlbib.lock.file import Lock
from vlbib.lock.schema import LockedField
from vlbib.merge.filed_entry import FiledEntry
from vlbib.merge.plan import plan
from vlbib.merge.version_fate import replaced_version


def test_a_preprint_is_replaced_as_a_whole_when_it_is_adopted() -> None:
    after, done = owned(*OWN["preprint"]).heard(1)
    assert after.version == VERSIONS[1]
    assert (done.reports, done.changes.conflicts) == ((), ())
    assert "  note = {mine}" in after.text


@pytest.mark.parametrize("kind", ["biblatex", "report"])
def test_no_preprint_field_is_left_of_an_adopted_preprint_in_biblatexs_fields(
    kind: str,
) -> None:
    after, done = owned(*OWN[kind]).heard(1)
    assert after.version == VERSIONS[1]
    assert done.reports == ()
    assert after.heard(1)[0] == after


def test_a_server_beside_the_sources_venue_is_dropped_with_its_date_at_adoption() -> None:
    after, done = owned(*OWN["beside"]).heard(1)
    assert after.version == VERSIONS[1]
    assert (done.reports, done.changes.conflicts) == ((), ())


def test_a_server_beside_a_venue_that_the_sources_do_not_give_stays_and_is_reported() -> None:
    own = owned(*OWN["beside"])
    after, done = own.heard(2)
    assert after.version == own.version
    assert len(done.reports) == 1


def test_an_arxiv_id_in_a_dropped_field_is_kept_as_eprint() -> None:
    work = settled(1)
    assert work.draft
    fields = {name: value for name, value in work.draft.fields.items() if name != "eprint"}
    given_by_doi = work.but(draft=Draft(type="inproceedings", fields=fields, ids=(Id("doi", "10.5555/1"),)))
    done = plan(opened(owned(*OWN["preprint"]).text), Lock(), [given_by_doi])
    assert b"eprint = {2103.00020}" in done.data
    assert b"archiveprefix = {arXiv}" in done.data
    assert plan(opened(done.data.decode()), done.lock, [given_by_doi.but(key="own")]).data == done.data


def test_an_adopted_preprint_is_replaced_as_a_whole_when_it_is_published() -> None:
    first, _ = owned(*OWN["manager"]).heard(0)
    assert first.version == ("misc", {**OWN["manager"][1], "doi": "10.48550/arXiv.2103.00020"})
    after, done = first.heard(2)
    assert after.version == VERSIONS[2]
    assert done.reports == ()


@pytest.mark.parametrize(("name", "value"), [("year", "2019"), ("journal", "Maps"), ("volume", "12")])
def test_if_one_field_was_changed_since_adoption_none_is_replaced_and_one_report_is_made(name: str, value: str) -> None:
    first, _ = owned(*OWN["preprint"]).heard(0)
    touched = first.by_hand(name, value)
    after, done = touched.heard(1)
    assert after.text == touched.text
    assert done.changes.kept == ("own",)
    (report,) = done.reports
    assert report == (
        "own: keeps its version; the sources give another one, @inproceedings, International Conference on Machine "
        "Learning, 2022 (`vlbib accept own` takes all of it)"
    )
    again, silent = after.heard(1)
    assert (again, silent.reports) == (after, ())
    assert after.rested()[1].reports == ()
    assert len(after.heard(2)[1].reports) == 1


def test_after_an_edit_is_undone_the_version_is_replaced() -> None:
    first, _ = owned(*OWN["preprint"]).heard(0)
    stands, _ = first.by_hand("year", "2019").heard(1)
    after, _ = stands.by_hand("year", "2021").rested()
    assert after.version == VERSIONS[1]


def test_an_owners_venue_is_kept_with_all_fields_of_its_version() -> None:
    own = owned(*OWN["nature"])
    after, done = own.heard(1)
    assert after.version == own.version
    assert "eprint = {2103.00020}" in after.text
    assert len(done.reports) == 1


def test_the_sources_preprint_is_not_reported_for_an_owners_publication() -> None:
    own = owned(*OWN["nature"])
    after, done = own.heard(0)
    assert (after.version, done.reports) == (own.version, ())


def test_gaps_in_the_same_version_are_filled_and_its_values_stay() -> None:
    after, _ = owned(*OWN["ICML"]).heard(1)
    assert after.version == ("inproceedings", {**VERSIONS[1][1], "booktitle": "{ICML}"})


def test_a_journal_that_is_a_conference_gets_no_second_container() -> None:
    after, _ = owned("article", {"journal": "ICML", "year": "2022"}).heard(1)
    assert after.version == (
        "article",
        {"journal": "ICML", "year": "2022", "volume": "139", "pages": "8748--8763"},
    )


def test_an_entry_with_a_container_that_its_type_does_not_print_gets_the_printed_one() -> None:
    after, _ = owned("inproceedings", {"journal": "ICML", "year": "2022"}).heard(1)
    assert after.version == ("inproceedings", {**VERSIONS[1][1], "journal": "ICML"})


@pytest.mark.parametrize("name", ["organization", "institution"])
def test_an_entry_with_an_issuer_gets_no_second_one(name: str) -> None:
    own = {"booktitle": "ICML", "year": "2022", name: "PMLR"}
    after, _ = owned("inproceedings", own).heard(1)
    assert after.version == ("inproceedings", {**own, "volume": "139", "pages": "8748--8763"})


@pytest.mark.parametrize(
    ("own", "gains"),
    [
        (("article", {"booktitle": "Nature", "year": "2023"}), True),
        (("article", {"journaltitle": "Nature", "year": "2023"}), False),
        (("inproceedings", {"booktitle": "Nature", "year": "2023"}), False),
    ],
)
def test_only_an_article_with_its_journal_in_another_field_gets_a_journal(
    own: tuple[str, dict[str, str]], *, gains: bool
) -> None:
    after, _ = owned(*own).heard(2)
    assert ("journal" in after.version[1]) is gains


def test_a_part_with_a_main_title_gets_no_second_container() -> None:
    after, _ = owned("inproceedings", {"maintitle": "ICML", "year": "2022"}).heard(1)
    assert "booktitle" not in after.version[1]
    assert after.version[1]["pages"] == "8748--8763"


def test_an_issuer_that_vlbib_wrote_does_not_exclude_another_from_the_sources() -> None:
    first = settled(1)
    assert first.draft
    written = plan(None, Lock(), [first])
    fields = {**first.draft.fields, "organization": Value("ICML Board", "s")}
    news = first.but(draft=structs.replace(first.draft, fields=fields), key=written.lock.works[0].key)
    assert b"organization = {ICML Board}" in plan(opened(written.data.decode()), written.lock, [news]).data
    mine = Desk(written.data.decode(), written.lock).by_hand("publisher", "Mine")
    assert b"organization" not in plan(opened(mine.text), mine.lock, [news]).data


@pytest.mark.parametrize(
    ("value", "goes"),
    [
        ("arXiv preprint", True),
        (r"\url{https://arxiv.org/abs/2103.00020}", True),
        (r"\url{https://example.org/maps}", False),
    ],
)
def test_a_page_in_howpublished_is_kept_and_the_address_of_a_preprint_is_dropped(value: str, *, goes: bool) -> None:
    after, _ = owned("misc", {"publisher": "arXiv", "howpublished": value, "year": "2021"}).heard(1)
    assert after.version == ("inproceedings", {**VERSIONS[1][1], **({} if goes else {"howpublished": value})})


def test_a_month_in_another_style_does_not_prevent_replacing_the_version() -> None:
    first, _ = owned(*OWN["manager"]).heard(0)
    assert first.by_hand("month", "3").heard(2)[0].version == VERSIONS[2]


def test_an_adopted_publication_stays_when_the_sources_give_another() -> None:
    first, _ = owned(*OWN["ICML"]).heard(1)
    after, done = first.heard(2)
    assert (after.version, len(done.reports)) == (first.version, 1)


@pytest.mark.parametrize(
    ("kind", "values", "theirs"),
    [
        ("inproceedings", {"year": "2022", "doi": "10.5555/1"}, "@inproceedings, 2022"),
        ("misc", {"booktitle": "AAAI", "year": "2024"}, "@misc, AAAI, 2024"),
    ],
)
def test_an_offered_version_with_a_venue_or_a_type_other_than_misc_is_reported(
    kind: str, values: dict[str, str], theirs: str
) -> None:
    done = plan(opened(owned(*OWN["nature"]).text), Lock(), [offering(kind, values)])
    assert done.reports == (
        f"own: keeps its version; the sources give another one, {theirs} (`vlbib accept own` takes all of it)",
    )


@pytest.mark.parametrize(
    ("news", "count"),
    [
        ({"pages": "8748-8763"}, 0),
        ({"month": "7"}, 0),
        ({"number": "3"}, 1),
        ({"pages": ""}, 1),
        ({"pages": "1--2"}, 1),
    ],
)
def test_an_offer_is_reported_again_if_a_field_changed_in_more_than_style(news: dict[str, str], count: int) -> None:
    values = {**VERSIONS[1][1], "month": "jul"}
    first = plan(opened(owned(*OWN["nature"]).text), Lock(), [offering("inproceedings", values)])
    assert len(first.reports) == 1
    changed = {name: value for name, value in {**values, **news}.items() if value}
    again = offering("inproceedings", changed).but(key="own")
    assert len(plan(opened(first.data.decode()), first.lock, [again]).reports) == count


@pytest.mark.parametrize(
    ("own", "replaced"),
    [
        (("article", {"year": "2022"}), True),
        (("article", {"year": "2022", "month": "7"}), True),
        (("article", {"year": "2019"}), False),
        (("article", {"year": "2022", "number": "3"}), False),
        (("misc", {"year": "2022"}), False),
    ],
)
def test_an_article_without_a_journal_is_replaced_as_a_whole_if_all_its_values_are_the_sources(
    own: tuple[str, dict[str, str]], *, replaced: bool
) -> None:
    values = {**VERSIONS[1][1], "month": "jul"}
    done = plan(opened(owned(*own).text), Lock(), [offering("inproceedings", values)])
    assert (Desk(done.data.decode(), done.lock).version[0] == "inproceedings") is replaced
    assert len(done.reports) == (not replaced)


def test_a_version_that_names_no_publication_is_not_reported() -> None:
    work = settled(0)
    assert work.draft
    fields = {name: value for name, value in work.draft.fields.items() if name not in ("doi", "eprint")}
    fields |= {"doi": Value("10.5555/1", "s")}
    page = work.but(draft=Draft(type="misc", fields=fields, ids=(IDENTITY,)))
    done = plan(opened(owned(*OWN["nature"]).text), Lock(), [page])
    assert done.reports == ()


def test_an_entry_of_a_type_without_volume_and_pages_gets_none() -> None:
    own = {"howpublished": "Talk", "doi": "10.5555/1"}
    work = settled(1)
    assert work.draft
    draft = Draft(type="inproceedings", fields={**work.draft.fields, "doi": Value("10.5555/1", "s")}, ids=(IDENTITY,))
    done = plan(opened(owned("misc", own).text), Lock(), [work.but(draft=draft)])
    assert Desk(done.data.decode(), done.lock).version == ("misc", {**own, "year": "2022"})


def test_a_version_that_vlbib_wrote_is_replaced_unless_the_owner_changed_a_field() -> None:
    lock, text = plan(None, Lock(), [settled(1)]).lock, plan(None, Lock(), [settled(1)]).data.decode()
    assert Desk(text, lock).heard(2)[0].version == VERSIONS[2]
    touched = Desk(text, lock).by_hand("publisher", "Mine")
    after, done = touched.heard(2)
    assert (after.text, len(done.reports)) == (touched.text, 1)


def test_no_field_is_updated_for_an_old_venue_that_the_owner_has_changed() -> None:
    written = plan(None, Lock(), [settled(1)])
    moved = Desk(written.data.decode(), written.lock).by_hand("booktitle", "NeurIPS")
    mended = settled(1)
    assert mended.draft
    fields = {**mended.draft.fields, "pages": Value("1--2", "s"), "series": Value("PMLR", "s")}
    news = mended.but(draft=Draft(type="inproceedings", fields=fields, ids=(IDENTITY,)), key=written.lock.works[0].key)
    done = plan(opened(moved.text), moved.lock, [news])
    assert done.data.decode() == moved.text
    assert len(done.reports) == 1


def test_a_deleted_field_does_not_prevent_replacing_the_version_and_stays_out() -> None:
    written = plan(None, Lock(), [settled(1)])
    cut = re.sub(r"  pages = .*\n", "", written.data.decode())
    after, _ = Desk(cut, written.lock).heard(2)
    assert after.version == ("article", {name: text for name, text in VERSIONS[2][1].items() if name != "pages"})


@pytest.mark.parametrize("line", ["  year = {2021},\n  year = {2020},\n", "  crossref = {parent},\n"])
def test_an_entry_with_a_repeated_field_or_a_crossref_keeps_its_version(line: str) -> None:
    own = owned("article", {"journal": "CoRR"})
    odd = replace(own, text=own.text.replace("  note", f"{line}  note"))
    after, done = odd.heard(1)
    assert after.version == odd.version
    assert any("keeps its version" in report for report in done.reports)


SERVERS = (
    "arXiv preprint", "CoRR", "bioRxiv", "medRxiv", "Available at SSRN 3441643", "OpenReview", "Open Review",
    "ChemRxiv", "PsyArXiv", "Preprints.org", "Research Square", "TechRxiv", "HAL",
)  # fmt: skip


@pytest.mark.parametrize("server", SERVERS)
@pytest.mark.parametrize(
    ("kind", "place"), [("article", "journal"), ("misc", "publisher"), ("techreport", "institution")]
)
def test_a_preprint_server_is_no_owners_venue_at_adoption(kind: str, place: str, server: str) -> None:
    after, done = owned(kind, {place: server, "year": "2021", "month": "mar"}).heard(2)
    assert after.version == VERSIONS[2]
    assert (done.reports, done.changes.conflicts) == ((), ())


@pytest.mark.parametrize("server", SERVERS)
def test_a_server_beside_the_sources_venue_is_dropped_and_no_mixture_is_left(server: str) -> None:
    after, _ = owned("article", {"journal": server, "booktitle": "AAAI", "year": "2021"}).heard(3)
    assert after.version == VERSIONS[3]


@pytest.mark.parametrize("kind", ["scholar", "crossref", "forum"])
def test_preprints_as_written_by_search_engines_and_registries_are_replaced_as_a_whole(kind: str) -> None:
    after, done = owned(*OWN[kind]).heard(1)
    assert after.version == VERSIONS[1]
    assert done.reports == ()


def test_an_eprint_from_a_dropped_field_is_kept_with_its_archive() -> None:
    after, _ = owned("article", {"journal": "arXiv:2103.00020 [cs]", "year": "2021"}).heard(1)
    assert "eprint = {2103.00020}" in after.text
    entry = FiledEntry("k", "article", {"journal": "arXiv:2103.00020 [cs]"})
    plan_of = replaced_version(entry, Draft(type="misc", fields={}), None)
    assert {name: (value.text, value.source) for name, value in plan_of.draft.fields.items()} == {
        "eprint": ("2103.00020", "library"),
        "archiveprefix": ("arXiv", "library"),
        "eprinttype": ("arxiv", "library"),
    }
    there = FiledEntry("k", "article", {"journal": "CoRR", "eprint": "2103.00020", "eprinttype": "arxiv"})
    assert replaced_version(there, Draft(type="misc", fields={}), None).draft.fields == {}


def test_replacing_a_version_keeps_the_locks_fields_that_belong_to_no_version() -> None:
    entry = FiledEntry("k", "article", {"journal": "CoRR", "abstract": "A"})
    before = settled(0).locked.fields | {"abstract": LockedField(value="A", source="arxiv")}
    locked = structs.replace(settled(0).locked, fields=before)
    planned = replaced_version(entry, Draft(type="misc", fields={}), locked)
    assert planned.old["abstract"] == before["abstract"]
    assert planned.old["journal"] == LockedField(value="CoRR", source="library")
    assert planned.left == {"journal"}


def test_a_kept_version_has_the_type_that_was_last_written() -> None:
    written, _ = Desk("", Lock()).heard(1)
    kept, _ = written.by_hand("pages", "1--2").heard(3)
    assert kept.version[1]["pages"] == "1--2"
    assert (kept.lock.works[0].last_type, kept.lock.works[0].offered is None) == ("inproceedings", False)
