from __future__ import annotations

import pytest
from msgspec import structs

from vlbib.bibtex.document import Document, read
from vlbib.core.ids import Id
from vlbib.core.names import parse_name
from vlbib.core.record import Draft, Record, Value
from vlbib.core.work import Kind, Link, Mention, Status, Verdict, Work
from vlbib.lock.file import Lock, read_lock
from vlbib.lock.recall import recall_all
from vlbib.lock.settled import SettledWork, settled_work
from vlbib.merge.changes import Conflict
from vlbib.merge.options import SyncOptions
from vlbib.merge.plan import Plan, plan

TITLE = "Learning Transferable Visual Models From Natural Language Supervision"
CLIP_FIELDS = {
    "author": "Radford, Alec and Kim, Jong Wook",
    "title": TITLE,
    "booktitle": "Proceedings of ICML",
    "year": "2021",
    "eprint": "2103.00020",
}
CLIP = f"""@inproceedings{{radford2021clip,
  author = {{Radford, Alec and Kim, Jong Wook}},
  title = {{{TITLE}}},
  booktitle = {{Proceedings of ICML}},
  year = {{2021}},
  eprint = {{2103.00020}},
  keywords = {{VLP, CLIP}},
}}
"""


def settled(
    fields: dict[str, str] | None = None,
    *,
    text: str = TITLE,
    tags: tuple[str, ...] = ("VLP", "CLIP"),
    alias: str = "CLIP",
    ids: tuple[Id, ...] = (Id("arxiv", "2103.00020"),),
    entry_type: str = "inproceedings",
) -> SettledWork:
    given = CLIP_FIELDS if fields is None else fields
    names = tuple(parse_name(name) for name in given.get("author", "").split(" and ") if name)
    record = Record(source="dblp", title=given.get("title", ""), authors=names, ids=ids)
    draft = Draft(type=entry_type, fields={name: Value(text, "dblp") for name, text in given.items()}, ids=ids)
    mention = Mention(file="notes/a.md", line=3, text=text, heading=("VLP", "CLIP"), section=("VLP",))
    verdict = Verdict(status=Status.ACCEPTED, records=(record,), reasons=("the titles are the same",))
    return settled_work(Work(mentions=(mention,)), verdict, draft, tags=tags, alias=alias)


def changed(one: SettledWork, **fields: str) -> SettledWork:
    assert one.draft
    values = {**one.draft.fields, **{name: Value(text, "dblp") for name, text in fields.items()}}
    return one.but(draft=structs.replace(one.draft, fields=values))


def opened(data: bytes | str) -> Document:
    document = read(data.encode() if isinstance(data, str) else data, "references.bib")
    assert isinstance(document, Document)
    return document


def known(one: SettledWork, lock: Lock) -> SettledWork:
    """Return a settled work as in the next sync: with the lock's key."""
    (recalled,) = recall_all(lock, [one.work])
    return one.but(key=recalled.locked.key if recalled else "")


def again(text: str, before: Plan, *works: SettledWork, options: SyncOptions | None = None) -> Plan:
    """Sync again over an edited file, with the lock read back from its text."""
    lock = read_lock(before.lock_data, "references.lock")
    assert isinstance(lock, Lock)
    done = plan(opened(text), lock, [known(one, lock) for one in works], options)
    silent = plan(opened(done.data), done.lock, [known(one, done.lock) for one in works], None)
    assert (silent.data, silent.lock_data) == (done.data, done.lock_data), "a second sync must change nothing"
    return done


FIRST = plan(None, Lock(), [settled()])


def test_a_fresh_library_has_the_entry_with_its_key_and_tags() -> None:
    assert FIRST.data.decode() == CLIP
    assert FIRST.keys == ("radford2021clip",)
    assert FIRST.changes.added == ("radford2021clip",)


def test_a_second_plan_changes_no_byte() -> None:
    done = again(CLIP, FIRST, settled())
    assert (done.data.decode(), done.lock_data) == (CLIP, FIRST.lock_data)
    assert done.changes == type(done.changes)()


