"""Family T: LaTeX documents against the library."""

from __future__ import annotations
