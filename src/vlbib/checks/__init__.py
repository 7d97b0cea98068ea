"""Checks: one rule per module, one folder per family. Rules are pure: each declares its inputs and reports faults."""

from __future__ import annotations
