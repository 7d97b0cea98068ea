"""What becomes of the fields of an entry that belong to one version of its work: decided once for all of them.

Where the sources give the version that the entry has, each field is decided for itself. Where they give another one,
the fields are replaced as one if the owner has touched none of them by hand; else none is, and one message says so.
The values of a preprint (arXiv as journal, as publisher) are not the owner's venue: an entry that is adopted with them
counts as untouched, and so does one that has them beside the venue that the sources give.
"""

from __future__ import annotations

import re
from enum import StrEnum
from typing import TYPE_CHECKING

from msgspec import Struct, field, structs

from vlbib.core.bib import ENTRY_TYPE
from vlbib.core.entries import entry_ids
from vlbib.core.entry_types import PARTS
from vlbib.core.fields import JOURNALS, PARENTS, same_value
from vlbib.core.ids import by_scheme
from vlbib.core.lazy_pattern import lazy_pattern
from vlbib.core.preprint_servers import server_inside
from vlbib.core.record import Draft, Value
from vlbib.core.text import one_line
from vlbib.core.venues import is_preprint
from vlbib.core.versions import (
    SLOTS,
    VERSION_FIELDS,
    Version,
    names_server_too,
    same_publication,
    same_version,
)
from vlbib.lock.schema import LockedField

if TYPE_CHECKING:
    from collections.abc import Mapping

    from vlbib.lock.schema import LockedWork
    from vlbib.merge.filed_entry import FiledEntry

LIBRARY = "library"  # the source of what an entry itself has told
# Types that are not part of a volume, what they take all the same, and what an article of a journal does not say.
_WITHOUT_VOLUME = frozenset({"misc", "online", "unpublished"})
_FIT_ALL = frozenset({"year", "month", "doi"})
_ISSUED = frozenset({"publisher", "organization"})
_INSIDE = frozenset({"volume", "number", "pages"})
_VOLUME = lazy_pattern(r"\bvol(?:ume|\.)?[\s~]?(\d+)\b", re.IGNORECASE)
_ISSUERS = ("publisher", "organization", "institution")


class Fate(StrEnum):
    """What becomes of an entry's version."""

    BY_FIELD = "by field"  # it is the sources' version: each field for itself
    WHOLE = "whole"  # the sources' version takes its place
    KEPT = "kept"  # it stands, and nothing of the sources' version is written


class VersionPlan(Struct, frozen=True, kw_only=True):
    """What the rule for fields is to work on, once the version's fate is known.

    `draft` and `old` are the sources' entry and the lock's fields, without those of a version that is kept: `kept` has
    what the lock says of these. `last_type` is the entry type that counts as written by vlbib, None for the owner's.
    `left` are the fields that go with the version that is replaced. `found` and `offered` are for the lock.
    """

    draft: Draft
    old: Mapping[str, LockedField]
    last_type: str | None
    kept: Mapping[str, LockedField] = field(default_factory=dict)
    left: frozenset[str] = frozenset()
    found: Mapping[str, str] = field(default_factory=dict)
    offered: Draft | None = None
    reports: tuple[str, ...] = ()


def plan_version(entry: FiledEntry, draft: Draft, locked_work: LockedWork | None, last_type: str | None) -> VersionPlan:
    """Plan the version of an entry; `locked_work` is the block of this very entry, None where it is adopted now."""
    locked_work = locked_work if locked_work and locked_work.type else None
    fate = fate_of(entry, draft, locked_work)
    if fate is Fate.WHOLE:
        return replaced_version(entry, draft, locked_work)
    if fate is Fate.KEPT:
        return _kept_version(entry, draft, locked_work, last_type)
    found = locked_work.found if locked_work else _found(entry, draft)
    return VersionPlan(draft=draft, old=locked_work.fields if locked_work else {}, last_type=last_type, found=found)


def fate_of(entry: FiledEntry, draft: Draft, locked_work: LockedWork | None) -> Fate:
    """Decide on the version of an entry, as `plan_version` does."""
    if locked_work and (before := locked_work.written_draft) and _offer(before) == _offer(draft):
        return Fate.BY_FIELD
    news, standing = _version_of(draft), _standing(entry, draft)
    followed = locked_work if locked_work and (locked_work.offered is None or _written(locked_work)) else None
    bound = bool(entry.repeated & VERSION_FIELDS) or any(name in entry.values for name in PARENTS)
    if not locked_work and not bound and names_server_too(standing) and same_publication(standing, news):
        return Fate.WHOLE
    if _goes_on(entry, news, followed) if followed else same_version(standing, news):
        return Fate.BY_FIELD
    if bound:
        return Fate.KEPT
    free = _is_untouched(entry, locked_work) if locked_work else not news.is_preprint and _says_nothing(standing, news)
    return Fate.WHOLE if free else Fate.KEPT


