"""A typed view of an entry for all formats: Unicode text, people, dates and ids, each read only when asked for.

Field names are biblatex's, whatever dialect the entry uses. `Item` is public for third-party formats: its attributes
and methods change only in a new major version, after a release that announces the change.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import unquote

from vlbib.core.dois import DOI_PREFIX
from vlbib.core.entries import entry_ids
from vlbib.core.fields import BIBLATEX_NAMES, REPEATING
from vlbib.core.ids import by_scheme, doi_id, find_urls
from vlbib.core.lazy_pattern import lazy_pattern
from vlbib.core.once import once
from vlbib.core.people import People, read_people
from vlbib.core.preprint_servers import registering_server, runs_server, server_of_doi
from vlbib.core.sites import is_repository
from vlbib.core.text import holds
from vlbib.exports.values.biblatex_values import biblatex_values
from vlbib.exports.values.collaborations import with_collaboration
from vlbib.exports.values.dates import Date, parse_date, year_date
from vlbib.exports.values.kinds import KINDS, Type, kind_by_name
from vlbib.exports.values.named_servers import server_named
from vlbib.exports.values.plain import clean_line, reader_text, repeated_text, verbatim
from vlbib.exports.values.slips import put_slips_right
from vlbib.exports.values.standard_numbers import is_standard_number
from vlbib.exports.values.stray_eprints import put_eprint_right
from vlbib.exports.values.tag_levels import listed_tags, tag_path
from vlbib.exports.values.web_words import address_and_words, visit_date
from vlbib.exports.values.wording import KEYED, edition_number, in_words, language_tag

if TYPE_CHECKING:
    from collections.abc import Mapping

    from vlbib.core.bib import Entry, Field

_DASH = lazy_pattern(r"(?:(?<!\s)\s+)?[–—]\s*")
# Pages with one hyphen: `1-10`, `S12-S19`, `S12-9`, `xi-xxv`; not the number `W05-0101`.
_RANGE = lazy_pattern(r"(([A-Za-z]{0,2})\d[\d:.]*+)\s*-\s*(\2?[1-9].*)|([ivxlc]++)\s*-\s*([ivxlc]++)")
_BARE_DOI = lazy_pattern(rf"{DOI_PREFIX}[A-Za-z0-9./()-]*[A-Za-z0-9]")
_OWN_NAMES = {name: (name, *(own for own, same in BIBLATEX_NAMES.items() if same == name))
              for name in BIBLATEX_NAMES.values()}  # fmt: skip
_NAMES_ARXIV = ("xiv", "5iv", "huggingface", "abs/", "corr", "[")  # matched in lowercase text
_PATENT = lazy_pattern(r"(?:[A-Z]{2} )?(?:patent|patreq)", re.IGNORECASE)
_LOOSE = frozenset({Type.MISC, Type.WEB, Type.UNPUBLISHED, Type.REPORT, Type.ARTICLE})
_GIVEN = frozenset({Type.MISC, Type.UNPUBLISHED})  # talks and posters, if an event is named
_ID_PLACES = ("journaltitle", "booktitle", "volume")
_SERVER_PLACES = ("eprinttype", "journaltitle", "booktitle", "howpublished", "organization", "publisher", "institution")
_MOST_SEARCHES = 8  # of an entry for single fields, before the places of all its fields are read
_CODE_FIELDS = ("code", "github", "repository", "software", "howpublished", "note", "addendum")


class Item:
    """An entry as formats see it. Build it with `view.view`, which resolves parents and reports repeated keys.

    `values` maps biblatex names to TeX values: the first non-empty one of each name. `separator` is the configured
    separator between the levels of a tag, "" for the default ones. The argument `values` is the result of
    `biblatex_values`, if it has been read already.
    """

    def __init__(
        self,
        entry: Entry,
        inherited: Mapping[str, str] | None = None,
        separator: str = "",
        values: dict[str, str] | None = None,
    ) -> None:
        self.entry = entry
        self.separator = separator
        self._searches = 0
        self.group_tree: Mapping[str, tuple[str, ...]] = {}
        self.key = clean_line(entry.key)
        self.values = biblatex_values(entry) if values is None else values
        for name, value in (inherited or {}).items():
            self.values.setdefault(name, value)
        put_eprint_right(self.values)
        put_slips_right(self.values, entry.type)

    def text(self, name: str) -> str:
        """Return a field as readers see it, with biblatex's keys in words; "" if it is absent."""
        if name not in self.values:
            return ""
        value = self.values[name]
        text = repeated_text(value) if name in REPEATING else reader_text(value)
        return in_words(name, text) if name in KEYED else text

    def plain(self, name: str) -> str:
        """Return a field that is not typeset (URL, DOI, number), without its TeX escapes."""
        value = self.values.get(name)
        return verbatim(value) if value else ""

    def field(self, name: str) -> Field | None:
        """Return the entry's own field of that biblatex name, or None."""
        return next((field for field in self.entry.fields if BIBLATEX_NAMES.get(field.name, field.name) == name), None)

    def written_as(self, name: str) -> str:
        """Return the name that the entry itself uses for a biblatex name."""
        return self.place_of(name)[0]

    def line_of(self, name: str) -> int:
        """Return the 1-based line of a field, or of the entry if the field is inherited."""
        return self.place_of(name)[1]

    def place_of(self, name: str) -> tuple[str, int]:
        """Return the name that the entry itself uses for a biblatex name, and the field's 1-based line."""
        names = _OWN_NAMES.get(name, (name,))
        if self._searches < _MOST_SEARCHES:
            self._searches += 1
            return self.entry.place(names) or (name, self.entry.line)
        places = self._places
        own = [each for each in names if each in places]
        first = own[0] if len(own) == 1 else next((each for each in places if each in own), name)
        return first, places.get(first, self.entry.line)

    @once
    def _places(self) -> Mapping[str, int]:
        """The lines of the entry's own fields by name, in order. Read all at once, since there may be many."""
        return self.entry.places()

    @once
    def type(self) -> Type:
        """The type of work. A preprint server's number without a venue makes a preprint, whatever the entry type."""
        kind = KINDS.get(self.entry.type, Type.MISC)
        if kind is Type.ARTICLE and "booktitle" in self.values and "journaltitle" not in self.values:
            kind = Type.PAPER  # Semantic Scholar writes papers as @article
        if (kind in _LOOSE or self._book_is_server) and self.server and not self._is_placed:
            return Type.PREPRINT
        if kind is Type.MISC and self._is_numbered:
            return Type.REPORT
        if kind is Type.MISC and _PATENT.match(self.values.get("type", "")):
            return Type.PATENT
        is_loose = kind is Type.MISC or (kind is Type.ARTICLE and "journaltitle" not in self.values)
        if is_loose and "number" in self.values and is_standard_number(self.values["number"]):
            return Type.STANDARD
        if is_loose and "type" in self.values:
            kind = kind_by_name(self.values["type"]) or kind
        is_talk = kind in _GIVEN and "eventtitle" in self.values and not self._is_placed
        return Type.PRESENTATION if is_talk else kind

    @property
    def periodical(self) -> str:
        """`newspaper` or `magazine` if an article is in one, else ""."""
        kind = self.text("entrysubtype").lower() if "entrysubtype" in self.values else ""
        return kind if self.type is Type.ARTICLE and kind in ("magazine", "newspaper") else ""

    @once
    def issue_title(self) -> str:
        """The title of an issue of a periodical, such as a special issue, else ""."""
        return self.text("issuetitle") if self.type is Type.PERIODICAL and "issuetitle" in self.values else ""

    @once
    def written_type(self) -> Type:
        """The type for formats that have no issues: an issue with a title counts as an article of its journal."""
        return Type.ARTICLE if self.issue_title else self.type

    @property
    def has_director_alone(self) -> bool:
        """Whether it is a film with a director and no author.

        Such a director counts as the author: styles print no director.
        """
        role = self.values.get("editortype", "").strip().lower()
        return self.type in (Type.FILM, Type.VIDEO) and role == "director" and "author" not in self.values

    @once
    def server(self) -> str:
        """The preprint server that the entry names: `arXiv`, `bioRxiv`, ...; "" if none."""
        if self.arxiv:
            return "arXiv"
        values = self.values
        named = next(filter(None, [server_named(values[name]) for name in _SERVER_PLACES if name in values]), "")
        return registering_server(named, self.doi) if named else self._server_of_doi

    @property
    def _server_of_doi(self) -> str:
        """The server that registered the DOI, if the entry names no other publisher.

        This is how Crossref writes preprints.
        """
        if "doi" not in self.values or "journaltitle" in self.values or "booktitle" in self.values:
            return ""
        server = server_of_doi(self.doi)
        return server if server and (not self.publisher or runs_server(self.publisher, server)) else ""

    @property
    def _book_is_server(self) -> bool:
        """Tell whether the `booktitle` is a preprint server (`In arXiv preprint ...`)."""
        return "booktitle" in self.values and bool(server_named(self.values["booktitle"]))

    @property
    def _is_numbered(self) -> bool:
        """Tell whether it has a publisher and a number that `howpublished` gave: `RFC 2119`."""
        return {"type", "number", "publisher"} <= self.values.keys() and "type" not in self.entry.values

    @property
    def _is_placed(self) -> bool:
        """Tell whether a venue other than a preprint server published the work, or a body issued the report."""
        issuer = "type" if server_named(self.values.get("type", "")) else "institution"
        place = self.text("journaltitle") or self.text("booktitle") or self.text(issuer)
        # an undefined macro counts as a venue
        return not server_named(place) if place else "journaltitle" in self.values

    @once
    def title(self) -> str:
        """The title with its subtitle; the volume of a work has the title of the whole work before it.

        For an issue of a periodical that has a title, it is the issue's title; the periodical is then the container.
        """
        if self.issue_title:
            return self._titled("issuetitle", "issuesubtitle")
        title = self._titled("title", "subtitle")
        whole = "" if "booktitle" in self.values else self._titled("maintitle", "mainsubtitle")
        return f"{whole}. {title}" if whole and whole != title else title

    def _titled(self, main: str, second: str) -> str:
        """Return a title with its subtitle, given the names of both fields."""
        title, subtitle = self.text(main), self.text(second)
        return f"{title}: {subtitle}" if title and subtitle else title

    @once
    def authors(self) -> People:
        """The authors, in order, followed by the bodies in `collaboration`."""
        named = self.values.get("author", "")
        if "collaboration" in self.values:
            named = with_collaboration(named, self.values["collaboration"])
        return read_people(named, reader_text)

    @once
    def editors(self) -> People:
        """The editors, in order."""
        return read_people(self.values.get("editor", ""), reader_text)

    @once
    def date(self) -> Date | None:
        """The date of publication; None if the year is not a number."""
        values = self.values
        whole = parse_date(values["date"]) if "date" in values else None
        return whole or year_date(values.get("year", ""), values.get("month", ""), values.get("day", ""))

    @property
    def year(self) -> str:
        """The digits of the year, else the words in its place (`in press`); "" if there are none."""
        return self.date.year_words if self.date else self.text("year") or self.text("date")

    def date_in(self, name: str) -> Date | None:
        """Return the date in a field such as `origdate` or `eventdate`; None if there is none."""
        return parse_date(self.plain(name)) if name in self.values else None

    @property
    def accessed(self) -> Date | None:
        """The date on which the URL was visited, from `urldate` or a note that says only this."""
        return self.date_in("urldate") or visit_date(self.values)

    @once
    def container(self) -> str:
        """The journal, proceedings or book that contains the work; "" for a preprint."""
        if self.type is Type.PREPRINT:
            return ""
        if self.issue_title:
            return self._titled("title", "subtitle")
        if "journaltitle" in self.values:
            return self._titled("journaltitle", "journalsubtitle")
        book, whole = self._titled("booktitle", "booksubtitle"), self._titled("maintitle", "mainsubtitle")
        return f"{whole}. {book}" if book and whole and whole != book else book

    @property
    def language(self) -> str:
        """The language of the work: its tag (`de`) if known, else as written."""
        text = self.text("langid") or self.text("language")
        return language_tag(text) if text else ""

    @property
    def is_english(self) -> bool:
        """Whether the title is in English; a work without a language counts as English."""
        language = self.language
        return not language or language.partition("-")[0] in ("", "en")

    def people(self, name: str) -> People:
        """Return the people in a field such as `translator` or `holder`, in order."""
        return read_people(self.values.get(name, ""), reader_text)

    @property
    def edition(self) -> str:
        """The edition: a number in digits if it is one, else as written."""
        return edition_number(text) if "edition" in self.values and (text := self.text("edition")) else ""

    @property
    def is_whole_book(self) -> bool:
        """Whether it is an `@inbook` without `booktitle`: its title is the book's, and pages or a chapter are cited."""
        return self.entry.type == "inbook" and "booktitle" not in self.values

    @property
    def howpublished(self) -> str:
        """How it was published, in words; "" if `howpublished` is an address, or for a preprint."""
        how = self.values.get("howpublished", "")
        words = address_and_words(how)[1] if "http" in how else how
        return reader_text(words) if words and self.type is not Type.PREPRINT else ""

    @once
    def publisher(self) -> str:
        """The publisher, institution or organization, whichever comes first."""
        return self.text("publisher") or self.text("institution") or self.text("organization")

    @once
    def pages(self) -> tuple[str, str]:
        """First and last page. The last is "" for a single page or an article number; both are "" without pages."""
        text = self.text("pages")
        first, dash, last = text.partition("–")
        if first.isalnum() and (last.isalnum() or not dash):  # most entries: `12–19`, `e1203`
            return (first, last)
        first, *rest = _DASH.split(text, maxsplit=1)
        if not rest and "-" in text and (hyphened := _RANGE.fullmatch(text)):
            return (hyphened[1] or hyphened[4], hyphened[3] or hyphened[5])
        return (first, rest[0] if rest else "")

    @property
    def page_range(self) -> str:
        """The pages as `23318-23340`."""
        first, last = self.pages
        return f"{first}-{last}" if first and last else first or last

    @once
    def doi(self) -> str:
        """The DOI of the entry without a prefix; an arXiv DOI counts too."""
        if "doi" not in self.values:
            return ""
        text = self.plain("doi")
        if _BARE_DOI.fullmatch(text):
            return text
        identity = doi_id(text) if text else None
        if identity is not None and identity.scheme == "doi":
            return identity.value
        bare = re.search(rf"{DOI_PREFIX}\S+", unquote(text) if "%3" in text else text)  # SICIs contain < and >
        return bare[0] if bare else ""

    @once
    def arxiv(self) -> str:
        """The arXiv id, from `eprint`, an arXiv DOI or URL, or a journal such as `arXiv:...`."""
        if not self._may_be_on_arxiv:
            return ""
        eprint = {"eprint": self.plain("eprint"), "eprinttype": self.values.get("eprinttype", "")}
        if number := by_scheme(entry_ids(eprint), "arxiv"):  # it comes before all others
            return number
        own = {
            "eprint": eprint["eprint"],
            "arxivid": self.plain("arxivid") or self.plain("arxiv"),
            "doi": self.plain("doi"),
            "url": self.url,
        }
        named = {name: self.values[name] for name in ("eprinttype", *_ID_PLACES) if name in self.values}
        return by_scheme(entry_ids({**own, **named}, _ID_PLACES), "arxiv") or ""

    @property
    def _may_be_on_arxiv(self) -> bool:
        """Tell whether any field could contain an arXiv id; a quick test before the full reading."""
        values = self.values
        if "eprint" in values or "arxivid" in values or "arxiv" in values:
            return True
        doi = values.get("doi", "")
        if doi and "10." not in doi:
            return True
        places = [values[name] for name in ("doi", "url", "howpublished", *_ID_PLACES) if name in values]
        return holds(" ".join(places).lower(), _NAMES_ARXIV)

    @once
    def url(self) -> str:
        r"""The URL, from `url`, a URL in `howpublished` (`\url{...}`), or the repository of a program."""
        if "url" in self.values:
            return self.plain("url")
        how = self.values.get("howpublished", "")
        shown = next(iter(find_urls(how.replace("\\_", "_"))), "") if "http" in how else ""
        return shown or self.plain("repository")

    @property
    def code(self) -> str:
        """The URL of a code or model repository in any field, else ""."""
        if self.values.keys().isdisjoint(_CODE_FIELDS):  # true of most entries
            return ""
        fields = (self.values[name] for name in _CODE_FIELDS if name in self.values)
        urls = (url for value in fields if "http" in value for url in find_urls(value.replace("\\_", "_")))
        return next((url for url in urls if is_repository(url)), "")

    @once
    def tags(self) -> tuple[str, ...]:
        """The keywords in order, each once."""
        return listed_tags(self.values["keywords"]) if "keywords" in self.values else ()

    @once
    def tag_paths(self) -> tuple[tuple[str, ...], ...]:
        """The levels of each tag, outermost first."""
        return tuple([tag_path(tag, self.separator) for tag in self.tags])

    @once
    def set_tag_paths(self) -> tuple[tuple[str, ...], ...]:
        """The levels of each tag by the configured separator; the whole tag if none is configured."""
        return self.tag_paths if self.separator else tuple([(tag,) for tag in self.tags])
