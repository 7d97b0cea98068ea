from __future__ import annotations

from vlbib.bibtex.encoding import encoding_to_show
from vlbib.bibtex.patch import patch


def _patch(old: str, new: str) -> str:
    return patch(old.encode(), new.encode(), encoding_to_show(old.encode()), "refs.bib")


def test_a_patch_names_both_files_and_shows_the_lines_that_change() -> None:
    assert _patch("a\nb\n", "a\nc\n") == "--- a/refs.bib\n+++ b/refs.bib\n@@ -1,2 +1,2 @@\n a\n-b\n+c\n"


def test_no_change_gives_an_empty_patch() -> None:
    assert _patch("a\n", "a\n") == ""


def test_a_last_line_without_a_line_feed_is_reported() -> None:
    assert _patch("a", "b\n").splitlines()[3:] == ["-a", "\\ No newline at end of file", "+b"]


def test_only_a_line_feed_ends_a_line() -> None:
    assert _patch("a\u2028b\n", "a\u2028c\n").splitlines(keepends=False)[0] == "--- a/refs.bib"
    assert _patch("a\u2028b\n", "a\u2028c\n").count("\n-") == 1
