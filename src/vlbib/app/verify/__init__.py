"""`vlbib verify`: reads references, asks the sources about them as far as needed, and says how each stands."""

from __future__ import annotations
