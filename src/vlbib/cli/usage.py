"""A command line that cannot be run, in one line: the command, what is wrong, the nearest name, where to read on."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import click
from click.exceptions import NoSuchCommand

from vlbib.core.near_names import hint

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence


# What the command of that name in other programs does is done here by:
DONE_BY = {
    "build": "vlbib sync",
    "completion": "_VLBIB_COMPLETE=bash_source vlbib",
    "convert": "vlbib export FORMAT",
    "create": "vlbib init",
    "dedupe": "vlbib check --select D",
    "diff": "vlbib sync --dry-run",
    "fetch": 'vlbib resolve "TITLE"',
    "find": "vlbib search WORDS",
    "fix": "vlbib check --fix",
    "format": "vlbib check --fix",
    "get": 'vlbib resolve "TITLE"',
    "help": "vlbib COMMAND --help",
    "lint": "vlbib check",
    "lookup": 'vlbib resolve "TITLE"',
    "ls": "vlbib list",
    "new": "vlbib init",
    "rename": "vlbib rename-key KEY NEW",
    "run": "vlbib sync",
    "status": "vlbib sync --dry-run",
    "tag": "vlbib tags",
    "update": "vlbib sync --update",
    "validate": "vlbib check",
    "version": "vlbib --version",
    "watch": "vlbib sync --watch",
}


def usage_line(error: click.UsageError, arguments: Sequence[str]) -> str:
    """Return one line for an error of usage in the arguments of a run; what names a command needs no further advice."""
    command = error.ctx.command_path if error.ctx else " ".join(["vlbib", *arguments[:1]])
    fault = next((words(error) for kind, words in _FAULTS if isinstance(error, kind)), _in_words(error))
    advice = "" if "vlbib " in fault else f"{'' if fault.endswith('?') else ';'} see `{command} --help`"
    return f"{command}: {fault.rstrip('.')}{advice}"


def _in_words(error: click.UsageError) -> str:
    message = error.format_message()
    further = re.fullmatch(r"Got unexpected extra arguments? \((.*)\)", message)
    if further and error.ctx and error.ctx.command_path == "vlbib list":
        return f"takes no words; `vlbib search {further[1]}` finds what has them"
    return f"takes no further argument: {further[1]}" if further else message


def _no_such_option(error: click.NoSuchOption) -> str:
    if error.ctx and error.ctx.parent is None:
        return f"{error.option_name}: options stand behind their command: `vlbib COMMAND {error.option_name}`"
    return f"there is no option {error.option_name}{hint(error.option_name, error.possibilities or ())}"


def _no_such_command(error: NoSuchCommand) -> str:
    if error.command_name in DONE_BY and error.ctx and error.ctx.parent is None:
        return f"there is no command {error.command_name}; write `{DONE_BY[error.command_name]}`"
    names = error.cmd.list_commands(error.ctx) if isinstance(error.cmd, click.Group) and error.ctx else []
    return f"there is no command {error.command_name}{hint(error.command_name, names)}"


def _missing(error: click.MissingParameter) -> str:
    return f"{error.param.make_metavar(error.ctx) if error.param and error.ctx else 'an argument'} is missing"


def _bad_value(error: click.BadParameter) -> str:
    """Tell of a value that an option or an argument does not take, with the nearest one where it takes a few words."""
    name = error.param.get_error_hint(error.ctx).strip("'") if error.param else "an argument"
    value, *choices = re.findall(r"'(.*?)'", error.message) if " is not one of " in error.message else [""]
    near = hint(value, choices)
    return f"{name}: {error.message.rstrip('.')}{near}"


_FAULTS: tuple[tuple[type[click.UsageError], Callable[..., str]], ...] = (
    (click.NoSuchOption, _no_such_option),
    (NoSuchCommand, _no_such_command),
    (click.MissingParameter, _missing),
    (click.BadParameter, _bad_value),
)
