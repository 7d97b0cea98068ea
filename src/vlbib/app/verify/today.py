"""The month in which references are verified."""

from __future__ import annotations

from datetime import UTC, datetime

from vlbib.verification.compared_dates import Today


def today() -> Today:
    """Return the current year and month in UTC."""
    now = datetime.now(tz=UTC)
    return Today(now.year, now.month)
