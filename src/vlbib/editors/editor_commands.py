"""The commands that the editor can run: pin, ignore, accept, open, sync, and the list of what waits.

Each returns "" or its result; a failure is shown to the user and returned as text.
"""

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
    """Record in the settings which work a line means."""
    return ls.do(f"pin {named} {to}", lambda: api.pin(named, to))


def do_ignore(ls: VlbibServer, named: str) -> str:
    """Record in the settings that a line names no work."""
    return ls.do(f"ignore {named}", lambda: api.ignore(named))


def do_accept(ls: VlbibServer, key: str, field: str, whose: str) -> str:
    """Settle the conflict of a field with the owner's value (`mine`) or the sources' (`theirs`)."""
    return ls.do(f"accept {key} {field}", lambda: api.accept(key, field, mine=whose == "mine"))


def do_open(ls: VlbibServer, key: str) -> str:
    """Have the editor open the page of an entry; return its URI."""
    try:
        address = api.address(key)
    except CannotUse as error:
        ls.refuse(error)
        return ""
    uri = address if "://" in address else uri_of(Path(address))
    ls.window_show_document(lsp.ShowDocumentParams(uri, external=True))
    return uri


async def do_sync(ls: VlbibServer, *sources: str) -> str:
    """Sync with the notes as saved, and return the report; with `online`, sources on the network are asked too."""
    COMMAND.set("sync" if "online" in sources else "sync --offline")
    try:
        ls.desk.refuse_unsaved(ls.desk.library())
        report = await asyncio.to_thread(api.sync, offline="online" not in sources)
    except CannotUse as error:
        return ls.refuse(error)
    ls.check_all()
    return to_text(report)


def do_list_waiting(ls: VlbibServer, *notes: str) -> list[str]:
    """Return what waits for a decision, each with its note: lines of `notes`, or by default all works."""
    with ls.desk.open():
        try:
            overviews = [api.overview(note) for note in notes]
            decisions = [] if notes else api.waiting()
        except CannotUse as error:
            ls.refuse(error)
            return []
    lines = [f"{seen.file}: {line.text} ({line.status})" for seen in overviews for line in seen.waiting]
    return [*lines, *(f"{work.file}: {work.text} ({work.status.value})" for work in decisions)]
