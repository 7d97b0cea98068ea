"""Makes the pictures of the README from the project itself: the page in a browser, and the commands in a terminal.

    python scripts/pictures.py

Needs chromium and a font with Chinese letters (.ci/packages.txt). Writes docs/pictures/page.png and terminal.svg.
"""

from __future__ import annotations

import io
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from rich.console import Console
from rich.text import Text

ROOT = Path(__file__).parents[1]
PICTURES = ROOT / "docs" / "pictures"
PAPER = r"Contrastive training \citep{radford2021clip, jia2021aling} scales \citep[see][]{Schuhmann2022laion5b}."
COMMANDS = (
    ("vlbib sync --offline", 5),
    ("vlbib explain radford2021clip", 9),
    ("vlbib cite paper.tex -o paper.bib", 3),
    ("vlbib export html --title 'Vision and language' -o page.html", 3),
)
WIDTH = 112


def run(command: str, folder: Path) -> str:
    """Run a command of vlbib in a folder, and return what it prints."""
    import shlex

    arguments = [sys.executable, "-c", "from vlbib.cli import main; main()", *shlex.split(command)[1:]]
    done = subprocess.run(arguments, cwd=folder, capture_output=True, text=True, check=False)
    return done.stdout + done.stderr


def terminal(folder: Path) -> str:
    """Return an SVG of the commands and the first lines of what they print."""
    console = Console(record=True, width=WIDTH, file=io.StringIO(), force_terminal=True)
    for command, lines in COMMANDS:
        console.print(Text.assemble(("$ ", "bold green"), (command, "bold")))
        printed = run(command, folder).rstrip("\n").split("\n")
        for line in printed[:lines]:
            console.print(Text(line), no_wrap=True, overflow="ellipsis")
        if len(printed) > lines:
            console.print(Text("...", "dim"))
        console.print()
    return console.export_svg(title="vlbib", unique_id="vlbib")


def page(folder: Path, target: Path) -> None:
    """Take a picture of the page in headless chromium."""
    chromium = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if chromium is None:
        raise SystemExit("chromium is not installed: apt-get install chromium fonts-wqy-zenhei")
    options = ["--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--window-size=1200,820"]
    address = (folder / "page.html").as_uri()
    subprocess.run([chromium, *options, f"--screenshot={target}", address], check=True, capture_output=True)


def main() -> None:
    """Make both pictures in a copy of the project, so that nothing in it changes."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        shutil.copytree(ROOT / "notes", folder / "notes")
        shutil.copy(ROOT / "vlbib.toml", folder)
        (folder / "paper.tex").write_text(PAPER, encoding="utf-8")
        (PICTURES / "terminal.svg").write_text(terminal(folder), encoding="utf-8")
        page(folder, PICTURES / "page.png")
    print(f"made {PICTURES.relative_to(ROOT)}/terminal.svg and page.png")


if __name__ == "__main__":
    main()
