"""Runs the command, as `vlbib` and as `python -m vlbib` do."""

from __future__ import annotations

import sys

from vlbib.version import __version__


def start() -> None:
    """Run a command. The version, which other programs ask for often, is told without reading a command line."""
    if sys.argv[1:] == ["--version"] and sys.stdout and _has_said(f"vlbib {__version__}\n"):
        return
    from vlbib.cli import main as run_command

    run_command()


def _has_said(text: str) -> bool:
    """Print a text and tell whether it has gone out; why it has not is for the command to say."""
    try:
        sys.stdout.write(text)
        sys.stdout.flush()
    except (OSError, ValueError):
        return False
    return True


if __name__ == "__main__":
    start()
