"""Turn a work and records into a verdict with reasons, and records into one draft with provenance: pure functions."""

from __future__ import annotations
