"""The notes of a run, what is known at hand, and what the notes name: read again only where a text has changed."""