def test_recalled_works_give_the_same_plan_as_settled_ones() -> None:
    (recalled,) = recall_all(FIRST.lock, [settled().work])
    assert recalled is not None
    done = plan(opened(CLIP), FIRST.lock, [recalled])
    assert (done.data.decode(), done.lock_data) == (CLIP, FIRST.lock_data)


def test_a_missing_file_is_rebuilt_from_the_lock() -> None:
    assert plan(None, FIRST.lock, [known(settled(), FIRST.lock)]).data.decode() == CLIP
    assert plan(None, FIRST.lock, []).data.decode() == CLIP


def test_a_new_value_of_the_sources_is_one_changed_line() -> None:
    done = again(CLIP, FIRST, changed(settled(), year="2022"))
    assert done.data.decode() == CLIP.replace("{2021}", "{2022}")
    assert done.changes.updated == ("radford2021clip",)


def test_a_field_changed_by_hand_stays_without_a_report() -> None:
    mine = CLIP.replace("Proceedings of ICML", "ICML")
    done = again(mine, FIRST, settled())
    assert done.data.decode() == mine
    assert (done.changes.conflicts, done.changes.kept) == ((), ("radford2021clip",))


def test_a_conflict_is_listed_with_both_values_and_the_owners_value_stays() -> None:
    mine = CLIP.replace("{2021}", "{2020}")
    done = again(mine, FIRST, changed(settled(), year="2022"))
    assert done.data.decode() == mine
    assert done.changes.conflicts == (Conflict("radford2021clip", "year", "2020", "2022"),)
    asked_again = again(mine, done, changed(settled(), year="2022"))
    assert asked_again.changes.conflicts == done.changes.conflicts


def test_an_edit_settles_a_conflict_for_good() -> None:
    mine = CLIP.replace("{2021}", "{2020}")
    disputed = again(mine, FIRST, changed(settled(), year="2022"))
    edited = mine.replace("{2020}", "{2019}")
    done = again(edited, disputed, changed(settled(), year="2022"))
    assert (done.data.decode(), done.changes.conflicts) == (edited, ())
    newer = again(edited, done, changed(settled(), year="2023"))
    assert newer.changes.conflicts == (Conflict("radford2021clip", "year", "2019", "2023"),)


@pytest.mark.parametrize(
    ("old", "mine", "theirs"),
    [
        ("Radford, Alec and Kim, Jong Wook", "Alec Radford and Jong Wook Kim", "Radford, A. and Kim, Jong Wook"),
        (TITLE, "{" + TITLE.lower() + "}", TITLE.upper()),
        ("Proceedings of ICML", "{P}roceedings of {ICML}", r"Proceedings of \textsc{ICML}"),
    ],
)
def test_a_change_in_style_alone_is_no_conflict(old: str, mine: str, theirs: str) -> None:
    name = next(name for name, value in CLIP_FIELDS.items() if value == old)
    text = CLIP.replace(old, mine)
    done = again(text, FIRST, changed(settled(), **{name: theirs}))
    assert (done.data.decode(), done.changes.conflicts) == (text, ())


def test_a_field_deleted_by_hand_stays_out_until_restored() -> None:
    mine = CLIP.replace("  year = {2021},\n", "")
    done = again(mine, FIRST, settled())
    assert done.data.decode() == mine
    assert any("`year` was deleted by hand" in report for report in done.reports)
    restored = again(mine, done, settled(), options=SyncOptions(restore=frozenset({"radford2021clip"})))
    assert restored.data.decode() == CLIP


def test_a_field_restored_by_hand_is_the_owners() -> None:
    gone = again(CLIP.replace("  year = {2021},\n", ""), FIRST, settled())
    mine = CLIP.replace("{2021}", "{2020}")
    done = again(mine, gone, changed(settled(), year="2022"))
    assert (done.data.decode(), done.changes.conflicts) == (mine, ())


