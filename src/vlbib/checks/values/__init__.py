"""Family V: values that cannot be what the field means."""

from __future__ import annotations
