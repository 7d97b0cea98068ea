"""A command line that cannot be run, in one line: the command, what is wrong, the nearest name, where to read on."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import click
from click.exceptions import NoSuchCommand

from vlbib.core.near_names import hint

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence


def usage_line(error: click.UsageError, arguments: Sequence[str]) -> str:
    """Return one line for an error of usage in the arguments of a run; what names a command needs no further advice."""
    command = error.ctx.command_path if error.ctx else " ".join(["vlbib", *arguments[:1]])
    fault = next((words(error) for kind, words in _FAULTS if isinstance(error, kind)), error.format_message())
    advice = "" if "vlbib " in fault else f"{'' if fault.endswith('?') else ';'} see `{command} --help`"
    return f"{command}: {fault.rstrip('.')}{advice}"


def _no_such_option(error: click.NoSuchOption) -> str:
    return f"there is no option {error.option_name}{hint(error.option_name, error.possibilities or ())}"


def _no_such_command(error: NoSuchCommand) -> str:
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
