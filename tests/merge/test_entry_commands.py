from __future__ import annotations

import pytest
from msgspec import structs

from vlbib.bibtex.document import Document, read
from vlbib.core.ids import Id
from vlbib.core.record import Draft, Record, Value
from vlbib.core.work import Mention, Status, Verdict, Work
from vlbib.lock.file import Lock
from vlbib.lock.recall import recall_all
from vlbib.lock.schema import LockedField
from vlbib.lock.settled import SettledWork, settled_work
from vlbib.merge.entry_commands import Done, Rejected, accept_fields, merge_entries, rekey_entry, retag_entries
from vlbib.merge.plan import Plan, plan


def work(name: str, number: int, **fields: str) -> SettledWork:
    identity = Id("arxiv", f"2101.{number:05d}")
    values = {"title": f"The {name} Work", "year": "2021", **fields}
    draft = Draft(type="misc", fields={key: Value(text, "dblp") for key, text in values.items()}, ids=(identity,))
    record = Record(source="dblp", title=values["title"], ids=(identity,))
    verdict = Verdict(status=Status.ACCEPTED, records=(record,))
    named = Work(mentions=(Mention(file="a.md", line=1, text=values["title"]),))
    return settled_work(named, verdict, draft, tags=("T", name), alias=name)


ONE, TWO = work("one", 1), work("two", 2, pages="1--2")
FIRST = plan(None, Lock(), [ONE, TWO])


def opened(data: bytes | str) -> Document:
    document = read(data.encode() if isinstance(data, str) else data, "references.bib")
    assert isinstance(document, Document)
    return document


def synced(data: bytes, lock: Lock, *works: SettledWork) -> Plan:
    recalled = recall_all(lock, [one.work for one in works])
    return plan(
        opened(data),
        lock,
        [one.but(key=old.locked.key if old else "") for one, old in zip(works, recalled, strict=True)],
    )


def disputed() -> tuple[Plan, SettledWork]:
    assert ONE.draft
    newer = ONE.but(draft=structs.replace(ONE.draft, fields={**ONE.draft.fields, "year": Value("2022", "dblp")}))
    mine = FIRST.data.replace(b"year = {2021}", b"year = {2020}", 1)
    conflict = synced(mine, FIRST.lock, newer, TWO)
    assert len(conflict.changes.conflicts) == 1
    return conflict, newer


def done(found: Done | Rejected) -> Done:
    assert isinstance(found, Done), found
    return found


@pytest.mark.parametrize("field", ["", "year", "Year"])
@pytest.mark.parametrize(("mine", "year"), [(False, "2022"), (True, "2020")])
def test_accepting_settles_a_conflict_for_good(field: str, year: str, *, mine: bool) -> None:
    conflict, newer = disputed()
    settled = done(accept_fields(opened(conflict.data), conflict.lock, "2021one", field, mine=mine))
    assert settled.fields == ("year",)
    assert opened(settled.data).library.entries[0].get("year") == year
    after = synced(settled.data, settled.lock, newer, TWO)
    assert (after.data, after.changes.conflicts) == (settled.data, ())


@pytest.mark.parametrize("field", ["", "entrytype"])
@pytest.mark.parametrize(("mine", "kind"), [(False, "article"), (True, "techreport")])
def test_a_type_changed_by_owner_and_sources_is_a_conflict_until_it_is_accepted(
    field: str, kind: str, *, mine: bool
) -> None:
    assert ONE.draft
    newer = ONE.but(draft=structs.replace(ONE.draft, type="article"))
    changed = FIRST.data.replace(b"@misc{2021one", b"@techreport{2021one", 1)
    conflict = synced(changed, FIRST.lock, newer, TWO)
    listed = [(one.field, one.yours, one.theirs) for one in conflict.changes.conflicts]
    assert listed == [("entrytype", "techreport", "article")]
    assert synced(conflict.data, conflict.lock, newer, TWO).changes.conflicts == conflict.changes.conflicts
    settled = done(accept_fields(opened(conflict.data), conflict.lock, "2021one", field, mine=mine))
    assert settled.fields == ("entrytype",)
    assert opened(settled.data).library.entries[0].type == kind
    after = synced(settled.data, settled.lock, newer, TWO)
    assert (after.data, after.changes.conflicts) == (settled.data, ())


