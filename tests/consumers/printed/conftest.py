"""Fixtures of programs that print references: each runs once on an export and gives the printed text of each entry."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from vlbib.bibtex.document import Document, read
from vlbib.exports.format import ExportOptions, load_format
from vlbib.exports.view import view

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from vlbib.exports.item import Item

HERE = Path(__file__).parent
# One line per entry: the page is so wide that no line is broken, and there are no hyphens.
PAGE = r"""\usepackage[T1]{fontenc}
\usepackage{lmodern,textcomp,amsmath}
\usepackage[paperwidth=500cm,textwidth=480cm,paperheight=500cm,textheight=490cm]{geometry}
\pagestyle{empty}\hyphenpenalty=10000 \exhyphenpenalty=10000 \raggedright
"""
CLASSIC = r"""\documentclass{%(document_class)s}
%(page)s
%(packages)s
\begin{document}
%(text)s
\bibliographystyle{%(style)s}
\bibliography{bibtex}
\end{document}
"""
BIBLATEX = r"""\documentclass{article}
%(page)s
\usepackage[backend=biber,style=%(style)s]{biblatex}
%(preamble)s
\AtEveryBibitem{\mbox{KEY(\thefield{entrykey})YEK} }
\addbibresource{biblatex.bib}
\begin{document}
\nocite{*}
\printbibliography
\end{document}
"""
# A mark before each entry, with the number or label that the style puts before it (a raised + breaks its line).
_KEY = re.compile(r"(?:\[[^\[\]]{1,30}\]\s*|(?<=\n)\d+\.\s*)?KEY\((.*?)\)YEK\s*")
_BIBITEM = re.compile(
    r"(\\bibitem(?:\s*\[(?:[^\[\]{}]|\{(?:[^{}]|\{(?:[^{}]|\{[^{}]*\})*\})*\})*\])?[\s%]*\{)([^{}]*)(\})"
)
_APACITE = re.compile(r"(\\APACinsertmetastar\s*\{%?\s*)([^{}]*)(\})")


def items_of(name: str) -> tuple[Item, ...]:
    document = read((HERE / name).read_bytes(), name)
    assert isinstance(document, Document)
    return view(document.library)[0]


@pytest.fixture(scope="session")
def library() -> tuple[Item, ...]:
    """The library of hard cases, without characters that pdfLaTeX cannot print."""
    return items_of("library.bib")


@pytest.fixture(scope="session")
def everything(library: tuple[Item, ...]) -> tuple[Item, ...]:
    """The library of hard cases, and works in Chinese, Japanese and Korean."""
    return library + items_of("east_asian.bib")


def write(folder: Path, name: str, items: Iterable[Item]) -> Path:
    form = load_format(name)
    path = folder / f"{name}{form.suffix}"
    path.write_text(form.render(tuple(items), ExportOptions()).text, encoding="utf-8")
    return path


def run(folder: Path, *command: str) -> str:
    """Run a program and return its output; a non-zero exit fails the test."""
    done = subprocess.run(command, cwd=folder, capture_output=True, timeout=300, check=False)
    output = (done.stdout + done.stderr).decode(errors="replace")
    assert done.returncode == 0, f"{' '.join(command)} ended with {done.returncode}\n{output[-4000:]}"
    return output


def by_key(text: str) -> dict[str, str]:
    """Split a text at the marks before its entries; return the entries' texts by key."""
    _, *parts = _KEY.split(text)
    return {key: " ".join(entry.split()) for key, entry in zip(parts[::2], parts[1::2], strict=True)}


def pdf_text(folder: Path) -> str:
    run(folder, "pdftotext", "-raw", "-enc", "UTF-8", "paper.pdf", "paper.txt")
    return (folder / "paper.txt").read_text(encoding="utf-8").replace("\f", "\n")


LATEX = ("pdflatex", "-interaction=nonstopmode", "-halt-on-error", "paper.tex")


