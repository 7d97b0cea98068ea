"""No regular expression takes exponential time: on a text that repeats itself, each one ends at once."""

from __future__ import annotations

import importlib
import pkgutil
import re
import subprocess
import sys
from itertools import product
from typing import TYPE_CHECKING

import vlbib
from vlbib.core.lazy_pattern import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

REPEATED = (
    "1", "1.", "1 ", "a", "A", "a ", "A ", "A. ", "a-", "-", " ", "\t", ".", ", ", "1-", "1:", "A, ", "a: ", "(", "((",
    "[", "[1]", "{", '"', "*", "_", "`", "|", "#", "\n", "a\n", "- ", "> ", "论", "论,", "A1", "a+", "::", "/", "a/",
    "@a", "& ", "a=", "\\a", "\\a{", "$", "~", "et al. ", "and ", "2020 ", "(2020)", "10.", "é", "Ax ", "A'", "+1 ",
    " · ", "...", "?", "1)",
)  # fmt: skip
BEFORE, AFTER = ("", "1.", "A", "a "), ("", "!", "\0")
LETTERS = 60  # of a text: a time that doubles with each letter or two would not end
SECONDS = 60  # for all patterns together, which take a few


def patterns() -> Iterator[tuple[str, str, re.Pattern[str]]]:
    """Yield each pattern of the package, with its module and its name."""
    for module in pkgutil.walk_packages(vlbib.__path__, "vlbib."):
        if not module.name.endswith("__main__"):
            for name, value in vars(importlib.import_module(module.name)).items():
                for each in value if isinstance(value, tuple) else (value,):
                    if isinstance(each, (re.Pattern, type(lazy_pattern("")))) and isinstance(each.pattern, str):
                        yield module.name, name, each


def run() -> None:
    """Match every pattern with every text; the last line printed names the one that is being tried."""
    texts = [before + part * (LETTERS // len(part)) + after for before, part, after in product(BEFORE, REPEATED, AFTER)]
    for module, name, pattern in patterns():
        print(module, name, flush=True)  # noqa: T201 -- read by the test
        for text in texts:
            pattern.match(text)
            pattern.search(text)


def test_no_pattern_takes_long_on_a_text_that_repeats_itself() -> None:
    command = [sys.executable, "-c", "from tests.project.test_patterns import run; run()"]
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=SECONDS, check=True)
    except subprocess.TimeoutExpired as error:
        tried = (error.stdout or b"").decode().strip().rpartition("\n")[2]
        raise AssertionError(f"{tried} takes too long") from error
    assert done.stdout.count("\n") > 1000