@pytest.mark.parametrize(("key", "field"), [("2021none", ""), ("2021one", ""), ("2021one", "pages")])
def test_a_field_that_is_not_in_conflict_is_rejected(key: str, field: str) -> None:
    assert isinstance(accept_fields(opened(FIRST.data), FIRST.lock, key, field), Rejected)


def test_a_renamed_key_leaves_an_alias_and_the_next_sync_changes_nothing() -> None:
    text = FIRST.data.decode() + "\n@misc{z,\n  crossref = {2021one},\n  related = {2021two, 2021one},\n}\n"
    renamed = done(rekey_entry(opened(text), FIRST.lock, "2021one", "first"))
    entries = opened(renamed.data).library.entries
    assert (entries[0].key, entries[0].get("ids")) == ("first", "2021one")
    assert (entries[2].get("crossref"), entries[2].get("related")) == ("first", "2021two, first")
    assert renamed.renamed == {"2021one": "first"}
    after = synced(renamed.data, renamed.lock, ONE, TWO)
    assert (after.data, after.keys) == (renamed.data, ("first", "2021two"))


@pytest.mark.parametrize("new", ["2021two", "2021TWO", "a b", "a,b", "a{b", "", "@x", "a@b"])
def test_a_key_that_is_in_use_or_invalid_is_rejected(new: str) -> None:
    assert isinstance(rekey_entry(opened(FIRST.data), FIRST.lock, "2021one", new), Rejected)


@pytest.mark.parametrize(
    ("new", "why"),
    [
        ("2021TWO", "2021TWO: that key is in use already; `vlbib merge` merges two entries"),
        ("Unfiled", "Unfiled: that key is in use already; `vlbib merge` merges two entries"),
        ("Mine", "Mine: that key is in use already; `vlbib merge` merges two entries"),
        ("was", "was: papers may still cite Mine by that key; remove it from its `ids` first"),
    ],
)
def test_keys_in_file_and_lock_and_former_keys_of_other_entries_are_in_use(new: str, why: str) -> None:
    block = structs.replace(FIRST.lock.works[0], key="unfiled", gone=True)
    lock = structs.replace(FIRST.lock, works=(*FIRST.lock.works, block))
    document = opened(FIRST.data + b"\n@misc{Mine, title = {M}, ids = {old, was}}\n")
    assert rekey_entry(document, lock, "2021one", new) == Rejected(why)
    assert isinstance(rekey_entry(document, lock, "Mine", "was"), Done)


def test_merging_keeps_the_first_entry_and_adds_tags_and_missing_fields() -> None:
    text = FIRST.data.decode().replace("  pages", "  note = {by hand},\n  pages")
    merged = done(merge_entries(opened(text), FIRST.lock, "2021one", "2021two"))
    (entry,) = opened(merged.data).library.entries
    assert (entry.key, entry.get("ids"), entry.get("pages"), entry.get("note")) == (
        "2021one",
        "2021two",
        "1--2",
        "by hand",
    )
    assert (entry.get("title"), entry.get("keywords")) == ("The one Work", "T, one, two")
    assert merged.fields == ("note", "pages", "keywords")
    assert [one.field for one in merged.left_out] == ["title"]
    after = synced(merged.data, merged.lock, ONE, TWO)
    assert after.keys == ("2021one", "2021one")
    assert after.data == merged.data


def test_merging_into_an_entry_of_the_owner_keeps_all_of_its_values() -> None:
    text = FIRST.data.decode() + "\n@misc{mine,\n  title = {Mine},\n}\n"
    merged = done(merge_entries(opened(text), FIRST.lock, "mine", "2021two"))
    after = synced(merged.data, merged.lock, ONE, TWO)
    entry = opened(after.data).library.entries[-1]
    assert (entry.key, entry.get("title"), entry.get("pages")) == ("mine", "Mine", "1--2")
    assert after.keys == ("2021one", "mine")


