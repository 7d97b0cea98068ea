r"""Convert Org, Jupyter notebooks, LaTeX, .bbl files and plain text to Markdown, line by line.

Only what can contain titles is converted: headings, items, links, emphasis, verbatim blocks. Each line of the result
corresponds to a line of the file, so that every mention keeps its line. Org: https://orgmode.org/worg/org-syntax.html;
notebooks: https://nbformat.readthedocs.io, format 4.
"""

from __future__ import annotations

import json
import re
from bisect import bisect_left
from pathlib import PurePath
from typing import TYPE_CHECKING

import msgspec
from msgspec import Struct

from vlbib.core.json_reading import decoded_by
from vlbib.core.latex import decode
from vlbib.core.lazy_pattern import lazy_pattern
from vlbib.core.text import one_line
from vlbib.notes.formats.bib_fences import open_fences
from vlbib.notes.formats.drawers import paper_properties
from vlbib.notes.formats.field_records import records_as_items
from vlbib.notes.formats.latex_tables import tables_as_markdown
from vlbib.notes.formats.text_lists import text_as_markdown
from vlbib.notes.formats.tiddlywiki import tiddler_as_markdown

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence


class Converted(Struct, frozen=True):
    """A note as Markdown; `lines` has the file's 1-based line of each line, or is empty if they are the same."""

    text: str
    lines: tuple[int, ...] = ()


def to_markdown(text: str, file: str) -> Converted:
    """Return a note as Markdown; the suffix of its file name gives its format."""
    convert = _CONVERTERS.get(PurePath(file).suffix.lower())
    return convert(text.replace("\r\n", "\n").replace("\r", "\n")) if convert else Converted(text)


# --- Org --------------------------------------------------------------------------------------------------------------

_ORG_BLOCK = lazy_pattern(
    r"^[ \t]*#\+(?:begin_(?P<begin>src|example|export|comment)|end_(?P<end>src|example|export|comment))\b[^\n]*$",
    re.MULTILINE | re.IGNORECASE,
)
_ORG_BIBTEX = lazy_pattern(
    r"^[ \t]*#\+begin_src[ \t]+bib(?:la)?(?:tex)?\b[^\n]*\n((?:(?![ \t]*#\+end_)[^\n]*\n)*)[ \t]*#\+end_src[ \t]*$",
    re.MULTILINE | re.IGNORECASE,
)
_ORG_EXAMPLE = lazy_pattern(
    r"^[ \t]*#\+begin_example\b[^\n]*\n((?:(?![ \t]*(?:#\+(?:begin|end)_|```))[^\n]*\n)*)[ \t]*#\+end_example[ \t]*$",
    re.MULTILINE | re.IGNORECASE,
)
_ORG_DRAWER = lazy_pattern(
    r"^[ \t]*:(?:(?P<begin>)(?:PROPERTIES|LOGBOOK)|(?P<end>)END):[ \t]*$", re.MULTILINE | re.IGNORECASE
)
_PLANNING = lazy_pattern(
    r"^[ \t]*(?:(?:(?:SCHEDULED|DEADLINE|CLOSED):[ \t]*[<\[][^<>\[\]\n]*[>\]][ \t]*)+|CLOCK:[ \t]*[<\[][^\n]*)$",
    re.MULTILINE,
)
# Before every line that `_ORG_DRAWER` or `_PLANNING` may match: a search from "\n" on is far faster than from "^"
_MAY_BE_PLANNED = lazy_pattern(r"\n[ \t]*(?:SCHEDULED|DEADLINE|CLOSED|CLOCK)?:")
_ORG_LINK = lazy_pattern(r"\[\[([^\[\]\n]+)\](?:\[([^\[\]\n]+)\])?\]")
_DOCUMENTS = (".pdf", ".djvu", ".epub", ".ps")
_ORG_HEADING = lazy_pattern(
    r"(\*{1,6})[ \t]+(?P<task>(?:TODO|DONE|NEXT|WAIT(?:ING)?|HOLD|STARTED|DOING|IN-?PROGRESS|CANCELL?ED|DELEGATED"
    r"|PENDING|SOMEDAY|MAYBE|LATER|SKIP(?:PED)?|TO-?READ|READ|READING|STRT|PROJ|LOOP|KILL|IDEA)[ \t]+)?"
    r"(?:\[#[A-Z]\][ \t]+)?(?P<text>.*)"
)
_ORG_KEYWORDS = lazy_pattern(r"^#\+(?:SEQ_|TYP_)?TODO:(.*)$", re.MULTILINE | re.IGNORECASE)
_ORG_KEYWORD = lazy_pattern(r"[^\W\d_][^\s|()]*")
_ORG_TAGS = lazy_pattern(r":[\w@#%:]+:")
_ORG_TITLE = lazy_pattern(r"[ \t]*#\+title:[ \t]*(.*)", re.IGNORECASE)
_ORG_COMMENT = lazy_pattern(
    r"[ \t]*#(?:\+\w+:.*|\+(?:begin|end)_(?!src|example|export|comment)\w+.*|[ \t].*)?", re.IGNORECASE
)
_ORG_RULE = lazy_pattern(r"[ \t]*\|-[-+]*\|?[ \t]*")  # between the rows of a table: `|---+---|`
_ORG_EMPHASIS: tuple[tuple[re.Pattern[str], str], ...] = (
    (lazy_pattern(r"(?<![\w*])\*(?=[^\s*])([^*\n]*[^\s*])\*(?![\w*])"), r"**\1**"),
    (lazy_pattern(r"(?<![\w/:])/(?=[^\s/])([^/\n]*[^\s/])/(?![\w/])"), r"*\1*"),
    (lazy_pattern(r"(?<![\w=])[=~](?=\S)([^=~\n]*\S)[=~](?![\w=])"), r"`\1`"),
)


