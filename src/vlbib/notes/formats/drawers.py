"""What the properties of a heading in Org or Logseq say about its paper: its title, an id, or its page.

Drawers: https://orgmode.org/worg/org-syntax.html#Property_Drawers; `ROAM_REFS` is a property of Org-roam.
"""

from __future__ import annotations

from vlbib.core.ids import locate_ids, url_id
from vlbib.core.lazy_pattern import lazy_pattern

_PROPERTY = lazy_pattern(r"[ \t]*:([\w-]+):[ \t]+(\S.*)")
_TITLES = frozenset(("TITLE", "PAPER", "PAPER_TITLE", "PAPERS", "ARTICLE", "READING", "논문", "论文", "論文"))
_WORDS = {"DOI": "doi:", "EPRINT": "arXiv:", "ARXIV": "arXiv:", "ARXIV_ID": "arXiv:", "PMID": "PMID: "}


def paper_properties(drawer: str) -> str:
    r"""Return a drawer with only the properties that identify a paper, as text; its lines stay in place.

    Properties with a number (`PAPER2`) are those of several papers: each becomes a list item.

    >>> paper_properties(":PROPERTIES:\n:DOI: 10.1109/CVPR.2016.90\n:EFFORT: 2h\n:END:")
    '\ndoi:10.1109/CVPR.2016.90\n\n'
    >>> paper_properties(":PAPER2: Some Title")
    '- Some Title'
    """
    return "\n".join(map(_identifying_text, drawer.split("\n")))


def _identifying_text(line: str) -> str:
    match = _PROPERTY.fullmatch(line)
    if match is None:
        return ""
    name, value = match[1].upper(), match[2].strip()
    value = value if ":" in value else _WORDS.get(name, "") + value
    kind = name.rstrip("0123456789_")
    if kind in _TITLES:
        return f"- {value}" if name[-1].isdigit() else value
    return value if locate_ids(value) or url_id(value) else ""