@pytest.mark.parametrize("blank", ["note = {},", 'note = { }, note = "",', ""])
def test_a_blank_field_of_the_kept_entry_gets_the_others_value(blank: str) -> None:
    same = "title = {T}, journal = {J}, pages = {1--2}, year = 2011"
    text = f"@article{{a, {blank} {same}}}\n@article{{b, note = {{Mine}}, annote = {{x}}, annote = {{y}}, {same}}}\n"
    merged = done(merge_entries(opened(text), Lock(), "a", "b"))
    (entry,) = opened(merged.data).library.entries
    assert [value for name, value in ((f.name, f.value) for f in entry.fields) if name == "annote"] == ["x", "y"]
    assert entry.get("note") == "Mine"
    assert (merged.fields, merged.left_out) == (("note", "annote"), ())


def test_former_keys_of_both_entries_lead_to_the_kept_one() -> None:
    text = "@misc{a,\n  title = {A},\n  ids = {older},\n}\n@misc{b,\n  title = {A},\n  ids = {old, a},\n}\n"
    (entry,) = opened(done(merge_entries(opened(text), Lock(), "a", "b")).data).library.entries
    assert entry.get("ids") == "older, b, old"


def test_references_to_the_dropped_entry_lead_to_the_kept_one() -> None:
    text = "@misc{a, title = {A}}\n@misc{b, title = {B}, ids = {old}}\n@misc{c, title = {C}, related = {b}}\n"
    merged = done(merge_entries(opened(text), Lock(), "a", "b"))
    kept, pointing = opened(merged.data).library.entries
    assert (kept.get("ids"), pointing.get("related")) == ("b, old", "a")
    assert (merged.renamed, merged.fields) == ({"b": "a"}, ())
    assert [(value.key, value.field) for value in merged.left_out] == [("a", "title")]


def test_a_reference_to_the_kept_entry_is_not_copied_into_it() -> None:
    text = "@misc{a, title = {A}}\n@misc{b, title = {A}, xref = {a}, related = {a, c}}\n@misc{c, title = {C}}\n"
    merged = done(merge_entries(opened(text), Lock(), "a", "b"))
    assert merged.fields == ("related",)
    assert opened(merged.data).library.entries[0].get("related") == "c"


def test_only_two_entries_can_be_merged() -> None:
    assert isinstance(merge_entries(opened(FIRST.data), FIRST.lock, "2021one", "2021one"), Rejected)
    assert isinstance(merge_entries(opened(FIRST.data), FIRST.lock, "2021one", "x"), Rejected)


def test_a_renamed_tag_is_renamed_everywhere_and_written_once() -> None:
    text = FIRST.data.decode().replace("T, two", "mine, T, two")
    renamed = done(retag_entries(opened(text), FIRST.lock, "t", "mine"))
    values = [entry.get("keywords") for entry in opened(renamed.data).library.entries]
    assert values == ["mine, one", "mine, two"]
    assert [locked.tags for locked in renamed.lock.works] == [("mine", "one"), ("two",)]


def test_an_owners_tag_stays_the_owners_when_another_is_merged_into_it() -> None:
    text = FIRST.data.decode().replace("T, two", "T, two, mine")
    merged = done(retag_entries(opened(text), FIRST.lock, "T", "mine"))
    assert [locked.tags for locked in merged.lock.works] == [("mine", "one"), ("two",)]
    deleted = TWO.but(tags=("two",))
    after = synced(merged.data, merged.lock, ONE.but(tags=("one",)), deleted)
    assert [entry.get("keywords") for entry in opened(after.data).library.entries] == ["one", "mine, two"]


