"""References in a pybtex style.

pybtex parses each value as LaTeX. Commands that its parser does not know are resolved here, and passed as plain text.
"""

from __future__ import annotations

from copy import deepcopy
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from vlbib.core.lazy_pattern import lazy_pattern
from vlbib.core.names import Name
from vlbib.core.people import read_people
from vlbib.exports.bibliography import Reference, plainly
from vlbib.exports.bibtex import bibtex_type
from vlbib.exports.classic import classic_values, date_fields
from vlbib.exports.format import Dropped, ExportOptions
from vlbib.exports.preprints import is_own_address
from vlbib.exports.values.kinds import Type
from vlbib.exports.values.plain import clean_line, reader_text, verbatim
from vlbib.exports.values.tex_values import printed
from vlbib.exports.web_links import web_address

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vlbib.core.people import People
    from vlbib.exports.item import Item

BACKENDS = {"text": "plaintext", "markdown": "markdown", "html": "html", "latex": "latex"}
_FIELDS = ("title", "booktitle", "journaltitle", "volume", "number", "pages", "series", "edition", "chapter",
           "publisher", "institution", "organization", "location", "year",
           "note", "howpublished", "type", "isbn", "issn")  # fmt: skip
_ROLES = ("author", "editor")
# Fields without which pybtex's styles refuse an entry. An empty value satisfies them, as in BibTeX.
_NEEDED = {
    "article": ("title", "journal", "year"),
    "book": ("title", "publisher", "year"),
    "booklet": ("title", "year"),
    "inbook": ("title", "publisher", "year"),
    "incollection": ("title", "year"),
    "inproceedings": ("title", "year"),
    "manual": ("title",),
    "mastersthesis": ("title", "school", "year"),
    "phdthesis": ("title", "school", "year"),
    "proceedings": ("title", "year"),
    "techreport": ("title", "institution", "year"),
    "unpublished": ("title", "note"),
}
_SIGNED_BY = dict.fromkeys(
    ("article", "booklet", "incollection", "inproceedings", "mastersthesis", "phdthesis", "techreport", "unpublished"),
    "author",
) | {"book": "editor", "inbook": "editor"}
_ADDRESSES = ("url", "doi", "eprint")  # pybtex does not parse these as LaTeX
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
        except Exception as error:  # noqa: BLE001 -- a style is third-party code: no entry may end the list
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
    """Return a fresh copy of a style, so that what a style remembers of one list does not affect another."""
    return deepcopy(_made_style(name))


@lru_cache(maxsize=8)  # to find a plugin, pybtex reads all installed entry points, five times per style
def _made_style(name: str) -> Any:  # noqa: ANN401 -- pybtex is untyped
    from pybtex.plugin import PluginNotFound, enumerate_plugin_names, find_plugin

    try:
        return find_plugin("pybtex.style.formatting", name)()
    except PluginNotFound as error:
        styles = ", ".join(sorted(set(enumerate_plugin_names("pybtex.style.formatting"))))
        raise ValueError(f"no pybtex style {name!r}; there are {styles}") from error


@lru_cache(maxsize=len(BACKENDS))
def _backend(markup: str) -> Any:  # noqa: ANN401 -- pybtex is untyped
    from pybtex.plugin import find_plugin

    backend = find_plugin("pybtex.backends", BACKENDS[markup])()
    if markup == "latex":  # pybtex's own does not escape `$`, `^` and `<`
        backend.format_str = printed
    linked = backend.format_href

    def format_href(url: str, text: str, external: bool = False) -> str:  # noqa: FBT001, FBT002, ARG001 -- pybtex's own
        address = web_address(url)
        return str(linked(_closed(address) if markup == "markdown" else address, text)) if address else text

    backend.format_href = format_href  # pybtex's own writes any address into the markup, with its quotes
    return backend


def _closed(address: str) -> str:
    """Return an address whose brackets cannot end a Markdown link."""
    return address.replace("(", "%28").replace(")", "%29")


def _labels(style: Any, entries: list[Any]) -> list[tuple[str, str]]:  # noqa: ANN401 -- pybtex is untyped
    """Return keys and labels in the order of the style, or numbered in the library's order if the style cannot sort."""
    try:
        ordered = list(style.sort(entries))
        return [(entry.key, str(label)) for entry, label in zip(ordered, style.format_labels(ordered), strict=True)]
    except Exception:  # noqa: BLE001 -- an entry without author or year must not end the list
        return [(entry.key, str(number)) for number, entry in enumerate(entries, start=1)]


