"""The lock: the decision on each work, what was written, and from which source. Pure."""

from __future__ import annotations
