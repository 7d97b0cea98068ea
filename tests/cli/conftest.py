"""The desk of a user and the repository, as in the tests of the use cases."""

from __future__ import annotations

from tests.app.conftest import desk, repo

__all__ = ["desk", "repo"]
