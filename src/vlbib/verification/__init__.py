"""References against records: does the work exist, and are the details right? Pure: no file, no source."""

from __future__ import annotations
