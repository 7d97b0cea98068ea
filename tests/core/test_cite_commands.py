from __future__ import annotations

import pytest

from vlbib.core.cite_commands import MANY, MANY_VOLUMES, SINGLE, VOLUME, guessed_shape, known_shape
from vlbib.tex.paper import read_citations


def keys(text: str) -> list[str]:
    return [citation.key for citation in read_citations(text, "paper.tex", lambda _: None).citations]


@pytest.mark.parametrize("command", sorted(SINGLE))
@pytest.mark.parametrize("arguments", ["{a,b}", "*{a, b}", "[see][p.~2]{a,b}", "<see>[p.~2]{a,b}", "\n  [x]{a,\n b}"])
def test_every_command_gives_its_keys(command: str, arguments: str) -> None:
    assert keys(f"Text \\{command}{arguments} and more.") == ["a", "b"]


@pytest.mark.parametrize("command", sorted(VOLUME))
def test_a_volume_is_no_key(command: str) -> None:
    assert keys(f"\\{command}[pre]{{2}}[p. 3]{{a,b}} {{c}}") == ["a", "b"]


@pytest.mark.parametrize("command", sorted(MANY))
def test_a_command_for_many_lists_gives_all_of_them(command: str) -> None:
    assert keys(f"\\{command}(pre)(post)[x]{{a}}[y][z]{{b,c}}{{d}} text {{e}}") == ["a", "b", "c", "d"]


@pytest.mark.parametrize("command", sorted(MANY_VOLUMES))
def test_a_command_for_many_volumes_skips_the_volumes(command: str) -> None:
    assert keys(f"\\{command}{{1}}{{a}}[p]{{2}}[q]{{b}}") == ["a", "b"]


@pytest.mark.parametrize(
    "command", ["section", "citestyle", "citetext", "setcitestyle", "AtEveryCite", "recite", "ifcite"]
)
def test_a_command_that_takes_no_key_is_not_guessed(command: str) -> None:
    assert known_shape(command) is None
    assert guessed_shape(command) is None


@pytest.mark.parametrize(
    ("command", "like"), [("mycite", "cite"), ("Citesee", "cite"), ("mycites", "cites"), ("myvolcite", "volcite")]
)
def test_a_command_is_guessed_from_its_name(command: str, like: str) -> None:
    guess, known = guessed_shape(command), known_shape(like)
    assert guess is not None
    assert known is not None
    assert guess.is_guess
    assert (guess.braced, guess.groups, guess.repeats) == (known.braced, known.groups, known.repeats)