def _standing(entry: FiledEntry, draft: Draft) -> Version:
    """Return an entry's version with what it will be told of the work: its ids may make it a preprint's."""
    work = {name: value.text for name, value in draft.fields.items() if name not in VERSION_FIELDS}
    return Version(entry.type, {**work, **entry.values})


def _says_nothing(standing: Version, news: Version) -> bool:
    """Tell whether an entry that is adopted names no publication.

    It is a preprint's, or an article without a journal that says nothing but what the sources say.
    """
    if standing.is_preprint:
        return True
    same = all(same_value(name, value, news.values.get(name, "")) for name, value in standing.group.items())
    return same and standing.is_loose and standing.type == "article"


def _goes_on(entry: FiledEntry, news: Version, locked_work: LockedWork) -> bool:
    """Tell whether the sources give the version that they gave before, and the entry's venue is still that one's."""
    before = locked_work.written_draft
    if before is None:
        return False
    held = {name: _given(locked_work.fields.get(name), entry.values[name]) for name in SLOTS if name in entry.values}
    earlier = _version_of(before)
    if not any(name in earlier.values for name in SLOTS):  # it stands in another field of the owner's
        earlier = Version(earlier.type, {**held, **earlier.values})
    elsewhere = {name: value for name, value in earlier.values.items() if name not in SLOTS}
    standing = Version(entry.type, {**elsewhere, **held}) if held else earlier
    return same_publication(earlier, news) and same_publication(standing, news)


def _given(locked: LockedField | None, value: str) -> str:
    """Return the sources' value where vlbib wrote it in a style of the owner's, else the value itself."""
    return locked.value if locked is not None and locked.last == value else value


def _is_untouched(entry: FiledEntry, locked_work: LockedWork) -> bool:
    """Tell whether the owner has changed or added nothing of an entry's version since vlbib wrote or adopted it.

    What was taken out by hand stays out of the next version too, and is not a value that could stand beside it.
    """
    before = {**locked_work.found, **_written(locked_work)}
    if locked_work.last_type is not None:
        before[ENTRY_TYPE] = locked_work.last_type
    now = {**entry.version.group, ENTRY_TYPE: entry.type}
    return all(name in before and same_value(name, value, before[name]) for name, value in now.items())


def _written(locked_work: LockedWork) -> dict[str, str]:
    """Return the version's values that vlbib last wrote."""
    written = ((name, locked.last) for name, locked in locked_work.fields.items() if name in VERSION_FIELDS)
    return {name: last for name, last in written if last is not None}


def _version_of(draft: Draft) -> Version:
    return Version(draft.type, {name: value.text for name, value in draft.fields.items()})


def _offer(draft: Draft) -> Draft:
    """Return the part of a draft that belongs to the version."""
    group = {name: value for name, value in draft.fields.items() if name in VERSION_FIELDS}
    return Draft(type=draft.type, fields=group)


def _found(entry: FiledEntry, draft: Draft) -> dict[str, str]:
    """Return the version of a preprint that is adopted as one."""
    version = entry.version
    return {**version.group, ENTRY_TYPE: entry.type} if version.is_preprint and _version_of(draft).is_preprint else {}


def has_place(entry: FiledEntry, name: str, version: VersionPlan) -> bool:
    """Tell whether an entry, of the type that it is to have, has a place for a field of the version that it lacks.

    It has one container, even in a field that its type does not print, and one issuer; a volume that its container
    says already is none; and where its type is the owner's choice, it has the fields of that type: pages of nothing
    are not printed by an article without a journal.
    """
    if name not in VERSION_FIELDS:
        return True
    if name == "volume" and _says_volume(entry, version.draft.fields["volume"].text):
        return False
    taken = SLOTS if name in SLOTS else _ISSUERS if name in _ISSUERS else ()
    if any(_is_owners(entry, slot, version) for slot in taken) and not _is_printed_slot(entry, name):
        return False
    if entry.type == version.draft.type:
        return True
    if entry.type == "article":
        return name not in _ISSUED and (name not in _INSIDE or any(journal in entry.values for journal in JOURNALS))
    return name in _FIT_ALL or entry.type not in _WITHOUT_VOLUME


