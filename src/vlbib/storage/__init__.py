"""The user's files, and vlbib's own in the cache and data folders: found, read, written whole, kept for undo."""