def _from_org(text: str) -> Converted:
    text = open_fences(_ORG_BIBTEX.sub(r"```bibtex\n\1```", text))
    text = _ORG_EXAMPLE.sub(r"```\n\1```", text)
    text = _without_own_keywords(_without_plans(_without_blocks(text, _ORG_BLOCK)))
    return Converted("\n".join(_org_lines(text.split("\n"))))


def _org_lines(lines: Sequence[str]) -> Iterator[str]:
    """Yield lines in Markdown. A task without text or tasks below it is an item of a list in the section above it."""
    below = [""]  # the next line that is not blank, for each line from the last one on
    for line in reversed(lines[1:]):
        below.append(line if line.strip() else below[-1])
    section = 0  # the level of the last heading
    for line, after in zip(lines, reversed(below), strict=True):
        heading = _ORG_HEADING.fullmatch(line)
        if heading is None:
            yield _org_line(line)
            continue
        level = len(heading[1])
        text = _org_inline(_without_tags(heading["text"].rstrip(" \t")))
        follower = _ORG_HEADING.fullmatch(after)
        is_last = not after or (follower is not None and len(follower[1]) <= level)
        if heading["task"] and section < level and is_last:
            yield f"- [ ] {text}"
        else:
            section = level
            yield f"{'#' * level} {text}"


def _without_own_keywords(text: str) -> str:
    """Return a text whose headings do not begin with the keywords that it declares itself (`#+TODO: LESEN | DONE`)."""
    declared = [word for line in _ORG_KEYWORDS.findall(text) for word in _ORG_KEYWORD.findall(line)]
    if not declared:
        return text
    begun = re.compile(rf"^(\*{{1,6}}[ \t]+)(?:{'|'.join(map(re.escape, declared))})[ \t]+", re.MULTILINE)
    return begun.sub(r"\1", text)


def _without_plans(text: str) -> str:
    """Return a text with blank lines for the due dates and logs that Org and Logseq add to tasks.

    Properties that identify a paper stay.
    """
    if not _MAY_BE_PLANNED.search("\n" + text):
        return text
    return _without_blocks(_PLANNING.sub("", text), _ORG_DRAWER, paper_properties)


def _org_line(line: str) -> str:
    if title := _ORG_TITLE.fullmatch(line):
        return "# " + _org_inline(title[1])
    if _ORG_RULE.fullmatch(line):
        return line.replace("+", "|")
    return "" if _ORG_COMMENT.fullmatch(line) else _org_inline(line)


def _without_tags(heading: str) -> str:
    """Return a heading without the tags at its end (`:paper:read:`)."""
    tags = heading.rsplit(maxsplit=1)[-1] if " " in heading or "\t" in heading else ""
    return heading[: -len(tags)].rstrip(" \t") if _ORG_TAGS.fullmatch(tags) else heading


