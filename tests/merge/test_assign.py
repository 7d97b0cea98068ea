"""Which work an entry in the file belongs to, with a case on either side of each bound."""

from __future__ import annotations

import pytest
from msgspec import structs

from vlbib.bibtex.document import Document, read
from vlbib.core.ids import Id
from vlbib.core.record import Draft, Record, Value
from vlbib.core.work import Link, Mention, Status, Verdict, Work
from vlbib.lock.file import Lock
from vlbib.lock.schema import LockedField, LockedWork
from vlbib.lock.settled import SettledWork, settled_work
from vlbib.merge.assign import (
    Targets,
    assign,
    draft_for,
    is_entry_of,
    is_key_of_another_work,
    is_mostly,
)
from vlbib.merge.two_works import contradict

ARXIV, DOI = Id("arxiv", "2101.00001"), Id("doi", "10.5555/1")
FIELDS = {"author": "Doe, Jane", "title": "Amber", "year": "2020", "month": "may"}
WORK = LockedWork(
    key="doe2020amber",
    verdict=Verdict(status=Status.ACCEPTED),
    type="inproceedings",
    fields={name: LockedField(value=value, source="dblp") for name, value in FIELDS.items()},
    ids=(ARXIV,),
)
DRAFT = Draft(type="inproceedings", fields={name: Value(text, "dblp") for name, text in FIELDS.items()}, ids=(ARXIV,))


def library(*entries: str) -> Document:
    document = read("\n".join(entries).encode(), "references.bib")
    assert isinstance(document, Document)
    return document


def entry(key: str = "doe2020amber", kind: str = "inproceedings", **fields: str) -> str:
    return f"@{kind}{{{key},\n" + "".join(f"  {name} = {{{value}}},\n" for name, value in fields.items()) + "}\n"


def settled(draft: Draft = DRAFT, key: str = "", line: int = 1) -> SettledWork:
    records = (Record(source="dblp", title="Amber", ids=draft.ids),)
    work = Work(mentions=(Mention(file="a.md", line=line, text="Amber"),))
    return settled_work(work, Verdict(status=Status.ACCEPTED, records=records), draft).but(key=key)


def assigned(document: Document, lock: Lock, *works: SettledWork) -> Targets:
    return assign(document, lock, works)


# --- does the entry with a key still belong to the work?


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"title": "Amber"}, True),  # the title, and nothing else
        ({"title": "{AMBER}"}, True),  # the same except for style
        ({"title": "Beryl", "eprint": "2101.00001"}, True),  # an id of the work
        ({"title": "Beryl", "eprint": "2101.00002", **{name: FIELDS[name] for name in ("author", "year")}}, False),
        ({"title": "Beryl", "author": "Doe, Jane", "year": "2020"}, True),  # half of the four fields
        ({"title": "Beryl", "author": "Doe, Jane", "year": "2021"}, False),  # less than half
        ({"note": "Amber"}, False),  # the words of the title in another field
    ],
)
def test_an_entry_is_the_works_by_title_or_id_or_else_by_half_of_the_written_values(
    fields: dict[str, str], expected: object
) -> None:
    document = library(entry(**fields))
    assert is_entry_of(document, 0, WORK) is expected
    assert is_key_of_another_work(document, WORK) is not expected


@pytest.mark.parametrize(
    ("written", "standing", "expected"), [(4, 1, False), (4, 2, True), (4, 3, True), (3, 1, False), (3, 2, True)]
)
def test_an_entry_with_half_of_the_written_values_is_the_written_one(
    written: int, standing: int, expected: object
) -> None:
    fields = dict(list(WORK.fields.items())[:written])
    document = library(entry(**dict(list(FIELDS.items())[:standing])))
    assert is_mostly(document, 0, structs.replace(WORK, fields=fields)) is expected


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"title": "Amber"}, True),
        ({"note": "x", "title": "Amber", "year": "1999"}, True),
        ({"title": "Amber and more"}, False),
        ({"note": "Amber", "title": "x"}, False),
        ({"title": "An Amber"}, False),
    ],
)
def test_an_entry_with_the_written_title_is_the_works_even_if_the_sources_now_give_another(
    fields: dict[str, str], expected: object
) -> None:
    title = LockedField(value="Coral", source="dblp", written="Amber")
    work = structs.replace(WORK, fields={**WORK.fields, "title": title}, ids=())
    assert is_entry_of(library(entry(**fields)), 0, work) is expected


