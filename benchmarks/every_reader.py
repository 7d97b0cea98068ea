"""Every reader of text in vlbib, as a function of one text; `READERS` has them by name.

A reader puts the text wherever a user's or a source's text may be: bare, in a value, in a title. Only the time that it
takes counts.
"""

from __future__ import annotations

import json
from functools import cache, lru_cache, partial
from html import escape as as_html
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

import tomlkit
from benchmarks.long_runs import TITLE
from benchmarks.source_answers import SOURCES, read_answer, read_anthology

from vlbib.app import settings_editor
from vlbib.app.verify.markdown_references import section_of_references
from vlbib.app.verify.reference_strings import reference_of_string
from vlbib.bibtex.document import Document, conflict_marker
from vlbib.bibtex.document import read as read_library
from vlbib.bibtex.edits import AddEntry, DropField, RenameKey, SetField
from vlbib.bibtex.encoding import find_encoding
from vlbib.bibtex.splice import edited
from vlbib.bibtex.verify import UnsafeEdit
from vlbib.checks.fixes import mend
from vlbib.checks.inputs import Inputs
from vlbib.checks.selection import Selection
from vlbib.core import ids, names, text, venues
from vlbib.core.entries import entry_ids
from vlbib.core.fields import same_value
from vlbib.core.ids import Id
from vlbib.core.key_parts import key_of
from vlbib.core.known import AtHand
from vlbib.core.latex import decode, escape, protect
from vlbib.core.latex_modes import modes
from vlbib.core.people import read_people, split_people
from vlbib.core.record import Record
from vlbib.core.source_titles import has_debris, tidy_title
from vlbib.core.work import Query
from vlbib.exports.format import ExportOptions, format_names, load_format
from vlbib.exports.readers import csl_json_reader, hayagriva_reader, ris_reader, zotero_rdf_reader
from vlbib.exports.view import view
from vlbib.lock.file import read_lock
from vlbib.matching.draft import make_draft
from vlbib.matching.queries import tidy
from vlbib.matching.recognition.recognise import recognise
from vlbib.matching.title_agreement import compare, titles_agree
from vlbib.merge.vocabulary import read_definition
from vlbib.notes.annotations import NamedTitle, annotate_text, without_annotations
from vlbib.notes.reader import read_note
from vlbib.notes.recognised import with_sightings
from vlbib.notes.renamed_keys import rename_in_note
from vlbib.settings import read_settings
from vlbib.sources.dumps.reading import Unknown, read_dump
from vlbib.sources.index import CATALOGUE, KnownIndex, open_named
from vlbib.sources.index.features import query_keys, record_keys
from vlbib.sources.proceedings import tidy_booktitle
from vlbib.tex.auxiliary import read_aux, read_bcf
from vlbib.tex.braced_words import braced_words
from vlbib.tex.paper import read_citations
from vlbib.tex.rename import rename_keys

if TYPE_CHECKING:
    from collections.abc import Callable

FRAMES = ("{}x", "- [2021] " + TITLE + " {}x", "# A Title\n\n{}\n\n" + TITLE)
FIELDS = (
    "title", "author", "editor", "booktitle", "journal", "publisher", "pages", "volume", "number", "year", "month",
    "doi", "url", "eprint", "isbn", "issn", "edition", "note", "keywords", "abstract", "series", "address",
    "crossref", "date",
)  # fmt: skip


# --- notes ------------------------------------------------------------------------------------------------------------


def _framed(run: str) -> list[str]:
    return [frame.replace("{}", run) for frame in FRAMES]


def _note(run: str, suffix: str) -> None:
    for note in _framed(run):
        read_note(note, f"a{suffix}")


def _notebook(run: str) -> None:
    for note in _framed(run):
        cell = {"cell_type": "markdown", "source": note}
        read_note(json.dumps({"cells": [cell, {"cell_type": "code", "source": [note, note]}, cell]}), "a.ipynb")
    read_note(run, "a.ipynb")


@cache
def _catalogue() -> AtHand:
    index = open_named(CATALOGUE, Path())
    assert index is not None
    return AtHand((KnownIndex(index),), b"")


def _recognised(run: str) -> None:
    for text_ in _framed(run):
        note = read_note(text_, "a.md")
        with_sightings(note, recognise(note.segments, _catalogue()))


def _annotated(run: str) -> None:
    for note in _framed(run):
        titles = [NamedTitle(line, TITLE, "key") for line in (1, note.count("\n") + 1)]
        annotate_text(note, titles, {})
        without_annotations(note, titles)
        rename_in_note(f"{note} [@key]", "a.md", {"key": "new"})


# --- libraries --------------------------------------------------------------------------------------------------------


def _raw_library(run: str) -> None:
    conflict_marker(run.encode(), "a.bib")
    find_encoding(run.encode())
    for source in (run, f"@misc{{a, title = {{b}}}}\n{run}\n@misc{{c, title = {{d}}}}\n"):
        document = read_library(source.encode(), "a.bib")
        if isinstance(document, Document):
            _ = document.library


