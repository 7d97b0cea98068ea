"""Markdown notes to mentions to works: pure, text in and values out."""

from __future__ import annotations
