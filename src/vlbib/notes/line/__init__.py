"""The text of one line: its marks, what it looks like, its title, and the text before and after that."""