@lru_cache(maxsize=1)
def _document(run: str) -> Document:
    """Return a library of two entries with the run in each field, once braced and once between quotes."""
    values = dict.fromkeys(FIELDS, f"A B{run}")
    braced = "".join(f"  {name} = {{{value}}},\n" for name, value in values.items())
    quoted = "".join(f'  {name} = "{value}",\n' for name, value in values.items())
    source = f"@article{{a,\n{braced}}}\n\n@inproceedings{{b,\n{quoted}}}\n"
    document = read_library(source.encode(), "a.bib")
    assert isinstance(document, Document)
    return document


def _checked(run: str) -> None:
    document = _document(run)
    mend(document, Inputs(library=document.library), Selection(select=("all",)), unsafe=True)


def _edited(run: str) -> None:
    document = _document(run)
    if document.entries:
        try:
            edited(
                document, [SetField(0, "title", "b"), SetField(0, "zzz", run), DropField(0, "note"), RenameKey(0, "c")]
            )
            edited(document, [AddEntry("misc", "new", {"title": f"A{run}"})])
        except UnsafeEdit:
            pass


def _exported(run: str, form: str) -> None:
    load_format(form).render(view(_document(run).library)[0], ExportOptions())


# --- values -----------------------------------------------------------------------------------------------------------


def _latex(run: str) -> None:
    for value in (run, f"A B {run}", f"{{{run}}} C"):
        decode(value)
        escape(value)
        modes(value)


def _titles(run: str) -> None:
    for value in (run, f"A B {run} C"):
        protect(value, ("A",), "A B")
        tidy_title(value)
        has_debris(value)
        tidy_booktitle(value)
        tidy(value)


def _people(run: str) -> None:
    for value in (run, f"A B {run} C", f"{{{run}}} and B", f"A and {run} and {{C, {run}"):
        split_people(value)
        read_people(value)
        names.parse_name(value)


def _texts(run: str) -> None:
    for value in (run, f"A B {run} C"):
        for read in (text.one_line, text.words, text.squeeze, text.name_marks, text.exact_key, text.ascii_fold):
            read(value)
        for separator in ("/", " - ", "::"):
            text.levels(value, separator)
        venues.venue(value)
        venues.same_venue(value, f"{value} B")
        key_of(value, value, value, value)
        read_definition(value)


def _ids(run: str) -> None:
    for value in (run, f"https://a.org/{run}", f"10.1000/{run}", f"see https://arxiv.org/abs/2103.00020{run} here"):
        for read in (ids.arxiv_id, ids.doi_id, ids.clean_url, ids.find_urls, ids.url_id, ids.find_ids, ids.locate_ids):
            read(value)
        list(entry_ids(dict.fromkeys(("doi", "eprint", "url", "note", "journal"), value)))


def _compared(run: str) -> None:
    for asked, title in ((TITLE, f"{TITLE}{run}"), (f"{run} B", f"{run} C"), (f"CLIP: {run}", run)):
        compare(asked, title, ("CLIP",))
        titles_agree(title, asked)
    for name in ("title", "author", "pages", "year", "doi", "url", "booktitle"):
        same_value(name, f"A {run}", f"A {run} B")


def _keyed(run: str) -> None:
    record = Record(
        source="a", title=f"A{run}", authors=(names.parse_name(f"B {run}"),), ids=(Id("url", run),), venue=run
    )
    list(record_keys(record))
    list(query_keys(Query(title=f"A{run}", alias=True)))
    make_draft((record,), year=None, venue=None)


# --- papers -----------------------------------------------------------------------------------------------------------


def _paper(run: str) -> None:
    for paper in (run, f"\\cite{{a}} {run} \\cite{{a}}"):
        for suffix in (".tex", ".aux", ".bcf"):
            read_citations(paper, f"a{suffix}", lambda _name: None)
        rename_keys(paper, {"a": "b"})
        list(read_aux(paper))
        list(read_bcf(paper))
        braced_words(paper)


# --- other formats ----------------------------------------------------------------------------------------------------


def _csl(run: str) -> None:
    kinds = (
        "title",
        "id",
        "page",
        "note",
        "number",
        "issue",
        "volume",
        "publisher",
        "keyword",
        "container-title",
        "DOI",
    )
    item: dict[str, Any] = dict.fromkeys(kinds, f"a{run}")
    item |= {"type": "article-journal", "author": [{"family": run, "given": run}, {"literal": run}]}
    item["issued"] = {"raw": run}
    csl_json_reader.read(json.dumps([item]))
    csl_json_reader.read(run)


def _ris(run: str) -> None:
    tags = ("TI", "AU", "A2", "T2", "PY", "DA", "SP", "SN", "N1", "KW", "M1", "M2", "UR", "DO")
    ris_reader.read("TY  - JOUR\n" + "".join(f"{tag}  - a{run}\n" for tag in tags) + "ER  - \n")
    ris_reader.read(run)


