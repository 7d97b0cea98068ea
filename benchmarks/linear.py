"""Feed every reader long runs of each unit, at three sizes: `python benchmarks/linear.py [--size N] [READER ...]`.

Prints a line for each run that costs enough to be measured: the CPU seconds at a quarter, a half and the whole of the
size (100,000 characters), and the exponent with which they grow. A run that takes too long is not tried at a larger
size.
The exit code is 1 if any exponent is above 1.2.
"""

from __future__ import annotations

import gc
import math
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).parents[1]))

from benchmarks.every_reader import READERS
from benchmarks.long_runs import TAIL, UNITS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

SIZE = 100_000
EXPONENT = 1.2
FLOOR = 0.1  # seconds of CPU below which growth cannot be told from chance
LONGEST = 5.0  # seconds of CPU above which no larger size is tried


@dataclass(frozen=True, slots=True)
class Growth:
    """The cost of a reader for repetitions of a unit: the sizes in characters, and the CPU seconds of each."""

    reader: str
    unit: str
    sizes: tuple[int, ...]
    seconds: tuple[float, ...]

    @property
    def exponent(self) -> float:
        """The exponent with which the time grows with the size: 1 is linear."""
        if len(self.seconds) == 1:  # too long for a second size
            return math.inf
        first, last = (max(each, 1e-4) for each in (self.seconds[0], self.seconds[-1]))
        return math.log(last / first, self.sizes[len(self.seconds) - 1] / self.sizes[0])

    @property
    def is_measured(self) -> bool:
        """Whether it took long enough for the exponent to mean anything."""
        return self.seconds[-1] >= FLOOR

    @property
    def is_linear(self) -> bool:
        """Whether the time grows linearly, as far as can be measured."""
        return not self.is_measured or self.exponent <= EXPONENT

    def __str__(self) -> str:
        shown = "  ".join(f"{seconds:.3f}" for seconds in self.seconds)
        return f"{self.reader} {self.unit!r}: {shown} s, exponent {self.exponent:.2f}"


def seconds_of(read: Callable[[str], object], unit: str, size: int) -> float:
    """Return the CPU seconds that a reader takes for a unit repeated to this many characters, with `TAIL` after it.

    The garbage collector is off, as in `timeit`: its cost depends on everything in the process.
    """
    run = unit * (size // len(unit)) + TAIL
    gc.disable()
    try:
        began = time.process_time()
        read(run)
        return time.process_time() - began
    finally:
        gc.enable()


def growth(reader: str, unit: str, size: int = SIZE) -> Growth:
    """Measure one reader with one unit; if the growth seems too fast, measure once more."""
    measured = _growth(reader, unit, size)
    return (
        measured if measured.is_linear else min(measured, _growth(reader, unit, size), key=lambda each: each.exponent)
    )


def _growth(reader: str, unit: str, size: int) -> Growth:
    sizes = (size // 4, size // 2, size)
    seconds: list[float] = []
    for each in sizes:
        if not seconds or seconds[-1] < LONGEST:
            seconds.append(seconds_of(READERS[reader], unit, each))
    return Growth(reader, unit, sizes, tuple(seconds))


def growths(words: list[str], size: int = SIZE) -> Iterator[Growth]:
    """Measure the readers whose names contain one of the words; without words, all."""
    for reader in READERS:
        if not words or any(word in reader for word in words):
            READERS[reader]("")
            for unit in UNITS:
                yield growth(reader, unit, size)


def main(arguments: list[str]) -> int:
    """Print what was measured, and return 1 if anything grows too fast."""
    size = SIZE
    if "--size" in arguments:
        at = arguments.index("--size")
        size = int(arguments[at + 1])
        arguments = arguments[:at] + arguments[at + 2 :]
    count, losses = 0, []
    for each in growths(arguments, size):
        count += 1
        losses += [] if each.is_linear else [each]
        if each.is_measured:
            print(f"{'' if each.is_linear else 'TOO FAST '}{each}", flush=True)
    print(f"{count} runs through {len(READERS)} readers, {len(losses)} grow too fast; {time.process_time():.0f} s CPU")
    for each in losses:
        print(f"    {each}")
    return 1 if losses else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
