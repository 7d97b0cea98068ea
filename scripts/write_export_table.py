"""Write the table in docs/exports.md of the fields that each format has, found by exporting entries.

    python scripts/write_export_table.py [--check]

For each field, an entry of a type that has it is exported with and without the field; a format has the field if its
text is only in the first. With `--check`, nothing is written, and the exit code is 1 if the page differs.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

from vlbib.bibtex.document import Document, read
from vlbib.exports.format import ExportOptions, load_format
from vlbib.exports.view import view

PAGE = Path(__file__).parents[1] / "docs/exports.md"
START, END = "<!-- fields: scripts/write_export_table.py -->\n", "<!-- end of fields -->\n"
FORMATS = ("bibtex", "biblatex", "csl-json", "zotero-rdf", "ris", "endnote-xml", "hayagriva", "cff", "csv")
# By field: the type of an entry that has it, a value that no other field has, and a pattern for the exported value if
# that is not the value itself.
FIELDS = {
    "author": ("book", "Qfamily, Qgiven", "Qfamily"),
    "editor": ("incollection", "Qfamily, Qgiven", "Qfamily"),
    "translator": ("book", "Qfamily, Qgiven", "Qfamily"),
    "title": ("book", "{Qtitle}", "Qtitle"),
    "subtitle": ("book", "{Qtitle}", "Qtitle"),
    "shorttitle": ("book", "Qtitle", ""),
    "journaltitle": ("article", "Qjournal", ""),
    "shortjournal": ("article", "Qjournal", ""),
    "booktitle": ("incollection", "Qbook", ""),
    "eventtitle": ("inproceedings", "Qevent", ""),
    "series": ("book", "Qseries", ""),
    "serieseditor": ("book", "Qfamily, Qgiven", "Qfamily"),
    "interviewer": ("misc", "Qfamily, Qgiven", "Qfamily"),
    "volume": ("article", "4711", ""),
    "volumes": ("book", "4711", ""),
    "number (issue)": ("article", "4711", ""),
    "number (report, patent)": ("report", "4711", ""),
    "pages": ("article", "4711--4722", "4722"),
    "eid": ("article", "e4711", ""),
    "pagetotal": ("book", "4711", ""),
    "edition": ("book", "4711", ""),
    "version": ("software", "4.7.11", ""),
    "date, to the day": ("book", "1947-11-12", "12"),
    "date, a range": ("book", "1947/1949", "1949"),
    "date, about": ("book", "1947~", "approximate|circa|~"),
    "origdate": ("book", "1847", ""),
    "urldate": ("online", "1947-11-12", "1947.{1,2}11.{1,2}12"),
    "publisher": ("book", "Qpublisher", ""),
    "publisher (of data)": ("dataset", "Qpublisher", ""),
    "institution": ("report", "Qbody", ""),
    "holder": ("patent", "Qfamily, Qgiven", "Qfamily"),
    "yearfiled": ("patent", "1947", ""),
    "location": ("book", "Qplace", ""),
    "type": ("thesis", "Qtype", ""),
    "howpublished": ("misc", "Qhow", ""),
    "doi": ("article", "10.1000/q4711", ""),
    "url": ("online", "https://q4711.org", ""),
    "eprint": ("misc", "1911.11111", ""),
    "isbn": ("book", "978-3-16-148410-0", ""),
    "issn": ("article", "0025-5610", ""),
    "pmid": ("article", "47114711", ""),
    "pmcid": ("article", "PMC4711471", ""),
    "swhid": ("software", "swh:1:dir:4711", ""),
    "license": ("software", "MIT", ""),
    "repository": ("software", "https://q4711.org/a", ""),
    "langid": ("book", "latin", "latin|\\bla\\b"),
    "abstract": ("article", "Qabstract", ""),
    "keywords": ("article", "Qtag", ""),
    "note": ("article", "Qnote", ""),
    "annotation": ("article", "Qannotation", ""),
    "file": ("article", "q4711.pdf", ""),
    "groups": ("article", "Qgroup", ""),
}
_BASE = {"article": "journaltitle = {J}, ", "incollection": "booktitle = {B}, ", "inproceedings": "booktitle = {B}, ",
         "online": "url = {https://b.org}, ", "book": "series = {S}, "}  # fmt: skip


def exported(name: str, kind: str, fields: str) -> str:
    """Return the export of one entry."""
    document = read(f"@{kind}{{key, {fields}}}\n".encode(), "refs.bib")
    if not isinstance(document, Document):
        raise TypeError(fields)
    return load_format(name).render(view(document.library)[0], ExportOptions()).text


def has_field(name: str, label: str) -> bool:
    """Tell whether a format shows a field's value more often for an entry with the field than for one without."""
    kind, value, shown = FIELDS[label]
    field = re.split(r"[ ,(]", label)[0]
    parts = ("title = {A}", "date = {2001}", *_BASE.get(kind, "").split(", "))
    base = {part.split(" = ")[0]: part for part in parts if part}
    rest = ", ".join(part for other, part in base.items() if other != field)
    has = re.compile(shown or re.escape(value))
    whole, without = (exported(name, kind, text) for text in (f"{rest}, {field} = {{{value}}}", rest))
    return len(has.findall(whole)) > len(has.findall(without))


def table() -> str:
    """Return the table in Markdown: a row for each field, a column for each format."""
    lines = [f"| field | {' | '.join(FORMATS)} |", "|---" * (len(FORMATS) + 1) + "|"]
    lines += [
        f"| {label} | {' | '.join('yes' if has_field(name, label) else '' for name in FORMATS)} |" for label in FIELDS
    ]
    return "\n".join(lines) + "\n"


def main() -> int:
    """Write the table between its markers, or check it."""
    page = PAGE.read_text(encoding="utf-8")
    before, _, rest = page.partition(START)
    new = f"{before}{START}{table()}{END}{rest.partition(END)[2]}"
    if "--check" in sys.argv[1:]:
        return int(new != page)
    PAGE.write_text(new, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
