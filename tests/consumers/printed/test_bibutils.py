"""bibutils reads every work of the EndNote XML export with its title, people and DOI.

Its `endx2xml` is the only reader of EndNote's XML in Debian. docs/exports.md lists what it does not read.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.consumers.conftest import letters
from tests.consumers.printed.conftest import run, write

from vlbib.bibtex.document import Document, read
from vlbib.exports.values.kinds import Type
from vlbib.exports.view import view

if TYPE_CHECKING:
    from pathlib import Path

    from vlbib.exports.item import Item

pytestmark = pytest.mark.consumer

UNREAD = frozenset({Type.VIDEO, Type.FILM})  # it writes no people for these


def test_bibutils_reads_every_work_of_the_endnote_export(library: tuple[Item, ...], tmp_path: Path) -> None:
    path = write(tmp_path, "endnote-xml", library)
    run(tmp_path, "sh", "-c", f"endx2xml {path.name} > works.mods && xml2bib works.mods > back.bib")
    document = read((tmp_path / "back.bib").read_bytes().removeprefix(b"\xef\xbb\xbf"), "back.bib")
    assert isinstance(document, Document)
    back = {item.key: held(item) for item in view(document.library)[0]}
    assert back.keys() == {item.key for item in library}
    assert [(item.key, fact) for item in library for fact in facts(item) if fact not in back[item.key]] == []


def facts(item: Item) -> list[str]:
    unread = item.type in UNREAD or item.periodical or item.issue_title
    people = () if unread else (*item.authors.names, *item.editors.names)
    families = [letters(person.parts[0]) for person in people if person.parts[1]]
    return [letters(item.title), letters(item.doi), *families]


def held(item: Item) -> str:
    return letters(" ".join([item.text(name) + item.plain(name) for name in item.values]))
