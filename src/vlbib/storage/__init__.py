"""The user's files, and vlbib's own in the cache and data folders: finding, reading, atomic writing, undo."""