@pytest.fixture
def bibtex(tmp_path: Path) -> Callable[..., dict[str, str]]:
    """What pdfLaTeX prints with a BibTeX style; BibTeX may only warn that something is missing."""

    def printed(style: str, items: Iterable[Item], packages: str = "", text: str = r"\nocite{*}",
                document_class: str = "article") -> dict[str, str]:  # fmt: skip
        write(tmp_path, "bibtex", items)
        paper = CLASSIC % {"style": style, "packages": packages, "text": text, "page": PAGE,
                           "document_class": document_class}  # fmt: skip
        (tmp_path / "paper.tex").write_text(paper, encoding="utf-8")
        run(tmp_path, *LATEX)
        run(tmp_path, "bibtex", "paper")
        marked = (tmp_path / "paper.bbl").read_text(encoding="utf-8")
        for pattern in (_BIBITEM, _APACITE):
            marked = pattern.sub(lambda match: f"{match[0]}\n\\mbox{{KEY({match[2]})YEK}} ", marked)
        (tmp_path / "paper.bbl").write_text(marked, encoding="utf-8")
        run(tmp_path, *LATEX)
        run(tmp_path, *LATEX)
        return by_key(pdf_text(tmp_path))

    return printed


@pytest.fixture
def biblatex(tmp_path: Path) -> Callable[..., dict[str, str]]:
    """What pdfLaTeX prints with a biblatex style and optional lines in the preamble."""

    def printed(style: str, items: Iterable[Item], preamble: str = "") -> dict[str, str]:
        write(tmp_path, "biblatex", items)
        paper = BIBLATEX % {"style": style, "page": PAGE, "preamble": preamble}
        (tmp_path / "paper.tex").write_text(paper, encoding="utf-8")
        run(tmp_path, *LATEX)
        run(tmp_path, "biber", "--quiet", "paper")
        run(tmp_path, *LATEX)
        return by_key(pdf_text(tmp_path))

    return printed


@pytest.fixture
def pandoc(tmp_path: Path) -> Callable[..., dict[str, str]]:
    """What pandoc prints of an export with a CSL style."""

    def printed(style: str, name: str, items: Iterable[Item]) -> dict[str, str]:
        path = write(tmp_path, name, items)
        (tmp_path / "paper.md").write_text('---\nnocite: "@*"\n---\n', encoding="utf-8")
        page = run(tmp_path, "pandoc", "paper.md", "--citeproc", "--bibliography", path.name, "--csl", style,
                   "--wrap=none", "-t", "html")  # fmt: skip
        entries = re.findall(
            r'<div id="ref-(.*?)" class="csl-entry".*?>(.*?)</div>\n(?=<div id|</div>)', page, re.DOTALL
        )
        return {key: shown(text) for key, text in entries}

    return printed


TYPST = """#set page(width: 500cm, height: 500cm)
#set text(hyphenate: false, font: ("Libertinus Serif", "WenQuanYi Zen Hei"))
{entries}
#show bibliography: none
#bibliography("{library}", full: true, style: "{style}")
"""


@pytest.fixture
def typst(tmp_path: Path) -> Callable[..., dict[str, str]]:
    """What typst prints of an export with one of its styles."""

    def printed(style: str, name: str, items: Iterable[Item]) -> dict[str, str]:
        import typst as compiler

        path = write(tmp_path, name, items)
        cites = (f'KEY({item.key})YEK #cite(<{item.key}>, form: "full", style: "{style}")\n' for item in items)
        paper = TYPST.format(entries="\n".join(cites), library=path.name, style=style)
        (tmp_path / "paper.typ").write_text(paper, encoding="utf-8")
        compiler.compile(str(tmp_path / "paper.typ"), output=str(tmp_path / "paper.pdf"))
        return by_key(pdf_text(tmp_path))

    return printed


SPHINX = """extensions = ["sphinxcontrib.bibtex", "myst_parser"]
bibtex_bibfiles = ["bibtex.bib"]
"""
PAGES = {
    "index.rst": ".. bibliography::\n   :all:\n   :style: {style}\n",
    "index.md": "# Notes\n\n{{cite:p}}`article-volume-number`\n\n```{{bibliography}}\n:all:\n:style: {style}\n```\n",
}