def _pybtex_entry(item: Item) -> Any:  # noqa: ANN401 -- pybtex is untyped
    from pybtex.database import Entry

    kind = bibtex_type(item)
    values = classic_values(item, kind)
    if kind in ("inproceedings", "incollection") and "booktitle" not in values:
        kind = "misc"  # styles print `In` before nothing for these
    people = {role: _pybtex_people(read_people(values[role], reader_text)) for role in _ROLES if role in values}
    _put_addresses(item, values)
    _put_year(item, values)
    values["pages"] = _HYPHEN.sub("--", values.get("pages", ""))
    fields = {_CLASSIC.get(field, field): _decodable(values[field]) for field in _FIELDS if field in values}
    if kind in ("phdthesis", "mastersthesis") and "institution" in fields:
        fields["school"] = fields.pop("institution")
    fields |= {field: values[field] for field in _ADDRESSES if field in values}
    _put_volume(kind, fields)
    needed = dict.fromkeys(_NEEDED.get(kind, ()), "")
    entry = Entry(kind, needed | {field: value for field, value in fields.items() if value}, people)
    role = _SIGNED_BY.get(kind, "")
    if role and not ("author" in people and role == "editor"):
        entry.persons.setdefault(role, [])
    entry.key = item.key
    return entry


def _put_volume(kind: str, fields: dict[str, str]) -> None:
    """Put volume and number of an article without pages after the journal: styles print them only with pages."""
    if kind == "article" and "volume" in fields and not fields.get("pages"):
        number = f"({fields['number']})" if "number" in fields else ""
        fields["journal"] = ", ".join(part for part in (fields.get("journal", ""), fields["volume"] + number) if part)


def _put_addresses(item: Item, values: dict[str, str]) -> None:
    """Set the address fields to plain text; an address in `howpublished` becomes the URL."""
    how = item.values.get("howpublished", "")
    address = verbatim(values["url"]) if "url" in values else ""
    if "http" in how and not is_own_address(item, "url"):
        values["howpublished"] = values.get("howpublished", "").removeprefix(clean_line(how)).lstrip(", ")
        address = address or item.url
    values["url"] = web_address(address)
    values["eprint"] = "" if item.type is Type.PREPRINT else item.arxiv


def _put_year(item: Item, values: dict[str, str]) -> None:
    """Set the year, or the words in its place, which these styles print there."""
    values["year"] = dict(date_fields(item)).get("year", item.year)
    if not item.date and item.year:
        stated = item.year[:1].upper() + item.year[1:]
        values["note"] = values.get("note", "").removesuffix(stated.rstrip(". ")).rstrip(". ")


def _decodable(value: str) -> str:
    """Return a value that pybtex's LaTeX parser can read; a value with commands becomes plain text in braces."""
    if not _COMMANDS.search(value):
        return clean_line(value)
    return "{" + _escaped(reader_text(value)) + "}"


def _escaped(text: str) -> str:
    return text.replace("{", "(").replace("}", ")").replace("\\", "/").translate(_LATEX_SPECIALS)


_HYPHEN = lazy_pattern(r"(?<=[0-9])\s*-\s*(?=[0-9])")
_COMMANDS = lazy_pattern(r"[\\$%&#_~^]")
# pybtex's parser acts on these characters; it ignores `$` and `^`.
_LATEX_SPECIALS = str.maketrans({"&": "\\&", "%": "\\%", "#": "\\#", "_": "\\_", "~": "\\textasciitilde{}"})


def _pybtex_people(people: People) -> list[Any]:
    """Return the names; a shortened list ends in a person named `others`, as in BibTeX."""
    return [_pybtex_person(name) for name in (*people.names, *([Name("others")] if people.others else ()))]


def _pybtex_person(name: Name) -> Any:  # noqa: ANN401 -- pybtex is untyped
    from pybtex.database import Person

    person = Person()
    person.first_names = _escaped(name.given).split()
    person.last_names = [_escaped(name.family)]
    person.lineage_names = [_escaped(name.suffix)] if name.suffix else []
    return person
