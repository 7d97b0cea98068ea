"""A note's text as blocks: Markdown, and other formats converted to Markdown line by line."""