@pytest.fixture
def sphinx(tmp_path: Path) -> Callable[..., dict[str, str]]:
    """What Sphinx prints with sphinxcontrib-bibtex, in the order of the library."""

    def printed(style: str, items: Sequence[Item], page: str = "index.rst") -> dict[str, str]:
        write(tmp_path, "bibtex", items)
        (tmp_path / "conf.py").write_text(SPHINX, encoding="utf-8")
        (tmp_path / page).write_text(PAGES[page].format(style=style), encoding="utf-8")
        run(tmp_path, sys.executable, "-m", "sphinx", "-q", "-b", "xml", ".", "out")
        output = (tmp_path / "out/index.xml").read_text(encoding="utf-8")
        entries = re.findall(r"<citation .*?</label>(.*?)</citation>", output, re.DOTALL)
        return {item.key: shown(text) for item, text in zip(items, entries, strict=True)}

    return printed


PARSEBIB = """(progn
  (package-initialize)
  (require 'parsebib)
  (maphash
   (lambda (key entry)
     (princ (format "%s: %s\n" key
       (mapconcat (lambda (pair) (format "%s=%s" (car pair) (replace-regexp-in-string "[ \n]+" " " (cdr pair))))
                  (sort entry (lambda (one two) (string< (car one) (car two)))) "; "))))
   (parsebib-parse "biblatex.bib" :display t)))
"""


@pytest.fixture
def parsebib(tmp_path: Path) -> Callable[..., dict[str, str]]:
    """What Emacs shows of the biblatex export through parsebib."""

    def printed(items: Sequence[Item]) -> dict[str, str]:
        write(tmp_path, "biblatex", items)
        (tmp_path / "parse.el").write_text(PARSEBIB, encoding="utf-8")
        lines = run(tmp_path, "emacs", "--batch", "--load", "parse.el").splitlines()
        return dict(line.split(": ", 1) for line in lines if ": " in line)

    return printed


PAPIS = """import sys
from papis.bibtex import bibtex_to_dict
for entry in bibtex_to_dict(open("biblatex.bib", encoding="utf-8").read()):
    pairs = sorted((name, value) for name, value in entry.items() if name != "ref" and not name.endswith("_list"))
    print(entry["ref"], "; ".join(f"{name}={value}" for name, value in pairs), sep=": ")
"""


@pytest.fixture
def papis(tmp_path: Path) -> Callable[..., dict[str, str]]:
    """What papis imports from the biblatex export, field by field."""

    def printed(items: Sequence[Item]) -> dict[str, str]:
        write(tmp_path, "biblatex", items)
        lines = run(tmp_path, sys.executable, "-c", PAPIS).splitlines()
        return dict(line.split(": ", 1) for line in lines if ": " in line)

    return printed


@pytest.fixture
def citation_js(tmp_path: Path) -> Callable[..., dict[str, str]]:
    """What citation-js prints of the CSL JSON export; npm downloads it once and then uses its cache."""

    def printed(style: str, items: Sequence[Item]) -> dict[str, str]:
        path = write(tmp_path, "csl-json", items)
        shutil.copytree(HERE / "node", tmp_path, dirs_exist_ok=True)
        run(tmp_path, "npm", "ci", "--prefer-offline", "--no-audit", "--no-fund", "--ignore-scripts")
        lines = run(tmp_path, "node", "print.cjs", path.name, style).splitlines()
        return dict(line.split(": ", 1) for line in lines if ": " in line)

    return printed


def shown(html: str) -> str:
    """Return the text of an HTML fragment."""
    import html as markup

    raised = re.sub(r"<su([bp])>(.*?)</su[bp]>", r"\2", html)
    return " ".join(markup.unescape(re.sub(r"<[^>]*>", "", raised)).split())
