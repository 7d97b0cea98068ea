"""The small project of the tests of editors, and the desk of those of the use cases, for an assistant."""

from __future__ import annotations

from tests.app.conftest import desk
from tests.editors.conftest import place

__all__ = ["desk", "place"]
