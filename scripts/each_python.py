"""Run the suite on each installed Python from 3.11 to 3.14, and name those that are not installed.

Run `python scripts/each_python.py [PYTEST ARGUMENTS]`. Each Python gets a new environment in a temporary folder.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[1]
VERSIONS = ("3.11", "3.12", "3.13", "3.14")


def interpreter(version: str) -> str:
    """Return a working interpreter of that version; "" if there is none."""
    path = shutil.which(f"python{version}") or ""
    starts = path and subprocess.run([path, "-c", ""], capture_output=True, check=False).returncode == 0
    kept = Path.home() / ".pyenv" / "versions"
    found = sorted(kept.glob(f"{version}.*/bin/python{version}")) if kept.is_dir() else []
    return path if starts else str(found[-1]) if found else ""


def suite(python: str, place: Path, arguments: list[str]) -> int:
    """Install the project with `[test]` into a new environment and run its tests; return pytest's exit code."""
    subprocess.run([python, "-m", "venv", "--without-pip", str(place)], check=True)
    own = str(place / "bin" / "python")
    pip = [sys.executable, "-m", "pip", "--python", own, "install", "-q"]
    subprocess.run([*pip, "-e", f"{ROOT}[test]"], check=True)
    return subprocess.run([own, "-m", "pytest", "-q", *arguments], cwd=ROOT, check=False).returncode


def main(arguments: list[str]) -> int:
    """Run the suite on each Python; return 1 if it fails on any."""
    failed = []
    for version in VERSIONS:
        python = interpreter(version)
        print(f"Python {version}: {python or 'not found here, not tested'}", flush=True)
        if python:
            with tempfile.TemporaryDirectory() as place:
                failed += [version] if suite(python, Path(place), arguments) else []
    print(f"failed on {', '.join(failed)}" if failed else "passed on each that was found")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
