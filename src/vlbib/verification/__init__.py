"""References against records: is there such a work, and does the reference say it right? Pure: no file, no source."""

from __future__ import annotations