def test_deleted_and_never_written_fields_do_not_count_as_written() -> None:
    fields = {
        **{name: WORK.fields[name] for name in ("author", "title")},
        "year": LockedField(value="2020", source="dblp", gone=True),
        "month": LockedField(value="may", source="dblp", written=None),
    }
    document = library(entry(author="Doe, Jane"))
    assert is_mostly(document, 0, structs.replace(WORK, fields=fields))
    assert not is_mostly(document, 0, WORK)


@pytest.mark.parametrize(("kind", "expected"), [("online", True), ("misc", False)])
def test_the_owner_may_change_title_and_url_of_a_page(kind: str, expected: object) -> None:
    fields = {
        "title": LockedField(value="Amber", source="note"),
        "url": LockedField(value="https://example.org/a", source="note"),
    }
    page = structs.replace(WORK, type="online", fields=fields, ids=())
    document = library(entry(kind=kind, title="Beryl", url="https://example.org/b"))
    assert is_entry_of(document, 0, page) is expected


def test_a_key_without_an_entry_is_no_other_works_key() -> None:
    assert not is_key_of_another_work(library(entry("roe", title="Beryl")), WORK)


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ({ARXIV}, {Id("arxiv", "2101.00002")}, True),
        ({ARXIV}, {ARXIV, DOI}, False),
        ({ARXIV, DOI}, {ARXIV, Id("doi", "10.5555/2")}, False),
        ({ARXIV}, {DOI}, False),
        ({Id("s2", "a")}, {Id("s2", "b")}, False),
        (set(), {ARXIV}, False),
    ],
)
def test_two_ids_of_one_scheme_contradict(left: set[Id], right: set[Id], expected: object) -> None:
    assert contradict(left, right) is expected


# --- the targets of a sync


def test_a_work_has_the_entry_with_its_key_in_the_lock() -> None:
    targets = assigned(library(entry(title="Amber")), Lock(works=(WORK,)), settled(key="doe2020amber"))
    (target,) = targets.named
    assert (target.entry, target.locked, target.adopted) == (0, WORK, False)
    assert targets.orphans == ()


def test_a_work_without_a_key_is_found_in_the_lock_by_an_id() -> None:
    targets = assigned(library(entry(title="Amber")), Lock(works=(WORK,)), settled())
    assert [target.locked for target in targets.named] == [WORK]


def test_an_entry_in_the_file_that_is_the_work_is_adopted() -> None:
    (target,) = assigned(library(entry("own", title="Amber", author="Doe, Jane")), Lock(), settled()).named
    assert (target.entry, target.adopted) == (0, True)


def test_works_with_the_same_id_are_one_target() -> None:
    targets = assigned(library(), Lock(), settled(), settled(line=2))
    (target,) = targets.named
    assert len(target.members) == 2
    assert targets.of == (target, target)


def test_a_locked_work_without_a_settled_work_is_an_orphan() -> None:
    targets = assigned(library(entry(title="Amber")), Lock(works=(WORK,)))
    assert [target.entry for target in targets.orphans] == [0]
    assert targets.named == ()


def test_an_entry_with_a_changed_key_is_followed() -> None:
    targets = assigned(library(entry("mine", **FIELDS, eprint="2101.00001")), Lock(works=(WORK,)))
    (target,) = targets.orphans
    assert (target.entry, target.replaced, target.adopted) == (0, False, False)


def test_another_entry_of_the_work_replaces_the_missing_written_one() -> None:
    targets = assigned(library(entry("mine", title="Beryl", eprint="2101.00001")), Lock(works=(WORK,)))
    (target,) = targets.orphans
    assert (target.entry, target.replaced, target.adopted) == (0, True, True)


