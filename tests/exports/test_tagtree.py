from __future__ import annotations

from typing import TYPE_CHECKING

from vlbib.exports import markdown
from vlbib.exports.filters import Filter, select
from vlbib.exports.format import ExportOptions
from vlbib.exports.tagtree import DEEPEST, gathered, tag_tree
from vlbib.exports.view import view

if TYPE_CHECKING:
    from collections.abc import Callable

    from vlbib.core.bib import Library
    from vlbib.exports.item import Item
    from vlbib.exports.tagtree import Branch

    Items = Callable[[str], tuple[Item, ...]]


def drawn(branch: Branch) -> dict[str, object]:
    return {f"{one.name} {len(one.keys())}": drawn(one) for one in branch.children}


def entries(*keywords: str) -> str:
    return "\n".join(f"@misc{{k{n}, title = {{T{n}}}, keywords = {{{tags}}}}}" for n, tags in enumerate(keywords))


def test_tags_that_are_paths_make_levels(items: Items) -> None:
    found = items(entries("VLP/Dual", "VLP > Dual, Other", "VLP"))
    assert drawn(tag_tree(found)) == {"Other 1": {}, "VLP 3": {"Dual 2": {}}}


def depth(branch: Branch) -> int:
    return 1 + max(map(depth, branch.children), default=0)


def test_levels_beyond_the_deepest_are_joined(items: Items) -> None:
    names = [f"t{number}" for number in range(DEEPEST + 1)]
    for count, levels in ((DEEPEST, DEEPEST), (DEEPEST + 1, DEEPEST)):
        assert depth(tag_tree(items(entries("/".join(names[:count]))))) == 1 + levels
    (deep,) = [branch for branch in tag_tree(items(entries("/".join(names)))).walk() if branch.items]
    assert deep.name == f"t{DEEPEST - 1}/t{DEEPEST}"


def test_gathered_tags_are_nested_no_deeper_than_the_limit(items: Items) -> None:
    names = [f"t{number}" for number in range(DEEPEST + 1)]
    assert depth(gathered(items(entries(", ".join(names[:DEEPEST]))))) == 1 + DEEPEST
    tree = gathered(items(entries(", ".join(names))))
    assert (depth(tree), len(tree.below)) == (1 + DEEPEST, 2)


def test_only_the_configured_separator_makes_levels(library: Callable[[str], Library]) -> None:
    found, _ = view(library(entries("VLP | Dual, a/b", "VLP|Dual", "VLP")), "|")
    assert drawn(tag_tree(found)) == {"VLP 3": {"Dual 2": {}}, "a/b 1": {}}
    assert [item.key for item in select(found, Filter(tags=("vlp|dual",), separator="|"))] == ["k0", "k1"]
    assert not select(found, Filter(tags=("a",), separator="|"))


def test_short_names_are_placed_below_their_section(items: Items) -> None:
    found = items(entries("VLP, CLIP", "VLP, CLIP", "VLP, BLIP", "Data, Text, C3", "Data, Text", "Data", "BLIP, Data"))
    assert drawn(gathered(found)) == {
        "BLIP 2": {},
        "Data 4": {"Text 2": {"C3 1": {}}},
        "VLP 3": {"CLIP 2": {}},
    }


def test_tags_of_the_same_entries_are_nested_in_order(items: Items) -> None:
    assert drawn(gathered(items(entries("a, b, c", "a, b, c")))) == {"a 2": {"b 2": {"c 2": {}}}}
    assert drawn(gathered(items(entries("a, b", "b, a")))) == {"a 2": {}, "b 2": {}}


def test_a_reading_list_shows_short_names_in_the_line(items: Items) -> None:
    text = markdown.render(items(entries("VLP, CLIP", "VLP, Old, A1", "VLP, Old, A2")), ExportOptions()).text
    assert text == (
        "# References\n\n## VLP\n\n- **T0** `k0` — CLIP\n\n### Old\n\n- **T1** `k1` — A1\n- **T2** `k2` — A2\n"
    )