def test_two_unknown_keys_are_not_reported_as_one_entry() -> None:
    document = read(b"@misc{doe2020amber, title = {A}}\n", "a.bib")
    assert isinstance(document, Document)
    rejected = merge_entries(document, Lock(), "doe2020ambr", "x")
    assert isinstance(rejected, Rejected)
    assert "did you mean `doe2020amber`" in rejected.reason


NEAR = "did you mean `2021one`?"
MOVED = "the entry with that key is another work now; run `vlbib sync` first, which finds the right entry"
OTHERS = FIRST.data.replace(b"The one Work", b"Beryl").replace(b"{2021}", b"{1999}", 1)


@pytest.mark.parametrize(
    ("data", "key", "field", "why"),
    [
        (FIRST.data, "2021on", "", f"2021on: vlbib wrote no entry with that key; {NEAR}"),
        (FIRST.data + b"@misc{mine, title = {M}}", "mine", "", "mine: vlbib wrote no entry with that key"),
        (b"", "2021one", "", "2021one: vlbib wrote no entry with that key"),
        (FIRST.data, "zzz", "", "zzz: vlbib wrote no entry with that key; `vlbib list` shows the keys"),
        (FIRST.data, "2021one", "", "2021one: no field is in conflict"),
        (FIRST.data, "2021one", "pages", "2021one: the sources give no `pages`"),
        (OTHERS, "2021one", "", f"2021one: {MOVED}"),
    ],
)
def test_the_reason_why_nothing_is_accepted_is_reported(data: bytes, key: str, field: str, why: str) -> None:
    rejected = accept_fields(opened(data), FIRST.lock, key, field)
    assert isinstance(rejected, Rejected)
    assert rejected.reason.startswith(why)


@pytest.mark.parametrize(
    ("data", "keep", "drop", "why"),
    [
        (FIRST.data, "2021one", "2021tw", "2021tw: the library has no entry with that key; did you mean `2021two`?"),
        (OTHERS, "2021two", "2021one", f"2021one: {MOVED}"),
        (OTHERS, "2021one", "2021two", f"2021one: {MOVED}"),
    ],
)
def test_the_entry_that_prevents_a_merge_is_named_with_the_reason(data: bytes, keep: str, drop: str, why: str) -> None:
    assert merge_entries(opened(data), FIRST.lock, keep, drop) == Rejected(why)


def test_an_accepted_value_is_the_sources_in_the_style_of_the_project() -> None:
    conflict, _ = disputed()
    (one, two) = conflict.lock.works
    year = structs.replace(one.fields["year"], styled="22")
    lock = structs.replace(conflict.lock, works=(structs.replace(one, fields=one.fields | {"year": year}), two))
    settled = done(accept_fields(opened(conflict.data), lock, "2021one"))
    assert settled.lock.works[0].fields["year"] == LockedField(value="2022", source="dblp", styled="22")
    assert opened(settled.data).library.entries[0].get("year") == "22"


def labelled(*keywords: str) -> bytes:
    return b"".join(f"@misc{{k{n}, title = {{A}}, keywords = {{{w}}}}}\n".encode() for n, w in enumerate(keywords))


@pytest.mark.parametrize(
    ("ours", "theirs", "united"),
    [
        ("Maps, Robots;", "maps, Robots", "Maps, Robots;"),
        ("Maps, ", "Robots", "Maps, Robots"),
        ("Maps", "Robots, Maps, Ships", "Maps, Robots, Ships"),
    ],
)
def test_tags_are_united_without_case_and_ours_are_unchanged(ours: str, theirs: str, united: str) -> None:
    merged = done(merge_entries(opened(labelled(ours, theirs)), Lock(), "k0", "k1"))
    assert opened(merged.data).library.entries[0].get("keywords") == united


def test_after_a_merge_vlbibs_tags_of_both_entries_are_its_own_unless_the_owner_gave_them_to_one() -> None:
    text = FIRST.data.decode().replace("T, two", "T, two, one")
    assert done(merge_entries(opened(text), FIRST.lock, "2021one", "2021two")).lock.works[0].tags == ("T", "two")
    merged = done(merge_entries(opened(FIRST.data), FIRST.lock, "2021one", "2021two"))
    assert merged.lock.works[0].tags == ("T", "one", "two")


