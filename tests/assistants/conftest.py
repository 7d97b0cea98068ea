"""The small project of the tests of editors, for an assistant."""

from __future__ import annotations

from tests.editors.conftest import place

__all__ = ["place"]
