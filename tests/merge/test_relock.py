from __future__ import annotations

from vlbib.bibtex.document import Document, read
from vlbib.core.ids import Id
from vlbib.core.record import Draft, Record, Value
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


def work(title: str = "A Study of X", status: Status = Status.ACCEPTED, entry_type: str = "misc") -> SettledWork:
    identity = Id("arxiv", "2001.00001")
    fields = {"title": title, "year": "2021", "eprint": "2001.00001"}
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


def test_only_values_and_tags_that_stand_as_the_sources_have_them_are_ours() -> None:
    (locked,) = relocked(opened(ENTRY), [work()], EntryOptions()).works
    assert {name: field.last for name, field in locked.fields.items()} == {"title": "A Study of X"}
    assert (locked.key, locked.tags, locked.groups, locked.former_keys) == ("lee2020x", ("S",), (), ("old", "older"))
    assert (locked.last_type, locked.adopted) == ("misc", False)


def test_another_type_is_the_owners_and_groups_are_ours_where_they_are_written() -> None:
    (locked,) = relocked(opened(ENTRY), [work(entry_type="article")], EntryOptions(groups=True)).works
    assert (locked.type, locked.last_type, locked.groups) == ("article", None, ("S",))


def test_a_work_without_an_entry_of_its_own_has_no_block() -> None:
    document = opened(ENTRY)
    assert relocked(document, [work("Another Study")], EntryOptions()).works == ()
    assert relocked(document, [work(status=Status.DOUBTFUL)], EntryOptions()).works == ()
    assert relocked(opened(ENTRY.replace("lee2020x", "")), [work()], EntryOptions()).works == ()
    assert len(relocked(document, [work(), work()], EntryOptions()).works) == 1
