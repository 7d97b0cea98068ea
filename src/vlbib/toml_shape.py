"""A TOML table converted to a msgspec struct, with faults that name the key and what is allowed.

msgspec converts and checks; its messages are put into TOML's terms, and its paths into TOML's notation.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from enum import Enum
from typing import Annotated, Any, TypeAlias, TypeVar, get_args, get_origin

import msgspec
from msgspec import Struct
from msgspec.structs import fields

from vlbib.core.near_names import hint

_Shape = TypeVar("_Shape", bound=Struct)
KeyPath: TypeAlias = tuple[str | int, ...]
_KINDS = {
    "array": "a list",
    "str": "a string",
    "object": "a table",
    "bool": "true or false",
    "float": "a number",
    "int": "a whole number",
}
_BOUNDS = {">=": " of {:g} or more", ">": " above {:g}", "<=": " of {:g} or less"}


class BadValue(Struct, frozen=True):
    """An invalid value: its path (names of tables and keys, 0-based indices in lists) and what is allowed."""

    path: KeyPath
    reason: str


def shaped_as(shape: type[_Shape], data: object, tables: Mapping[str, type[Struct]] | None = None) -> _Shape | BadValue:
    """Return a table converted to `shape`, or the first fault in it.

    `tables` has the shapes of the tables inside it by name, for the messages about unknown keys.
    """
    try:
        return msgspec.convert(data, shape)
    except msgspec.ValidationError as error:
        message, _, place = str(error).partition(" - at `$")
        path = _path(data, shape, str(error), re.findall(r"\.([\w-]+)|\[(\d+|\.\.\.)\]", place))
        unknown = re.search(r"unknown field `(.+)`", message)
        if unknown:
            return _unknown((*path, unknown[1]), (tables or {})[str(path[0])] if path else shape)
        value = _at(data, path)
        if "Invalid enum value" in message:
            allowed = _choices(shape, path)
            near = hint(str(value), allowed)
            return BadValue(path, f"`{shown_path(path)}` must be one of {', '.join(allowed)}, not {value!r}{near}")
        name = shown_path(path)
        if isinstance(value, dict) and message.startswith("Expected `array`") and name in (tables or {}):
            return BadValue(path, f"`{name}` is one table and must be a list of them; write [[{name}]]")
        return BadValue(path, _reason(message, path, value))


def _choices(shape: type[Struct], path: KeyPath) -> list[str]:
    """Return the values of the enumeration that `shape` has at a path."""
    kind: Any = shape
    for step in path:
        kind = next(field.type for field in fields(kind) if field.encode_name == step)
        kind = get_args(kind)[0] if get_origin(kind) is Annotated else kind
    kinds = (kind, *get_args(kind))
    return [str(value) for one in kinds if isinstance(one, type) and issubclass(one, Enum) for value in one]


def _path(data: object, shape: type[Struct], message: str, steps: list[tuple[str, str]]) -> KeyPath:
    """Return the path of a fault. msgspec writes `[...]` for a key that the shape does not name; the key is found."""
    path: KeyPath = ()
    for name, index in steps:
        path = (*path, name or (int(index) if index.isdigit() else _culprit(data, shape, message, path)))
    return path


def _culprit(data: object, shape: type[Struct], message: str, path: KeyPath) -> str:
    """Return the key of the table at `path` that alone causes the message."""
    table = _at(data, path)
    assert isinstance(table, Mapping)
    for key in table:
        try:
            msgspec.convert(_with_only(data, path, key), shape)
        except msgspec.ValidationError as error:
            if str(error) == message:
                return str(key)
    return str(next(iter(table)))


def _with_only(data: object, path: KeyPath, key: str) -> dict[Any, Any]:
    assert isinstance(data, Mapping)
    if not path:
        return {key: data[key]}
    return {**data, path[0]: _with_only(data[path[0]], path[1:], key)}


def _at(data: object, path: KeyPath) -> object:
    for step in path:
        data = data[step]  # type: ignore[index]
    return data


def _unknown(path: KeyPath, table: type[Struct]) -> BadValue:
    allowed = sorted(table.__struct_encode_fields__)
    near = hint(str(path[-1]), allowed)
    return BadValue(path, f"unknown key `{shown_path(path)}`; the known keys are {', '.join(allowed)}{near}")


def _reason(message: str, path: KeyPath, value: object) -> str:
    """Return msgspec's message in TOML's terms."""
    name = shown_path(path)
    lacking = re.search(r"missing required field `(.+)`", message)
    if lacking:
        return f"`{name}` lacks `{lacking[1]}`"
    expected = re.search(r"Expected `(.+?)`", message)
    if expected is None:
        return f"`{name}`: {message}"
    kinds = [_KINDS.get(kind, kind) for kind in expected[1].split(" | ") if kind != "null"]
    return f"`{name}` must be {' or '.join(kinds)}{_limit(message)}, not {value!r}"


def _limit(message: str) -> str:
    """Return the bound on a length or a number in msgspec's message, as text; "" if it has none."""
    length = re.search(r"of length >= (\d+)", message)
    if length:
        return " that is not empty" if length[1] == "1" else f" of {length[1]} or more"
    bound = re.search(r"(>=|>|<=) ([\d.]+)", message)
    return _BOUNDS[bound[1]].format(float(bound[2])) if bound else ""


def shown_path(path: KeyPath) -> str:
    """Return a path as text, such as `tags.synonyms` or `pin[0].to`."""
    return "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in path).removeprefix(".")


def line_at(text: str, path: KeyPath) -> int:
    """Return the 1-based line of a path's last key that begins a line or is in a header; 0 for an empty text."""
    lines = text.splitlines()
    place = 0
    for step in path:
        if isinstance(step, int):
            place = _nth(lines, place, step)
        else:
            pattern = re.compile(rf"^\s*(?:\[+[^\]=]*)?[\"']?\b{re.escape(step)}\b")
            place = next((at for at, line in enumerate(lines[place:], place) if pattern.match(line)), place)
    return place + 1 if lines else 0


def _nth(lines: list[str], place: int, number: int) -> int:
    """Return the 0-based line of the nth `[[header]]` of a list of tables; `place` if it has none."""
    alike = [at for at, line in enumerate(lines[place:], place) if line.strip() == lines[place].strip()]
    return alike[number] if lines[place].lstrip().startswith("[[") and number < len(alike) else place