def _says_volume(entry: FiledEntry, volume: str) -> bool:
    """Tell whether the name of a container has the volume, as Google Scholar's has: `...-Volume 70`."""
    named = (match for slot in SLOTS if slot in entry.values for match in _VOLUME.finditer(entry.values[slot]))
    return any(match[1] == volume for match in named)


def _is_printed_slot(entry: FiledEntry, name: str) -> bool:
    """Tell whether a field is where an entry's type has its container, and the entry has it elsewhere alone."""
    if name == "journal":
        return entry.type == "article" and "journaltitle" not in entry.values
    return name == "booktitle" and entry.type in PARTS and "maintitle" not in entry.values


def _is_owners(entry: FiledEntry, name: str, version: VersionPlan) -> bool:
    """Tell whether a value of the file is not as vlbib last wrote it."""
    written = version.old.get(name)
    return name in entry.values and (written is None or written.last != entry.values[name])


def replaced_version(entry: FiledEntry, draft: Draft, locked_work: LockedWork | None) -> VersionPlan:
    """Plan for the sources' version to take the place of the entry's, whoever wrote that: it counts as vlbib's."""
    group = {name: value for name, value in entry.version.group.items() if _goes(name, value)}
    standing = {name: LockedField(value=value, source=LIBRARY) for name, value in group.items()}
    before = locked_work.fields if locked_work else {}
    old = {name: locked for name, locked in before.items() if name not in VERSION_FIELDS or name in draft.fields}
    left = frozenset(name for name in group if name not in draft.fields)
    return VersionPlan(draft=_with_eprint(entry, draft), old={**old, **standing}, last_type=entry.type, left=left)


def _goes(name: str, value: str) -> bool:
    """Tell whether a value goes with its version; a page in `howpublished` is the work's, OpenReview's too."""
    return name != "howpublished" or is_preprint(value) or server_inside(value) not in ("", "OpenReview")


def _with_eprint(entry: FiledEntry, draft: Draft) -> Draft:
    """Return the draft with the arXiv id that only a field which goes has told."""
    identity = by_scheme(entry_ids(entry.values), "arxiv")
    if identity is None or "eprint" in draft.fields or "eprint" in entry.values:
        return draft
    eprint_fields = {
        "eprint": Value(identity, LIBRARY),
        "archiveprefix": Value("arXiv", LIBRARY),
        "eprinttype": Value("arxiv", LIBRARY),
    }
    return structs.replace(draft, fields={**draft.fields, **eprint_fields})


def _kept_version(
    entry: FiledEntry, draft: Draft, locked_work: LockedWork | None, last_type: str | None
) -> VersionPlan:
    """Plan for the entry's version to stand, with the sources' one remembered."""
    old = locked_work.fields if locked_work else {}
    rest = {name: value for name, value in draft.fields.items() if name not in VERSION_FIELDS}
    offered = _offer(draft)
    was_offered = (
        locked_work is not None and locked_work.offered is not None and _same_offer(locked_work.offered, offered)
    )
    version = _version_of(draft)
    return VersionPlan(
        draft=structs.replace(
            draft, type=locked_work.type if locked_work and locked_work.type else draft.type, fields=rest
        ),
        old={name: locked for name, locked in old.items() if name not in VERSION_FIELDS},
        last_type=last_type,
        kept={name: locked for name, locked in old.items() if name in VERSION_FIELDS},
        found=locked_work.found if locked_work else {},
        offered=offered,
        reports=() if was_offered or not _is_publication(version) else (_other_version(entry, version),),
    )


def _is_publication(version: Version) -> bool:
    """Tell whether a version of the sources names where it was published."""
    return not version.is_preprint and (bool(version.names) or version.type != "misc")


def _same_offer(before: Draft, now: Draft) -> bool:
    """Tell whether two offers are one except for style."""
    left, right = ({**{n: v.text for n, v in offer.fields.items()}, ENTRY_TYPE: offer.type} for offer in (before, now))
    return all(same_value(name, left.get(name, ""), right.get(name, "")) for name in left.keys() | right.keys())


def _other_version(entry: FiledEntry, version: Version) -> str:
    """Say that the sources give another version than the entry has, and what to do."""
    key, theirs = entry.key, _named(version)
    return f"{key}: keeps its version; the sources give another one, {theirs} (`vlbib accept {key}` takes all of it)"


def _named(version: Version) -> str:
    """Return a version in a few words: type, venue, year."""
    venue = next((one_line(version.values[name]) for name in SLOTS if name in version.values), "")
    return ", ".join(part for part in (f"@{version.type}", venue, version.year) if part)