def _hayagriva(run: str) -> None:
    keys = ("title", "author", "date", "page-range", "note", "genre", "url", "serial-number", "publisher")
    hayagriva_reader.read(
        json.dumps({"a": dict.fromkeys(keys, f"a{run}") | {"type": "article", "parent": {"title": run}}})
    )
    hayagriva_reader.read(run[:2000])  # PyYAML's scanner is not linear in all of this


def _zotero(run: str) -> None:
    value = as_html("".join(c for c in run if c.isprintable() or c in "\n\t"))
    spaces = (
        'xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:z="http://www.zotero.org/namespaces/export#"'
    )
    spaces += ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:bib="http://purl.org/net/biblio#"'
    spaces += ' xmlns:dcterms="http://purl.org/dc/terms/"'
    fields = "".join(f"<{tag}>a{value}</{tag}>" for tag in ("dc:title", "dc:date", "dc:description", "bib:pages"))
    memo = f'<bib:Memo rdf:about="#m"><rdf:value>{value}</rdf:value></bib:Memo>'
    item = (
        f'<bib:Article><z:itemType>book</z:itemType>{fields}<dcterms:isReferencedBy rdf:resource="#m"/></bib:Article>'
    )
    zotero_rdf_reader.read(f"<rdf:RDF {spaces}>{item}{memo}</rdf:RDF>")
    zotero_rdf_reader.read(run)


def _settings(run: str) -> None:
    settings = tomlkit.dumps({"notes": [run], "ignored": [run]})
    for source in (settings, run, f"# {run}\nnotes = ['a']\n"):
        read_settings(source, "vlbib.toml")
    settings_editor.with_pin(settings, run, "10.1000/a")
    settings_editor.with_ignore(settings, run)


def _lock(run: str) -> None:
    read_lock(run.encode(), "a.lock")
    work = {"key": "a", "status": "accepted", "alias": run, "fields": {"title": {"value": run, "source": "a"}}}
    read_lock(json.dumps({"version": 2, "works": [work, work]}, indent=1).encode(), "a.lock")


# --- sources ----------------------------------------------------------------------------------------------------------


def _dumps(run: str) -> None:
    arxiv_line = {
        "id": "2103.00020",
        "title": f"A{run}",
        "categories": "cs.CV",
        "authors": f"A B, {run}",
        "comments": run,
    }
    s2_line = {"corpusid": 1, "title": f"A{run}", "authors": [{"name": run or "a"}], "venue": f"A{run}"}
    s2_line["journal"] = {"name": run, "pages": f"1{run}2"}
    records = {"source": "a", "title": f"A{run}", "authors": [f"A {run}"], "year": 2020, "venue": f"A{run}"}
    value = as_html("".join(c for c in run if c.isprintable() or c in "\n\t"))
    tags = "".join(f"<{tag}>a{value}</{tag}>" for tag in ("author", "title", "pages", "year", "booktitle", "ee"))
    xml = f'<dblp><article key="a">{tags}</article></dblp>'
    with TemporaryDirectory() as folder:
        path = Path(folder, "dump")
        for data in (
            json.dumps(arxiv_line),
            json.dumps(s2_line),
            json.dumps(records),
            xml,
            f"<dblp>{run}",
            f"@a{{{run}",
        ):
            path.write_text(f"{data}\n", encoding="utf-8")
            try:
                list(read_dump(path, lambda data: read_library(data, "a").library.entries))  # type: ignore[union-attr]
            except Unknown:
                continue


def _printed_references(run: str) -> None:
    for text_ in (run, f"{run}{TITLE}. In CVPR 2020.", f"Ada Lovelace. {TITLE}{run}. In CVPR 2020."):
        reference_of_string(text_, "1", 1, lambda _key: ())
    section_of_references(f"# References\n\n- {TITLE} {run}\n")


READERS: dict[str, Callable[[str], None]] = {
    **{
        f"note {suffix}": partial(_note, suffix=suffix)
        for suffix in (".md", ".org", ".tex", ".bbl", ".qmd", ".txt", ".tid")
    },
    "note .ipynb": _notebook,
    "note recognised": _recognised,
    "note annotated": _annotated,
    "library": _raw_library,
    "library checked and fixed": _checked,
    "library edited": _edited,
    **{f"export {name}": partial(_exported, form=name) for name in format_names() if name != "references"},
    "latex": _latex,
    "titles": _titles,
    "people": _people,
    "texts": _texts,
    "ids": _ids,
    "printed references": _printed_references,
    "compared": _compared,
    "keyed": _keyed,
    "paper": _paper,
    "read csl-json": _csl,
    "read ris": _ris,
    "read hayagriva": _hayagriva,
    "read zotero-rdf": _zotero,
    "settings": _settings,
    "lock": _lock,
    "dumps": _dumps,
    **{f"source {name}": partial(read_answer, source=name) for name in SOURCES},
    "source acl_anthology": read_anthology,
}
