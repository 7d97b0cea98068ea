"""Which known works a text names: whole titles, titles with slips, and short names. It knows titles, not Markdown."""
