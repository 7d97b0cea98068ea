from __future__ import annotations

from vlbib.bibtex.document import Document, read
from vlbib.merge.branches.keyed_sides import with_agreed_keys


def opened(text: str) -> Document:
    document = read(text.encode(), "refs.bib")
    assert isinstance(document, Document)
    return document


def agreed(*texts: str) -> tuple[list[str], tuple[str, ...]]:
    base, ours, theirs = map(opened, texts)
    documents, notes = with_agreed_keys(base, ours, theirs)
    return [document.source.decode() for document in documents], notes


AMBER = "@misc{amber, title = {Amber in the Baltic Sea}}\n"
JET = "@misc{jet, title = {Jet on the Coast}, crossref = {amber}}\n"


def test_documents_with_the_same_keys_are_unchanged() -> None:
    assert agreed(AMBER, AMBER + JET, AMBER) == ([AMBER, AMBER + JET, AMBER], ())


def test_a_renamed_work_has_its_new_key_in_all_three_and_references_follow() -> None:
    renamed = AMBER.replace("{amber", "{stone, ids = {amber}")
    documents, notes = agreed(AMBER + JET, AMBER + JET, renamed + JET.replace("{amber}", "{stone}"))
    followed = AMBER.replace("{amber", "{stone") + JET.replace("{amber}", "{stone}")
    assert (documents[:2], notes) == ([followed, followed], ())
    assert documents[2] == renamed + JET.replace("{amber}", "{stone}")


def test_a_letter_makes_a_key_that_is_no_current_or_former_key() -> None:
    ours = "@misc{new, title = {Onyx}, ids = {newa}}\n"
    theirs = "@misc{new, title = {Opal}}\n@misc{x, crossref = {new}}\n"
    documents, _ = agreed(AMBER, AMBER + ours, AMBER + theirs)
    assert documents[2] == AMBER + theirs.replace("{new", "{newb")


def test_their_former_key_that_is_our_key_does_not_become_an_alias() -> None:
    ours = "@misc{stone, title = {Amber in the Baltic Sea}}\n"
    theirs = "@misc{rock, ids = {stone}, title = {Amber in the Baltic Sea}}\n"
    documents, _ = agreed("", ours, theirs)
    assert "ids = {rock}" in documents[2]


def test_a_key_that_becomes_an_alias_is_added_to_the_former_keys() -> None:
    ours = "@misc{stone, title = {Amber in the Baltic Sea}}\n"
    theirs = "@misc{rock, ids = {old}, title = {Amber in the Baltic Sea}}\n"
    documents, _ = agreed("", ours, theirs)
    assert "ids = {old, rock}" in documents[2]
