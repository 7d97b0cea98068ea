"""The settings file that `vlbib init` writes: what was found in the folder, and all other settings commented out."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from vlbib.app.git.git_patterns import file_pattern
from vlbib.installed import adding

if TYPE_CHECKING:
    from collections.abc import Sequence

_TEXT = """\
# Settings of vlbib. All of it is optional: what is commented out is the default, or an example.
notes = {notes}  # files, and folders with all notes in them, from this file's folder
library = {library}  # its lock, with what was decided and why, lies beside it; both belong in git
# contact = "you@example.org"  # sent to the services, which ask for it
# not_duplicates = [["key1", "key2"]]  # vlbib distinct writes them

# [resolvers]  # asked in this order; dblp, crossref, openalex, acl_anthology, datacite and openreview where named
# order = ["catalogue", "index", "arxiv", "semantic_scholar"]

# [resolvers.arxiv]
# enabled = true
# url = "https://export.arxiv.org/api/query"
# delay = 3.0  # seconds between two requests

# [deadlines]  # seconds for a host to be reached, to begin its answer, and to end it
# connect = 5
# first_byte = 30
# answer = 60

# [tags]  # from the headings of the notes
# synonyms = {{ "Vision-Language Pre-training" = "VLP" }}
# vocabulary = ["VLP"]  # the tags that count; vlbib tags seed proposes them from the notes
# separator = "/"  # Detection below Vision gives the tag Vision/Detection; without it, two tags
# groups = false  # write JabRef's groups, too

# [style]
# venues = "short"  # CVPR; "full", or "iso4" with {iso4}; without it as the sources name them

# [check]  # vlbib rule lists the rules
# ignore = ["V003"]
# fail-on = "warning"

# [[pin]]  # which work a line names; vlbib pin and vlbib review write it
# mention = "LLaVa"
# to = "arXiv:2304.08485"

# [[ignore]]  # a line that names no work; vlbib ignore and vlbib review write it
# mention = "Backbone: ResNet-50"

# [alias]  # a short name of yours and what it means
# "my CLIP notes" = "none"
"""


def first_settings(notes: Sequence[str], library: str) -> str:
    """Return the text of a settings file with these notes, a list of paths, and this library."""
    listed = json.dumps(list(notes), ensure_ascii=False)
    return _TEXT.format(iso4=adding("iso4"), notes=listed, library=json.dumps(library, ensure_ascii=False))


def with_lock_line(attributes: str, lock: str) -> str:
    """Return `.gitattributes` with a line for the lock: git keeps its line ends, and code reviews collapse its diff.

    The text is returned unchanged if it has a line for the lock already.
    Source: https://git-scm.com/docs/gitattributes and GitHub's linguist (`linguist-generated`).
    """
    pattern = file_pattern(lock)
    if any(f"{line} ".startswith((f"{pattern} ", f"{pattern}\t")) for line in attributes.splitlines()):
        return attributes
    before = attributes if not attributes or attributes.endswith("\n") else f"{attributes}\n"
    return f"{before}{pattern} text eol=lf linguist-generated=true\n"