def _org_inline(text: str) -> str:
    parts = re.split(r"(\[\[(?:(?!\[\[)[^\n])*?\]\])", text)
    return "".join(
        _ORG_LINK.sub(_org_link, part) if number % 2 else _org_marks(part) for number, part in enumerate(parts)
    )


def _org_marks(text: str) -> str:
    for pattern, replacement in _ORG_EMPHASIS:
        text = pattern.sub(replacement, text)
    return text


def _org_link(match: re.Match[str]) -> str:
    target = match[1].removeprefix("file:").removesuffix(".org")
    if "://" in target:
        return f"[{match[2]}]({target})" if match[2] else f"<{target}>"
    if match[1].lower().startswith(("doi:", "arxiv:")):
        return f"{match[2] or ''} {match[1]}".strip()
    page = PurePath(target).stem if target.lower().endswith(_DOCUMENTS) else target
    return f"[[{page}|{match[2]}]]" if match[2] and page != target else f"[[{match[2] or page}]]"


def _line_ends(text: str) -> str:
    return "\n" * text.count("\n")


def _without_blocks(text: str, mark: re.Pattern[str], left: Callable[[str], str] = _line_ends) -> str:
    """Return a text with blank lines for its blocks, each from its begin mark to the next end mark of its kind.

    `left` returns what to keep of a block; it must keep the number of line ends.
    """
    marks = list(mark.finditer(text))
    ends: dict[str, list[tuple[int, int]]] = {}
    for match in marks:
        if match["end"] is not None:
            ends.setdefault(match["end"].lower(), []).append(match.span())
    parts: list[str] = []
    last = 0
    for match in marks:
        closing = ends.get(match["begin"].lower(), []) if match["begin"] is not None and match.start() >= last else []
        number = bisect_left(closing, match.span())
        if number < len(closing):
            end = closing[number][1]
            parts += (text[last : match.start()], left(text[match.start() : end]))
            last = end
    return "".join((*parts, text[last:]))


# --- notebooks and canvases -------------------------------------------------------------------------------------------


_JSON_LINE = 200  # maximum characters that JSON adds to a line of a cell: indent, quotes, comma


class _Cell(msgspec.Struct):
    cell_type: str = ""
    source: str | list[str] = ""


class _Notebook(msgspec.Struct):
    cells: list[_Cell] = []


class _Card(msgspec.Struct):
    """A card of an Obsidian canvas: a text or a web page; a card for a file has neither."""

    text: str = ""
    url: str = ""


class _Canvas(msgspec.Struct):
    nodes: list[_Card] = []


_NOTEBOOK = msgspec.json.Decoder(_Notebook)
_CANVAS = msgspec.json.Decoder(_Canvas)


def _from_notebook(text: str) -> Converted:
    """Return the text cells of a notebook; their lines are located in the file as JSON strings."""
    try:
        cells = decoded_by(_NOTEBOOK, text.encode()).cells
    except msgspec.DecodeError:
        return Converted("")
    sources = (cell.source if isinstance(cell.source, str) else "".join(cell.source) for cell in cells)
    return _found_again(
        text, [(source, cell.cell_type in ("markdown", "raw")) for source, cell in zip(sources, cells, strict=True)]
    )


def _from_canvas(text: str) -> Converted:
    """Return the texts and web pages on the cards of a canvas, each at the line of its card."""
    try:
        cards = decoded_by(_CANVAS, text.encode()).nodes
    except msgspec.DecodeError:
        return Converted("")
    return _found_again(text, [(card.text or card.url, True) for card in cards])


def _found_again(text: str, sources: Sequence[tuple[str, bool]]) -> Converted:
    """Return the lines of those strings in a JSON file that are notes, each at its line in the file."""
    out: list[str] = []
    lines: list[int] = []
    at, row = 0, 1
    for source, is_note in sources:
        reach = len(text)
        room = 6 * len(source) + _JSON_LINE * (source.count("\n") + 1)
        for line in [*source.split("\n"), ""]:
            place = _json_place(text, line, at, reach)
            at, row = place, row + text.count("\n", at, place)
            reach = at + room
            if is_note:
                out.append(line)
                lines.append(row)
    return Converted("\n".join(out), tuple(lines))


