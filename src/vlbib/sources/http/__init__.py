"""The one way out to the network: pace, retries, limits, cache and replay for every source alike.

`Shell` is the door. Only this folder knows requests and requests-cache, and it imports them when the first request is
made: together they cost more CPU than a sync that needs no network.
"""

from __future__ import annotations

from vlbib.sources.http.shell import Endpoint, Exchange, Shell, Tally

__all__ = ["Endpoint", "Exchange", "Shell", "Tally"]
