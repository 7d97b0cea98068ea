"""Tags of works and keywords of entries: sections and short names in one vocabulary, merged with the owner's tags.

Zotero splits `keywords` at commas and semicolons, biber at commas: no tag contains either. Tags are plain text here and
TeX in the file. They are compared without case, accents, spaces and hyphens (C, C++ and C# differ).
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from msgspec import Struct

from vlbib.core.fields import LIST_SEPARATOR
from vlbib.core.latex import decode, escape, in_print
from vlbib.core.lazy_pattern import lazy_pattern
from vlbib.core.text import levels, one_line, plain, without_controls

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from vlbib.core.work import Work

_JOINTS = lazy_pattern(r"[\s_-]+")


def tags_of(
    work: Work, alias: str = "", synonyms: Mapping[str, str] | None = None, separator: str = ""
) -> tuple[str, ...]:
    """Return the tags that the notes give a work: its sections, outermost first, then its short name, each once.

    `synonyms` maps a spelling to its tag in the vocabulary. With a separator, the sections of a mention are joined to
    one tag, their path; tags that the owner gave without a note stay single.
    """
    pairs = tuple((synonyms or {}).items())
    if not separator:
        sections = dict.fromkeys(name for mention in work.mentions for name in mention.section)
        return _in_vocabulary((*sections, alias), pairs)
    paths = [mention.section for mention in work.mentions if mention.file]
    alone = [name for mention in work.mentions if not mention.file for name in mention.section]
    joined = [_path(path, pairs, separator) for path in dict.fromkeys(paths)]
    return distinct_tags([*joined, *_in_vocabulary((*alone, alias), pairs)])


@lru_cache(maxsize=4096)
def _in_vocabulary(names: tuple[str, ...], synonyms: tuple[tuple[str, str], ...]) -> tuple[str, ...]:
    named = {tag_form(name): tag for name, tag in synonyms}
    return distinct_tags(named.get(tag_form(name), name) for name in names)


@lru_cache(maxsize=4096)
def _path(names: tuple[str, ...], synonyms: tuple[tuple[str, str], ...], separator: str) -> str:
    return path_of(names, {tag_form(name): tag for name, tag in synonyms}, separator)


def path_of(names: Iterable[str], named: Mapping[str, str], separator: str) -> str:
    """Return the path of names, outermost first, each level once; "" for no name.

    `named` has the tag for a name, or for a path from the outermost level on, by its normalised form.
    """
    text = path = ""
    for name in names:
        text = f"{text}{separator}{name}" if text else name
        parts = levels(named.get(tag_form(name), name), separator)
        below = [level for part in parts for level in levels(named.get(tag_form(part), part), separator)]
        path = separator.join(distinct_tags([*levels(path, separator), *below]))
        path = named.get(tag_form(text)) or named.get(tag_form(path)) or path
    return path


def renamed_tag(tag: str, old: str, new: str, separator: str = "") -> str:
    """Rename a tag; with a separator, also a tag that has the old name as a level, or as the path to a level.

    >>> renamed_tag("Vision/Detection", "vision", "Sight", "/")
    'Sight/Detection'
    """
    if tag_form(tag) == tag_form(old):
        return safe_tag(new)
    parts = levels(tag, separator) if separator else ()
    renamed = path_of(parts, {tag_form(old): new}, separator)
    return tag if renamed == path_of(parts, {}, separator) else safe_tag(renamed)


def sub_paths(tag: str, separator: str) -> tuple[str, ...]:
    """Return a tag, its levels, and the paths from its first level: each of these can name it."""
    parts = levels(tag, separator) if separator else ()
    return (tag, *parts, *(separator.join(parts[:depth]) for depth in range(2, len(parts))))


@lru_cache(maxsize=4096)
def tag_form(tag: str) -> str:
    """Return the normalised form by which tags are compared."""
    return _JOINTS.sub("", plain(tag))


def distinct_tags(tags: Iterable[str]) -> tuple[str, ...]:
    """Return the tags made safe, each once, in the order and spelling of their first occurrence."""
    kept: dict[str, str] = {}
    for tag in tags:
        safe = safe_tag(tag)
        if safe:
            kept.setdefault(tag_form(safe), safe)
    return tuple(kept.values())


@lru_cache(maxsize=4096)
def safe_tag(tag: str) -> str:
    """Return the tag without commas and semicolons, where programs split, and without control characters.

    >>> safe_tag("Text, image; video")
    'Text image video'
    """
    return one_line(LIST_SEPARATOR.sub(" ", without_controls(tag)))


def is_tag(text: str) -> bool:
    """Tell whether a text can be a tag as it is: it has a letter, a digit or a sign, and no comma or semicolon.

    >>> is_tag("C++"), is_tag("text, image"), is_tag(" ")
    (True, False, False)
    """
    return bool(tag_form(text)) and LIST_SEPARATOR.search(text) is None


def split_keywords(value: str) -> tuple[str, ...]:
    """Return the tags in a `keywords` value as plain text."""
    return tuple(tag for part in LIST_SEPARATOR.split(value) if (tag := in_print(part)))


def split_raw(value: str) -> list[str]:
    """Return the tags in a `keywords` value as written, without decoding TeX."""
    return [part for part in LIST_SEPARATOR.split(value.strip()) if part]


def join_keywords(tags: Iterable[str]) -> str:
    """Return the `keywords` value for tags."""
    return _joined(tuple(tags))


@lru_cache(maxsize=4096)
def _joined(tags: tuple[str, ...]) -> str:
    return ", ".join(map(in_file, tags))


@lru_cache(maxsize=4096)
def in_file(tag: str) -> str:
    """Return a tag as written in the file: as TeX, except for `<` and `>`, which separate levels in JabRef."""
    return tag if tag.isalnum() else "<".join(">".join(map(escape, part.split(">"))) for part in tag.split("<"))


class TagMerge(Struct, frozen=True, kw_only=True):
    """The merged tags of an entry: the new `keywords` value, the tags that vlbib wrote, those removed by hand."""

    value: str
    written: tuple[str, ...]
    removed: tuple[str, ...]


def merge_tags(
    value: str, *, written: Sequence[str], removed: Sequence[str], named: Iterable[str], restore: bool = False
) -> TagMerge:
    """Merge today's tags (`named`) into a `keywords` value.

    Tags added by hand stay. Tags that vlbib wrote and that are missing were removed by hand, and stay out until
    `restore`. Tags that vlbib wrote and the notes no longer give are removed. Order and spelling in the file stay,
    except that an unchanged tag gets the new spelling in the notes.
    """
    return _merged(value, tuple(written), tuple(removed), tuple(named), restore)


@lru_cache(maxsize=4096)
def _merged(
    value: str,
    written: tuple[str, ...],
    removed: tuple[str, ...],
    named: tuple[str, ...],
    restore: bool,  # noqa: FBT001 -- a cache's key
) -> TagMerge:
    safe = distinct_tags(named)
    if safe == written and not removed and value == join_keywords(safe):
        return TagMerge(value=value, written=safe, removed=())
    parts = [(tag_form(decode(part)), part) for part in split_raw(value)]
    there = {form for form, _ in parts}
    if not removed and value == join_keywords(safe) and any(tag_form(tag) not in there for tag in written):
        return TagMerge(value=value, written=safe, removed=())  # the lock is older than what vlbib wrote into the file
    ours = {tag_form(tag): tag for tag in written}
    wanted = {tag_form(tag): tag for tag in safe}
    spelled = {(form, in_file(tag)): in_file(wanted[form]) for form, tag in ours.items() if form in wanted}
    gone = {tag_form(tag): tag for tag in removed} | {form: tag for form, tag in ours.items() if form in wanted}
    out = {} if restore else {form: tag for form, tag in gone.items() if form not in there}
    kept = [(form, spelled.get((form, part), part)) for form, part in parts if form not in ours or form in wanted]
    new = {form: in_file(tag) for form, tag in wanted.items() if form not in there and form not in out}
    mine = [tag for form, tag in wanted.items() if form in new or (form in ours and form in there)]
    joined = ", ".join([*(part for _, part in kept), *new.values()])
    return TagMerge(value=joined if new or kept != parts else value, written=tuple(mine), removed=tuple(out.values()))


def has_changed_tags(value: str, written: Iterable[str], removed: Iterable[str]) -> bool:
    """Tell whether the owner has removed a tag from a `keywords` value, or added one to those that vlbib wrote."""
    there = {tag_form(decode(part)) for part in split_raw(value)}
    return any(removed) or there != {tag_form(tag) for tag in written}
