"""Facts of the field, each in one place: records, works, BibTeX, names, ids, titles, venues; no stages, no I/O."""

from __future__ import annotations