def test_a_list_of_keys_without_the_kept_entry_is_copied_exactly() -> None:
    text = "@misc{a, title = {A}}\n@misc{b, title = {A}, related = {c,d}}\n@misc{c, title = {C}}\n"
    assert opened(done(merge_entries(opened(text), Lock(), "a", "b")).data).library.entries[0].get("related") == "c,d"


@pytest.mark.parametrize(("separator", "expected"), [("", "Maps/Old"), ("/", "Charts/Old")])
def test_a_level_of_a_tag_is_renamed_if_the_project_has_levels(separator: str, expected: str) -> None:
    renamed = done(retag_entries(opened(labelled("Maps/Old, Maps")), Lock(), "Maps", "Charts", separator))
    assert opened(renamed.data).library.entries[0].get("keywords") == f"{expected}, Charts"
    assert renamed.renamed == {"Maps": "Charts"}


def test_renaming_a_tag_does_not_change_entries_without_it() -> None:
    data = labelled("Robots,Ships", "Maps")
    renamed = done(retag_entries(opened(data), Lock(), "Maps", "Charts"))
    assert renamed.data == data.replace(b"Maps", b"Charts")


def test_all_former_keys_of_the_dropped_entry_lead_to_the_kept_one() -> None:
    text = "@misc{a, title = {A}, ids = {x}, ids = {y}}\n@misc{b, title = {A}, ids = {v}, ids = {w}}\n"
    (entry,) = opened(done(merge_entries(opened(text), Lock(), "a", "b")).data).library.entries
    assert [one.value for one in entry.fields if one.name == "ids"] == ["x, b, v, w", "y"]


def test_a_reference_to_the_kept_entry_is_removed_from_a_list_of_three() -> None:
    text = "@misc{a, title = {A}}\n@misc{b, title = {A}, related = {c, a, d}}\n@misc{c}\n@misc{d}\n"
    assert opened(done(merge_entries(opened(text), Lock(), "a", "b")).data).library.entries[0].get("related") == "c, d"


@pytest.mark.parametrize("name", ["keywords", "groups"])
def test_a_tag_that_vlbib_wrote_in_one_entry_and_the_owner_in_the_other_is_the_owners(name: str) -> None:
    text = f"@misc{{a, title = {{A}}, {name} = {{Maps, Own}}}}\n@misc{{b, title = {{A}}, {name} = {{Own, Ships}}}}\n"
    part = "tags" if name == "keywords" else "groups"
    blocks = [structs.replace(FIRST.lock.works[at], key=key, tags=()) for at, key in ((0, "a"), (1, "b"))]
    titles = {"title": LockedField(value="A", source="dblp")}
    for given, left in ((("Maps", "Own"), ("Ships",)), (("Maps",), ("Own", "Ships"))):
        works = tuple(
            structs.replace(block, fields=titles, **{part: tags})
            for block, tags in zip(blocks, (given, left), strict=True)
        )
        merged = done(merge_entries(opened(text), Lock(works=works), "a", "b"))
        assert getattr(merged.lock.works[0], part) == ("Maps", "Ships")


def test_an_owners_group_stays_the_owners_when_another_is_renamed_to_it() -> None:
    block = structs.replace(FIRST.lock.works[0], key="k0", groups=("T",))
    data = labelled("").replace(b"keywords = {}", b"groups = {T, Maps}")
    renamed = done(retag_entries(opened(data), Lock(works=(block,)), "T", "Maps"))
    assert renamed.lock.works[0].groups == ()


def test_values_copied_into_the_kept_entry_are_the_owners_in_the_lock() -> None:
    merged = done(merge_entries(opened(FIRST.data), FIRST.lock, "2021one", "2021two"))
    fields = merged.lock.works[0].fields
    assert fields["pages"] == LockedField(value="1--2", source="dblp", written=None)
    assert fields["title"] == FIRST.lock.works[0].fields["title"]
