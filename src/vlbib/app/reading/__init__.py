"""Reading the notes of a run, and what they name; a note is read again only if its text has changed."""
