"""What programs print for each entry equals golden/PROGRAM.txt, which somebody has read and found correct.

If a test finds a difference, it writes the new text into its folder and names the lines. Read them, and if they are
correct, copy the file over the golden one. The styles are Debian's. acl_natbib is in no package; the test makes it from
its options with custom-bib, and urlbst adds the links. Some lines show peculiarities of a program:

- plain, abbrv, alpha and acm print neither DOI nor URL, and IEEEtran no DOI. None of them prints the day of a date,
  except for newspapers and magazines, or an event. No BibTeX style here prints a collaboration.
- IEEEtran takes Wanda and Will Writer for one person, as both are `W. Writer`, and prints a dash for the second. Pages
  of five digits get a thin space.
- biblatex prints `()` for an article without a year, not the first year of a translation and no doubt about a date, and
  calls a master's thesis an MA thesis. Its ieee prints neither date nor DOI of `@online` entries: web pages, and
  preprints with a number of arXiv or HAL. Its apa prints this number for no other type.
- biblatex's apa prints only the differing parts of a range of days, no event of a talk, no studio of a film, the kind
  of a periodical in brackets, and a compiler as `typecompiler`. Its ieee names a special issue twice. docs/exports.md
  has lines for a preamble against these (test_preambles.py). CSL's nature and typst's ieee print no event of a talk.
- CSL and typst have no role for the author of a foreword or an introduction, and print no title of an issue beside its
  number.
- Most styles name the institution of a report twice if it is also the author. With natbib, ACM's stops at two works by
  one author without a year, so the library has no such pair.
- typst's Chicago and MLA take proceedings for a special issue, and name them twice; its APA prints a case's number.
- IEEE's CSL style prints no number of a law, and the volume of a book in a series twice. nature's prints URLs only of
  web pages and preprints. pybtex prints no volume of an article without pages.
- typst's APA prints a comma after the year if neither pages nor a journal follow, and does not recognise Korean names.
  From a .bib file typst names an edited volume twice, and from the biblatex export it prints the volume's keys, so
  these lines are not checked: typst has the Hayagriva export.
- A shortened author list ends in a name `others` in CSL JSON and Hayagriva, which have no field for it: pandoc prints
  `et al.`, citation-js and typst print the name. citation-js prints `Nos. 1–234` and `Nos. 999–63b`, and capitalises
  the first letter of HAL's number. typst puts the comma after the quotation mark of a title that ends in mathematics.
- pandoc's APA, IEEE and nature put a full stop after a Chinese, Japanese or Korean given name.
- parsebib keeps the braces of a holder, `\\&` in a journal and `\\textless`.
- papis keeps the braces of a title and only the entry's type, drops a translator, `\\textless` and the doubt about a
  date, and reads `%`, `&` and `~` in a URL or DOI as TeX.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tests.consumers.printed.conftest import run

if TYPE_CHECKING:
    from collections.abc import Callable

    from vlbib.exports.item import Item

    Printed = dict[str, str]
    Items = tuple[Item, ...]

pytestmark = pytest.mark.consumer

GOLDEN = Path(__file__).parent / "golden"
CSL = "/usr/share/citation-style-language/styles/{}.csl"
LINKED = r"\usepackage{natbib,hyperref}"
CLASSIC = {
    "plain": r"\usepackage{url}",
    "plainnat": LINKED,
    "abbrv": r"\usepackage{url}",
    "alpha": r"\usepackage{url}",
    "acm": r"\usepackage{url}",
    "IEEEtran": r"\usepackage{url}",
    "splncs04": r"\usepackage{url,hyperref}",
    "ACM-Reference-Format": LINKED,
    "apacite": r"\usepackage{apacite,url}",
}

# The options with which acl_natbib was made, from its header.
COMPUTATIONAL_LINGUISTICS = r"""\input docstrip
\keepsilent \askforoverwritefalse
\nopostamble
\generate{\file{links.bst}{\from{merlin.mbs}{%
  ay,nat,vonx,nm-revv1,jnrlst,keyxyr,blkyear,dt-beg,yr-per,note-yr,num-xser,pre-pub,xedn,nfss}}}
