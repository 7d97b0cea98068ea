"""The sources that vlbib ships, one module each, found by the entry-point group `vlbib.resolvers`."""

from __future__ import annotations
