"""Readers and writers for pybtex, in its own entry-point groups, so that `pybtex-convert` has our formats.

Plugin classes: https://docs.pybtex.org/api/plugins.html. pybtex passes decoded text streams.
"""

from __future__ import annotations

from typing import Any

from pybtex.database import Entry as PybtexEntry
from pybtex.database import Person
from pybtex.database.input import BaseParser
from pybtex.database.output import BaseWriter
from pybtex.exceptions import PybtexError

from vlbib.core.bib import Entry, Field
from vlbib.core.months import MONTHS
from vlbib.core.people import split_people
from vlbib.exports import biblatex, csl_json, hayagriva, markdown, page, ris, table, zotero_rdf
from vlbib.exports.format import ExportOptions
from vlbib.exports.readers import csl_json_reader, hayagriva_reader, ris_reader, zotero_rdf_reader
from vlbib.exports.values.dates import parse_date
from vlbib.exports.values.plain import reader_text
from vlbib.exports.view import view_entries

_PEOPLE = ("author", "editor")
_CLASSIC = {
    "eprintclass": "primaryclass",
    "eprinttype": "archiveprefix",
    "journaltitle": "journal",
    "location": "address",
}


class _Reader(BaseParser):  # type: ignore[misc]  # pybtex is untyped
    unicode_io = True
    module: Any

    def parse_stream(self, stream: Any) -> Any:  # noqa: ANN401 -- pybtex is untyped
        """Read a text stream; the first fault is raised as an error, as in pybtex's own readers."""
        imported = self.module.read(stream.read())
        if imported.faults:
            fault = imported.faults[0]
            raise PybtexError(f"line {fault.line}: {fault.reason}", filename=self.filename)
        self.data.add_entries((entry.key, _to_pybtex(entry)) for entry in imported.entries)
        return self.data


class _Writer(BaseWriter):  # type: ignore[misc]  # pybtex is untyped
    unicode_io = True
    module: Any

    def write_stream(self, bib_data: Any, stream: Any) -> None:  # noqa: ANN401 -- pybtex is untyped
        """Write all entries to a text stream."""
        entries = [_from_pybtex(key, entry) for key, entry in bib_data.entries.items()]
        stream.write(self.module.render(view_entries(entries), ExportOptions()).text)


class RisReader(_Reader):
    """Reads RIS."""

    default_suffix = ".ris"
    module = ris_reader


class CslJsonReader(_Reader):
    """Reads CSL JSON."""

    default_suffix = ".json"
    module = csl_json_reader


class ZoteroRdfReader(_Reader):
    """Reads Zotero RDF."""

    default_suffix = ".rdf"
    module = zotero_rdf_reader


class HayagrivaReader(_Reader):
    """Reads Hayagriva YAML."""

    default_suffix = ".yml"
    module = hayagriva_reader


class RisWriter(_Writer):
    """Writes RIS."""

    module = ris


class CslJsonWriter(_Writer):
    """Writes CSL JSON."""

    module = csl_json


class ZoteroRdfWriter(_Writer):
    """Writes Zotero RDF."""

    module = zotero_rdf


class HayagrivaWriter(_Writer):
    """Writes Hayagriva YAML."""

    module = hayagriva


class BiblatexWriter(_Writer):
    """Writes biblatex."""

    module = biblatex


class CsvWriter(_Writer):
    """Writes CSV."""

    module = table


class MarkdownWriter(_Writer):
    """Writes Markdown, grouped by tag."""

    module = markdown


class HtmlWriter(_Writer):
    """Writes the HTML page."""

    module = page


def _to_pybtex(entry: Entry) -> Any:  # noqa: ANN401 -- pybtex is untyped
    """Return the entry for pybtex. Fields are plain text, since pybtex's writers escape them."""
    fields = {
        _CLASSIC.get(field.name, field.name): reader_text(field.value)
        for field in entry.fields
        if field.name not in _PEOPLE
    }
    date = parse_date(fields.pop("date", ""))
    if date:
        fields["year"] = str(date.year)
    if date and date.month:
        fields["month"] = MONTHS[date.month - 1]
    people = {role: [Person(person) for person in split_people(entry.get(role))] for role in _PEOPLE if entry.get(role)}
    return PybtexEntry(entry.type, fields, people)


def _from_pybtex(key: str, entry: Any) -> Entry:  # noqa: ANN401 -- pybtex is untyped
    pairs = [(str(name).lower(), str(value)) for name, value in entry.fields.items()]
    people = [(str(role).lower(), " and ".join(str(name) for name in names)) for role, names in entry.persons.items()]
    fields = tuple(Field(name, value) for name, value in (*people, *pairs))
    return Entry(str(entry.type).lower(), str(key), fields, 0)
