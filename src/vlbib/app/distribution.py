"""Files that a paper includes from elsewhere: those of the TeX distribution, and where TeX finds others.

A short list has common files of TeX Live by package; for others `kpsewhich`, TeX's own search, is run if it is
installed (kpathsea manual, "Invoking kpsewhich"). Files of the distribution cite nothing.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from functools import lru_cache
from pathlib import Path

# Files below tex/ of TeX Live's texmf-dist, by package.
_FILES = {
    "amsfonts": "amssym.def amssym.tex cyracc.def",
    "epsf": "epsf.sty epsf.tex",
    "multido": "multido.tex",
    "pdftex": "glyphtounicode.tex",
    "pdfx": "glyphtounicode-cmr.tex glyphtounicode-ntx.tex",
    "pgf": "pgf.tex tikz.tex",
    "pictex": "pictex.tex postpictex.tex prepictex.tex",
    "pstricks": "pstricks.tex",
    "ulem": "ulem.sty",
    "xypic": "xy.tex xypic.tex",
}
_NAMES = frozenset(name for names in _FILES.values() for name in names.split())
_ROOTS = "$TEXMFDIST:$TEXMFMAIN:$TEXMFDEBIAN"
_SECONDS = 10


def is_of_distribution(name: str) -> bool:
    """Tell whether an included file (`glyphtounicode.tex`) belongs to the TeX distribution."""
    if not _NAMES.isdisjoint(_spellings(name)):
        return True
    place = find(name)
    return place is not None and any(place.is_relative_to(root) for root in _roots())


def find(name: str) -> Path | None:
    """Return where TeX, started in this folder, finds an included file; None if it does not, or without TeX.

    An .aux file is never searched for: it must be beside the paper's own.
    """
    if name.startswith("-") or name.endswith(".aux"):
        return None
    answers = (_kpsewhich(spelling) for spelling in _spellings(name))
    return next((Path(lines[0]) for lines in answers if lines), None)


def _spellings(name: str) -> tuple[str, ...]:
    r"""Return the names under which `\input` looks for a file: as given, then without .tex if a suffix is left."""
    return (name, name.removesuffix(".tex")) if Path(name.removesuffix(".tex")).suffix else (name,)


@lru_cache(maxsize=1)
def _roots() -> tuple[Path, ...]:
    lines = _kpsewhich(f"-expand-path={_ROOTS}")
    return tuple(Path(root) for line in lines for root in line.split(os.pathsep) if root)


def _kpsewhich(argument: str) -> tuple[str, ...]:
    """Return the lines that kpsewhich prints; none if it is not installed or does not answer."""
    program = shutil.which("kpsewhich")
    if program is None:
        return ()
    try:
        done = subprocess.run(  # noqa: S603 -- no shell, and no name is an option
            [program, "-progname=pdflatex", argument], capture_output=True, timeout=_SECONDS, check=False
        )
    except (OSError, ValueError, subprocess.TimeoutExpired):
        return ()
    return tuple(os.fsdecode(line) for line in done.stdout.splitlines() if line)
