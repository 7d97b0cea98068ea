"""Decides together on all fields of an entry that belong to one version of its work.

If the sources give the version that the entry has, each field is decided separately. If they give another version, all
these fields are replaced if the owner has changed none of them; otherwise none is, and one message says so. The values
of a preprint (arXiv as journal or publisher) are not the owner's venue: an entry adopted with them counts as unchanged,
and so does one that has them beside the venue that the sources give.
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

LIBRARY = "library"  # the source of values taken from the entry itself
# Types that are not part of a volume, the fields that fit every type, those that an article in a journal does not have,
# and those that need a journal.
_WITHOUT_VOLUME = frozenset({"misc", "online", "unpublished"})
_FIT_ALL = frozenset({"year", "month", "doi"})
_ISSUED = frozenset({"publisher", "organization"})
_INSIDE = frozenset({"volume", "number", "pages"})
_VOLUME = lazy_pattern(r"\bvol(?:ume|\.)?[\s~]?(\d+)\b", re.IGNORECASE)
_ISSUERS = ("publisher", "organization", "institution")


class Fate(StrEnum):
    """What happens to the version of an entry."""

    BY_FIELD = "by field"  # it is the sources' version: each field is decided separately
    WHOLE = "whole"  # the sources' version replaces it
    KEPT = "kept"  # it stays, and nothing of the sources' version is written


class VersionPlan(Struct, frozen=True, kw_only=True):
    """The input of the rule for fields, after the decision on the version.

    `draft` is the sources' entry and `old` the lock's fields, both without the fields of a version that is kept: `kept`
    has the lock's record of these. `last_type` is the entry type that counts as written by vlbib, None for the owner's.
    `left` are the fields to drop with a replaced version. `found` and `offered` are for the lock.
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
    """Plan the version of an entry; `locked_work` is this entry's block, None if the entry is only now adopted."""
    locked_work = locked_work if locked_work and locked_work.type else None
    fate = fate_of(entry, draft, locked_work)
    if fate is Fate.WHOLE:
        return replaced_version(entry, draft, locked_work)
    if fate is Fate.KEPT:
        return _kept_version(entry, draft, locked_work, last_type)
    found = locked_work.found if locked_work else _found(entry, draft)
    return VersionPlan(draft=draft, old=locked_work.fields if locked_work else {}, last_type=last_type, found=found)


def fate_of(entry: FiledEntry, draft: Draft, locked_work: LockedWork | None) -> Fate:
    """Return the decision on an entry's version; the arguments are those of `plan_version`."""
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
    """Return an entry's version with the other fields of the draft: its ids may show that it is a preprint."""
    work = {name: value.text for name, value in draft.fields.items() if name not in VERSION_FIELDS}
    return Version(entry.type, {**work, **entry.values})


def _says_nothing(standing: Version, news: Version) -> bool:
    """Tell whether an adopted entry names no publication.

    It is a preprint, or an article without a journal whose values are all the sources'.
    """
    if standing.is_preprint:
        return True
    same = all(same_value(name, value, news.values.get(name, "")) for name, value in standing.group.items())
    return same and standing.is_loose and standing.type == "article"


def _goes_on(entry: FiledEntry, news: Version, locked_work: LockedWork) -> bool:
    """Tell whether the sources give the same version as before, and the entry still has its venue."""
    before = locked_work.written_draft
    if before is None:
        return False
    held = {name: _given(locked_work.fields.get(name), entry.values[name]) for name in SLOTS if name in entry.values}
    earlier = _version_of(before)
    if not any(name in earlier.values for name in SLOTS):  # the owner has the venue in another field
        earlier = Version(earlier.type, {**held, **earlier.values})
    elsewhere = {name: value for name, value in earlier.values.items() if name not in SLOTS}
    standing = Version(entry.type, {**elsewhere, **held}) if held else earlier
    return same_publication(earlier, news) and same_publication(standing, news)


def _given(locked: LockedField | None, value: str) -> str:
    """Return the sources' value if vlbib wrote `value` in a style, else the value itself."""
    return locked.value if locked is not None and locked.last == value else value


def _is_untouched(entry: FiledEntry, locked_work: LockedWork) -> bool:
    """Tell whether the owner has changed or added no field of the version since vlbib wrote or adopted it.

    Deletions do not count: a deleted field stays out of the next version too, and cannot be mixed with it.
    """
    before = {**locked_work.found, **_written(locked_work)}
    if locked_work.last_type is not None:
        before[ENTRY_TYPE] = locked_work.last_type
    now = {**entry.version.group, ENTRY_TYPE: entry.type}
    return all(name in before and same_value(name, value, before[name]) for name, value in now.items())


