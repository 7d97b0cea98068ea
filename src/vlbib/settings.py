"""The settings of a project: the text of `vlbib.toml` (or `[tool.vlbib]`) read into one frozen value.

Pure: the caller reads the file. A fault is returned as a value, which names the key so that the user can correct it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Annotated, Any, TypeAlias

from msgspec import UNSET, Meta, Struct, UnsetType, field, to_builtins

from vlbib.core.near_names import hint
from vlbib.core.venue_styles import VenueStyle  # noqa: TC001 -- the annotations are read when settings are
from vlbib.core.written_ids import leads_somewhere
from vlbib.toml_shape import BadValue, line_at, shaped_as

if TYPE_CHECKING:
    from collections.abc import Mapping

# Shipped, but asked only if the settings or a run name them: they take one title per request, and OpenAlex a key.
ON_REQUEST = frozenset({"dblp", "crossref", "openalex", "acl_anthology", "datacite", "openreview"})

_NO_SEPARATOR = frozenset(",;\\{}^$")  # programs split tags at the first two; the others are special in TeX


class BadSettings(Struct, frozen=True):
    """An invalid settings file: its name, the 1-based line of the fault (0 if unknown), and what is wrong."""

    file: str
    line: int
    reason: str


class Pin(Struct, frozen=True, kw_only=True):
    """A user's decision: `mention` (a text, alias or key) names the work `to` (`arXiv:...`, a DOI or a URL)."""

    mention: str
    to: str


class Settings(Struct, frozen=True, kw_only=True):
    """A project's settings; the defaults are for a project without a settings file."""

    file: str = ""
    folder: str = ""  # of a project without a settings file; "" is the working folder
    notes: tuple[str, ...] = ("notes",)
    library: str = "references.bib"
    contact: str = ""
    order: tuple[str, ...] = ()
    off: frozenset[str] = frozenset()
    tables: tuple[str, ...] = ()  # the sources with a table [resolvers.NAME]
    urls: Mapping[str, str] = field(default_factory=dict)
    delays: Mapping[str, float] = field(default_factory=dict)
    deadlines: Mapping[str, float] = field(default_factory=dict)
    synonyms: Mapping[str, str] = field(default_factory=dict)
    vocabulary: tuple[str, ...] = ()
    separator: str = ""
    groups: bool = False
    venues: VenueStyle | None = None
    pins: tuple[Pin, ...] = ()
    aliases: Mapping[str, str] = field(default_factory=dict)
    ignored: tuple[str, ...] = ()
    titles: tuple[str, ...] = ()
    not_duplicates: tuple[tuple[str, ...], ...] = ()
    check: Mapping[str, Any] = field(default_factory=dict)

    @property
    def sources(self) -> tuple[str, ...]:
        """The sources that the settings name, in `order` or by a table."""
        return tuple(dict.fromkeys((*self.order, *self.tables)))

    def asks(self, name: str) -> bool:
        """Tell whether an installed source is asked: one in `order`, or if that is empty, any not in `ON_REQUEST`."""
        named = name in self.order if self.order else name not in ON_REQUEST
        return named and name not in self.off


_Words: TypeAlias = str | tuple[str, ...]  # a single string is read as a list of one
_Text: TypeAlias = Annotated[str, Meta(min_length=1)]


class SourceTable(Struct, frozen=True, forbid_unknown_fields=True):
    """`[resolvers.NAME]`."""

    enabled: Annotated[bool, Meta(description="whether the source is asked at all")] = True
    url: Annotated[str, Meta(description="another address for its service")] | UnsetType = UNSET
    delay: Annotated[float, Meta(ge=0, description="seconds between two requests")] | UnsetType = UNSET


_Seconds: TypeAlias = Annotated[float, Meta(gt=0, le=3600)]


