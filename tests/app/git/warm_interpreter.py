"""A program that git uses as the interpreter of its merge driver; it passes the command to a warm interpreter."""

from __future__ import annotations

import os
import shlex
import threading
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from tests.e2e.nursery import COMMAND, Nursery

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextmanager
def warm_interpreter(folder: Path) -> Iterator[Path]:
    """Yield a program that runs `-m vlbib ...` in a new process like an interpreter, but without the start-up."""
    nursery = Nursery(folder)
    orders, codes, program = folder / "orders", folder / "codes", folder / "python3"
    os.mkfifo(orders)
    os.mkfifo(codes)
    here = shlex.quote(str(folder))
    program.write_text(
        "#!/bin/sh\n"
        f"env -0 > {here}/environment\n"
        "shift 2\n"
        f'printf \'%s\\n\' "$PWD" "$@" > {here}/orders\n'
        f"read -r code < {here}/codes\n"
        f"cat {here}/out\n"
        f"cat {here}/err >&2\n"
        'exit "$code"\n'
    )
    program.chmod(0o755)
    serving = threading.Thread(target=_serve, args=(nursery, orders, codes), daemon=True)
    serving.start()
    yield program
    orders.write_text("\n")  # an order without a folder ends it
    serving.join()
    nursery.close()


def _serve(nursery: Nursery, orders: Path, codes: Path) -> None:
    while (order := orders.read_text(encoding="utf-8").splitlines())[0]:
        folder, *arguments = order
        pairs = (orders.parent / "environment").read_text(encoding="utf-8").split("\0")[:-1]
        code, _, _ = nursery.run(COMMAND, arguments, Path(folder), dict(pair.split("=", 1) for pair in pairs))
        codes.write_text(f"{code}\n", encoding="utf-8")
