"""JSON that vlbib writes for other programs: UTF-8, without characters that could mislead a terminal or a reader."""

from __future__ import annotations

import json

from vlbib.core.text import without_controls


def json_text(document: object, indent: int | None = None) -> str:
    """Return a document of dictionaries, lists and scalars as JSON, without control characters in its strings."""
    return json.dumps(_clean(document), ensure_ascii=False, indent=indent)


def _clean(value: object) -> object:
    if isinstance(value, str):
        return without_controls(value)
    if isinstance(value, dict):
        return {_clean(name): _clean(item) for name, item in value.items()}
    return [_clean(item) for item in value] if isinstance(value, list | tuple) else value
