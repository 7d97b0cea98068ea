"""References in a pybtex style.

pybtex reads each value as LaTeX once more; what its reader does not know is read here, and comes to it as plain text.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from vlbib.exports.bibliography import Reference, plainly
from vlbib.exports.bibtex import bibtex_type
from vlbib.exports.format import Dropped, ExportOptions
from vlbib.exports.plain import clean_line, reader_text
from vlbib.exports.tex_values import printed
from vlbib.exports.web_links import web_address

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vlbib.core.names import Name
    from vlbib.exports.item import Item

BACKENDS = {"text": "plaintext", "markdown": "markdown", "html": "html", "latex": "latex"}
_FIELDS = ("title", "booktitle", "journaltitle", "volume", "number", "pages", "series", "edition", "chapter",
           "publisher", "institution", "organization", "location",
           "note", "howpublished", "type", "isbn", "issn")  # fmt: skip
_CLASSIC = {"journaltitle": "journal", "location": "address"}


def format_pybtex(items: Sequence[Item], options: ExportOptions) -> tuple[list[Reference], list[Dropped]]:
    """Return the references in the order of the style; an unknown style is a `ValueError`."""
    style, backend = _style(options.style), _backend(options.markup)
    entries = {item.key: _pybtex_entry(item) for item in items}
    by_key = {item.key: item for item in items}
    labels = _labels(style, list(entries.values()))
    references, dropped = [], []
    for key, label in labels:
        try:
            text = style.format_entry(label, entries[key]).text.render(backend)
        except Exception as error:  # noqa: BLE001 -- a style is a stranger's code: no entry may end the list
            text = plainly(by_key[key], options.markup)
            dropped.append(
                Dropped(
                    key, "", f"style {options.style} failed, written plainly: {_reason(error)}", by_key[key].entry.line
                )
            )
        references.append(Reference(key, label, text))
    return references, dropped


def _reason(error: Exception) -> str:
    return clean_line(str(error)) or type(error).__name__


def _style(name: str) -> Any:  # noqa: ANN401 -- pybtex is untyped
    from pybtex.plugin import PluginNotFound, enumerate_plugin_names, find_plugin

    try:
        return find_plugin("pybtex.style.formatting", name)()
    except PluginNotFound as error:
        styles = ", ".join(sorted(set(enumerate_plugin_names("pybtex.style.formatting"))))
        raise ValueError(f"no pybtex style {name!r}; there are {styles}") from error


def _backend(markup: str) -> Any:  # noqa: ANN401 -- pybtex is untyped
    from pybtex.plugin import find_plugin

    backend = find_plugin("pybtex.backends", BACKENDS[markup])()
    if markup == "latex":  # pybtex's leaves `$`, `^` and `<` as they are
        backend.format_str = printed
    linked = backend.format_href

    def format_href(url: str, text: str, external: bool = False) -> str:  # noqa: FBT001, FBT002, ARG001 -- pybtex's own
        address = web_address(url)
        return str(linked(_closed(address) if markup == "markdown" else address, text)) if address else text

    backend.format_href = format_href  # pybtex's puts any address into the markup, quotes and all
    return backend


def _closed(address: str) -> str:
    """Return an address that no bracket ends too early."""
    return address.replace("(", "%28").replace(")", "%29")


def _labels(style: Any, entries: list[Any]) -> list[tuple[str, str]]:  # noqa: ANN401 -- pybtex is untyped
    """Return keys and labels in the order of the style; in that of the library, numbered, where it cannot sort them."""
    try:
        ordered = list(style.sort(entries))
        return [(entry.key, str(label)) for entry, label in zip(ordered, style.format_labels(ordered), strict=True)]
    except Exception:  # noqa: BLE001 -- an entry without author or year must not end the list
        return [(entry.key, str(number)) for number, entry in enumerate(entries, start=1)]


def _pybtex_entry(item: Item) -> Any:  # noqa: ANN401 -- pybtex is untyped
    from pybtex.database import Entry

    fields = {_CLASSIC.get(field, field): _decodable(item.values[field]) for field in _FIELDS if field in item.values}
    if bibtex_type(item) in ("phdthesis", "mastersthesis") and "institution" in fields:
        fields["school"] = fields.pop("institution")
    if "http" in item.values.get("howpublished", ""):  # it stands there as the URL
        del fields["howpublished"]
    fields |= {"year": item.year, "url": web_address(item.url), "doi": item.doi, "eprint": item.arxiv}
    people = {role: [_pybtex_person(person) for person in names] for role, names in
              (("author", item.authors.names), ("editor", item.editors.names)) if names}  # fmt: skip
    entry = Entry(bibtex_type(item), {field: value for field, value in fields.items() if value}, people)
    entry.key = item.key
    return entry


def _decodable(value: str) -> str:
    """Return a value that pybtex's own reader of LaTeX takes: one with commands is read here and wholly protected."""
    if not _COMMANDS.search(value):
        return clean_line(value)
    return "{" + _escaped(reader_text(value)) + "}"


def _escaped(text: str) -> str:
    return text.replace("{", "(").replace("}", ")").replace("\\", "/").translate(_LATEX_SPECIALS)


_COMMANDS = re.compile(r"[\\$%&#_~^]")
# The signs that this reader acts on; `$` and `^` it leaves alone.
_LATEX_SPECIALS = str.maketrans({"&": "\\&", "%": "\\%", "#": "\\#", "_": "\\_", "~": "\\textasciitilde{}"})


def _pybtex_person(name: Name) -> Any:  # noqa: ANN401 -- pybtex is untyped
    from pybtex.database import Person

    person = Person()
    person.first_names = _escaped(name.given).split()
    person.last_names = [_escaped(name.family)]
    person.lineage_names = [_escaped(name.suffix)] if name.suffix else []
    return person
