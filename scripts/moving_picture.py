"""An SVG that plays scenes of a terminal in a loop, with CSS only: it runs no script and loads nothing.

Without animation (in print, or for readers who prefer reduced motion), the last scene is shown.
"""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_COLUMN, _ROW, _EDGE, _BAR = 8.43, 20, 16, 34  # pixels: letter width, line height, margin, height of the top bar
_FONT = "ui-monospace, SFMono-Regular, Menlo, Consolas, 'DejaVu Sans Mono', monospace"
_STYLE = """\
text { font: 14px %s; fill: #d6dae0; white-space: pre; }
.prompt { fill: #7ee787; font-weight: bold; }
.typed { fill: #ffffff; font-weight: bold; }
.scene { opacity: 0; }
.last { opacity: 1; }
@media (prefers-reduced-motion: no-preference) {
%s
}
@media print { .scene { animation: none; } }
"""


@dataclass(frozen=True, slots=True)
class Scene:
    """What the terminal shows for some seconds: a command, and the lines below it."""

    command: str
    lines: tuple[str, ...]
    seconds: float


def moving_picture(scenes: Sequence[Scene], columns: int) -> str:
    """Return the SVG of scenes that are `columns` letters wide; longer lines are cut with an ellipsis."""
    rows = max(len(scene.lines) + 1 for scene in scenes)
    width, height = round(columns * _COLUMN) + 2 * _EDGE, _BAR + rows * _ROW + _EDGE
    style = _STYLE % (_FONT, "\n".join(_moves(scenes)))
    drawn = "\n".join(_drawn(number, scene, columns, last=scene is scenes[-1]) for number, scene in enumerate(scenes))
    story = escape("; ".join(dict.fromkeys(scene.command for scene in scenes)))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}"'
        ' role="img">\n'
        f"<title>{story}</title>\n<style>\n{style}</style>\n"
        f'<rect width="{width}" height="{height}" rx="8" fill="#16191f"/>\n{_lights()}\n{drawn}\n</svg>\n'
    )


def _moves(scenes: Sequence[Scene]) -> list[str]:
    """Return the CSS that shows each scene at its time, with an animation as long as all scenes together."""
    whole = sum(scene.seconds for scene in scenes)
    rules, begin = [], 0.0
    for number, scene in enumerate(scenes):
        start, end = (100 * at / whole for at in (begin, begin + scene.seconds))
        before = "0% { opacity: 0; } " if start else ""
        after = f" {end:.2f}%, 100% {{ opacity: 0; }}" if end < 99.99 else ""
        rules += [
            f".s{number} {{ animation: s{number} {whole:g}s step-end infinite; }}",
            f"@keyframes s{number} {{ {before}{start:.2f}% {{ opacity: 1; }}{after} }}",
        ]
        begin += scene.seconds
    return rules


def _lights() -> str:
    colours = ("#ff5f57", "#febc2e", "#28c840")
    return "".join(f'<circle cx="{20 + 20 * at}" cy="17" r="6" fill="{colour}"/>' for at, colour in enumerate(colours))


def _drawn(number: int, scene: Scene, columns: int, *, last: bool) -> str:
    rows = [_command(scene.command), *(escape(_cut(line, columns)) for line in scene.lines)]
    texts = [f'<text x="{_EDGE}" y="{_BAR + 14 + at * _ROW}">{row}</text>' for at, row in enumerate(rows)]
    return "\n".join([f'<g class="scene s{number}{" last" * last}">', *texts, "</g>"])


def _command(line: str) -> str:
    return f'<tspan class="prompt">$ </tspan><tspan class="typed">{escape(line)}</tspan>'


def _cut(line: str, columns: int) -> str:
    return line if len(line) <= columns else f"{line[: columns - 1]}…"
