"""All access to the network: delays, retries, limits, cache and replay, the same for every source.

`Shell` is the entry point. Only this folder uses requests and requests-cache, and it imports them only at the first
request: together they cost more CPU than a sync that needs no network.
"""

from __future__ import annotations

from vlbib.sources.http.shell import Endpoint, Exchange, Shell, Tally

__all__ = ["Endpoint", "Exchange", "Shell", "Tally"]
