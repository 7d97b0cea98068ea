"""The project in git: merge and diff drivers, and what a library held before."""
