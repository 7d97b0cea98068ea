"""What an assistant may ask of a project, over the Model Context Protocol: a thin layer over the Python API."""

from __future__ import annotations
