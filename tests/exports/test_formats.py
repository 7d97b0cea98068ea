from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

from vlbib.exports import biblatex, bibtex, markdown, references, zotero_rdf
from vlbib.exports.bibliography import LAYOUTS
from vlbib.exports.coins import coins
from vlbib.exports.format import ExportOptions, UnknownFormat, format_names, load_format
from vlbib.exports.values.kinds import Type
from vlbib.exports.values.tex_values import printable_tex, safe, spelled
from vlbib.exports.web_links import links

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from vlbib.exports.item import Item

    Items = Callable[[str], tuple[Item, ...]]


def test_our_formats_are_found_like_a_strangers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
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


def test_bibtex_maps_the_biblatex_dialect_to_classic_fields(items: Items) -> None:
    text = """@online{a, author = {Radford, Alec}, title = {T}, date = {2021-02-26}, eprint = {2103.00020},
      eprinttype = {arxiv}, eprintclass = {cs.CV}}
    @article{b, author = {B, B}, title = {T}, journaltitle = {J}, date = {2020-05}, location = {Here}}
    @thesis{c, author = {C, C}, title = {T}, institution = {TU}, type = {mathesis}, date = {2019}}"""
    written = bibtex.render(items(text), ExportOptions()).text
    assert "@misc{a," in written
    assert "howpublished = {arXiv:2103.00020 [cs.CV]}" in written
    assert "arxivid = {2103.00020}" in written
    assert "year = {2021},\n  month = feb,\n  day = 26" in written
    assert "journal = {J},\n  year = {2020},\n  month = may,\n  address = {Here}" in written
    assert "@mastersthesis{c," in written
    assert "school = {TU}" in written


def test_biblatex_maps_the_classic_dialect_to_its_own_fields(items: Items) -> None:
    text = """@misc{a, author = {R, A}, title = {T}, year = 2021, month = feb, eprint = {2103.00020},
      archiveprefix = {arXiv}, primaryclass = {cs.CV}, publisher = {P}}
    @phdthesis{b, author = {B, B}, title = {T}, school = {TU}, address = {Here}, year = 2019}
    @software{c, title = {T}, publisher = {Zenodo}, isbn = {1}}"""
    written = biblatex.render(items(text), ExportOptions())
    assert "@online{a," in written.text
    assert (
        "date = {2021-02},\n  eprint = {2103.00020},\n  eprinttype = {arxiv},\n  eprintclass = {cs.CV}" in written.text
    )
    assert "organization = {P},\n  pubstate = {prepublished}" in written.text
    assert "@thesis{b," in written.text
    assert "institution = {TU},\n  location = {Here}" in written.text
    assert "type = {phdthesis}" in written.text
    assert "organization = {Zenodo}" in written.text
    assert [(one.key, one.field) for one in written.dropped] == [("c", "isbn")]


def test_fields_of_a_parent_stand_in_the_child(items: Items) -> None:
    text = "@inproceedings{c, title = {C}, crossref = {p}}\n@proceedings{p, title = {P}, year = 2020}"
    written = bibtex.render(items(text), ExportOptions()).text
    assert "booktitle = {P}" in written
    assert "crossref" not in written


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
        (r"\href{https://x.org/a%20b}{C}", r"\href{https://x.org/a\%20b}{C}"),
        (r"\input{x}", r"{\textbackslash}input{x}"),
    ],
)
def test_a_value_is_made_safe_once(value: str, tex: str) -> None:
    assert safe(value) == tex
    assert safe(safe(value)) == tex


def test_letters_are_spelled_for_bibtex_and_kept_for_biblatex() -> None:
    assert spelled("Özgür Łódź 视觉 α Đ") == r"{\"O}zg{\"u}r {\L}{\'o}d{\'z} 视觉 {\ensuremath{\alpha}} Đ"
    assert printable_tex("Özgür 视觉 α") == r"Özgür 视觉 {\ensuremath{\alpha}}"
    assert printable_tex(r"Na{\"\i}ve") == "Na{ï}ve"
    assert spelled(r"Na{\"\i}ve") == r"Na{\"i}ve"


def test_zotero_loses_no_field(items: Items) -> None:
    text = "@misc{a, title = {T}, author = {A, A}, year = 2020, mine = {Me & you}, howpublished = {Disc}}"
    written = zotero_rdf.render(items(text), ExportOptions())
    assert "tex.mine: Me &amp; you\ntex.howpublished: Disc" in written.text
    assert written.dropped == ()


def test_a_reading_list_is_grouped_by_tag(items: Items) -> None:
    text = """@article{a, title = {A *star* [x]}, author = {One, A and 张, 三}, journal = {J}, year = 2020,
      keywords = {VLP/Dual}}
    @article{b, title = {Free}, author = {B, B}}"""
    assert markdown.render(items(text), ExportOptions(title="List")).text == (
        "# List\n\n## VLP\n\n### Dual\n\n"
        "- **A \\*star\\* \\[x\\]**. A One, 张三. *J*, 2020 `a`\n\n"
        "## Untagged\n\n- **Free**. B B `b`\n"
    )


