"""Makes the pictures in the README from the project itself: a page in a browser, and commands in a terminal.

    python -m scripts.pictures            both
    python -m scripts.pictures terminal   only the terminal, which needs no browser

The page needs chromium and a font with Chinese letters (.ci/packages.txt). Both are written to docs/pictures. The
terminal shows the first note of the README and the real output of the commands.
"""

from __future__ import annotations

import shlex
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from scripts.moving_picture import Scene, moving_picture
from scripts.shell_blocks import fences

ROOT = Path(__file__).parents[1]
PICTURES = ROOT / "docs" / "pictures"
COLUMNS, ROWS = 104, 17
# The commands, and the seconds for which the output of each is shown.
TYPED = (
    ("cat notes/reading.md", 5),
    ("vlbib sync --offline", 6),
    ("cat references.bib", 5),
    ("vlbib explain he2016deep", 5),
    ("vlbib list", 5),
)
TYPING = 1.0  # seconds for which a command is shown without output


def run(line: str, folder: Path) -> list[str]:
    """Run a command line of vlbib or cat in a folder, and return the lines that it prints."""
    program, *arguments = shlex.split(line)
    start = [sys.executable, "-c", "from vlbib.cli import main; main()"] if program == "vlbib" else [program]
    done = subprocess.run([*start, *arguments], cwd=folder, capture_output=True, text=True, check=False)
    return (done.stdout + done.stderr).splitlines()


def terminal(folder: Path) -> str:
    """Return an SVG in which each command is typed and answered, in a folder with the first note of the README."""
    note = next(fence.text for fence in fences((ROOT / "README.md").read_text("utf-8")) if fence.language == "markdown")
    (folder / "notes").mkdir()
    (folder / "notes" / "reading.md").write_text(note, encoding="utf-8")
    scenes: list[Scene] = []
    for line, seconds in TYPED:
        printed = run(line, folder)
        lines = printed if len(printed) < ROWS else [*printed[: ROWS - 2], "..."]
        scenes += [Scene(line, (), TYPING), Scene(line, tuple(lines), seconds)]
    return moving_picture(scenes, COLUMNS)


def page(folder: Path, target: Path) -> None:
    """Take a picture of the page in headless chromium."""
    chromium = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if chromium is None:
        raise SystemExit("chromium is not installed: apt-get install chromium fonts-wqy-zenhei")
    run("vlbib sync --offline", folder)
    run("vlbib export html --title 'Vision and language' -o page.html", folder)
    options = ["--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--window-size=1200,820"]
    address = (folder / "page.html").as_uri()
    subprocess.run([chromium, *options, f"--screenshot={target}", address], check=True, capture_output=True)


def main() -> None:
    """Make the pictures in temporary folders, so that nothing in the project changes."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as name:
        (PICTURES / "terminal.svg").write_text(terminal(Path(name)), encoding="utf-8")
    if sys.argv[1:] != ["terminal"]:
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            shutil.copytree(ROOT / "notes", folder / "notes")
            shutil.copy(ROOT / "vlbib.toml", folder)
            page(folder, PICTURES / "page.png")
    print(f"made: {', '.join(sorted(path.name for path in PICTURES.iterdir()))}")


if __name__ == "__main__":
    main()