def test_a_key_of_two_entries_hides_the_entry() -> None:
    document = library(entry("mine", title="Other"), entry("mine", eprint="2101.00001"))
    targets = assigned(document, Lock(works=(WORK,)))
    assert [target.hidden for target in targets.orphans] == [True]
    assert targets.doubled == {"mine"}


def test_an_entry_in_a_block_that_cannot_be_read_is_hidden() -> None:
    targets = assigned(library("@misc{doe2020amber,\n  title = {Amber\n"), Lock(works=(WORK,)))
    assert [(target.entry, target.hidden) for target in targets.orphans] == [(None, True)]


def test_the_keys_of_file_and_lock_and_former_keys_are_in_use() -> None:
    work = structs.replace(WORK, former_keys=("Old2020",))
    targets = assigned(library(entry("Mine", title="Other")), Lock(works=(work,)))
    assert targets.taken == {"mine", "doe2020amber", "old2020"}
    assert targets.filed == {"mine"}


@pytest.mark.parametrize(
    ("status", "links", "kind"),
    [
        (Status.ACCEPTED, (), "inproceedings"),
        (Status.WEB, (Link(url="https://example.org/a"),), "online"),
        (Status.WEB, (), "inproceedings"),
        (Status.DOUBTFUL, (), ""),
    ],
)
def test_an_entry_is_written_for_accepted_works_and_for_pages(
    status: Status, links: tuple[Link, ...], kind: str
) -> None:
    work = Work(mentions=(Mention(file="a.md", line=1, text="Amber", gloss=("Bernstein",), links=links),))
    draft = draft_for(settled_work(work, Verdict(status=status), DRAFT))
    assert (draft.type if draft else "") == kind
    if kind == "online":
        assert draft
        assert draft.fields["title"].text == "{Amber}, Bernstein"


def test_a_page_is_written_without_line_breaks_in_title_and_address() -> None:
    link = Link(url="https://example.org/\x85a\u2028b\x90")
    work = Work(mentions=(Mention(file="a.md", line=1, text="Amber\u2028lines\x90", links=(link,)),))
    draft = draft_for(settled_work(work, Verdict(status=Status.WEB), DRAFT))
    assert draft
    assert (draft.fields["title"].text, draft.fields["url"].text) == ("Amber lines", "https://example.org/ab")


PUBLISHED = Draft(
    type="inproceedings",
    fields={
        name: Value(text, "dblp")
        for name, text in {**FIELDS, "booktitle": "Conference on Amber", "pages": "3--9"}.items()
    },
    ids=(ARXIV,),
)
PREPRINT = entry("pre", "misc", title="Amber", author="Doe, Jane", eprint="2101.00001", year="2019")


def test_of_a_preprint_and_a_publication_the_one_with_the_sources_version_is_adopted() -> None:
    publication = entry("pub", title="{Amber}", author="Jane Doe", booktitle="Proc. Conference on Amber", year="2020")
    for document in (library(PREPRINT, publication), library(publication, PREPRINT)):
        (target,) = assigned(document, Lock(), settled(PUBLISHED)).named
        assert document.key(document.entries[target.entry or 0]) == "pub"
    preprint = structs.replace(PUBLISHED, type="misc", fields={**DRAFT.fields, "eprint": Value("2101.00001", "arxiv")})
    document = library(publication, PREPRINT)
    (target,) = assigned(document, Lock(), settled(preprint)).named
    assert target.entry == 1


@pytest.mark.parametrize(
    "fields",
    [
        {"title": "Amber", "author": "Doe, Jane", "booktitle": "Conference on Beryl", "year": "2020"},
        {"title": "Amber", "author": "Roe, Richard", "booktitle": "Conference on Amber", "year": "2020"},
        {"title": "Beryl", "author": "Doe, Jane", "booktitle": "Conference on Amber", "year": "2020"},
        {"title": "Amber", "author": "Doe, Jane", "booktitle": "Conference on Amber", "eprint": "2101.00002"},
    ],
)
def test_a_publication_that_is_another_version_or_work_is_not_preferred_to_the_entry_with_the_id(
    fields: dict[str, str],
) -> None:
    (target,) = assigned(library(entry("pub", **fields), PREPRINT), Lock(), settled(PUBLISHED)).named
    assert target.entry == 1


