"""The evidence that two entries are different works: they are then merged only if the owner insists."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vlbib.core.editions import editions_apart
from vlbib.core.entries import entry_ids
from vlbib.core.ids import are_two_preprints
from vlbib.core.latex import decode
from vlbib.core.lazy_pattern import lazy_pattern
from vlbib.core.names import may_be_same_people
from vlbib.core.people import read_people
from vlbib.core.reused_titles import is_reused_title, place_apart
from vlbib.core.text import squeeze
from vlbib.matching.title_agreement import titles_agree

if TYPE_CHECKING:
    from collections.abc import Mapping

    from vlbib.core.ids import Id

_VERSION = lazy_pattern(r"v\d$")


def why_two_works(
    first: Mapping[str, str], second: Mapping[str, str], kinds: tuple[str, str] = ("misc", "misc")
) -> str:
    """Return why two entries (BibTeX values by name) are different works: ids, people or titles; "" for no evidence.

    `kinds` are the entry types: two volumes of a book, reports of two years and two patents are different works. Under
    a title that is reused (`Editorial`), different volumes, numbers, pages or years are evidence too. Different titles
    are evidence unless the entries share an id and people, because a paper may be retitled. A missing field is none.
    """
    ids = [set(entry_ids(fields)) for fields in (first, second)]
    people = [read_people(fields.get("author", "")).names for fields in (first, second)]
    titles = [decode(fields.get("title", "")) for fields in (first, second)]
    shared = {identity.key for identity in ids[0]} & {identity.key for identity in ids[1]}
    numbers = " and ".join(", ".join(sorted(some)) for some in ids) if contradict(*ids) else ""
    if numbers := numbers or ("" if shared else _eprints_apart(first, second)):
        return f"their ids differ: {numbers}"
    if all(people) and not may_be_same_people(*people):
        return f"their authors differ: {people[0][0].family} and {people[1][0].family}"
    apart = place_apart(first, second) if any(map(is_reused_title, titles)) else ""
    if apart:
        return f"the title {titles[0]!r} recurs in many issues, and these differ: {apart}"
    held = shared and all(people) and not are_two_preprints(*ids)
    editions = "" if shared else editions_apart(kinds, first, second)
    if editions:
        return f"they are two publications: {editions}"
    if all(titles) and not held and not titles_agree(*titles):
        return f"their titles differ: {titles[0]!r} and {titles[1]!r}"
    return ""


def _eprints_apart(first: Mapping[str, str], second: Mapping[str, str]) -> str:
    """Return the numbers of two entries in the same archive if they differ, even if they are no valid ids; else ""."""
    (mine, archive), (theirs, also) = map(_eprint, (first, second))
    is_apart = mine and theirs and archive == also and mine != theirs
    return f"eprint {first['eprint']} and {second['eprint']}" if is_apart else ""


def _eprint(fields: Mapping[str, str]) -> tuple[str, str]:
    """Return the entry's number in an archive, normalised and without a version, and the archive."""
    archive = fields.get("archiveprefix") or fields.get("eprinttype") or ""
    return _VERSION.sub("", squeeze(fields.get("eprint", "")).removeprefix("arxiv")), squeeze(archive)


def contradict(left: set[Id], right: set[Id]) -> bool:
    """Tell whether both sets have a DOI or both have an arXiv id, but no id in common."""
    schemes = {identity.scheme for identity in left} & {identity.scheme for identity in right} & {"doi", "arxiv"}
    return bool(schemes) and not {identity.key for identity in left} & {identity.key for identity in right}


def share_only_ids(first: Mapping[str, str], second: Mapping[str, str]) -> bool:
    """Tell whether two entries with a common id are different works: neither titles nor people agree.

    If one of them has no title or no people, the id decides.
    """
    titles = [decode(fields.get("title", "")) for fields in (first, second)]
    people = [read_people(fields.get("author", "")).names for fields in (first, second)]
    if not all(titles) or not all(people) or may_be_same_people(*people):
        return False
    return squeeze(titles[0]) != squeeze(titles[1]) and not titles_agree(*titles)
