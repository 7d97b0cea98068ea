"""Files of a project that git merges by their lines, though vlbib's merge driver is set in the clone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vlbib.storage.git_call import git_output

if TYPE_CHECKING:
    from pathlib import Path

    from vlbib.app.project import Project


def merged_by_lines(project: Project) -> tuple[Path, ...]:
    """Return which of library and lock git merges by lines, in a clone where vlbib's driver is set.

    So it is with a library that got another name since `vlbib git install`: `.gitattributes` names the one before.
    """
    library = project.library.resolve()
    if not any((folder / ".git").exists() for folder in library.parents):
        return ()
    if git_output(library.parent, "config", "--local", "--get", "merge.vlbib.driver") is None:
        return ()
    both = (project.library, project.lock)
    attributes = git_output(library.parent, "check-attr", "-z", "merge", "--", *(each.name for each in both))
    drivers = (attributes or b"").split(b"\0")[2::3]  # path, attribute, value, each with a NUL after it
    return tuple(each for each, driver in zip(both, drivers, strict=False) if driver != b"vlbib")
