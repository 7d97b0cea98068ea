"""A one-line message for an invalid command line: the command, what is wrong, the nearest name, where the help is."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import click
from click.exceptions import NoSuchCommand

from vlbib.core.near_names import hint

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence


# What to write here for commands of other programs:
DONE_BY = {
    "build": "vlbib sync",
    "cat": "vlbib show KEY",
    "clean": "vlbib check --fix",
    "completion": "_VLBIB_COMPLETE=bash_source vlbib",
    "config": "vlbib init",
    "convert": "vlbib export FORMAT",
    "create": "vlbib init",
    "dedup": "vlbib check --select D",
    "dedupe": "vlbib check --select D",
    "delete": "vlbib ignore KEY",
    "diff": "vlbib sync --dry-run",
    "download": "vlbib open KEY --pdf",
    "duplicates": "vlbib check --select D",
    "fetch": 'vlbib resolve "TITLE"',
    "find": "vlbib search WORDS",
    "fix": "vlbib check --fix",
    "format": "vlbib check --fix",
    "get": 'vlbib resolve "TITLE"',
    "grep": "vlbib search WORDS",
    "help": "vlbib COMMAND --help",
    "import": "vlbib sync --library FILE.bib",
    "info": "vlbib show KEY",
    "lint": "vlbib check",
    "lookup": 'vlbib resolve "TITLE"',
    "ls": "vlbib list",
    "new": "vlbib init",
    "prune": "vlbib sync --prune",
    "remove": "vlbib ignore KEY",
    "rename": "vlbib rename-key KEY NEW",
    "revert": "vlbib undo",
    "rm": "vlbib ignore KEY",
    "run": "vlbib sync",
    "status": "vlbib sync --dry-run",
    "tag": "vlbib tags",
    "update": "vlbib sync --update",
    "validate": "vlbib check",
    "version": "vlbib --version",
    "view": "vlbib show KEY",
    "watch": "vlbib sync --watch",
    "why": "vlbib explain KEY",
}
# Options of other programs and ours; the first that the command has is suggested.
_LIKE = {
    "--bib": ("--library",),
    "--diff": ("--dry-run",),
    "--dry": ("--dry-run", "--diff"),
    "--dry-run": ("--diff",),
    "--force": ("--yes",),
    "--json": ("--format json",),
    "--local": ("--offline",),
    "--no-network": ("--offline",),
    "--out": ("--output",),
    "--source": ("--resolvers",),
    "--sources": ("--resolvers",),
    "-b": ("--library",),
    "-f": ("--format",),
    "-n": ("--dry-run", "--diff"),
    "-y": ("--yes",),
}


def usage_line(error: click.UsageError, arguments: Sequence[str]) -> str:
    """Return one line for a usage error; a message that names a command gets no pointer to `--help`."""
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
        return f"{error.option_name}: options go after their command: `vlbib COMMAND {error.option_name}`"
    return f"there is no option {error.option_name}{_meant(error) or _near_option(error)}"


def _near_option(error: click.NoSuchOption) -> str:
    """Return a hint to the option with the most similar name, compared without the dashes."""
    spelled = (name for name in error.possibilities or () if name.startswith("--"))
    return hint(error.option_name.lstrip("-"), [name.lstrip("-") for name in spelled]).replace("`", "`--", 1)


def _meant(error: click.NoSuchOption) -> str:
    """Return what to write instead of an option that does not exist: an argument of that name, or another option."""
    if error.ctx is None:
        return ""
    parameters = error.ctx.command.params
    if error.option_name == "--online" and any("--offline" in each.opts for each in parameters):
        return "; sources are asked unless `--offline` is given"
    word = error.option_name.lstrip("-").upper().removesuffix("S")
    for each in parameters:
        called = each.metavar or (each.name or "").upper()
        if isinstance(each, click.Argument) and len(word) > 1 and word in re.findall(r"[A-Z]+?(?=S?\b)", called):
            return f"; write `{error.ctx.command_path} {called.strip('[].')}`"
    has = {name for each in parameters for name in each.opts}
    near = (name for name in _LIKE.get(error.option_name, ()) if name.split()[0] in has)
    return next((f"; did you mean `{name}`?" for name in near), "")


def _no_such_command(error: NoSuchCommand) -> str:
    if error.command_name in DONE_BY and error.ctx and error.ctx.parent is None:
        return f"there is no command {error.command_name}; write `{DONE_BY[error.command_name]}`"
    names = error.cmd.list_commands(error.ctx) if isinstance(error.cmd, click.Group) and error.ctx else []
    return f"there is no command {error.command_name}{hint(error.command_name, names)}"


def _missing(error: click.MissingParameter) -> str:
    return f"{error.param.make_metavar(error.ctx) if error.param and error.ctx else 'an argument'} is missing"


def _bad_value(error: click.BadParameter) -> str:
    """Return the message on an invalid value, with the nearest of the allowed words if the parameter has a list."""
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
