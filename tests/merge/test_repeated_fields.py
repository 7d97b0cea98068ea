"""A repeated field in an entry: no sync and no command removes one of its occurrences."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs
from tests.merge.test_plan import CLIP, again, changed, opened, settled

from vlbib.lock.file import Lock
from vlbib.merge.entry_commands import Done, Rejected, accept_fields, merge_entries, rekey_entry, retag_entries
from vlbib.merge.options import SyncOptions
from vlbib.merge.plan import plan

FIRST = plan(None, Lock(), [settled()])
ALONE = "{} is in the entry more than once, and was left as it is; keep one of them"


def twice(text: str, line: str) -> str:
    """Return the entry with another line after its last field."""
    return text.removesuffix("}\n") + f"  {line},\n}}\n"


def told(name: str) -> str:
    return "radford2021clip: " + ALONE.format(f"`{name}`")


def test_an_owners_second_keywords_field_stays_when_the_notes_give_no_tag() -> None:
    text = twice(CLIP, "keywords = {mine}")
    after = again(text, FIRST, settled(tags=(), alias=""))
    assert after.data.decode() == text
    assert told("keywords") in after.reports


def test_tags_are_written_again_once_the_owner_has_kept_one_field() -> None:
    text = twice(CLIP, "keywords = {mine}")
    new = settled(tags=("VLP", "CLIP", "New"))
    waiting = again(text, FIRST, new)
    assert waiting.data.decode() == text
    after = again(CLIP.replace("VLP, CLIP", "VLP, CLIP, mine"), waiting, new)
    assert b"keywords = {VLP, CLIP, mine, New}" in after.data
    assert not after.reports


@pytest.mark.parametrize("second", ["booktitle = {Mine}", "Booktitle = {}"])
def test_a_new_value_of_the_sources_waits_while_the_field_is_repeated(second: str) -> None:
    text = twice(CLIP, second)
    after = again(text, FIRST, changed(settled(), booktitle="Proceedings of ICML 2021"))
    assert after.data.decode() == text
    assert told("booktitle") in after.reports
    assert not after.changes.conflicts


def test_a_field_that_the_sources_no_longer_give_stays_while_it_is_repeated() -> None:
    text = twice(CLIP, "booktitle = {Mine}")
    one = settled()
    assert one.draft
    fields = {name: value for name, value in one.draft.fields.items() if name != "booktitle"}
    after = again(text, FIRST, one.but(draft=structs.replace(one.draft, fields=fields)))
    assert after.data.decode() == text


def test_a_repeated_field_that_vlbib_never_writes_is_not_reported() -> None:
    text = twice(twice(CLIP, "note = {a}"), "note = {b}")
    after = again(text, FIRST, settled())
    assert after.data.decode() == text
    assert not after.reports


@pytest.mark.parametrize("others", ["", "  note = {n},\n", "  note = {n},\n  isbn = {1},\n"])
def test_an_adopted_entry_keeps_both_of_its_fields(others: str) -> None:
    text = f"@inproceedings{{mine,\n  eprint = {{2103.00020}},\n{others}  keywords = {{a}},\n  keywords = {{b}},\n}}\n"
    after = plan(opened(text), Lock(), [settled()])
    assert b"keywords = {a},\n  keywords = {b}," in after.data
    assert "mine: " + ALONE.format("`keywords`") in after.reports


def test_an_entry_with_an_owners_second_field_is_not_pruned() -> None:
    text = twice(CLIP, "keywords = {mine}")
    after = again(text, FIRST, options=SyncOptions(prune=True))
    assert after.data.decode() == text


def test_merging_copies_both_fields_of_a_name() -> None:
    text = "@misc{a,\n  title = {T},\n}\n@misc{b,\n  title = {T},\n  pages = {1},\n  pages = {2},\n}\n"
    merged = merge_entries(opened(text), Lock(), "a", "b")
    assert isinstance(merged, Done)
    assert b"pages = {1},\n  pages = {2}," in merged.data


def test_merging_names_each_value_that_is_left_out() -> None:
    text = "@misc{a,\n  pages = {1},\n  pages = {3},\n}\n@misc{b,\n  pages = {1},\n  pages = {2},\n  pages = {3},\n}\n"
    merged = merge_entries(opened(text), Lock(), "a", "b")
    assert isinstance(merged, Done)
    assert [(one.field, one.theirs) for one in merged.left_out] == [("pages", "2")]
    assert b"pages = {1},\n  pages = {3}," in merged.data


def test_merging_unites_the_tags_of_all_fields() -> None:
    text = "@misc{a,\n  keywords = {x},\n  keywords = {y},\n}\n@misc{b,\n  keywords = {y, z},\n  keywords = {w},\n}\n"
    merged = merge_entries(opened(text), Lock(), "a", "b")
    assert isinstance(merged, Done)
    assert b"keywords = {x, z, w},\n  keywords = {y}," in merged.data


def test_a_tag_is_renamed_in_every_field() -> None:
    text = "@misc{a,\n  keywords = {x, old},\n  keywords = {old},\n}\n"
    assert retag_entries(opened(text), Lock(), "old", "new").data == text.replace("old", "new").encode()


def test_references_in_every_field_follow_a_renamed_key() -> None:
    text = "@misc{old}\n\n@misc{b,\n  related = {x},\n  related = {old},\n}\n"
    renamed = rekey_entry(opened(text), Lock(), "old", "new")
    assert isinstance(renamed, Done)
    assert b"related = {x},\n  related = {new}," in renamed.data


def test_the_sources_value_is_not_accepted_into_a_repeated_field() -> None:
    text = twice(CLIP, "year = {1999}")
    answer = accept_fields(opened(text), FIRST.lock, "radford2021clip", "year")
    assert answer == Rejected(told("year"))


_LINES = st.lists(
    st.tuples(
        st.sampled_from(["keywords", "Keywords", "booktitle", "year", "note", "groups", "ids", "pages"]),
        st.sampled_from(["", "VLP", "mine, VLP", "2021", "1999", "Proceedings of ICML"]),
    ),
    max_size=8,
)


@given(_LINES, st.sampled_from([(), ("VLP",), ("VLP", "New")]))
def test_no_sync_loses_a_value_of_an_adopted_entry(lines: list[tuple[str, str]], tags: tuple[str, ...]) -> None:
    own = "".join(f"  {name} = {{{value}}},\n" for name, value in lines)
    text = f"@inproceedings{{mine,\n  eprint = {{2103.00020}},\n  archiveprefix = {{arXiv}},\n{own}}}\n"
    first = plan(opened(text), Lock(), [settled(tags=tags)])
    second = again(first.data.decode(), first, settled({"title": "Other", "year": "2022"}, tags=()))
    for after in (first, second):
        assert not values_of(text) - values_of(after.data.decode())


def values_of(text: str) -> Counter[tuple[str, str]]:
    """Return the values that are not blank, and each tag separately."""
    fields = opened(text).library.entries[0].fields
    split = ((field.name, field.value.split(",") if field.name == "keywords" else [field.value]) for field in fields)
    return Counter((name, value.strip()) for name, values in split for value in values if value.strip())
