"""Turn Markdown notes that name papers by title into a curated, tagged BibTeX library.

From Python: `from vlbib import read, resolve, sync, check, verify, export`; names are imported when first used.
"""

from __future__ import annotations

from vlbib.version import __version__

TYPE_CHECKING = False  # as in `typing`, which is not imported before a command handles an interruption
if TYPE_CHECKING:
    from vlbib.api import check, export, read, resolve, sync, verify
    from vlbib.core.faults import CannotUse

__all__ = ["CannotUse", "__version__", "check", "export", "read", "resolve", "sync", "verify"]


def __getattr__(name: str) -> object:
    """Import a public name at its first use, so that `vlbib --version` imports none."""
    if name not in __all__:
        raise AttributeError(f"module 'vlbib' has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module("vlbib.core.faults" if name == "CannotUse" else "vlbib.api"), name)
