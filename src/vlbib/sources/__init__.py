"""All access to sources: HTTP, local indexes, and the driver of the resolvers' flows."""

from __future__ import annotations
