from __future__ import annotations

from typing import TYPE_CHECKING

from scripts.shell_blocks import Command, agrees, commands, fences, refreshed, run

if TYPE_CHECKING:
    from pathlib import Path

PAGE = """\
# A page
<!-- file: a.txt -->
```text
one
two
```

<!-- not run: it would hurt -->
```console
$ false
```

```console
$ cat a.txt
$ exit 3
```
"""


def test_a_fence_has_its_language_and_the_mark_above_it() -> None:
    assert [(fence.language, fence.mark, fence.said) for fence in fences(PAGE)] == [
        ("text", "file", "a.txt"),
        ("console", "not run", "it would hurt"),
        ("console", "", ""),
    ]


def test_the_lines_below_a_command_are_its_output() -> None:
    assert commands("$ a\nx\ny\n$ b\n") == [Command("a", ("x", "y")), Command("b")]


def test_the_output_of_a_command_ends_with_its_exit_code_if_that_is_not_0(tmp_path: Path) -> None:
    folder = tmp_path / "project"
    folder.mkdir()
    assert run("echo hello; exit 3", folder).printed == ("hello", "[exit 3]")
    assert run("pwd", folder).printed == ("/home/you/project",)


def test_a_line_of_dots_matches_any_lines_and_dots_at_the_end_the_rest_of_a_line() -> None:
    assert agrees(["a", "...", "d"], ["a", "b", "c", "d"])
    assert agrees(["...", "d"], ["d"])
    assert agrees(["a b ..."], ["a b c"])
    assert not agrees(["a", "...", "d"], ["a", "b"])
    assert not agrees(["a"], ["a", "b"])
    assert not agrees([], ["a"])


def test_a_page_gets_the_output_of_its_commands_and_keeps_matching_output(tmp_path: Path) -> None:
    folder = tmp_path / "project"
    folder.mkdir()
    page = refreshed(PAGE, folder)
    assert page.endswith("```console\n$ cat a.txt\none\ntwo\n$ exit 3\n[exit 3]\n```\n")
    assert "$ false\n```" in page
    shortened = page.replace("one\ntwo", "...")
    assert refreshed(shortened, folder) == shortened
