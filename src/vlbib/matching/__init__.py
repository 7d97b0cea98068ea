"""Work and records to a verdict with reasons, and records to one merged draft with provenance: pure."""

from __future__ import annotations
