"""Family L: text that LaTeX typesets wrongly or not at all."""

from __future__ import annotations
