"""What was decided on each work, what was written, and from where: pure."""

from __future__ import annotations
