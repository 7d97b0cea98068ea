"""The text of one line: what marks it, what it looks like, its title, and what stands before and after that."""
