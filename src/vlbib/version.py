"""The version, and the folder of the code."""

from __future__ import annotations

from pathlib import Path

__version__ = "0.2.0"
PACKAGE = Path(__file__).parent
