"""`vlbib resolve`: find titles and print them as BibTeX."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from vlbib.cli.completing import offer_files
from vlbib.cli.shared import engine_option, format_option, progress, project, resolvers_option, sources_of
from vlbib.core.json_text import json_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from vlbib.report.outcome import WorkReport
    from vlbib.sources.session import Session


@click.command("resolve")
@click.argument("titles", nargs=-1, metavar="[TITLE]...")
@click.option(
    "--from",
    "source",
    metavar="FILE",
    shell_complete=offer_files,
    help="Read titles from FILE, one per line; - for standard input.",
)
@click.option("--verify", is_flag=True, help="Treat each as a formatted reference, and check it against the sources.")
@click.option("--offline", is_flag=True, help="Send nothing; use only the cache, the catalogue and your index.")
@resolvers_option
@engine_option
@format_option("text", "json", "jsonl")
def command(  # noqa: PLR0913 -- one parameter per option
    titles: tuple[str, ...],
    source: str | None,
    *,
    verify: bool,
    offline: bool,
    resolvers: str,
    engine: str | None,
    form: str,
) -> int:
    """Find works by title, short name or id, and print them as BibTeX. Writes nothing.

    With --format jsonl each work is printed on one line as soon as it is settled.

    Example: vlbib resolve "Learning Transferable Visual Models From Natural Language Supervision"
    """
    from vlbib.app.lookup import look_up
    from vlbib.app.reading.notebook import refuse_other_things
    from vlbib.sources.session import open_session

    asked = [*titles, *_lines(source)]
    if not asked:
        raise click.UsageError('name a title: vlbib resolve "TITLE", or --from FILE with one title a line')
    if verify:
        return _verified(tuple(asked), sources_of(resolvers), form, offline=offline)
    for title in titles:
        refuse_other_things(title)
    with (
        progress() as listener,
        open_session(
            project(), only=sources_of(resolvers), offline=offline, listener=listener, engine=engine or ""
        ) as session,
    ):
        works = list(_printed(look_up(asked, session, listener.step, chunk=_chunk(engine)), form))
        return _end(works, session, form)


def _chunk(engine: str | None) -> int:
    """Return how many titles are looked up at a time; to an engine that scans, many cost the same as one."""
    from vlbib.app.lookup import CHUNK, LARGE_CHUNK

    return LARGE_CHUNK if engine in ("duckdb", "spark") else CHUNK


def _verified(strings: tuple[str, ...], resolvers: tuple[str, ...], form: str, *, offline: bool) -> int:
    """Check formatted references, print the report, and return the exit code, as `vlbib verify` does."""
    from vlbib.app.verify.verifying import VerifyRequest, verify_references
    from vlbib.cli.verify_command import verified_exit
    from vlbib.report.verified_json import verified_json
    from vlbib.report.verified_text import verified_text

    with progress() as listener:
        done = verify_references(
            VerifyRequest(strings=strings, resolvers=resolvers, offline=offline), project(), listener
        )
    click.echo((verified_text if form == "text" else verified_json)(done), nl=False)
    return verified_exit(done, "warning")


def _lines(source: str | None) -> Iterator[str]:
    from vlbib.core.faults import CannotUse

    if source is None:
        return
    try:
        data = sys.stdin.buffer.read() if source == "-" else Path(source).read_bytes()
        text = data.decode("utf-8-sig")
    except OSError as error:
        raise CannotUse(f"{source}: cannot be read ({error.strerror}); name a file with one title a line") from error
    except UnicodeDecodeError as error:
        raise CannotUse(f"{source}: is not UTF-8; save it as UTF-8") from error
    yield from (line.strip() for line in text.splitlines() if line.strip())


def _printed(works: Iterable[WorkReport], form: str) -> Iterator[WorkReport]:
    """Yield each work, after printing it if the output format allows that."""
    from vlbib.report.as_json import work_json
    from vlbib.report.as_text import to_line

    shown: set[str | None] = set()
    for work in works:
        if form == "jsonl":
            click.echo(json_text(work_json(work)))
        elif form == "text" and work.bibtex:
            if work.key not in shown:
                click.echo(f"{work.bibtex}\n")
            shown.add(work.key)
        elif form == "text":
            click.echo(to_line(work), err=True)
        yield work


def _end(works: list[WorkReport], session: Session, form: str) -> int:
    from vlbib.report.as_json import to_json
    from vlbib.report.outcome import Report, summed

    report = Report(
        works=tuple(works),
        summary=summed(works),
        sources=session.counts,
        missed=session.missed,
        warnings=tuple(session.warnings),
    )
    if form == "json":
        click.echo(to_json(report), nl=False)
    for name, reason in session.missed.items():
        click.echo(f"{name} could not be asked: {reason}", err=True)
    return report.exit_code
