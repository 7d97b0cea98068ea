from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

from vlbib.exports import bibtex
from vlbib.exports.format import ExportOptions, UnknownFormat, format_names, load_format
from vlbib.exports.values.tex_values import printable_tex, safe, spelled

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from vlbib.exports.item import Item

    Items = Callable[[str], tuple[Item, ...]]


def test_built_in_and_third_party_formats_are_found_the_same_way(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    package = tmp_path / "stranger-1.dist-info"
    package.mkdir()
    (package / "METADATA").write_text("Metadata-Version: 2.1\nName: stranger\nVersion: 1\n")
    (package / "entry_points.txt").write_text("[vlbib.exports]\nstrange = stranger_format\nbroken = not_there\n")
    (tmp_path / "stranger_format.py").write_text(
        "from vlbib.exports.format import Exported\nname, suffix = 'strange', '.txt'\n"
        "def render(items, options):\n    return Exported(' '.join(item.key for item in items))\n"
    )
    monkeypatch.setattr(sys, "path", [*sys.path, str(tmp_path)])
    assert {"bibtex", "html", "strange"} <= set(format_names())
    assert load_format("strange").render([], ExportOptions()).text == ""
    with pytest.raises(UnknownFormat, match="cannot be loaded"):
        load_format("broken")


OWN = "bibtex biblatex cff csl-json csv endnote-xml hayagriva html markdown references ris zotero-rdf"


@pytest.mark.parametrize("name", OWN.split())
def test_every_format_has_its_name_and_suffix(name: str) -> None:
    assert load_format(name).name == name
    assert load_format(name).suffix.startswith(".")


@pytest.mark.parametrize(
    ("value", "tex"),
    [
        ("100% of A & B_1 #2", r"100\% of A \& B\_1 \#2"),
        (r"100\% of A \& B\_1", r"100\% of A \& B\_1"),
        ("$k_1$ and $5 and $7", r"$k_1$ and \$5 and \$7"),
        ("from $five dollars to$ ten", r"from \$five dollars to\$ ten"),
        (r"{\"O}zg{\"u}r $\alpha^2$", r"{\"O}zg{\"u}r $\alpha^2$"),
        ("a < b > c ^ d", r"a {\textless} b {\textgreater} c {\textasciicircum} d"),
        (r"\url{https://x.org/a\_b}", r"\url{https://x.org/a_b}"),
        (r"\url{https://x.org/a_b%20c}", r"https://x.org/a\_b\%20c"),
        (r"\href{https://x.org/a%20b}{C}", r"C (https://x.org/a\%20b)"),
        (r"\input{x}", r"{\textbackslash}input{x}"),
    ],
)
def test_making_a_value_safe_twice_changes_nothing_more(value: str, tex: str) -> None:
    assert safe(value) == tex
    assert safe(safe(value)) == tex


def test_letters_become_tex_for_bibtex_and_stay_unicode_for_biblatex() -> None:
    assert spelled("Özgür Łódź 视觉 α Đ") == r"{\"O}zg{\"u}r {\L}{\'o}d{\'z} 视觉 {\ensuremath{\alpha}} Đ"
    assert printable_tex("Özgür 视觉 α") == r"Özgür 视觉 {\ensuremath{\alpha}}"
    assert printable_tex(r"Na{\"\i}ve") == "Na{ï}ve"
    assert spelled(r"Na{\"\i}ve") == r"Na{\"i}ve"


def test_escaped_braces_are_written_so_that_braces_balance(items: Items) -> None:
    assert safe(r"a \{ b \}") == r"a {\textbraceleft} b {\textbraceright}"
    assert safe(r"Adri\{à}") == "Adri{à}"
    assert safe(r"Sets $\{x\}$ and $\{$y$\}$") == r"Sets $\{x\}$ and $\{$y$\}$"
    written = bibtex.render(items(r"@misc{a\b, title = {Set \{x\}}}"), ExportOptions()).text
    assert "@misc{ab," in written
    assert r"title = {Set {\textbraceleft}x{\textbraceright}}" in written


def test_a_name_without_visible_text_is_dropped(items: Items) -> None:
    (item,) = items(r"@misc{a, author = {\relax{} and B, C}}")
    assert [one.family for one in item.authors.names] == ["B"]
