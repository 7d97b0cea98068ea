"""The only way out: HTTP, local indexes, and the resolvers' flows driven through them."""

from __future__ import annotations
