"""`vlbib search`: find entries by words in them or in the notes around their mentions."""

from __future__ import annotations

from dataclasses import asdict

import click

from vlbib.cli.shared import format_option, library_option, project
from vlbib.core.json_text import json_text

_SHOWN = 160  # characters of a passage


@click.command("search")
@click.argument("words", nargs=-1, required=True, metavar="WORDS...")
@library_option
@format_option("text", "json")
def command(words: tuple[str, ...], library: str | None, form: str) -> int:
    """Find entries by words in titles, authors, tags, your notes around the mention, and `note`, `annote` and abstract.

    Every word must occur; parts of words match, and case and accents make no difference.

    Example: vlbib search contrastive temperature
    """
    from vlbib.app.search_library import search_library
    from vlbib.report.as_text import printable

    if not any(word.strip() for word in words):
        raise click.UsageError("name a word to look for")
    hits = search_library(project(), library, words)
    if form == "json":
        click.echo(json_text({"version": 1, "hits": [asdict(hit) for hit in hits]}, indent=2))
        return 0
    if not hits:
        click.echo(printable(f"nothing in the library or around its mentions has: {' '.join(words)}"), err=True)
    width = max((len(hit.key) for hit in hits), default=0)
    for hit in hits:
        click.echo(printable(f"{hit.key:<{width}}  {hit.year or '----'}  {hit.title}"))
        for passage in hit.passages:
            click.echo(printable(f"    {passage.where}: {_short(passage.text, words[0])}"))
    return 0


def _short(text: str, word: str) -> str:
    """Return a passage, shortened to the text around a word if it is long."""
    if len(text) <= _SHOWN:
        return text
    start = max(text.lower().find(word.lower()) - _SHOWN // 3, 0)
    end = start + _SHOWN
    return f"{'...' if start else ''}{text[start:end].strip()}{'...' if end < len(text) else ''}"
