"""Which links belong to which mention: those on its own line, on the lines below it, in its section.

A link below a title belongs to its work. In a section of several works, a link belongs to the work whose name it
contains, else to none. A repository whose name only contains the name of the work's own repository belongs to another
work (`chinese-clip` beside `CLIP`).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from vlbib.core.ids import Id, url_id
from vlbib.core.lazy_pattern import lazy_pattern
from vlbib.core.sites import Site, repository_name, site
from vlbib.core.text import squeeze
from vlbib.core.titles import title_size
from vlbib.notes.line.claims import is_resource

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from vlbib.core.work import Link
    from vlbib.notes.line.title import Reading

_FILE_OF_DATA = lazy_pattern(r"\.(?:pth?|ckpt|safetensors|onnx|bin|npz|zip|tar|t?gz|csv|jsonl?)$", re.IGNORECASE)


def leads_to_page(url: str) -> bool:
    """Tell whether a URL is a web page, not a file of data or weights nor another note.

    >>> [leads_to_page(url) for url in ("https://cocodataset.org", "https://x.org/a.pth", "Papers/CLIP%2041c.md")]
    [True, False, False]
    """
    return "://" in url and _FILE_OF_DATA.search(urlsplit(url).path) is None


def is_link_line(reading: Reading) -> bool:
    """Tell whether a line has nothing but links and words such as `Code:` or `Link to the paper`.

    A line with authors is a reference, however short its title is.
    """
    if not reading.links:
        return False
    if not reading.title:
        return True
    words = [part for part in re.split(r"[:：|,;/\s]+", reading.title) if part]
    is_short = title_size(reading.title) <= 2 and not (reading.links[0].label or reading.authors)
    return is_resource(" ".join(words[:5])) or is_short


def own_name(title: str) -> str:
    """Return the name that a title begins with, squeezed: `BLIP-2_ Bootstrapping ...` -> `blip2`; "" if none."""
    match = re.match(r"([^:：_]{1,40}?)(?:[:：]|_)\s", title)
    return squeeze(match[1]) if match else ""


def choose(url: str, names: Sequence[Sequence[str]]) -> int:
    """Return the index of the work that a link of its section belongs to; -1 if none. `names`: squeezed, by work.

    The longest name that the URL contains decides. If it contains none, an only work gets the link.
    """
    target = squeeze(unquote(url))
    lengths = [[0, *(len(name) for name in each if len(name) > 2 and name in target)] for each in names]
    best = [max(each) for each in lengths]
    longest = max(best, default=0)
    if longest and best.count(longest) == 1:
        return best.index(longest)
    return 0 if len(names) == 1 else -1


def repository(url: str) -> str:
    """Return the squeezed name of the code repository that a URL leads to; "" for any other page."""
    return squeeze(repository_name(url)) if site(url) is Site.CODE else ""


def without_others(links: Sequence[Link], names: Iterable[str]) -> tuple[Link, ...]:
    """Return the links without repositories of other works, if one repository has a name in `names`."""
    own = {repository(link.url) for link in links} & {name for name in names if name}
    return tuple(link for link in links if not _is_others(repository(link.url), own))


def _is_others(name: str, own: set[str]) -> bool:
    """Tell whether a repository's name contains the name of the work's own and more: `chinese-clip` beside `clip`."""
    return name not in own and any(mine in name for mine in own)


def agreeing(ids: Sequence[Id]) -> tuple[tuple[Id, ...], tuple[Id, ...]]:
    """Return the ids that can belong to one paper (the first of each scheme), and those of other papers."""
    if not ids:
        return (), ()
    first: dict[str, Id] = {}
    others = [identity for identity in ids if first.setdefault(identity.scheme, identity).key != identity.key]
    return tuple(first.values()), tuple(others)


def ids_of(links: Iterable[Link]) -> list[Id]:
    """Return the ids in links, in order."""
    return [identity for link in links if (identity := url_id(link.url)) is not None]
