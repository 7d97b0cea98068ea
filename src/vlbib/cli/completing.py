"""Shell completion of arguments and options: files, and the project's keys, tags, types and so on.

Each function is a `shell_complete` of click. If the project cannot be read nothing is offered, because a shell cannot
show an error there.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from click.shell_completion import CompletionItem

from vlbib.core.faults import CannotUse

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    import click

    from vlbib.app.entry_row import EntryRow


def offer_files(_ctx: click.Context, _param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Offer files and folders; the shell itself finds them."""
    return [CompletionItem(incomplete, type="file")]


def offer_keys(ctx: click.Context, _param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Offer the keys of the library, each with its title as a description, for shells that show one."""
    return _begun(((row.key, row.title) for row in _rows(ctx)), incomplete)


def offer_keys_or_files(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Offer the keys that fit, else files, with which `FILE:LINE` begins."""
    return offer_keys(ctx, param, incomplete) or offer_files(ctx, param, incomplete)


def offer_tags(ctx: click.Context, _param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Offer the tags of the library."""
    return _begun(((tag, "") for row in _rows(ctx) for tag in row.tags), incomplete)


def offer_types(ctx: click.Context, _param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Offer the types of the library's entries."""
    return _begun((("preprint", ""), *((row.type, "") for row in _rows(ctx))), incomplete)


def offer_formats(_ctx: click.Context, _param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Offer the formats of `export`."""
    from vlbib.exports.format import format_names

    return _begun(((name, "") for name in format_names()), incomplete)


def offer_rules(_ctx: click.Context, _param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Offer the codes of the rules for the last code of a comma-separated list (`V,L0`)."""
    from vlbib.checks.registry import RULES

    return _next_of_list(((rule.code, rule.name) for rule in RULES), incomplete)


def offer_sources(_ctx: click.Context, _param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Offer the installed sources for the last name of a comma-separated list."""
    from vlbib.sources.plugins import all_names

    return _next_of_list(((name, "") for name in all_names()), incomplete)


def _rows(ctx: click.Context) -> Sequence[EntryRow]:
    """Return the rows of the library that the command line names, by default the project's."""
    from vlbib.app.listing import listed_rows
    from vlbib.app.project import find_settings

    try:
        return listed_rows(find_settings(), ctx.params.get("library"))
    except CannotUse:
        return ()


def _next_of_list(offered: Iterable[tuple[str, str]], incomplete: str) -> list[CompletionItem]:
    before, comma, begun = incomplete.rpartition(",")
    return _begun(offered, begun, before + comma)


def _begun(offered: Iterable[tuple[str, str]], incomplete: str, before: str = "") -> list[CompletionItem]:
    """Return the words that begin with the typed text, ignoring case, each once and with its description."""
    words = {word: description for word, description in offered if word.lower().startswith(incomplete.lower())}
    return [
        CompletionItem(before + word, help=" ".join(description.split()) or None) for word, description in words.items()
    ]
