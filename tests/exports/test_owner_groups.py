"""Groups of JabRef, BibDesk and Mendeley as collections."""

from __future__ import annotations

import plistlib
import re
from typing import TYPE_CHECKING

from vlbib.bibtex.document import Document, read
from vlbib.exports import biblatex, zotero_rdf
from vlbib.exports.format import ExportOptions
from vlbib.exports.owner_groups import group_tree, item_groups, static_groups
from vlbib.exports.readers import zotero_rdf_reader
from vlbib.exports.view import view, view_entries

if TYPE_CHECKING:
    from vlbib.exports.item import Item

COLLECTION = re.compile(r"<z:Collection [^>]*><dc:title>(.*?)</dc:title>(.*?)</z:Collection>")


def entry(key: str, **fields: str) -> str:
    return f"@article{{{key},\n" + "".join(f"  {name} = {{{value}}},\n" for name, value in fields.items()) + "}\n"


def bibdesk(**groups: str) -> str:
    held = [{"group name": name, "keys": keys} for name, keys in groups.items()]
    return f"@comment{{BibDesk Static Groups{{\n{plistlib.dumps(held).decode()}}}}}\n"


def items(*texts: str) -> tuple[Item, ...]:
    document = read("\n".join(texts).encode(), "a.bib")
    assert isinstance(document, Document)
    return view(document.library)[0]


def collections(text: str) -> dict[str, list[str]]:
    return {title: re.findall(r'"#item-(.*?)"', parts) for title, parts in COLLECTION.findall(text)}


def exported(*texts: str) -> str:
    return zotero_rdf.render(items(*texts), ExportOptions()).text


def test_jabref_groups_are_collections_even_with_one_item() -> None:
    text = exported(entry("a", title="A", groups="Maps, Old things"), entry("b", title="B", groups="Maps"))
    assert collections(text) == {"Maps": ["a", "b"], "Old things": ["a"]}
    assert "tex.groups" not in text


def test_bibdesk_groups_are_collections_and_merged_with_jabref_groups() -> None:
    text = exported(entry("a", title="A", groups="Maps"), entry("b", title="B"), bibdesk(Maps="b", Read="a,b,gone"))
    assert collections(text) == {"Maps": ["a", "b"], "Read": ["a", "b"]}


def test_a_comma_escaped_by_jabref_is_part_of_the_group_name() -> None:
    text = exported(entry("a", title="A", groups=r"Maps, To read\, soon"), bibdesk(Atlas="a"))
    assert collections(text) == {"Maps": ["a"], "To read, soon": ["a"], "Atlas": ["a"]}


def test_mendeley_folders_are_nested_collections() -> None:
    (item,) = items(entry("a", title="A", **{"mendeley-groups": "Maps/Old maps,To read"}))
    assert item_groups(item) == ("Maps/Old maps", "To read")
    text = zotero_rdf.render((item,), ExportOptions()).text
    assert collections(text) == {"Maps": [], "Old maps": ["a"], "To read": ["a"]}
    assert "mendeley" not in text


def test_a_group_and_a_tag_of_the_same_name_are_one_collection() -> None:
    text = exported(entry("a", title="A", keywords="Maps", groups="Maps"), entry("b", title="B", keywords="Maps"))
    assert collections(text) == {"Maps": ["a", "b"]}


def test_groups_are_read_back_from_zotero_and_tags_do_not_become_groups() -> None:
    text = exported(
        entry("a", title="A", keywords="Red", groups="R \\& D"), entry("b", title="B", keywords="Red", groups="")
    )
    first, second = view_entries(zotero_rdf_reader.read(text).entries)
    assert (item_groups(first), item_groups(second)) == (("R & D",), ())


JABREF = r"""@Comment{jabref-meta: grouping:
0 AllEntriesGroup:;
1 StaticGroup:Papers\;0\;1\;0x8a8a8aff\;\;\;;
2 StaticGroup:Old R\\D\;0\;1\;\;\;\;;
2 StaticGroup:New\;0\;1\;\;\;\;;
1 SearchGroup:Unread\;0\;groups !=~ .+\;0\;1\;1\;\;\;\;;
1 StaticGroup:New\;0\;1\;\;\;\;;
}
"""


def test_jabref_groups_are_nested_as_in_its_tree() -> None:
    text = exported(entry("a", title="A", groups="New, Papers"), entry("b", title="B", groups="New, Loose"), JABREF)
    assert collections(text) == {"Papers": ["a"], "New": ["a", "b"], "Loose": ["b"]}
    assert '<dc:title>Papers</dc:title><dcterms:hasPart rdf:resource="#collection-Papers/New"/>' in text
    assert group_tree([(1, JABREF[9:-2])]) == {
        "Papers": ("Papers",), "Old R\\D": ("Papers", "Old R\\D"), "New": ("Papers", "New"), "Unread": ("Unread",),
    }  # fmt: skip


def test_groups_are_kept_in_biblatex() -> None:
    assert "groups = {Maps}" in biblatex.render(items(entry("a", title="A", groups="Maps")), ExportOptions()).text


def test_a_damaged_list_of_groups_is_ignored() -> None:
    assert static_groups([(1, "BibDesk Static Groups{<plist><array>}"), (2, "BibDesk Static Groups{}"), (3, "x")]) == {}
    assert static_groups([(1, "BibDesk Smart Groups{<plist/>}")]) == {}


def test_groups_keep_their_order() -> None:
    (one,) = items(entry("a", title="A", groups="Zebra; Apple, Zebra"))
    assert item_groups(one) == ("Zebra", "Apple")
