from __future__ import annotations

from vlbib.core.once import once


class Counted:
    def __init__(self) -> None:
        self.times = 0

    @once
    def value(self) -> int:
        self.times += 1
        return self.times


def test_a_value_is_computed_once_per_instance() -> None:
    first, second = Counted(), Counted()
    assert [first.value, first.value, second.value] == [1, 1, 1]
    assert first.times == 1


def test_the_class_gives_the_property_itself() -> None:
    assert isinstance(Counted.value, once)
