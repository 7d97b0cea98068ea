"""The entry point of both `vlbib` and `python -m vlbib`."""

from __future__ import annotations

import gc
import sys

from vlbib.version import __version__

_INTERRUPTED = 130
_YOUNG = 1_000_000  # allocations before the garbage collector examines young objects


def start() -> None:
    """Run a command. `--version`, which other programs call often, is answered without importing the commands.

    A command builds large values and drops few of them, so the garbage collector runs rarely.
    """
    if sys.argv[1:] == ["--version"] and sys.stdout and _is_printed(f"vlbib {__version__}\n"):
        return
    gc.set_threshold(_YOUNG, 20, 100)
    try:
        from vlbib.cli import main as run_command

        run_command()
    except KeyboardInterrupt:  # while the modules are imported, or after the command; in between, `run` handles it
        if sys.stderr:
            sys.stderr.write("vlbib: interrupted; run it again\n")
        sys.exit(_INTERRUPTED)


def _is_printed(text: str) -> bool:
    """Print a text and return whether that succeeded; if it failed, the command reports the error."""
    try:
        sys.stdout.write(text)
        sys.stdout.flush()
    except (OSError, ValueError):
        return False
    return True


if __name__ == "__main__":
    start()