\endbatchfile
"""

# pybtex requires author and year for each article, and leaves mathematics, font commands and \textless in TeX.
SPHINX_CANNOT = {
    "article-noauthor", "article-inpress", "press-twice", "article-maths", "article-signs", "title-faces",
    "title-lowered", "tool-crossref-markup", "server-square", "standard-template",
}  # fmt: skip


def compare(name: str, printed: Printed, items: Items, tmp_path: Path) -> None:
    path = GOLDEN / f"{name}.txt"
    lines = [f"{item.key}: {printed.get(item.key, '')}" for item in items]
    (tmp_path / path.name).write_text("\n".join(lines) + "\n", encoding="utf-8")
    right = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
    changed = [line for line in lines if line not in right] + [
        f"no longer {line}" for line in right if line not in lines
    ]
    assert changed == [], f"read {tmp_path / path.name}"


@pytest.mark.parametrize("style", CLASSIC)
def test_bibtex_prints_each_entry_correctly(
    style: str, bibtex: Callable[..., Printed], library: Items, tmp_path: Path
) -> None:
    document_class = "llncs" if style == "splncs04" else "article"
    text = r"\nocite{*}\cite<see>[p.~3]{book-edition}" if style == "apacite" else r"\nocite{*}"
    printed = bibtex(style, library, CLASSIC[style], text, document_class)
    compare(f"bibtex-{style}", printed, library, tmp_path)
    if style == "apacite":
        assert "(see Writer, 2013, p. 3)" in (tmp_path / "paper.txt").read_text(encoding="utf-8")


def test_bibtex_prints_each_entry_correctly_with_a_style_made_like_acl_natbib(
    bibtex: Callable[..., Printed], library: Items, tmp_path: Path
) -> None:
    (tmp_path / "links.dbj").write_text(COMPUTATIONAL_LINGUISTICS, encoding="utf-8")
    run(tmp_path, "pdflatex", "-interaction=batchmode", "links.dbj")
    run(tmp_path, "urlbst", "--hyperref", "--inlinelinks", "links.bst", "linked.bst")
    compare("bibtex-custom-bib", bibtex("linked", library, LINKED), library, tmp_path)


@pytest.mark.parametrize("style", ["numeric", "authoryear", "alphabetic", "apa", "ieee"])
def test_biblatex_prints_each_entry_correctly(
    style: str, biblatex: Callable[..., Printed], library: Items, tmp_path: Path
) -> None:
    compare(f"biblatex-{style}", biblatex(style, library), library, tmp_path)


@pytest.mark.parametrize("style", ["apa", "ieee", "nature", "chicago-author-date"])
def test_pandoc_prints_each_entry_correctly_from_csl_json(
    style: str, pandoc: Callable[..., Printed], everything: Items, tmp_path: Path
) -> None:
    compare(f"pandoc-{style}", pandoc(CSL.format(style), "csl-json", everything), everything, tmp_path)


@pytest.mark.parametrize("style", ["apa", "ieee"])
def test_typst_prints_each_entry_correctly_from_hayagriva(
    style: str, typst: Callable[..., Printed], everything: Items, tmp_path: Path
) -> None:
    compare(f"typst-{style}", typst(style, "hayagriva", everything), everything, tmp_path)


@pytest.mark.parametrize("name", ["bibtex", "biblatex"])
def test_typst_reads_all_of_both_bib_files(name: str, typst: Callable[..., Printed], everything: Items) -> None:
    printed = typst("apa", name, everything)
    assert [item.key for item in everything if len(printed.get(item.key, "")) < len(item.title)] == []


def test_sphinx_prints_each_entry_correctly(sphinx: Callable[..., Printed], library: Items, tmp_path: Path) -> None:
    right = tuple(item for item in library if item.key not in SPHINX_CANNOT)
    printed = sphinx("unsrt", library)
    assert printed.keys() >= SPHINX_CANNOT
    compare("sphinx-unsrt", printed, right, tmp_path)


def test_a_markdown_page_of_sphinx_prints_the_same(
    sphinx: Callable[..., Printed], library: Items, tmp_path: Path
) -> None:
    right = tuple(item for item in library if item.key not in SPHINX_CANNOT)
    compare("sphinx-unsrt", sphinx("unsrt", library, page="index.md"), right, tmp_path)
    assert 'reftitle="Ada Placeholder and Ben Sample. ' in (tmp_path / "out/index.xml").read_text(encoding="utf-8")


def test_citation_js_prints_each_entry_correctly_from_csl_json(
    citation_js: Callable[..., Printed], everything: Items, tmp_path: Path
) -> None:
    compare("citation-js-apa", citation_js("apa", everything), everything, tmp_path)


def test_papis_imports_each_entry_correctly(papis: Callable[..., Printed], everything: Items, tmp_path: Path) -> None:
    compare("papis", papis(everything), everything, tmp_path)


def test_emacs_shows_each_entry_correctly(parsebib: Callable[..., Printed], everything: Items, tmp_path: Path) -> None:
    compare("emacs-parsebib", parsebib(everything), everything, tmp_path)
