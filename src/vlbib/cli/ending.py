"""How a command ends: with its exit code, and without freeing its values one by one."""

from __future__ import annotations

import atexit
import os
import sys
import threading
from typing import NoReturn


def end_process(code: int) -> NoReturn:
    """End the process; the system frees its memory at once, which Python does value by value.

    That took a tenth of the time of a first sync of 10,000 works. Exit functions run and output is flushed as usual.
    Python ends the process itself if another thread or a profiler is running, or if output cannot be flushed.
    """
    if threading.active_count() == 1 and sys.getprofile() is None:
        atexit._run_exitfuncs()  # noqa: SLF001 -- the only way to run them before `os._exit`
        if _flushed():
            os._exit(code)
    sys.exit(code)


def _flushed() -> bool:
    """Flush the output, and tell whether that succeeded."""
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    except (OSError, ValueError):
        return False
    return True