def _written(locked_work: LockedWork) -> dict[str, str]:
    """Return the values of the version that vlbib last wrote."""
    written = ((name, locked.last) for name, locked in locked_work.fields.items() if name in VERSION_FIELDS)
    return {name: last for name, last in written if last is not None}


def _version_of(draft: Draft) -> Version:
    return Version(draft.type, {name: value.text for name, value in draft.fields.items()})


def _offer(draft: Draft) -> Draft:
    """Return the part of a draft that belongs to the version."""
    group = {name: value for name, value in draft.fields.items() if name in VERSION_FIELDS}
    return Draft(type=draft.type, fields=group)


def _found(entry: FiledEntry, draft: Draft) -> dict[str, str]:
    """Return the values and the type of an entry's version if entry and draft are both preprints; else nothing."""
    version = entry.version
    return {**version.group, ENTRY_TYPE: entry.type} if version.is_preprint and _version_of(draft).is_preprint else {}


def has_place(entry: FiledEntry, name: str, version: VersionPlan) -> bool:
    """Tell whether an entry, with its new type, can take a field of the version that it lacks.

    It has at most one container, even in a field that its type does not print, and one issuer. It takes no volume that
    its container already names. If the owner chose its type, it takes only fields of that type: an article without a
    journal takes no pages.
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
    """Tell whether the name of a container includes the volume, as in Google Scholar: `...-Volume 70`."""
    named = (match for slot in SLOTS if slot in entry.values for match in _VOLUME.finditer(entry.values[slot]))
    return any(match[1] == volume for match in named)


def _is_printed_slot(entry: FiledEntry, name: str) -> bool:
    """Tell whether a field is the container that the entry's type prints, and the entry has it only elsewhere."""
    if name == "journal":
        return entry.type == "article" and "journaltitle" not in entry.values
    return name == "booktitle" and entry.type in PARTS and "maintitle" not in entry.values


def _is_owners(entry: FiledEntry, name: str, version: VersionPlan) -> bool:
    """Tell whether the file's value of a field is not the one that vlbib last wrote."""
    written = version.old.get(name)
    return name in entry.values and (written is None or written.last != entry.values[name])


def replaced_version(entry: FiledEntry, draft: Draft, locked_work: LockedWork | None) -> VersionPlan:
    """Plan to replace the entry's version by the sources', whoever wrote it: its values count as vlbib's."""
    group = {name: value for name, value in entry.version.group.items() if _goes(name, value)}
    standing = {name: LockedField(value=value, source=LIBRARY) for name, value in group.items()}
    before = locked_work.fields if locked_work else {}
    old = {name: locked for name, locked in before.items() if name not in VERSION_FIELDS or name in draft.fields}
    left = frozenset(name for name in group if name not in draft.fields)
    return VersionPlan(draft=_with_eprint(entry, draft), old={**old, **standing}, last_type=entry.type, left=left)


def _goes(name: str, value: str) -> bool:
    """Tell whether a value is dropped with its version; a web page in `howpublished` stays, also one on OpenReview."""
    return name != "howpublished" or is_preprint(value) or server_inside(value) not in ("", "OpenReview")


def _with_eprint(entry: FiledEntry, draft: Draft) -> Draft:
    """Return the draft with the entry's arXiv id if neither has an `eprint`: the field with the id may be dropped."""
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
    """Plan to keep the entry's version, and remember the sources' one in the lock."""
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
    """Tell whether a version from the sources names a publication."""
    return not version.is_preprint and (bool(version.names) or version.type != "misc")


def _same_offer(before: Draft, now: Draft) -> bool:
    """Tell whether two offered versions differ only in style."""
    left, right = ({**{n: v.text for n, v in offer.fields.items()}, ENTRY_TYPE: offer.type} for offer in (before, now))
    return all(same_value(name, left.get(name, ""), right.get(name, "")) for name in left.keys() | right.keys())


def _other_version(entry: FiledEntry, version: Version) -> str:
    """Return the message that the sources give another version than the entry has, and what to do."""
    key, theirs = entry.key, _named(version)
    return f"{key}: keeps its version; the sources give another one, {theirs} (`vlbib accept {key}` takes all of it)"


def _named(version: Version) -> str:
    """Describe a version in a few words: type, venue, year."""
    venue = next((one_line(version.values[name]) for name in SLOTS if name in version.values), "")
    return ", ".join(part for part in (f"@{version.type}", venue, version.year) if part)
