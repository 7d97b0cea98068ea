"""Exports: one format a module; pure, a library in and text out."""

from __future__ import annotations
