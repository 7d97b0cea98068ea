"""Settings of a user's project: the text of `vlbib.toml` (or `[tool.vlbib]`) to one frozen value, faults as values.

Pure: the text comes from `files`. Every fault of the file names the key, so that the user can mend it.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

# Shipped, and asked only where the settings or a run name them: one title a request, OpenAlex with a key.
ON_REQUEST = frozenset({"dblp", "crossref", "openalex", "acl_anthology"})

_NO_SEPARATOR = frozenset(",;\\{}^$")  # at the first two programs split tags; the rest is TeX that does not read back


@dataclass(frozen=True, slots=True)
class BadSettings:
    """A settings file that cannot be taken: file, 1-based line (0 where none can be named), and what to do."""

    file: str
    line: int
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Pin:
    """A human's decision: the work that `mention` (text, alias or key) names is this one (`arXiv:...`, DOI or URL)."""

    mention: str
    to: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What a project sets; the defaults are what a project without a settings file has."""

    file: str = ""
    notes: tuple[str, ...] = ("notes",)
    library: str = "references.bib"
    contact: str = ""
    order: tuple[str, ...] = ()
    off: frozenset[str] = frozenset()
    urls: Mapping[str, str] = field(default_factory=dict)
    delays: Mapping[str, float] = field(default_factory=dict)
    synonyms: Mapping[str, str] = field(default_factory=dict)
    vocabulary: tuple[str, ...] = ()
    separator: str = ""
    groups: bool = False
    pins: tuple[Pin, ...] = ()
    aliases: Mapping[str, str] = field(default_factory=dict)
    ignored: tuple[str, ...] = ()
    not_duplicates: tuple[tuple[str, ...], ...] = ()
    check: Mapping[str, Any] = field(default_factory=dict)

    def asks(self, name: str) -> bool:
        """Tell whether a source found on this machine is asked: a stranger's plugin is, unless it is turned off."""
        named = name in self.order if self.order else name not in ON_REQUEST
        return named and name not in self.off


class _Bad(Exception):  # noqa: N818 -- never leaves this module
    """A key whose value cannot be taken."""


def load(text: str, file: str) -> Settings | BadSettings:
    """Read a settings file: `vlbib.toml` whole, or the table `[tool.vlbib]` of a `pyproject.toml`."""
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        return BadSettings(file, _line_of(str(error)) or text.count("\n") + 1, f"this is not TOML: {error}")
    if file.endswith("pyproject.toml"):
        data = data.get("tool", {}).get("vlbib", {})
    try:
        return _settings(data, file)
    except _Bad as error:
        return BadSettings(file, _line_with(text, str(error.args[1])), str(error.args[0]))


def _line_of(message: str) -> int:
    match = re.search(r"line (\d+)", message)
    return int(match[1]) if match else 0


def _line_with(text: str, key: str) -> int:
    pattern = re.compile(rf"^\s*(?:\[+\s*)?[\"']?{re.escape(key)}\b")
    return next((number for number, line in enumerate(text.splitlines(), 1) if pattern.match(line)), 0)


_KNOWN = {"notes", "library", "contact", "resolvers", "tags", "pin", "ignore", "alias", "not_duplicates", "check"}


