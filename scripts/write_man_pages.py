"""Write man/: a page for each command, from the same source as its --help.

Run `python -m scripts.write_man_pages` after a command or an option changed; `scripts.write_reference` does it, too.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from vlbib.cli import vlbib

if TYPE_CHECKING:
    from collections.abc import Iterator

FOLDER = Path(__file__).parents[1] / "man"
_CODES = (
    ("0", "done"),
    ("1", "findings, or --locked would change something"),
    ("2", "unusable input: one line says what, where and what to do; nothing is written"),
    ("3", "something waits for you: a decision, or a note in a folder that could not be read"),
    ("4", "a source could not be asked; what is settled is written"),
    ("70", "a bug in vlbib"),
    ("130", "interrupted"),
)


def man_pages() -> dict[str, str]:
    """Return the pages by file name."""
    context = click.Context(vlbib, info_name="vlbib")
    return {f"{'-'.join(names)}.1": _page(names, command) for names, command in _commands(vlbib, ("vlbib",), context)}


def _commands(
    command: click.Command, names: tuple[str, ...], context: click.Context
) -> Iterator[tuple[tuple[str, ...], click.Command]]:
    yield names, command
    if isinstance(command, click.Group):
        for name in command.list_commands(context):
            below = command.get_command(context, name)
            if below is not None:
                yield from _commands(below, (*names, name), context)


def _page(names: tuple[str, ...], command: click.Command) -> str:
    context = click.Context(command, info_name=" ".join(names))
    usage = " ".join(command.collect_usage_pieces(context))
    paragraphs = [part for part in (command.help or "").split("\n\n") if part]
    lines = [f'.TH "{_escaped("-".join(names).upper())}" "1" "" "vlbib"', ".SH NAME"]
    lines += [_escaped(f"{'-'.join(names)} \\- {_line(paragraphs[0])}", keep="\\-")]
    lines += [".SH SYNOPSIS", f".B {_escaped(' '.join(names))}", _escaped(usage), ".SH DESCRIPTION"]
    for paragraph in paragraphs:
        lines += [".PP", _escaped(_line(paragraph))]
    lines += _options(command, context)
    if isinstance(command, click.Group):
        names_below = command.list_commands(context)
        lines += _listed(".SH COMMANDS", [(name, _short(command, name, context)) for name in names_below])
    lines += _listed(".SH EXIT STATUS", list(_CODES))
    return "\n".join(lines) + "\n"


def _options(command: click.Command, context: click.Context) -> list[str]:
    options = [option for option in command.get_params(context) if isinstance(option, click.Option)]
    records = [record for option in options if (record := option.get_help_record(context))]
    return _listed(".SH OPTIONS", records)


def _short(group: click.Group, name: str, context: click.Context) -> str:
    command = group.get_command(context, name)
    return _line((command.help or "").split("\n\n", maxsplit=1)[0]) if command else ""


def _listed(heading: str, records: list[tuple[str, str]]) -> list[str]:
    lines = [heading] if records else []
    for term, text in records:
        lines += [".TP", f".B {_escaped(term)}", _escaped(_line(text))]
    return lines


def _line(text: str) -> str:
    return " ".join(text.replace("\b", "").split())


def _escaped(text: str, keep: str = "") -> str:
    """Return text escaped for troff; `keep` is a piece of troff that is left as it is."""
    held = text.replace(keep, "\0") if keep else text
    safe = held.replace("\\", "\\e").replace("-", "\\-").replace("\0", keep)
    return f"\\&{safe}" if safe.startswith((".", "'")) else safe


def main() -> None:
    """Write the pages, and remove those of commands that no longer exist."""
    pages = man_pages()
    FOLDER.mkdir(exist_ok=True)
    for path in FOLDER.glob("*.1"):
        if path.name not in pages:
            path.unlink()
    for name, text in pages.items():
        (FOLDER / name).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
