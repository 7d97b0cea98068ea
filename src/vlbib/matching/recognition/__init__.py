"""Which known works a text names: whole titles, titles with slips, and short names. It knows nothing about Markdown.

`recognise` asks for titles first, then for short names beside them. `titles/` finds titles and `names/` short names;
`context/` judges the words around both.
"""
