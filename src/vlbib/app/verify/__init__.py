"""`vlbib verify`: reads references, asks the sources about them as far as needed, and assesses each."""

from __future__ import annotations
