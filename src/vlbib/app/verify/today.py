"""The month in which references are verified."""

from __future__ import annotations

from datetime import UTC, datetime

from vlbib.verification.compared_dates import Today


def today() -> Today:
    """Return the year and month of today."""
    now = datetime.now(tz=UTC)
    return Today(now.year, now.month)
