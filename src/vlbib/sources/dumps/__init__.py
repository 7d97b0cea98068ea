"""Data dumps as streams of records, from arXiv, Semantic Scholar, OpenAlex, DBLP and others.

`add_files` adds them to an index. `reading` detects the format from the content and reads lines, whole files or XML
events; one module per format turns them into records. What cannot be read is a `DumpFault` in the stream, with its
line.
"""

from __future__ import annotations

from vlbib.sources.dumps.adding import Added, AddedFile, CannotAdd, add_files
from vlbib.sources.dumps.reading import DumpFault, DumpFormat, Step, Unknown, detect, read_dump
from vlbib.sources.dumps.rebuilding import rebuild_from_dumps
from vlbib.sources.index.grow import Damaged, Info, check_usable, index_info

__all__ = [
    "Added",
    "AddedFile",
    "CannotAdd",
    "Damaged",
    "DumpFault",
    "DumpFormat",
    "Info",
    "Step",
    "Unknown",
    "add_files",
    "check_usable",
    "detect",
    "index_info",
    "read_dump",
    "rebuild_from_dumps",
]
