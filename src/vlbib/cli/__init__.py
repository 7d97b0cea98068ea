"""The commands: the only place that prints and that turns errors into messages and exit codes.

Exit codes: 0 done; 1 findings, or `--locked` would change something; 2 wrong usage or unreadable input; 3 doubtful or
unresolved works, conflicts, or notes that could not be read remain; 4 a source could not be asked; 70 a bug in vlbib;
130 interrupted.
"""

from __future__ import annotations

import errno
import os
import sys
from importlib import import_module
from pathlib import Path

import click

from vlbib.cli.ending import end_process
from vlbib.storage.file_kinds import REMARKS
from vlbib.storage.running import COMMAND
from vlbib.version import __version__

BUG = 70
INTERRUPTED = 130
_NO_ROOM = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO)

# The module in this folder and the attribute of each command; imported only when the command runs.
_COMMANDS = {
    "init": "init_command:command",
    "demo": "demo_command:command",
    "sync": "sync_command:command",
    "resolve": "resolve_command:command",
    "match": "match_command:command",
    "add": "add_command:command",
    "explain": "explain_command:command",
    "list": "list_command:command",
    "show": "show_command:command",
    "open": "open_command:command",
    "edit": "edit_command:command",
    "search": "search_command:command",
    "review": "review_command:command",
    "pin": "pin_commands:pin",
    "ignore": "pin_commands:ignore",
    "accept": "accept_command:command",
    "rename-key": "key_commands:rename_key",
    "merge": "key_commands:merge",
    "distinct": "key_commands:distinct",
    "undo": "undo_command:command",
    "tags": "tags_command:command",
    "check": "check_command:command",
    "rule": "check_command:rule",
    "verify": "verify_command:command",
    "export": "export_command:command",
    "cite": "cite_command:command",
    "annotate": "annotate_command:command",
    "index": "index_command:command",
    "lsp": "lsp_command:command",
    "mcp": "mcp_command:command",
    "git": "git_command:command",
}


class _Lazy(click.Group):
    """A group that imports a command's module only when it is needed: `vlbib --version` stays fast."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names in the order of the help: the main commands first."""
        del ctx
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import and return one command."""
        del ctx
        module, _, attribute = _COMMANDS.get(cmd_name, "").partition(":")
        if not module:
            return None
        command = getattr(import_module(f"vlbib.cli.{module}"), attribute)
        return command if isinstance(command, click.Command) else None


@click.group(cls=_Lazy, invoke_without_command=True, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="vlbib", message="%(prog)s %(version)s")
@click.pass_context
def vlbib(context: click.Context) -> int:
    """Keep a curated BibTeX library from Markdown notes that name papers by title.

    Example: `vlbib sync` turns notes/ into references.bib and references.lock.
    """
    if context.invoked_subcommand is not None:
        return 0
    from vlbib.cli.init_command import offer

    return offer(context)


def main() -> None:
    """Run a command and exit with its code; a fault of the user's input is one line on stderr."""
    _open_closed_streams()
    end_process(run(sys.argv[1:]))


def _open_closed_streams() -> None:
    """Open /dev/null in place of a closed stdout or stderr, so that no file of ours gets its descriptor."""
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:
            setattr(sys, name, Path(os.devnull).open("w", encoding="utf-8"))  # noqa: SIM115 -- open until exit


def run(arguments: list[str]) -> int:
    """Run a command line and return its exit code."""
    COMMAND.set(" ".join(arguments))
    remarks: list[str] = []
    REMARKS.set(remarks)
    code = _run(arguments)
    for remark in dict.fromkeys(remarks):
        click.echo(f"vlbib: {remark}", err=True)
    return code


def _run(arguments: list[str]) -> int:
    if "_VLBIB_COMPLETE" in os.environ:
        from vlbib.cli.shell_words import answer_shells

        answer_shells()
    if not _has_working_folder():
        click.echo("vlbib: the working folder no longer exists; change to another one (cd) and run it again", err=True)
        return 2
    try:
        code = vlbib.main(arguments, prog_name="vlbib", standalone_mode=False)
    except click.ClickException as error:
        return _report_misuse(error, arguments)
    except (KeyboardInterrupt, click.Abort):
        click.echo("vlbib: interrupted; what was settled is kept in the cache; run it again to continue", err=True)
        return INTERRUPTED
    except (BrokenPipeError, SystemExit):  # click raises SystemExit only for a broken pipe
        _discard_output()
        return 0
    except Exception as error:  # noqa: BLE001 -- the one place that turns any error into a message
        return _report_error(error)
    return code if isinstance(code, int) else 0


def _has_working_folder() -> bool:
    """Tell whether the working folder still exists."""
    try:
        os.getcwd()  # noqa: PTH109 -- no path is needed
    except FileNotFoundError:
        return False
    return True


def _discard_output() -> None:
    """Discard all further output, because its reader has closed the pipe."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    for stream in (sys.stdout, sys.stderr):
        os.dup2(nowhere, stream.fileno())


def _report_misuse(error: click.ClickException, arguments: list[str]) -> int:
    """Print the help if a command got no arguments, else one line on the fault."""
    from vlbib.cli.usage import usage_line

    if isinstance(error, click.exceptions.NoArgsIsHelpError):
        error.show()
    else:
        click.echo(usage_line(error, arguments) if isinstance(error, click.UsageError) else f"vlbib: {error}", err=True)
    return click.UsageError.exit_code


def _report_error(error: Exception) -> int:
    from vlbib.core.faults import CannotUse

    if isinstance(error, CannotUse):
        click.echo(f"vlbib: {error}", err=True)
        return 2
    if isinstance(error, OSError) and error.errno in _NO_ROOM and error.filename is None:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # so that the rest is not tried again at exit
        click.echo(
            f"vlbib: the output cannot be written ({error.strerror}); free some space and run it again", err=True
        )
        return 2
    if isinstance(error, PermissionError) and error.filename is not None:
        click.echo(f"vlbib: {error.filename}: cannot be read ({error.strerror}); check its permissions", err=True)
        return 2
    if os.environ.get("VLBIB_DEBUG"):
        import traceback

        traceback.print_exception(error)
    click.echo(
        f"vlbib: a bug in vlbib ({type(error).__name__}: {error}); no file was left half-written. "
        "Please report it with the output of the same command with VLBIB_DEBUG=1",
        err=True,
    )
    return BUG
