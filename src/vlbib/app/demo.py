"""`vlbib demo`: a small project to try vlbib with; its notes have several forms and need no network."""

from __future__ import annotations

from importlib.resources import files as resources
from pathlib import Path

from vlbib.app.first_settings import first_settings, with_lock_line
from vlbib.core.faults import CannotUse
from vlbib.settings import Settings
from vlbib.storage import files

_NO_NETWORK = '\n[resolvers]  # without this table, arXiv and Semantic Scholar are asked, too\norder = ["catalogue"]\n'


def demo_notes() -> dict[str, str]:
    """Return the texts of the demo's notes by file name."""
    folder = resources("vlbib.app") / "demo_notes"
    return {note.name: note.read_text("utf-8") for note in sorted(folder.iterdir(), key=lambda note: note.name)}


def make_demo(folder: Path) -> tuple[str, ...]:
    """Create a folder with a project in it; return the names of its files. Raises `CannotUse` if it exists already."""
    if folder.exists():
        raise CannotUse(f"{files.shown(folder)}: exists already; name another folder: vlbib demo FOLDER")
    usual = Settings()
    texts = {f"{usual.notes[0]}/{name}": text for name, text in demo_notes().items()}
    texts["vlbib.toml"] = first_settings(usual.notes, usual.library) + _NO_NETWORK
    texts[".gitattributes"] = with_lock_line("", Path(usual.library).with_suffix(".lock").name)
    try:
        (folder / usual.notes[0]).mkdir(parents=True)
    except OSError as error:
        raise CannotUse(f"{files.shown(folder)}: cannot be created ({error.strerror}); name another folder") from error
    for name, text in texts.items():
        files.write(folder / name, text.encode())
    return tuple(texts)
