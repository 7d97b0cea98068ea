"""The version; the module imports nothing, so that little time passes before a command handles an interruption."""

from __future__ import annotations

__version__ = "0.2.0"
