"""The keys that a library had on a day or in a revision, according to git."""

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
    """Return the keys, in lower case, that a library had when the day `since` began, or in the revision `since`.

    A day is written `2026-03-01`; a revision is whatever git accepts as one (`HEAD~3`, a tag). Raises `CannotUse` if
    there is no repository or no such revision.
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
    """Tell whether a text is a valid date; git would read an invalid one as a date near it."""
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
