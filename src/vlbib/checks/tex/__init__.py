"""Family T: LaTeX documents compared with the library."""

from __future__ import annotations
