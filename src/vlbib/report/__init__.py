"""What a sync or a resolve reports: its value, built from the plan, and shown as text or as JSON."""

from __future__ import annotations
