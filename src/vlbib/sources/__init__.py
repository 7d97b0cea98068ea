"""All access to sources: HTTP, local indexes, and the resolvers' flows that use them."""

from __future__ import annotations
