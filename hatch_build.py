"""Gives PyPI a README that stands alone: hatchling calls it when a wheel or an sdist is built.

PyPI shows the README without the files beside it. With a `Source` address under `[project.urls]` relative links and
pictures become absolute ones of the released version; without one, links are told as plain words and pictures are left
out, so that none leads nowhere.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from hatchling.metadata.plugin.interface import MetadataHookInterface

_LINK = re.compile(r"(?P<picture>!?)\[(?P<text>[^\[\]]*)\]\((?!https?://|#|mailto:)(?P<path>[^()\s]+)\)")
_GAP = re.compile(r"\n{3,}")


class ReadmeHook(MetadataHookInterface):
    """Sets the metadata field `readme`, which pyproject.toml names as dynamic."""

    def update(self, metadata: dict[str, Any]) -> None:
        """Put the README that stands alone into the metadata."""
        text = (Path(self.root) / "README.md").read_text("utf-8")
        source = metadata.get("urls", {}).get("Source", "")
        tree = f"{source.rstrip('/')}/{{kind}}/v{metadata['version']}/" if source else ""
        metadata["readme"] = {"content-type": "text/markdown", "text": standing_alone(text, tree)}


def standing_alone(readme: str, tree: str) -> str:
    """Return Markdown without relative links; `tree` is the address of a version's files, `{kind}` in it blob or raw.

    Pictures need the bytes (`raw`), links the page that shows a file (`blob`). Without a tree no link is made.
    """

    def put_right(link: re.Match[str]) -> str:
        if not tree:
            return "" if link["picture"] else link["text"]
        address = tree.format(kind="raw" if link["picture"] else "blob") + link["path"]
        return f"{link['picture']}[{link['text']}]({address})"

    return _GAP.sub("\n\n", _LINK.sub(put_right, readme))