def _json_place(text: str, line: str, at: int, reach: int) -> int:
    """Return the offset of a line of a cell, as a JSON string, between `at` and `reach`; `at` if it is not found."""
    if not line.strip():
        return at
    forms = {json.dumps(line)[1:-1], json.dumps(line, ensure_ascii=False)[1:-1]}
    places = [place for form in forms if (place := text.find(form, at, reach)) >= 0]
    return min(places, default=at)


# --- LaTeX ------------------------------------------------------------------------------------------------------------

_TEX_COMMENT = lazy_pattern(r"(?<!\\)%.*$", re.MULTILINE)
_TEX_UNREAD = r"verbatim\*?|lstlisting|minted|comment|tikzpicture|equation\*?|align\*?"
_TEX_VERBATIM = lazy_pattern(rf"\\(?:begin\{{(?P<begin>{_TEX_UNREAD})\}}|end\{{(?P<end>{_TEX_UNREAD})\}})")
_TEX_LINK = lazy_pattern(r"\\href\s*\{([^{}]*)\}\s*\{((?:[^{}]|\{[^{}]*\})*)\}")
_TEX_URL = lazy_pattern(r"\\url\s*\{([^{}]*)\}")
_TEX_HEADING = lazy_pattern(
    r"\\(part|chapter|section|subsection|subsubsection|paragraph)\*?\s*+(?:\[[^\[\]]*\]\s*+)?\{([^{}]*)\}"
)
# A heading with text on its line
_TEX_RUN_IN = lazy_pattern(r"\\(?:sub)?paragraph\*?\s*+(?:\[[^\[\]]*\]\s*+)?\{([^{}]*)\}[ \t]*(?=[^\s\\%])")
_TEX_ITEM = lazy_pattern(
    r"\\(?:item|bibitem)\b[ \t]*(?:\[(?:[^\[\]{}]|\{(?:[^{}]|\{[^{}]*\})*\})*\])?(?:[ \t]*\{[^{}]*\})?%?"
    r"(?:[ \t]*\n(?=[ \t]*\S))?"
)
_TEX_LABELLED = lazy_pattern(r"\\item[ \t]*\[([^\[\]{}\\\n]*[A-Za-z]{2}[^\[\]{}\\\n]*)\][ \t]*")  # description list
_TEX_STRONG = lazy_pattern(r"\\textbf\s*\{([^{}*]*)\}")
_TEX_BOLD = lazy_pattern(
    r"\\(?:textbf|emph|textit|textsl)\s*\{([^{}]*)\}|\{\\(?:em|bf|it|sl|bfseries|itshape)\s++([^{}]*?)(?:\\/)?\}"
)
_TEX_CITE = lazy_pattern(r"\\(?=[a-zA-Z]*cite)[a-zA-Z]++\*?\s*+(?:\[[^\[\]]*\]\s*+)*\{([^{}]*)\}")
_TEX_FRAME = lazy_pattern(
    r"\\(?:begin[ \t]*\{frame\}(?:<[^<>\n]*>)?(?:\[[^\[\]\n]*\])*|frametitle(?:<[^<>\n]*>)?)[ \t]*"
    r"\{((?:[^{}\n]|\{[^{}\n]*\})*)\}"
)
_TEX_TITLE = lazy_pattern(r"^[ \t]*title[ \t]*=[ \t]*\{((?:[^{}\n]|\{[^{}\n]*\})*)\},?[ \t]*$", re.MULTILINE)
# A column of a slide with words on its line
_TEX_COLUMN = lazy_pattern(r"\\column[ \t]*(?:\[[^\[\]\n]*\])?[ \t]*\{[^{}\n]*\}[ \t]*(?=[^\s\\])")
_TEX_SPACE = lazy_pattern(
    r"[ \t]*\\(?:(?:hfill|dotfill|hrulefill|qquad|quad)(?![a-zA-Z])|hspace\*?[ \t]*\{[^{}\n]*\})[ \t]*"
)
_TEX_SILENT = lazy_pattern(
    r"\\(?:begin|end|documentclass|usepackage|label|newcommand|bibliography\w*|input|include\w*|maketitle|tableofcontents"
    r"|hline|toprule|midrule|bottomrule)\b"
)
_LEVELS = {"part": 1, "chapter": 1, "section": 2, "subsection": 3, "subsubsection": 4, "paragraph": 5}


