"""Settings files in different styles, with comments of the user's: file name and text by style."""

from __future__ import annotations

_INLINE = """\
pin = [{ mention = "a remark", to = "none" }]  # mine
ignore = [{ mention = "another" }]  # mine
not_duplicates = [["a", "b"]]  # mine
resolvers = { order = ["index"] }  # mine
tags = { synonyms = { "X" = "Y" } }  # mine
"""
_APART = """\
[tags]  # mine
vocabulary = "V"

[resolvers]
order = ["index"]  # mine

[tags.synonyms]
"X" = "Y"  # mine
"""
_PYPROJECT = """\
[tool.vlbib]  # mine
notes = "notes"

[project]
name = "x"  # mine

[tool.vlbib.resolvers]
order = ["index"]  # mine

[tool.other]
key = 1  # mine
"""
STYLES = {
    "plain": ("vlbib.toml", '# mine\nlibrary = "references.bib"  # mine\n\n[resolvers]\norder = ["index"]  # mine\n'),
    "inline": ("vlbib.toml", _INLINE),
    "apart": ("vlbib.toml", _APART),
    "pyproject": ("pyproject.toml", _PYPROJECT),
}
