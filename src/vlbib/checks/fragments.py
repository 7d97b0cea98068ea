"""The parts of a value that LaTeX typesets as text: mathematics, links and the arguments of labels blanked out."""

from __future__ import annotations

import re
from functools import lru_cache

_LINKS = re.compile(r"\\(?:url|href|path|nolinkurl|cite\w*|ref|label|doi|verb)\*?\s*(?:\[[^\]]*\])?\{[^{}]*\}")
_MATH = re.compile(
    r"(?<!\\)\$[^$]*(?<!\\)\$|\\\(.*?\\\)|\\ensuremath\{(?:[^{}]|\{[^{}]*\})*\}|\\begin\{[^{}]*\}.*?\\end\{[^{}]*\}",
    re.DOTALL,
)
_BARE_URL = re.compile(r"\bhttps?://\S+")


@lru_cache(maxsize=16)
def without_links(value: str) -> str:
    r"""Return the value with `\url{...}` and the like blanked out, at the same length."""
    return _LINKS.sub(_blank, value) if "\\" in value else value


@lru_cache(maxsize=16)
def text_only(value: str) -> str:
    """Return the value with links and mathematics blanked out, at the same length."""
    clear = without_links(value)
    return _MATH.sub(_blank, clear) if "$" in clear or "\\" in clear else clear


def _blank(match: re.Match[str]) -> str:
    return " " * len(match[0])


def is_bare_url(value: str) -> bool:
    """Tell whether the value is a URL and nothing else, as people put it into `note` and `howpublished`."""
    return _BARE_URL.fullmatch(value.strip()) is not None


def substituted(value: str, clear: str, pattern: re.Pattern[str], new: str) -> str:
    """Put `new` in the place of every match in `clear`, a blanked copy of the value of the same length."""
    parts, last = [], 0
    for match in pattern.finditer(clear):
        parts += [value[last : match.start()], new]
        last = match.end()
    return "".join([*parts, value[last:]])
