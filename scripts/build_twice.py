"""Build wheel and sdist twice, from two copies of the tree, and compare them; the first build is kept in a folder.

Run `python scripts/build_twice.py FOLDER`; it needs hatchling. The time stamps in the archives are `SOURCE_DATE_EPOCH`,
else a fixed one.
"""

from __future__ import annotations

import hashlib
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[1]
_LEFT_OUT = shutil.ignore_patterns(".git", ".venv", "__pycache__", "*_cache", "dist", ".hypothesis")


def build(source: Path, into: Path) -> dict[str, str]:
    """Build both archives of a tree into a folder; return their digests by name."""
    subprocess.run([sys.executable, "-m", "hatchling", "build", "-d", str(into)], cwd=source, check=True)
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in sorted(into.iterdir())}


def differing(first: dict[str, str], second: dict[str, str]) -> list[str]:
    """Return the names of archives that are not the same in both builds."""
    return sorted(name for name in {*first, *second} if first.get(name) != second.get(name))


def main(arguments: list[str]) -> int:
    """Build twice; print the digests, and return 1 if archives differ."""
    (folder,) = arguments
    with tempfile.TemporaryDirectory() as place:
        builds = []
        for name in ("one", "two"):
            copy = Path(place, name, "vlbib")
            shutil.copytree(ROOT, copy, ignore=_LEFT_OUT)
            builds.append(build(copy, Path(place, name, "dist")))
        shutil.copytree(Path(place, "one", "dist"), folder, dirs_exist_ok=True)
    for name, digest in builds[0].items():
        print(f"{digest}  {name}")
    wrong = differing(*builds)
    print(f"not the same twice: {', '.join(wrong)}" if wrong else "the same twice")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