def test_an_entry_deleted_by_hand_stays_out_until_restored() -> None:
    done = again("% mine\n", FIRST, settled())
    assert (done.data, done.changes.added) == (b"% mine\n", ())
    assert any("was deleted by hand" in report for report in done.reports)
    assert done.changes.kept == ("radford2021clip",)
    restored = again("% mine\n", done, settled(), options=SyncOptions(restore=frozenset({"*"})))
    assert restored.data.decode() == "% mine\n\n" + CLIP


def test_each_further_entry_with_a_key_is_reported_with_its_line() -> None:
    strangers = "@misc{mine, title = {A}}\n\n@misc{mine, title = {B}}\n\n@misc{yours, title = {C}}\n\n"
    twice = f"{strangers}{CLIP}\n{CLIP.replace('radford2021clip', 'Radford2021CLIP')}"
    doubled = [report for report in again(twice, FIRST, settled()).reports if "a second entry" in report]
    line = twice.count("\n", 0, twice.index("{Radford2021CLIP")) + 1
    advice = "give one of them another key, or delete one"
    assert doubled == [
        f"references.bib:3: a second entry has the key mine: {advice}",
        f"references.bib:{line}: a second entry has the key Radford2021CLIP: {advice}",
    ]


def test_an_entry_restored_by_hand_is_updated_again() -> None:
    gone = again("% mine\n", FIRST, settled())
    done = again(CLIP, gone, changed(settled(), year="2022"))
    assert done.data.decode() == CLIP.replace("{2021}", "{2022}")


@pytest.mark.parametrize(
    "mine",
    [
        "@article{Rad21,\n  title = {Something else},\n  eprint = {2103.00020}\n}\n",
        "@article{Rad21,\n  title = {Something else},\n  journal = {arXiv preprint arXiv:2103.00020}\n}\n",
        "@article{Rad21,\n  title = {Something else},\n  url = {https://arxiv.org/pdf/2103.00020v1}\n}\n",
        (
            "@article{Rad21,\n  title = {{Learning} transferable visual models from natural language supervision},\n"
            "  author = {A. Radford and others}\n}\n"
        ),
    ],
)
def test_an_entry_that_is_the_work_is_adopted_with_its_key_and_fields(mine: str) -> None:
    done = plan(opened(mine), Lock(), [settled()])
    entry = opened(done.data).library.entries[0]
    assert (len(opened(done.data).library.entries), done.keys) == (1, ("Rad21",))
    assert (entry.type, entry.get("journal")) == ("inproceedings", "")
    stays = [line.rstrip(",") for line in mine.splitlines()[1:-1] if "journal" not in line]
    assert [line for line in stays if line not in done.data.decode()] == []
    assert (entry.get("year"), entry.get("keywords")) == ("2021", "VLP, CLIP")
    assert (done.changes.conflicts, done.changes.added) == ((), ())
    later = again(done.data.decode(), done, changed(settled(), title="Another Title", year="2022"))
    assert opened(later.data).library.entries[0].get("title") == entry.get("title")
    assert opened(later.data).library.entries[0].get("year") == "2022"
    assert later.changes.conflicts == ()


def test_an_entry_of_another_work_with_its_id_is_unchanged_and_reported() -> None:
    mine = "@article{mine,\n  title = {Sheep on the moors},\n  author = {Xu, Yi},\n  eprint = {2103.00020}\n}\n"
    done = plan(opened(mine), Lock(), [settled()])
    assert mine.strip() in done.data.decode()
    assert len(done.changes.added) == 1
    assert [line for line in done.reports if line.startswith("mine: has arxiv:2103.00020 of ")]


@pytest.mark.parametrize(
    "other",
    [
        f"@article{{x,\n  title = {{{TITLE}}},\n  author = {{Someone Else}}\n}}\n",
        (
            f"@article{{x,\n  title = {{{TITLE}}},\n  author = {{Radford, Alec and Kim, Jong Wook}},\n"
            "  eprint = {2104.99999}\n}\n"
        ),
    ],
)
def test_an_entry_of_another_work_is_not_adopted(other: str) -> None:
    done = plan(opened(other.replace("2104.99999", "2104.09999")), Lock(), [settled()])
    assert done.changes.added == ("radford2021clip",)


