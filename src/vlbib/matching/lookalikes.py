"""Words of titles that one slip of the pen turns into another word of titles (`causal`, `casual`)."""

from __future__ import annotations

LOOKALIKES: frozenset[str] = frozenset()
