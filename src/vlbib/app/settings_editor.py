"""Edits the settings file, keeping its comments and format: pins, ignored lines, distinct entries, tags, notes.

tomlkit keeps every byte that is not changed. The `with_...` functions map text to text; only `edit_settings` does I/O.
"""

from __future__ import annotations

import codecs
from typing import TYPE_CHECKING

import tomlkit
from tomlkit.items import AoT, Array, InlineTable

from vlbib.app.project import root_of, settings_path
from vlbib.app.reading.pins import NONE
from vlbib.core.faults import CannotUse
from vlbib.core.text import squeeze
from vlbib.merge.tags import tag_form
from vlbib.settings import BadSettings, read_settings
from vlbib.storage import files
from vlbib.storage.kept_steps import recording

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, MutableMapping, Sequence
    from typing import Any, TypeAlias

    from vlbib.settings import Settings

    Section: TypeAlias = MutableMapping[str, Any]  # a table: with a header, inline, dotted, or in several places


def edit_settings(settings: Settings, edit: Callable[[str], str]) -> None:
    """Edit or create the settings file while holding its lock; the result is checked before it is written.

    Raises `CannotUse`, and leaves the file as it was, if it is read-only or was changed meanwhile.
    """
    path = settings_path(settings)
    files.refuse_special(path)
    with files.alone(path):
        files.remove_left_over(path)
        before = files.Before(path, files.read_bytes(path))
        old = files.read_text(path) or ""
        new = _ending_as(old, edit(old))
        read = read_settings(new, path.as_posix())
        if isinstance(read, BadSettings):
            raise CannotUse(f"{read.file}:{read.line}: {read.reason}")
        if new != old:
            files.check_writable(path, instead="")
            mark = codecs.BOM_UTF8 if (before.data or b"").startswith(codecs.BOM_UTF8) else b""
            with recording(files.data_dir(), root_of(settings) / settings.library):
                files.write(path, mark, new.encode(), before=[before])


def _ending_as(old: str, new: str) -> str:
    r"""Return a new text, with line ends `\r\n` if all line ends of the old one are."""
    if not old.count("\n") or old.count("\n") != old.count("\r\n"):
        return new
    return new.replace("\r\n", "\n").replace("\n", "\r\n")


def with_notes(text: str, paths: Sequence[str]) -> str:
    """Return the settings' text with these paths added to `notes`."""
    document = tomlkit.parse(text)
    notes = _list(_root(document), "notes")
    for path in paths:
        if path not in notes:
            notes.append(path)
    return tomlkit.dumps(document)


def with_pin(text: str, mention: str, to: str) -> str:
    """Return the settings' text with a pin set or changed."""
    return _with_table(text, "pin", mention, {"mention": mention, "to": to})


def with_ignore(text: str, mention: str) -> str:
    """Return the settings' text with a line ignored; a pin of it is changed to `none` instead."""
    if any(
        squeeze(str(pin.get("mention", ""))) == squeeze(mention) for pin in _root(tomlkit.parse(text)).get("pin", ())
    ):
        return with_pin(text, mention, NONE)
    return _with_table(text, "ignore", mention, {"mention": mention})


def with_distinct(text: str, keys: Sequence[str]) -> str:
    """Return the settings' text with keys recorded as not being duplicates."""
    document = tomlkit.parse(text)
    groups = _list(_root(document), "not_duplicates")
    group = sorted(keys)
    if group not in [sorted(old) for old in groups]:
        groups.append(group)
    return tomlkit.dumps(document)


def with_renamed_keys(text: str, renamed: Mapping[str, str]) -> str:
    """Return the settings' text with old keys replaced in `not_duplicates`."""
    document = tomlkit.parse(text)
    groups = _list(_root(document), "not_duplicates")
    for group in groups:
        for at in reversed(range(len(group))):
            new = renamed.get(group[at], group[at])
            if new in [renamed.get(key, key) for key in group[:at]]:
                del group[at]
            elif new != group[at]:
                group[at] = new
    sets = [set(group) for group in groups]
    for at in reversed(range(len(groups))):
        if len(sets[at]) < 2 or sets[at] in sets[:at]:  # two keys, or two groups, have become one
            del groups[at]
    return tomlkit.dumps(document)


def with_renamed_tag(text: str, old: Sequence[str], new: str) -> str:
    """Return the settings' text with old tags made synonyms of a new one, and replaced in the vocabulary."""
    document = tomlkit.parse(text)
    tags = _table(_root(document), "tags")
    forms = {tag_form(tag) for tag in old}
    synonyms = _table(tags, "synonyms")
    for name, to in list(synonyms.items()):
        if tag_form(str(to)) in forms:
            synonyms[name] = new
    for tag in old:
        same = next((name for name in synonyms if tag_form(name) == tag_form(tag)), tag)
        synonyms[same] = new
    for name in [name for name, to in synonyms.items() if name == to]:
        del synonyms[name]
    if "vocabulary" in tags:
        _rename_in(_list(tags, "vocabulary"), forms, new)
    return tomlkit.dumps(document)


def with_vocabulary(text: str, tags: Sequence[str], synonyms: Mapping[str, str]) -> str:
    """Return the settings' text with tags added to the vocabulary, and synonyms; what is there stays as it is."""
    if not tags and not synonyms:
        return text
    document = tomlkit.parse(text)
    table = _table(_root(document), "tags")
    if tags and "vocabulary" not in table:
        table["vocabulary"] = tomlkit.array().multiline(multiline=True)
    for tag in tags:
        _list(table, "vocabulary").append(tag)
    if synonyms:
        _table(table, "synonyms").update(synonyms)
    return tomlkit.dumps(document)


def _rename_in(vocabulary: Array, forms: set[str], new: str) -> None:
    """If a vocabulary has one of the old tags, remove these and add the new one."""
    if not any(tag_form(str(tag)) in forms for tag in vocabulary):
        return
    for at in reversed(range(len(vocabulary))):
        if tag_form(str(vocabulary[at])) in forms | {tag_form(new)}:
            del vocabulary[at]
    vocabulary.append(new)


def _with_table(text: str, name: str, mention: str, values: dict[str, str]) -> str:
    """Set the table with a mention in an array of tables, `[[name]]` or `name = [{...}]`; add it if it is missing."""
    document = tomlkit.parse(text)
    tables = _root(document).setdefault(name, tomlkit.aot())
    old = next((table for table in tables if squeeze(str(table.get("mention", ""))) == squeeze(mention)), None)
    if old is None:
        new = tomlkit.table() if isinstance(tables, AoT) else tomlkit.inline_table()
        new.update(values)
        tables.append(new)
    else:
        for key, value in values.items():
            if old.get(key) != value:
                old[key] = value
    return tomlkit.dumps(document)


def _list(table: Section, name: str) -> Array:
    """Return an array in a table, created if it is missing; a lone string becomes an array."""
    array = table.setdefault(name, tomlkit.array())
    if isinstance(array, str):
        alone, table[name] = array, tomlkit.array()
        array = table[name]
        array.append(alone)
    assert isinstance(array, Array)
    return array


def _table(table: Section, name: str) -> Section:
    """Return a table in a table, in whatever form it is written, created if it is missing."""
    inner: Section = table.setdefault(
        name, tomlkit.inline_table() if isinstance(table, InlineTable) else tomlkit.table()
    )
    return inner


def _root(document: tomlkit.TOMLDocument) -> Section:
    """Return `[tool.vlbib]` of a pyproject.toml, else the document."""
    tool = document.get("tool")
    inner: Section | None = tool.get("vlbib") if tool is not None else None
    return document if inner is None else inner
