"""Fixtures shared with other folders: the editors' small project and the use cases' desk."""

from __future__ import annotations

from tests.app.conftest import desk
from tests.editors.conftest import place

__all__ = ["desk", "place"]
