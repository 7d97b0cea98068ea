"""Files of a project that git merges line by line although the clone has vlbib's merge driver."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from vlbib.app.project import Project


def merged_by_lines(project: Project) -> tuple[Path, ...]:
    """Return which of library and lock git merges line by line, in a clone that has vlbib's merge driver.

    This happens if the library was renamed after `vlbib git install`: `.gitattributes` has the old name.
    """
    library = project.library.resolve()
    if not any((folder / ".git").exists() for folder in library.parents):
        return ()
    from vlbib.storage.git_call import git_output

    if git_output(library.parent, "config", "--local", "--get", "merge.vlbib.driver") is None:
        return ()
    both = (project.library, project.lock)
    attributes = git_output(library.parent, "check-attr", "-z", "merge", "--", *(each.name for each in both))
    drivers = (attributes or b"").split(b"\0")[2::3]  # path, attribute, value, each with a NUL after it
    return tuple(each for each, driver in zip(both, drivers, strict=False) if driver != b"vlbib")