class DeadlinesTable(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """`[deadlines]`: how many seconds to wait for a connection, for the first byte, and for the whole answer."""

    connect: Annotated[_Seconds, Meta(description="seconds to connect to a host; 5 if not set")] | UnsetType = UNSET
    first_byte: Annotated[_Seconds, Meta(description="seconds until its answer begins; 30 if not set")] | UnsetType = (
        UNSET
    )
    answer: Annotated[_Seconds, Meta(description="seconds until its answer is complete; 60 if not set")] | UnsetType = (
        UNSET
    )


class TagsTable(Struct, frozen=True, forbid_unknown_fields=True):
    """`[tags]`."""

    synonyms: Annotated[dict[str, str], Meta(description="a word in the notes, and the tag that it gives")] = {}
    vocabulary: Annotated[_Words, Meta(description="the allowed tags; `check` reports others (N007)")] = ()
    separator: Annotated[str, Meta(description="one to three characters between the levels of a tag's path")] = ""
    groups: Annotated[bool, Meta(description="also write the tags as JabRef's `groups`")] = False


class StyleTable(Struct, frozen=True, forbid_unknown_fields=True):
    """`[style]`."""

    venues: Annotated[
        VenueStyle | None,
        Meta(description="how vlbib names venues: `full`, `short`, `iso4`; if not set, as the sources do"),
    ] = None


class PinTable(Struct, frozen=True, forbid_unknown_fields=True):
    """`[[pin]]`."""

    mention: Annotated[_Text, Meta(description="a line's text, a short name, a title or a key")]
    to: Annotated[_Text, Meta(description="`arXiv:...`, a DOI, a URL, `none`, or `title`: the line is a title")]


class IgnoreTable(Struct, frozen=True, forbid_unknown_fields=True):
    """`[[ignore]]`."""

    mention: Annotated[_Text, Meta(description="the text of a line that names no work")]


_Sources: TypeAlias = dict[str, SourceTable | _Words]
_Distinct: TypeAlias = tuple[Annotated[tuple[str, ...], Meta(min_length=2)], ...]


class SettingsFile(Struct, frozen=True, forbid_unknown_fields=True):
    """The whole file."""

    notes: Annotated[_Words, Meta(description="files and folders of notes")] = ("notes",)
    library: Annotated[str, Meta(description="the library; its lock is beside it")] = "references.bib"
    contact: Annotated[str, Meta(description="your e-mail or URL, sent to the services, which ask for it")] = ""
    resolvers: Annotated[
        _Sources, Meta(description="`order`: the sources to ask, in this order; and a table for each source")
    ] = {}
    deadlines: DeadlinesTable = DeadlinesTable()
    tags: TagsTable = TagsTable()
    style: StyleTable = StyleTable()
    pin: Annotated[tuple[PinTable, ...], Meta(description="decisions on what a line names")] = ()
    ignore: Annotated[tuple[IgnoreTable, ...], Meta(description="lines that name no work")] = ()
    alias: Annotated[dict[str, str], Meta(description="a short name, and the title, id or URL that it means")] = {}
    not_duplicates: Annotated[_Distinct, Meta(description="groups of keys that are not duplicates of each other")] = ()
    check: Annotated[dict[str, Any], Meta(description="what `check` looks for and when it fails")] = {}


_TABLES: Mapping[str, type[Struct]] = {
    "tags": TagsTable,
    "deadlines": DeadlinesTable,
    "resolvers": SourceTable,
    "style": StyleTable,
    "pin": PinTable,
    "ignore": IgnoreTable,
}
TITLE = "title"  # target of a pin: the line is the title of a work, whatever it looks like
# Targets of aliases that are pins in fact: the short name means no work, or a web page.
_NONE = ("none", "ignore")
_PAGES = ("https://", "http://")


def read_settings(text: str, file: str) -> Settings | BadSettings:
    """Read the text of a settings file: all of `vlbib.toml`, or the table `[tool.vlbib]` of a `pyproject.toml`."""
    import tomllib

    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        return BadSettings(file, _line_of(str(error)) or text.count("\n") + 1, f"this is not TOML: {error}")
    except RecursionError:
        return BadSettings(file, 1, "a value is nested too deep")
    except ValueError:  # from `int`: Python limits its number of digits
        return BadSettings(file, 1, "a number has too many digits")
    if file.endswith("pyproject.toml"):
        tool = data.get("tool")
        data = tool.get("vlbib", {}) if isinstance(tool, dict) else {}
    shaped = shaped_as(SettingsFile, data, _TABLES)
    fault = shaped if isinstance(shaped, BadValue) else _fault(shaped)
    if fault:
        return BadSettings(file, line_at(text, fault.path), fault.reason)
    assert isinstance(shaped, SettingsFile)
    return _settings(shaped, file)


def _settings(shaped: SettingsFile, file: str) -> Settings:
    sources = {source_name(name): table for name, table in shaped.resolvers.items() if isinstance(table, SourceTable)}
    decided = {name: to for name, to in shaped.alias.items() if to in _NONE or to.startswith(_PAGES)}
    order = shaped.resolvers.get("order", ())
    assert not isinstance(order, SourceTable)
    return Settings(
        file=file,
        notes=_listed(shaped.notes),
        library=shaped.library,
        contact=shaped.contact,
        order=tuple(map(source_name, _listed(order))),
        tables=tuple(sources),
        off=frozenset(name for name, table in sources.items() if not table.enabled),
        urls={name: table.url for name, table in sources.items() if isinstance(table.url, str)},
        delays={name: table.delay for name, table in sources.items() if isinstance(table.delay, float)},
        deadlines=to_builtins(shaped.deadlines),
        synonyms=shaped.tags.synonyms,
        vocabulary=_listed(shaped.tags.vocabulary),
        separator=shaped.tags.separator,
        groups=shaped.tags.groups,
        venues=shaped.style.venues,
        pins=(
            *(Pin(mention=pin.mention, to=pin.to) for pin in shaped.pin if pin.to != TITLE),
            *(Pin(mention=name, to="none" if to in _NONE else to) for name, to in decided.items()),
        ),
        aliases={name: to for name, to in shaped.alias.items() if name not in decided},
        ignored=tuple(line.mention for line in shaped.ignore),
        titles=tuple(pin.mention for pin in shaped.pin if pin.to == TITLE),
        not_duplicates=shaped.not_duplicates,
        check=shaped.check,
    )


def source_name(name: str) -> str:
    """Return the name under which a source is registered: `semantic_scholar` for `semantic-scholar`."""
    return name.replace("-", "_")


def _listed(words: _Words) -> tuple[str, ...]:
    return (words,) if isinstance(words, str) else words


def _fault(shaped: SettingsFile) -> BadValue | None:
    """Return the first fault that types do not catch: in [resolvers], a pin's target, a file name, the separator."""
    for name, value in shaped.resolvers.items():
        if name == "order" and isinstance(value, SourceTable):
            return BadValue(("resolvers", name), "`resolvers.order` must be a list of strings")
        if name != "order" and not isinstance(value, SourceTable):
            near = hint(name, ["order"])
            return BadValue(("resolvers", name), f"`resolvers.{name}` must be a table: [resolvers.{name}]{near}")
    for number, pin in enumerate(shaped.pin):
        if pin.to not in ("none", TITLE) and not leads_somewhere(pin.to):
            wanted = "arXiv:2304.08485, a DOI, https://..., none or title"
            return BadValue(("pin", number, "to"), f"`pin[{number}].to` must be {wanted}, not {pin.to!r}")
    return _path_fault(shaped) or _separator_fault(shaped.tags.separator)


def _path_fault(shaped: SettingsFile) -> BadValue | None:
    """Return the fault of a file name that contains NUL, which no system allows."""
    named = (("notes", _listed(shaped.notes)), ("library", (shaped.library,)))
    for name, value in ((name, value) for name, values in named for value in values if "\0" in value):
        return BadValue((name,), f"`{name}` must be the name of a file, not {value!r}")
    return None


def _separator_fault(value: str) -> BadValue | None:
    wrong = len(value) > 3 or any(char.isalnum() or char in _NO_SEPARATOR or not char.isprintable() for char in value)
    if not (wrong or (value and not value.strip())):
        return None
    signs = "without a letter, a digit, a comma, a semicolon and any of \\ { } ^ $"
    return BadValue(("tags", "separator"), f"`tags.separator` must be one to three characters {signs}, not {value!r}")


def _line_of(message: str) -> int:
    match = re.search(r"line (\d+)", message)
    return int(match[1]) if match else 0
