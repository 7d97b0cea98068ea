"""Fixtures shared with the tests of the use cases: the desk of a user, and the repository."""

from __future__ import annotations

from tests.app.conftest import desk, repo

__all__ = ["desk", "repo"]