def test_an_entry_of_another_work_with_the_key_is_not_the_works() -> None:
    targets = assigned(library(entry(title="Beryl", author="Roe, R")), Lock(works=(WORK,)))
    assert [target.entry for target in targets.orphans] == [None]


def test_an_entry_is_not_assigned_to_a_second_work_whose_entry_is_gone() -> None:
    second = structs.replace(WORK, key="roe2020")
    targets = assigned(library(entry(**FIELDS, eprint="2101.00001")), Lock(works=(WORK, second)))
    assert [target.entry for target in targets.orphans] == [0, None]
    third = structs.replace(WORK, key="xu2020")
    targets = assigned(library(entry("mine", **FIELDS, eprint="2101.00001")), Lock(works=(second, third)))
    assert [target.entry for target in targets.orphans] == [0, None]


def test_a_hidden_entry_is_not_searched_under_other_keys() -> None:
    document = library(entry("mine", **FIELDS, eprint="2101.00001"), "@misc{doe2020amber,\n  title = {Amber\n")
    targets = assigned(document, Lock(works=(WORK,)))
    assert [(target.entry, target.hidden) for target in targets.orphans] == [(None, True)]


def test_a_work_without_ids_joins_the_work_of_a_followed_entry() -> None:
    bare = structs.replace(WORK, ids=())
    document = library(entry("mine", **FIELDS))
    targets = assigned(document, Lock(works=(bare,)), settled(structs.replace(DRAFT, ids=())))
    assert [(target.entry, target.locked) for target in targets.named] == [(0, bare)]
    assert targets.orphans == ()


def test_a_locked_work_without_an_entry_has_no_entry() -> None:
    empty = LockedWork(key="gone", verdict=Verdict(status=Status.ACCEPTED))
    assert [target.entry for target in assigned(library(entry(title="Amber")), Lock(works=(empty,))).orphans] == [None]


def test_a_work_joins_another_settled_work_with_its_id() -> None:
    doi = structs.replace(DRAFT, ids=(DOI,))
    works = (settled(structs.replace(DRAFT, ids=(ARXIV, DOI)), key="doe2020amber"), settled(doi, line=2))
    targets = assigned(library(entry(title="Amber")), Lock(works=(WORK,)), *works)
    assert [len(target.members) for target in targets.named] == [2]


def test_an_id_that_a_work_had_before_is_kept_whatever_other_entry_has_it() -> None:
    document = library(entry(title="Amber"), entry("mine", title="Sheep", author="Xu, Yi", eprint="2101.00001"))
    both = structs.replace(DRAFT, ids=(ARXIV, DOI))
    (target,) = assigned(document, Lock(works=(WORK,)), settled(both, key="doe2020amber")).named
    assert (target.strangers, target.members[0].locked.ids) == ((), (ARXIV, DOI))


def test_the_key_of_an_unreadable_block_is_in_use() -> None:
    document = library(entry("first", title="Beryl"), "@misc{doe2020amber,\n  title = {Amber\n")
    assert assigned(document, Lock(), settled()).taken == {"first", "doe2020amber"}


def test_a_pages_title_has_only_the_first_gloss_after_it() -> None:
    link = Link(url="https://example.org/a")
    mention = Mention(file="a.md", line=1, text="Amber", gloss=("Bernstein", "Succinite"), links=(link,))
    draft = draft_for(settled_work(Work(mentions=(mention,)), Verdict(status=Status.WEB)))
    assert draft
    assert draft.fields["title"].text == "{Amber}, Bernstein"


def test_an_adopted_entry_is_still_the_owners() -> None:
    adopted = structs.replace(WORK, adopted=True)
    assert [one.adopted for one in assigned(library(entry(title="Amber")), Lock(works=(adopted,))).orphans] == [True]
