"""Faults of a TOML table name the key by its path and what is allowed, and have a line."""

from __future__ import annotations

import tomllib
from enum import StrEnum
from typing import Annotated

import pytest
from msgspec import Meta, Struct

from vlbib.toml_shape import BadValue, line_at, shaped_as, shown_path


class Colour(StrEnum):
    RED = "red"
    BLUE = "blue"


class Inner(Struct, frozen=True, forbid_unknown_fields=True):
    words: dict[str, str] = {}
    weight: Annotated[float, Meta(ge=0)] = 1.0
    share: Annotated[float, Meta(gt=0, le=1)] = 1.0
    size: Annotated[int, Meta(lt=10)] = 1


class Item(Struct):
    name: Annotated[str, Meta(min_length=1)]


class Outer(Struct, forbid_unknown_fields=True):
    title: str = ""
    colour: Colour = Colour.RED
    inner: Inner = Inner()
    named: dict[str, Inner | str] = {}
    item: tuple[Item, ...] = ()
    pairs: tuple[Annotated[tuple[str, ...], Meta(min_length=2)], ...] = ()


TABLES: dict[str, type[Struct]] = {"inner": Inner, "named": Inner, "item": Item}


def test_a_table_of_the_right_shape_is_converted() -> None:
    shaped = shaped_as(Outer, {"title": "x", "inner": {"weight": 0}, "pairs": [["a", "b"]]}, TABLES)
    assert shaped == Outer(title="x", inner=Inner(weight=0.0), pairs=(("a", "b"),))


@pytest.mark.parametrize(
    ("text", "line", "reason"),
    [
        (
            "\ntitel = 1",
            2,
            "unknown key `titel`; the known keys are colour, inner, item, named, pairs, title; did you mean `title`?",
        ),
        ("zz = 1", 1, "unknown key `zz`; the known keys are colour, inner, item, named, pairs, title"),
        ("title = 3", 1, "`title` must be a string, not 3"),
        ('colour = "green"', 1, "`colour` must be one of red, blue, not 'green'"),
        ("[inner]\nwords = { a = 1 }", 2, "`inner.words.a` must be a string, not 1"),
        ('[inner.words]\na = "x"\nb = 2', 3, "`inner.words.b` must be a string, not 2"),
        ("[inner]\nweight = -1", 2, "`inner.weight` must be a number of 0 or more, not -1"),
        ("[inner]\nshare = 0", 2, "`inner.share` must be a number above 0, not 0"),
        ("[inner]\nshare = inf", 2, "`inner.share` must be a number of 1 or less, not inf"),
        ("[inner]\nshare = nan", 2, "`inner.share` must be a number above 0, not nan"),
        ("[inner]\nsize = 10", 2, "`inner.size` must be a whole number of 9 or less, not 10"),
        ("[inner]\nqq = 1", 2, "unknown key `inner.qq`; the known keys are share, size, weight, words"),
        ("[named.a]\nweight = 1\n[named.b]\nweight = true", 4, "`named.b.weight` must be a number, not True"),
        (
            "[named.a]\nweigth = 1",
            2,
            "unknown key `named.a.weigth`; the known keys are share, size, weight, words; did you mean `weight`?",
        ),
        ('[[item]]\nname = "x"\n\n[[item]]\nother = 1', 4, "`item[1]` lacks `name`"),
        ('[[item]]\nname = ""', 2, "`item[0].name` must be a string that is not empty, not ''"),
        ('pairs = [["a", "b"], ["c"]]', 1, "`pairs[1]` must be a list of 2 or more, not ['c']"),
        ("item = 1", 1, "`item` must be a list, not 1"),
        ('[item]\nname = "x"', 1, "`item` is one table and must be a list of them; write [[item]]"),
        ("[pairs]\na = 1", 1, "`pairs` must be a list, not {'a': 1}"),
        ("inner = 1", 1, "`inner` must be a table, not 1"),
    ],
)
def test_a_fault_names_key_line_and_what_is_allowed(text: str, line: int, reason: str) -> None:
    fault = shaped_as(Outer, tomllib.loads(text), TABLES)
    assert isinstance(fault, BadValue)
    assert (line_at(text, fault.path), fault.reason) == (line, reason)


def test_a_path_is_shown_in_tomls_notation() -> None:
    assert shown_path(("pin", 0, "to")) == "pin[0].to"


def test_in_an_empty_text_a_fault_has_no_line() -> None:
    assert line_at("", ("title",)) == 0
