"""Which keys a library had at a day or a revision, as git tells."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from vlbib.bibtex.document import Refused, read
from vlbib.core.faults import CannotUse
from vlbib.core.lazy_pattern import lazy_pattern
from vlbib.storage import files
from vlbib.storage.git_call import git_output

if TYPE_CHECKING:
    from pathlib import Path

_DAY = lazy_pattern(r"\d{4}-\d{2}-\d{2}")


def keys_at(library: Path, since: str) -> frozenset[str]:
    """Return the keys, in lower case, that a library had at the end of the day before, or at a revision.

    `since` is a day (`2026-03-01`) or whatever git takes for a revision (`HEAD~3`, a tag). Raises `CannotUse` where git
    does not keep the library, or knows no such revision.
    """
    if git_output(library.parent, "rev-parse", "--git-dir") is None:
        raise CannotUse(f"{files.shown(library)}: --added-since needs git, but this folder is in no git repository")
    revision = _before_day(library, since) if _is_day(since) else _revision(library, since)
    data = git_output(library.parent, "show", f"{revision}:./{library.name}") if revision else b""
    document = read(data or b"", library.name)
    return frozenset() if isinstance(document, Refused) else frozenset(key.lower() for key in _keys(document))


def _keys(document: object) -> list[str]:
    from vlbib.bibtex.document import Document

    assert isinstance(document, Document)
    return [document.key(block) for block in document.entries]


def _is_day(text: str) -> bool:
    """Recognise a day of the calendar: git takes any other for one near it."""
    if not _DAY.fullmatch(text):
        return False
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def _before_day(library: Path, day: str) -> str:
    return (git_output(library.parent, "rev-list", "-1", f"--before={day}T00:00:00", "HEAD") or b"").decode().strip()


def _revision(library: Path, name: str) -> str:
    commit = git_output(library.parent, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}")
    if commit is None:
        raise CannotUse(f"--added-since {name}: is neither a day such as 2026-03-01 nor a git revision")
    return commit.decode().strip()
