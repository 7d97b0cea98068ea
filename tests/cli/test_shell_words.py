"""A shell takes an offered completion as one word, even with blanks, a colon or an option before it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from vlbib.cli import vlbib
from vlbib.cli.shell_words import FishWords, ZshWords

LIBRARY = """@inproceedings{doe2020amber, title = {Amber}, keywords = {Old resins, vision language, it's, a/b}}
@article{DBLP:conf/roe2021, title = {Copal}}
"""
# As readline does: words are split at blanks and colons outside quotation marks, and the last one is replaced.
DRIVE = """
eval "$(_VLBIB_COMPLETE=bash_source vlbib)"
COMP_LINE=$1 COMP_POINT=${#1} COMP_WORDS=("${@:2}") COMP_CWORD=$(($# - 2))
_vlbib_completion vlbib
printf '%s\\n' "${COMPREPLY[@]}"
"""


@pytest.mark.parametrize(
    ("line", "pieces", "offered"),
    [
        ("vlbib list --tag vis", ("vlbib", "list", "--tag", "vis"), ["vision\\ language"]),
        ("vlbib list --tag Old\\ ", ("vlbib", "list", "--tag", "Old\\ "), ["Old\\ resins"]),
        ("vlbib list --tag 'vis", ("vlbib", "list", "--tag", "'vis"), ["vision language"]),
        ("vlbib list --tag \"it'", ("vlbib", "list", "--tag", "\"it'"), ["it's"]),
        ("vlbib list --tag it", ("vlbib", "list", "--tag", "it"), ["it\\'s"]),
        ("vlbib list --tag=a", ("vlbib", "list", "--tag", "=", "a"), ["a/b"]),
        ("vlbib show DBLP:c", ("vlbib", "show", "DBLP", ":", "c"), ["conf/roe2021"]),
        ("vlbib show dblp:", ("vlbib", "show", "dblp", ":"), ["conf/roe2021"]),
        ("vlbib show 'DBLP:c", ("vlbib", "show", "'DBLP:c"), ["DBLP:conf/roe2021"]),
        ("vlbib show ", ("vlbib", "show", ""), ["doe2020amber", "DBLP:conf/roe2021"]),
        ("vlbib sy", ("vlbib", "sy"), ["sync"]),
    ],
)
def test_an_offer_is_one_word_for_bash(tmp_path: Path, line: str, pieces: tuple[str, ...], offered: list[str]) -> None:
    (tmp_path / "references.bib").write_text(LIBRARY)
    environment = os.environ | {"PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"}
    told = subprocess.run(
        ["bash", "--norc", "-c", DRIVE, "bash", line, *pieces],
        capture_output=True,
        text=True,
        check=True,
        cwd=tmp_path,
        env=environment,
    )
    assert told.stdout.splitlines() == offered


@pytest.mark.parametrize(
    ("words", "begun", "offered"),
    [
        (["list"], "--tag=vis", ["--tag=vision language"]),
        (["list", "--tag"], "vis", ["vision language"]),
        (["list"], "--ta", ["--tag"]),
        (["show"], "DBLP:c", ["DBLP:conf/roe2021"]),
        (["search"], "a=b", []),
    ],
)
@pytest.mark.parametrize("shell", [ZshWords, FishWords])
def test_zsh_and_fish_keep_the_option_before_a_value(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    shell: type[ZshWords | FishWords],
    words: list[str],
    begun: str,
    offered: list[str],
) -> None:
    (tmp_path / "references.bib").write_text(LIBRARY)
    monkeypatch.chdir(tmp_path)
    completion = shell(vlbib, {}, "vlbib", "_VLBIB_COMPLETE")
    assert [item.value for item in completion.get_completions(words, begun)] == offered
