"""The text of one line: its marks, its form, its title, and the text before and after the title."""
