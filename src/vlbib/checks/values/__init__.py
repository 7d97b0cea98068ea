"""Family V: values that do not fit the meaning of the field."""

from __future__ import annotations
