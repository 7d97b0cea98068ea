"""The library as one HTML page that needs no network, to search, filter, cite and print.

Markup, style and script are in web/. Every value is escaped, links lead to the web only, and the page's
Content-Security-Policy allows no other script. Each entry has a COinS span for the Zotero connector.
"""

from __future__ import annotations

import base64
import hashlib
from functools import lru_cache
from importlib.resources import files
from itertools import repeat
from string import Template
from typing import TYPE_CHECKING

from vlbib.exports.bibtex import bibtex_entry
from vlbib.exports.charts import timeline, topics
from vlbib.exports.coins import coins
from vlbib.exports.format import Dropped, Exported, ExportOptions
from vlbib.exports.markdown import full_name
from vlbib.exports.places_in_words import place_words
from vlbib.exports.tagtree import Branch, gathered, set_paths
from vlbib.exports.values.plain import html_text
from vlbib.exports.web_links import links

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from vlbib.core.names import Name
    from vlbib.exports.item import Item

name = "html"
suffix = ".html"

_SHOWN_AUTHORS = 8
_LONG_MENU = 25
# Not shown: where users keep their copies concerns no reader.
PRIVATE = frozenset(
    {"file", "owner", "timestamp", "bdsk-file-1", "bdsk-url-1", "local-url", "date-added", "date-modified"}
)


def render(items: Sequence[Item], options: ExportOptions) -> Exported:
    """Return the page, with the entries in the given order."""
    items = tuple(items)
    script = _part("page.js")
    digest = base64.b64encode(hashlib.sha256(f"\n{script}".encode()).digest()).decode()
    parts = {
        "title": html_text(options.title),
        "hash": f"sha256-{digest}",
        "style": _part("page.css"),
        "script": script,
        "count": f"{len(items)} entr{'y' if len(items) == 1 else 'ies'}",
        "separator": html_text(_separator(items)),
        "tree": _tree(gathered(items, set_paths), _separator(items)),
        "charts": _charts(items),
    }
    head, tail = (Template(text).substitute(parts).encode() for text in _part("page.html").split("${entries}"))
    articles = [_article(item).encode() for item in items]
    return Exported(b"".join([head, *articles, tail]), tuple(_dropped(items)))


@lru_cache(maxsize=3)
def _part(file: str) -> str:
    return (files("vlbib.exports") / "web" / file).read_text(encoding="utf-8")


def _separator(items: Sequence[Item]) -> str:
    """Return the separator between the levels of a tag; all items of a library have the same one."""
    return items[0].separator if items else ""


def _charts(items: Sequence[Item]) -> str:
    """Return the charts, folded."""
    drawn = timeline(items) + topics(items)
    return f'<details class="charts"><summary>Charts</summary>\n{drawn}</details>' if drawn else ""


def _tree(root: Branch, separator: str) -> str:
    """Return the menu of tags; if it is long, lower levels are folded."""
    is_open = sum(1 for _ in root.walk()) <= _LONG_MENU
    tags = _branches(root, separator, is_open=is_open)
    return f'<nav aria-label="Tags"><h2>Tags</h2>\n{tags}</nav>' if root.below else ""


def _branches(branch: Branch, separator: str, *, is_open: bool) -> str:
    return f"<ul>{''.join(_branch(child, separator, is_open=is_open) for child in branch.children)}</ul>"


def _branch(branch: Branch, separator: str, *, is_open: bool) -> str:
    tag, name = html_text(separator.join(branch.path)), html_text(branch.name)
    label = (
        f'<button type="button" class="choose" data-tag="{tag}"><span>{name}</span> '
        f"<small>{len(branch.keys())}</small></button>"
    )
    if not branch.below:
        return f"<li>{label}</li>"
    state = f'aria-expanded="{str(is_open).lower()}" aria-label="Below {name}"'
    fold = f'<button type="button" class="twist" {state}></button>'
    return f"<li>{fold}{label}{_branches(branch, separator, is_open=is_open)}</li>"


def _article(item: Item) -> str:
    key, year = html_text(item.key), html_text(item.year)
    heading = f'<h2><a href="#{key}">{html_text(item.title or item.key)}</a></h2>\n'
    return (
        f'<article id="{key}" data-year="{year}">\n{heading}{_who(item)}{_where(item)}{_tools(item)}{_more(item)}'
        f'<span class="Z3988" title="{coins(item)}"></span>\n</article>\n'
    )


def _more(item: Item) -> str:
    """Return what is folded: the abstract, and the entry's BibTeX."""
    abstract = item.text("abstract")
    folded = f"<details><summary>Abstract</summary><p>{html_text(abstract)}</p></details>\n" if abstract else ""
    source = html_text(bibtex_entry(item, without=PRIVATE))
    copy = '<button type="button" data-copy="bibtex">Copy</button>'
    return (
        f'<div class="more">{folded}'
        f'<details class="source"><summary>BibTeX</summary>{copy}<pre>{source}</pre></details></div>\n'
    )


@lru_cache(maxsize=65536)
def _name(name: Name) -> str:
    return html_text(full_name(name))


def _who(item: Item) -> str:
    names = [_name(name) for name in item.authors.names or item.editors.names]
    if not names:
        return ""
    shown, rest = names[:_SHOWN_AUTHORS], names[_SHOWN_AUTHORS:]
    if len(rest) == 1:
        shown, rest = names, []
    comma = "," if len(shown) > 1 else ""
    text = ", ".join(shown) + (f"{comma} et al." if item.authors.others else "")
    if rest:
        more = f"and {len(rest)} more"
        text += (
            f'<span class="rest">, {", ".join(rest)}</span> '
            f'<button type="button" class="fold" aria-expanded="false" data-more="{more}">{more}</button>'
        )
    return f'<p class="who">{text}</p>\n'


def _where(item: Item) -> str:
    venue = place_words(item)
    volume = ":".join([part for part in (item.text("volume"), item.page_range.replace("-", "–")) if part])
    year = "" if venue.endswith(item.year) else item.year
    parts = [f"<i>{html_text(venue)}</i>" if venue else "", html_text(volume), html_text(year)]
    text = ", ".join([part for part in parts if part])
    return f'<p class="where">{text}</p>\n' if text else ""


def _tools(item: Item) -> str:
    key = html_text(item.key)
    parts = [f'<button type="button" class="key" data-copy="cite" title="Copy \\cite{{{key}}}">{key}</button>']
    ids = {"DOI": item.doi, "arXiv": item.arxiv}
    parts += [_link(label, url, ids.get(label, "")) for label, url in links(item)]
    parts += map(_tag, item.tags, item.set_tag_paths, repeat(item.separator))
    return f'<p class="tools">{" ".join(parts)}</p>\n'


def _link(label: str, url: str, number: str) -> str:
    """Return a link; an id is kept for printing."""
    printed = f' data-id="{html_text(number)}"' if number else ""
    return f'<a href="{html_text(url)}" rel="noopener"{printed}>{label}</a>'


@lru_cache(maxsize=4096)
def _tag(tag: str, path: Sequence[str], separator: str) -> str:
    return f'<button type="button" class="tag" data-tag="{html_text(separator.join(path))}">{html_text(tag)}</button>'


def _dropped(items: Sequence[Item]) -> Iterator[Dropped]:
    for item in items:
        for name in item.values:
            if name in PRIVATE:
                yield Dropped(
                    item.key, item.written_as(name), "left out of the page: it is private", item.line_of(name)
                )