def _from_tex(text: str) -> Converted:
    text = tables_as_markdown(_without_blocks(_TEX_COMMENT.sub("", text), _TEX_VERBATIM))
    text = _TEX_LINK.sub(r"[\2](\1)", text)
    text = _TEX_URL.sub(lambda match: f"<{match[1]}>" if "://" in match[1] else match[1], text)
    text = re.sub(r"\\newblock\b[ \t]*", "", text)
    text = _TEX_RUN_IN.sub(r"**\1** ", text)
    text = _TEX_HEADING.sub(lambda match: "#" * _LEVELS[match[1]] + " " + match[2], text)
    text = _TEX_FRAME.sub(r"### \1", text)
    text = _TEX_TITLE.sub(r"- \1", text)
    text = _TEX_STRONG.sub(lambda match: f"**{match[1].strip()}**", text)
    text = _TEX_BOLD.sub(lambda match: f"*{(match[1] or match[2] or '').strip()}*", text)
    text = _TEX_CITE.sub(lambda match: "[" + "; ".join(f"@{key.strip()}" for key in match[1].split(",")) + "]", text)
    text = _TEX_SPACE.sub(" · ", _TEX_COLUMN.sub("- ", text))
    text = _TEX_LABELLED.sub(r"- [\1] ", text)
    text = _TEX_ITEM.sub(_tex_item, text)
    return Converted("\n".join(_tex_line(line) for line in text.split("\n")))


def _tex_item(match: re.Match[str]) -> str:
    """Return the sign of an item, on the line of its first words; above it are as many lines as in the source.

    A lone `-` would make the text above it a heading.
    """
    return "\n" * match[0].count("\n") + "- "


def _tex_line(line: str) -> str:
    """Return a line of LaTeX as printed; commands that print nothing are removed."""
    bare = line.lstrip()
    if _TEX_SILENT.match(bare):
        return ""
    kept = re.sub(r"~|\\[ ,;]", " ", line).replace("``", "“").replace("''", "”").replace("---", "—").replace("--", "–")
    if "\\" in kept or "{" in kept:
        kept = decode(kept) if "](" not in kept and "<http" not in kept else re.sub(r"\\[a-zA-Z]+\s*|[{}]", "", kept)
    return kept if "\n" not in kept else one_line(kept)  # a printed line break must not move the lines below


# --- Markdown ---------------------------------------------------------------------------------------------------------

# Pandoc's fenced divs, https://pandoc.org/MANUAL.html#divs-and-spans; some authors write one on a single line.
_DIV = lazy_pattern(
    r"^:{3,}+(?:[ \t]*+\{[^{}\n]*+\}[ \t]*+(?P<text>[^\s:](?:[^\n]*[^\s:])?)[ \t]*+:{3,}+[ \t]*+$|[^\n]*+)",
    re.MULTILINE,
)
_YAML_FRONT = lazy_pattern(r"\A\ufeff?---[ \t]*\n(.*?)\n---[ \t]*(?:\n|\Z)", re.DOTALL)
_TOML_FRONT = lazy_pattern(r"\A\ufeff?\+\+\+[ \t]*\n(.*?)\n\+\+\+[ \t]*(?:\n|\Z)", re.DOTALL)


def _without_divs(text: str) -> str:
    return _DIV.sub(lambda fence: fence["text"] or "", text) if ":::" in text else text


def _from_markdown(text: str) -> Converted:
    """Return Markdown without task dates and logs, and with TOML front matter in the fences of YAML."""
    match = _TOML_FRONT.match(text) or _YAML_FRONT.match(text)
    front = f"---\n{match[1]}\n---\n" if match else ""
    body = text[match.end() :] if match else text
    return Converted(front + _without_plans(_without_divs(records_as_items(open_fences(body)))))


_CONVERTERS: dict[str, Callable[[str], Converted]] = {
    ".org": _from_org, ".ipynb": _from_notebook, ".canvas": _from_canvas,
    ".tex": _from_tex, ".bbl": _from_tex, ".txt": lambda text: Converted(text_as_markdown(text)),
    ".tid": lambda text: Converted(tiddler_as_markdown(text)),
    ".md": _from_markdown, ".markdown": _from_markdown, ".qmd": _from_markdown, ".rmd": _from_markdown,
}  # fmt: skip