@pytest.mark.parametrize("head", ["@misc{", "@misc{,"])
def test_an_adopted_entry_without_a_key_gets_one(head: str) -> None:
    mine = f"{head}\n  eprint = {{2103.00020}},\n}}\n"
    done = plan(opened(mine), Lock(), [settled()])
    assert done.data.startswith(b"@inproceedings{radford2021clip,\n")
    assert again(done.data.decode(), done, settled()).data == done.data


def test_a_key_changed_by_hand_is_followed() -> None:
    mine = CLIP.replace("radford2021clip", "clip")
    done = again(mine, FIRST, changed(settled(), year="2022"))
    assert done.data.decode() == mine.replace("{2021}", "{2022}")
    assert done.keys == ("clip",)
    assert done.lock.works[0].former_keys == ("radford2021clip",)


def test_an_entry_that_cannot_be_read_is_left_alone_and_does_not_count_as_deleted() -> None:
    broken = CLIP.replace("  year = {2021},\n", "  year = {2021\n")
    done = again(broken, FIRST, settled())
    assert done.data.decode() == broken
    assert "cannot be read" in done.reports[0]
    assert not any("deleted by hand" in report for report in done.reports)
    assert again(CLIP, done, settled()).data.decode() == CLIP


def test_a_deleted_line_leaves_an_orphan_that_only_prune_removes() -> None:
    done = again(CLIP, FIRST)
    assert (done.data.decode(), done.changes.orphans) == (CLIP, ("radford2021clip",))
    cited = again(CLIP, FIRST, options=SyncOptions(prune=True, cited=frozenset({"radford2021clip"})))
    assert (cited.data.decode(), cited.changes.orphans) == (CLIP, ("radford2021clip",))
    pruned = plan(opened(CLIP), FIRST.lock, [], SyncOptions(prune=True))
    assert (pruned.data, pruned.changes.removed, pruned.lock.works) == (b"", ("radford2021clip",), ())


def test_an_entry_of_the_owner_is_never_pruned() -> None:
    mine = "@article{Rad21,\n  title = {x},\n  eprint = {2103.00020}\n}\n"
    adopted = plan(opened(mine), Lock(), [settled()])
    pruned = plan(opened(adopted.data), adopted.lock, [], SyncOptions(prune=True))
    assert (pruned.data, pruned.changes.orphans) == (adopted.data, ("Rad21",))


def test_tags_follow_the_notes_and_the_owners_tags_stay() -> None:
    mine = CLIP.replace("VLP, CLIP", "mine, CLIP")
    done = again(mine, FIRST, settled(tags=("VLP", "CLIP", "Datasets & Challenges")))
    assert r"keywords = {mine, CLIP, Datasets \& Challenges}" in done.data.decode()
    moved = again(done.data.decode(), done, settled(tags=("Datasets & Challenges",)))
    assert r"keywords = {mine, Datasets \& Challenges}" in moved.data.decode()


@pytest.mark.parametrize("status", [Status.DOUBTFUL, Status.UNRESOLVED, Status.UNASKED, Status.IGNORED])
def test_a_doubtful_work_has_no_entry_and_is_remembered(status: Status) -> None:
    one = settled().but(verdict=Verdict(status=status, reasons=("why",)), draft=None)
    done = plan(None, Lock(), [one])
    assert (done.data, done.keys) == (b"", ("",))
    (recalled,) = recall_all(done.lock, [one.work])
    assert recalled is not None
    assert recalled.locked.verdict.reasons == ("why",)


@pytest.mark.parametrize("status", [Status.DOUBTFUL, Status.UNRESOLVED, Status.UNASKED])
def test_an_entry_stays_if_asking_again_gives_less(status: Status) -> None:
    one = settled().but(verdict=Verdict(status=status), draft=None)
    assert again(CLIP, FIRST, one).data.decode() == CLIP