BAD = r"@article{bad, title = {No {Author} 50\%}}" + "\n"
GOOD = r"@article{good, author = {M{\"u}ller, J}, title = {Good \& Fine}, journal = {J}, year = 2020}"


@pytest.mark.parametrize("style", ["plain", "unsrt", "alpha", "unsrtalpha"])
@pytest.mark.parametrize("markup", list(LAYOUTS))
def test_one_bad_entry_never_ends_the_list(style: str, markup: str, items: Items) -> None:
    written = references.render(items(BAD + GOOD), ExportOptions(style=style, markup=markup))
    assert "Author 50" in written.text
    assert "ller" in written.text
    assert [one.key for one in written.dropped] in ([], ["bad"])


CSL = """<?xml version="1.0" encoding="utf-8"?>
<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0" class="in-text">
<info><title>T</title><id>t</id><updated>2020-01-01T00:00:00+00:00</updated></info>
<citation><layout><text variable="citation-number"/></layout></citation>
<bibliography><layout><names variable="author"/>
<text variable="title" prefix=": " font-style="italic"/></layout></bibliography>
</style>"""


def test_a_csl_file_formats_the_list(items: Items) -> None:
    text = GOOD + "\n@misc{cn, author = {张, 三}, title = {综述}}"
    assert references.render(items(text), ExportOptions(csl=CSL)).text == "[1] J Müller: Good & fine\n[2] 张三: 综述\n"
    assert "<i>综述</i>" in references.render(items(text), ExportOptions(csl=CSL, markup="html")).text


@pytest.mark.parametrize("text", ["no xml", "<!DOCTYPE x><style/>", "<other/>"])
def test_a_csl_file_that_is_none_is_refused_or_falls_back(text: str, items: Items) -> None:
    try:
        written = references.render(items(GOOD), ExportOptions(csl=text))
    except ValueError as error:
        assert "CSL style" in str(error)  # noqa: PT017 -- both endings are right, a traceback is not
    else:
        assert [one.key for one in written.dropped] == ["good"]


@pytest.mark.parametrize("kind", list(Type))
def test_every_type_has_a_context_object_with_its_title(kind: Type, items: Items) -> None:
    entry = "misc" if kind is Type.PREPRINT else kind.value
    text = (
        f"@{entry}{{a, title = {{A & B}}, author = {{M, J}}, year = 2020, keywords = {{x}}, eprint = {{2103.00020}}}}"
    )
    span = coins(items(text)[0])
    assert "title=A%20%26%20B" in span
    assert "&amp;rft.au=M%2C%20J" in span
    assert "rft.subject=x" in span


def test_a_brace_that_is_text_keeps_the_braces_balanced(items: Items) -> None:
    assert safe(r"a \{ b \}") == r"a {\textbraceleft} b {\textbraceright}"
    assert safe(r"Adri\{à}") == "Adri{à}"
    assert safe(r"Sets $\{x\}$ and $\{$y$\}$") == r"Sets $\{x\}$ and $\{$y$\}$"
    written = bibtex.render(items(r"@misc{a\b, title = {Set \{x\}}}"), ExportOptions()).text
    assert "@misc{ab," in written
    assert r"title = {Set {\textbraceleft}x{\textbraceright}}" in written


SIGNS = r"@misc{a, author = {B, C}, title = {Gets 100\% of A \& B\_1 for \$5 \#2: a \textless{} b\^{}c}, year = 2020}"


@pytest.mark.parametrize(
    ("markup", "title"),
    [
        ("text", "Gets 100% of A & B_1 for $5 #2: a < b^c."),
        ("markdown", r"Gets 100% of A &amp; B\_1 for $5 \#2: a &lt; b^c\."),
        ("html", "Gets 100% of A &amp; B_1 for $5 #2: a &lt; b^c"),
        ("latex", r"Gets 100\% of A \& B\_1 for \$5 \#2: a {\textless} b{\textasciicircum}c"),
    ],
)
def test_a_reference_shows_every_sign_of_its_title(markup: str, title: str, items: Items) -> None:
    written = references.render(items(SIGNS), ExportOptions(markup=markup))
    assert title in written.text
    assert written.dropped == ()


def test_a_reference_names_an_address_once_and_tells_what_it_does_not_show(items: Items) -> None:
    text = r"@misc{a, author = {B, C and others}, title = {T}, howpublished = {\url{https://x.org/a}}, abstract = {W}}"
    written = references.render(items(text), ExportOptions())
    assert written.text.count("https://x.org/a") == 1
    assert [one.field for one in written.dropped] == ["abstract"]


def test_links_lead_where_the_entry_says(items: Items) -> None:
    (item,) = items("@misc{a, url = {http://x.org/only-http/}, note = {https://github.com/a/b/}}")
    assert links(item) == [("Code", "https://github.com/a/b/"), ("Page", "http://x.org/only-http/")]


def test_a_name_that_shows_nothing_is_nobody(items: Items) -> None:
    (item,) = items(r"@misc{a, author = {\relax{} and B, C}}")
    assert [one.family for one in item.authors.names] == ["B"]