def _settings(data: Mapping[str, Any], file: str) -> Settings:
    unknown = sorted(set(data) - _KNOWN)
    if unknown:
        raise _Bad(f"unknown key `{unknown[0]}`; known are {', '.join(sorted(_KNOWN))}", unknown[0])
    resolvers = _table(data, "resolvers")
    tables = {name: value for name, value in resolvers.items() if isinstance(value, Mapping)}
    tags = _table(data, "tags")
    aliases = _string_map(data, "alias")
    decided = {name: to for name, to in aliases.items() if to in _NONE or to.startswith(_PAGES)}
    return Settings(
        file=file,
        notes=_strings(data, "notes", ("notes",)),
        library=_string(data, "library", "references.bib"),
        contact=_string(data, "contact", ""),
        order=_strings(resolvers, "order", ()),
        off=frozenset(name for name, table in tables.items() if table.get("enabled") is False),
        urls={name: _string(table, "url", "") for name, table in tables.items() if "url" in table},
        delays={name: _seconds(table) for name, table in tables.items() if "delay" in table},
        synonyms=_string_map(tags, "synonyms"),
        vocabulary=_strings(tags, "vocabulary", ()),
        separator=_separator(tags),
        groups=bool(tags.get("groups", False)),
        pins=(
            *(_pin(item) for item in _tables(data, "pin")),
            *(Pin(mention=name, to="none" if to in _NONE else to) for name, to in decided.items()),
        ),
        aliases={name: to for name, to in aliases.items() if name not in decided},
        ignored=tuple(_string(item, "mention", "") for item in _tables(data, "ignore")),
        not_duplicates=_pairs(data),
        check=_table(data, "check"),
    )


# Short names that are no title's: of nothing, or of a page. They are decided as a pin decides.
_NONE = ("none", "ignore")
_PAGES = ("https://", "http://")


def _table(data: Mapping[str, Any], key: str) -> Mapping[str, Any]:
    value = data.get(key, {})
    if not isinstance(value, Mapping):
        raise _Bad(f"`{key}` must be a table: [{key}]", key)
    return value


def _tables(data: Mapping[str, Any], key: str) -> list[Mapping[str, Any]]:
    value = data.get(key, [])
    if not isinstance(value, list) or not all(isinstance(item, Mapping) for item in value):
        raise _Bad(f"`{key}` must be a list of tables: [[{key}]]", key)
    return value


def _string(data: Mapping[str, Any], key: str, default: str) -> str:
    value = data.get(key, default)
    if not isinstance(value, str):
        raise _Bad(f"`{key}` must be a string, not {value!r}", key)
    return value


def _strings(data: Mapping[str, Any], key: str, default: tuple[str, ...]) -> tuple[str, ...]:
    value = data.get(key, default)
    if isinstance(value, str):
        return (value,)
    if not isinstance(value, list | tuple) or not all(isinstance(item, str) for item in value):
        raise _Bad(f"`{key}` must be a list of strings", key)
    return tuple(value)


def _string_map(data: Mapping[str, Any], key: str) -> Mapping[str, str]:
    value = _table(data, key)
    for name in value:
        _string(value, name, "")
    return dict(value)


def _separator(tags: Mapping[str, Any]) -> str:
    value = _string(tags, "separator", "")
    wrong = len(value) > 3 or any(char.isalnum() or char in _NO_SEPARATOR or not char.isprintable() for char in value)
    if wrong or (value and not value.strip()):
        signs = "without a letter, a digit, a comma, a semicolon and any of \\ { } ^ $"
        raise _Bad(f"`separator` must be one to three signs {signs}, not {value!r}", "separator")
    return value


def _seconds(table: Mapping[str, Any]) -> float:
    value = table["delay"]
    if isinstance(value, bool) or not isinstance(value, int | float) or value < 0:
        raise _Bad(f"`delay` must be a number of seconds, not {value!r}", "delay")
    return float(value)


def _pin(item: Mapping[str, Any]) -> Pin:
    mention, to = _string(item, "mention", ""), _string(item, "to", "")
    if not mention or not to:
        raise _Bad('a [[pin]] needs `mention = "..."` and `to = "arXiv:... | DOI | URL"`', "pin")
    return Pin(mention=mention, to=to)


def _pairs(data: Mapping[str, Any]) -> tuple[tuple[str, ...], ...]:
    value = data.get("not_duplicates", [])
    good = isinstance(value, list) and all(
        isinstance(pair, list) and len(pair) > 1 and all(isinstance(key, str) for key in pair) for pair in value
    )
    if not good:
        raise _Bad('`not_duplicates` must be a list of lists of keys: [["key1", "key2"]]', "not_duplicates")
    return tuple(tuple(pair) for pair in value)
