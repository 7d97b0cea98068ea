"""The project in git: merge and diff drivers, and the earlier contents of a library."""
