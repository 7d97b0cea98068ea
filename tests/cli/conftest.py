"""The desk of a user, as in the tests of the use cases."""

from __future__ import annotations

from tests.app.conftest import desk

__all__ = ["desk"]
