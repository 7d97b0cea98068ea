"""The page: the library as one HTML file that needs no network, to search, filter, cite and print.

Its markup, style and script stand in web/. Every value is escaped, links lead to the web only, and the page's own
Content-Security-Policy lets no other script run. Each entry carries a COinS span for the Zotero connector.
"""

from __future__ import annotations

import base64
import hashlib
from functools import lru_cache
from html import escape
from importlib.resources import files
from string import Template
from typing import TYPE_CHECKING

from vlbib.exports.bibtex import bibtex_entry
from vlbib.exports.charts import timeline, topics
from vlbib.exports.coins import coins
from vlbib.exports.format import Dropped, Exported, ExportOptions
from vlbib.exports.markdown import full_name
from vlbib.exports.tagtree import Branch, gathered
from vlbib.exports.web_links import links

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from vlbib.exports.item import Item

name = "html"
suffix = ".html"

_SHOWN_AUTHORS = 8
_LONG_MENU = 25
# Where the owner keeps his copies is no reader's business.
PRIVATE = frozenset(
    {"file", "owner", "timestamp", "bdsk-file-1", "bdsk-url-1", "local-url", "date-added", "date-modified"}
)


def render(items: Sequence[Item], options: ExportOptions) -> Exported:
    """Return the page, entries in the order given."""
    script = _part("page.js")
    digest = base64.b64encode(hashlib.sha256(f"\n{script}".encode()).digest()).decode()
    text = Template(_part("page.html")).substitute(
        title=escape(options.title),
        hash=f"sha256-{digest}",
        style=_part("page.css"),
        script=script,
        count=len(items),
        timeline=timeline(items),
        topics=topics(items),
        tree=_tree(gathered(items)),
        entries="".join(_article(item) for item in items),
    )
    return Exported(text, tuple(_dropped(items)))


@lru_cache(maxsize=3)
def _part(file: str) -> str:
    return (files("vlbib.exports") / "web" / file).read_text(encoding="utf-8")


def _tree(root: Branch) -> str:
    """Return the menu of tags; what lies below a tag is folded where the menu would be long."""
    is_open = sum(1 for _ in root.walk()) <= _LONG_MENU
    return f'<h2>Tags</h2>\n<nav aria-label="Tags">{_branches(root, is_open=is_open)}</nav>' if root.below else ""


def _branches(branch: Branch, *, is_open: bool) -> str:
    lines = "".join(_branch(child, is_open=is_open) for child in branch.children)
    return f"<ul>{lines}</ul>"


def _branch(branch: Branch, *, is_open: bool) -> str:
    tag = escape("/".join(branch.path))
    label = f'<button type="button" data-tag="{tag}">{escape(branch.name)} <small>{len(branch.keys())}</small></button>'
    if not branch.below:
        return f"<li>{label}</li>"
    fold = "<details open>" if is_open else "<details>"
    return f"<li>{fold}<summary>{label}</summary>{_branches(branch, is_open=is_open)}</details></li>"


def _article(item: Item) -> str:
    key, year = escape(item.key), escape(item.year)
    what = f'<h2><a href="#{key}">{escape(item.title or item.key)}</a></h2>\n{_who(item)}{_where(item)}'
    abstract = item.text("abstract")
    if abstract:
        what += f"<details><summary>Abstract</summary><p>{escape(abstract)}</p></details>\n"
    return (
        f'<article id="{key}" data-year="{year}">\n<div class="what">{what}{_tools(item)}</div>\n'
        f"<details><summary>BibTeX</summary><pre>{escape(bibtex_entry(item, without=PRIVATE))}</pre></details>\n"
        f'<span class="Z3988" title="{coins(item)}"></span>\n</article>\n'
    )


def _who(item: Item) -> str:
    names = [escape(full_name(name)) for name in item.authors.names or item.editors.names]
    if not names:
        return ""
    shown, rest = names[:_SHOWN_AUTHORS], names[_SHOWN_AUTHORS:]
    if len(rest) == 1:
        shown, rest = names, []
    text = ", ".join(shown) + (", et al." if item.authors.others else "")
    if rest:
        more = f"and {len(rest)} more"
        text += (
            f'<span class="rest">, {", ".join(rest)}</span> '
            f'<button type="button" class="fold" aria-expanded="false" data-more="{more}">{more}</button>'
        )
    return f'<p class="who">{text}</p>\n'


def _where(item: Item) -> str:
    venue = item.container or item.text("eventtitle") or item.publisher or ("arXiv" if item.arxiv else "")
    volume = ":".join(part for part in (item.text("volume"), item.page_range) if part)
    parts = [f"<i>{escape(venue)}</i>" if venue else "", escape(volume), escape(item.year)]
    text = ", ".join(part for part in parts if part)
    return f'<p class="where">{text}</p>\n' if text else ""


def _tools(item: Item) -> str:
    parts = [f"<code>{escape(item.key)}</code>"]
    parts += [f'<a href="{escape(url)}" rel="noopener">{label}</a>' for label, url in links(item)]
    parts.append('<button type="button" data-copy="cite">\\cite</button>')
    parts.append('<button type="button" data-copy="bibtex">BibTeX</button>')
    parts += [_tag(tag, path) for tag, path in zip(item.tags, item.tag_paths, strict=True)]
    return f'<p class="tools">{" ".join(parts)}</p>\n'


def _tag(tag: str, path: Sequence[str]) -> str:
    return f'<button type="button" class="tag" data-tag="{escape("/".join(path))}">{escape(tag)}</button>'


def _dropped(items: Sequence[Item]) -> Iterator[Dropped]:
    for item in items:
        for name in item.values:
            if name in PRIVATE:
                yield Dropped(
                    item.key, item.written_as(name), "left out of the page: it is private", item.line_of(name)
                )