def test_a_page_becomes_an_online_entry_in_the_words_of_the_note() -> None:
    link = Link(url="http://commoncrawl.org/", line=4)
    mention = Mention(file="a.md", line=4, text="Common Crawl & more", kind=Kind.ALIAS, links=(link,))
    page = settled_work(Work(mentions=(mention,)), Verdict(status=Status.WEB))
    done = plan(None, Lock(), [page])
    assert done.data.decode() == (
        "@online{commoncrawlmore,\n  title = {Common Crawl \\& more},\n  url = {http://commoncrawl.org/},\n}\n"
    )
    assert again(done.data.decode(), done, page).data == done.data


def test_two_lines_of_one_work_are_one_entry_with_the_tags_of_both() -> None:
    one, other = settled(), settled(text="CLIP", tags=("CLIP derivatives",))
    done = plan(None, Lock(), [one, other])
    assert done.keys == ("radford2021clip", "radford2021clip")
    assert "keywords = {VLP, CLIP, CLIP derivatives}" in done.data.decode()
    assert len(done.lock.works[0].mentions) == 2


def test_a_new_entry_is_the_whole_diff_of_a_file_with_other_entries() -> None:
    mine = "% head\n@string{x = {y}}\n\n@Misc{zzz,\n  title = {Z},\n  year = 1\n}\n\n@misc{aaa}\n"
    done = plan(opened(mine), Lock(), [settled()])
    text = done.data.decode()
    at = text.index("@Inproceedings{radford2021clip") - 2
    end = text.index("\n}\n", at) + 2
    assert text[:at] + text[end:] == mine


def test_a_type_chosen_by_the_owner_stays_and_vlbibs_follows_the_sources() -> None:
    done = again(CLIP.replace("@inproceedings", "@misc"), FIRST, settled(entry_type="article"))
    assert done.data.startswith(b"@misc")
    assert again(CLIP, FIRST, settled(entry_type="article")).data.startswith(b"@article")


def test_the_container_of_a_former_type_is_dropped_with_it_and_the_owners_stays() -> None:
    fields = {name: value for name, value in CLIP_FIELDS.items() if name != "booktitle"} | {"journal": "IJCV"}
    moved = settled(fields, entry_type="article")
    entry = opened(again(CLIP, FIRST, moved).data).library.entries[0]
    assert (entry.type, entry.get("booktitle"), entry.get("journal")) == ("article", "", "IJCV")
    mine = again(CLIP.replace("Proceedings of ICML", "ICML"), FIRST, moved)
    assert opened(mine.data).library.entries[0].get("booktitle") == "ICML"


@pytest.mark.parametrize(
    ("said", "name"),
    [("date = {2021-07}", "year"), ("crossref = {icml}", "booktitle"), ("crossref = {icml}", "year")],
)
def test_a_value_in_another_field_is_not_added_again(said: str, name: str) -> None:
    mine = f"@inproceedings{{x,\n  eprint = {{2103.00020}},\n  {said},\n}}\n"
    done = plan(opened(mine), Lock(), [settled()])
    assert opened(done.data).library.entries[0].get(name) == ""
    assert again(done.data.decode(), done, settled()).data == done.data


def test_restoring_an_unknown_key_is_reported() -> None:
    done = plan(opened(CLIP), FIRST.lock, [settled()], SyncOptions(restore=frozenset({"x"})))
    assert done.reports == ("x: nothing to restore: the lock knows no such key",)


def test_groups_are_written_on_request() -> None:
    done = again(CLIP, FIRST, settled(), options=SyncOptions(groups=True))
    assert "groups = {VLP, CLIP}" in done.data.decode()


def test_a_key_in_use_gets_a_letter() -> None:
    other = settled({**CLIP_FIELDS, "title": "Another"}, text="Another", ids=(Id("arxiv", "2103.00021"),))
    assert plan(None, Lock(), [settled(), other]).keys == ("radford2021clip", "radford2021clipa")
    mine = "@misc{RADFORD2021CLIP}\n"
    assert plan(opened(mine), Lock(), [settled()]).keys == ("radford2021clipa",)
