"""The editor's commands that write files when the user asks for it: each runs the vlbib command of that name."""

from __future__ import annotations

import asyncio
from pathlib import Path

from lsprotocol import types as lsp

from vlbib import api
from vlbib.core.faults import CannotUse
from vlbib.editors.vlbib_server import VlbibServer, uri_of
from vlbib.report.as_text import to_text
from vlbib.storage.running import COMMAND


def do_pin(ls: VlbibServer, named: str, to: str) -> str:
    """Write into the settings what a line means."""
    return ls.do(f"pin {named} {to}", lambda: api.pin(named, to))


def do_ignore(ls: VlbibServer, named: str) -> str:
    """Write into the settings that a line names no work."""
    return ls.do(f"ignore {named}", lambda: api.ignore(named))


def do_accept(ls: VlbibServer, key: str, field: str, whose: str) -> str:
    """Settle the conflict of a field: `mine` or `theirs` stands."""
    return ls.do(f"accept {key} {field}", lambda: api.accept(key, field, mine=whose == "mine"))


def do_open(ls: VlbibServer, key: str) -> str:
    """Have the editor show the page of an entry."""
    try:
        address = api.address(key)
    except CannotUse as error:
        ls.refuse(error)
        return ""
    uri = address if "://" in address else uri_of(Path(address))
    ls.window_show_document(lsp.ShowDocumentParams(uri, external=True))
    return uri


async def do_sync(ls: VlbibServer, *sources: str) -> str:
    """Bring the library up to date with the notes on the disk; `online` asks the sources that are far away, too."""
    COMMAND.set("sync" if "online" in sources else "sync --offline")
    try:
        ls.desk.refuse_unsaved(ls.desk.library())
        report = await asyncio.to_thread(api.sync, offline="online" not in sources)
    except CannotUse as error:
        return ls.refuse(error)
    ls.tell_all()
    return to_text(report)


def do_tell_waiting(ls: VlbibServer, *notes: str) -> list[str]:
    """Return what waits, each with its note: the lines of the notes named, without any the works to be decided."""
    with ls.desk.open():
        try:
            overviews = [api.overview(note) for note in notes]
            decisions = [] if notes else api.waiting()
        except CannotUse as error:
            ls.refuse(error)
            return []
    lines = [f"{seen.file}: {line.text} ({line.status})" for seen in overviews for line in seen.waiting]
    return [*lines, *(f"{work.file}: {work.text} ({work.status.value})" for work in decisions)]
