"""A note's text as blocks: Markdown, and other formats as Markdown with the same lines."""
