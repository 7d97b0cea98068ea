from __future__ import annotations

from vlbib.bibtex.document import Document, read
from vlbib.core.ids import Id
from vlbib.core.record import Draft, Record, Value
from vlbib.core.venue_styles import VenueStyle
from vlbib.core.work import Mention, Status, Verdict, Work
from vlbib.lock.settled import SettledWork, settled_work
from vlbib.merge.options import EntryOptions
from vlbib.merge.relock import relocked

ENTRY = """@misc{lee2020x,
  title = {A Study of X},
  year = {2020},
  note = {mine},
  keywords = {S, own},
  groups = {S},
  ids = {old, older},
}
"""


def work(
    title: str = "A Study of X", status: Status = Status.ACCEPTED, entry_type: str = "misc", **more: str
) -> SettledWork:
    identity = Id("arxiv", "2001.00001")
    fields = {"title": title, "year": "2021", "eprint": "2001.00001", **more}
    draft = Draft(
        type=entry_type, fields={name: Value(text, "arxiv") for name, text in fields.items()}, ids=(identity,)
    )
    verdict = Verdict(status=status, records=(Record(source="arxiv", title=title, ids=(identity,)),))
    mentions = (Mention(file="a.md", line=1, text=title),)
    return settled_work(Work(mentions=mentions), verdict, draft, tags=("S", "Gone"))


def opened(text: str) -> Document:
    document = read(text.encode(), "references.bib")
    assert isinstance(document, Document)
    return document


def test_only_values_and_tags_that_equal_the_sources_are_ours() -> None:
    (locked,) = relocked(opened(ENTRY), [work()], EntryOptions()).works
    assert {name: field.last for name, field in locked.fields.items()} == {"title": "A Study of X"}
    assert (locked.key, locked.tags, locked.groups, locked.former_keys) == ("lee2020x", ("S",), (), ("old", "older"))
    assert (locked.last_type, locked.adopted) == ("misc", False)


def test_a_different_type_is_the_owners_and_groups_are_ours_if_they_are_written() -> None:
    (locked,) = relocked(opened(ENTRY), [work(entry_type="article")], EntryOptions(groups=True)).works
    assert (locked.type, locked.last_type, locked.groups) == ("article", None, ("S",))


def test_an_entry_without_tags_groups_and_former_keys_has_none_in_the_lock() -> None:
    bare = "@misc{lee2020x,\n  title = {A Study of X},\n}\n"
    (locked,) = relocked(opened(bare), [work()], EntryOptions(groups=True)).works
    assert (locked.tags, locked.groups, locked.former_keys) == ((), (), ())


def test_the_version_data_of_an_earlier_lock_is_reset() -> None:
    offered = Draft(type="article", fields={"year": Value("2020", "dblp")})
    old = work().but(found={"year": "2019"}, offered=offered)
    (locked,) = relocked(opened(ENTRY), [old], EntryOptions()).works
    assert (locked.type, locked.ids) == ("article", (Id("arxiv", "2001.00001"),))
    assert (locked.found, locked.offered, locked.fields["year"].value) == ({}, None, "2020")


def test_a_venue_in_the_style_of_the_library_or_as_the_source_has_it_is_ours() -> None:
    full = "Conference on Computer Vision and Pattern Recognition"
    for written, ours in ((full, True), ("CVPR", True), ("Computer Vision", False)):
        entry = ENTRY.replace("  note = {mine},", f"  booktitle = {{{written}}},")
        (locked,) = relocked(opened(entry), [work(booktitle=full)], EntryOptions(venues=VenueStyle.SHORT)).works
        assert ("booktitle" in locked.fields) is ours


def test_a_work_without_its_own_entry_has_no_block() -> None:
    document = opened(ENTRY)
    assert relocked(document, [work("Another Study")], EntryOptions()).works == ()
    assert relocked(document, [work(status=Status.DOUBTFUL)], EntryOptions()).works == ()
    assert relocked(opened(ENTRY.replace("lee2020x", "")), [work()], EntryOptions()).works == ()
    assert len(relocked(document, [work(), work()], EntryOptions()).works) == 1


def test_an_unstyled_value_is_ours_and_the_block_has_the_ids_of_the_sources() -> None:
    venue = "Conference on Robot Learning"
    text = ENTRY.replace("  year", f"  booktitle = {{{venue}}},\n  year")
    (locked,) = relocked(opened(text), [work(booktitle=venue)], EntryOptions(venues=VenueStyle.SHORT)).works
    field = locked.fields["booktitle"]
    assert (field.text, field.last) == ("CoRL", venue)
    assert locked.ids == (Id("arxiv", "2001.00001"),)
