"""The notes of a run, what is known at hand, and what the notes name: read anew only where a text has changed."""
