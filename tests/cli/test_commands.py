"""Properties of every command: help with an example, errors in one line, and a fast start."""

from __future__ import annotations

import subprocess
import sys
from importlib import metadata
from pathlib import Path

import click
import pytest

from vlbib.cli import vlbib
from vlbib.version import __version__

CONTEXT = click.Context(vlbib)


def _commands() -> list[tuple[str, ...]]:
    found: list[tuple[str, ...]] = []
    for name in vlbib.list_commands(CONTEXT):
        command = vlbib.get_command(CONTEXT, name)
        if isinstance(command, click.Group):
            found += [(name, inner) for inner in command.list_commands(CONTEXT)]
        else:
            found.append((name,))
    return found


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-m", "vlbib", *arguments], capture_output=True, text=True, check=False)


@pytest.mark.parametrize("names", _commands(), ids=" ".join)
def test_every_command_has_help_with_an_example(names: tuple[str, ...]) -> None:
    command: click.Command | None = vlbib
    for name in names:
        assert isinstance(command, click.Group)
        command = command.get_command(CONTEXT, name)
    assert command is not None
    text = command.get_help(click.Context(command, info_name=" ".join(("vlbib", *names))))
    assert f"Example: vlbib {' '.join(names)}" in " ".join(text.split())


def test_the_printed_version_is_that_of_the_distribution() -> None:
    ran = run("--version")
    assert ran.stdout == f"vlbib {__version__}\n"
    assert metadata.version("vlbib") == __version__


def test_printing_the_version_does_not_import_click() -> None:
    program = "import sys; from vlbib.__main__ import start; sys.argv[1:] = ['--version']; start(); print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.startswith(f"vlbib {__version__}\n")
    assert "click" not in done.stdout.split()


def test_an_interruption_while_the_commands_are_imported_is_one_line() -> None:
    program = """if True:
        import sys
        from vlbib.__main__ import start

        class Interrupting:
            @staticmethod
            def find_spec(name, path, target=None):
                if name == "vlbib.cli.ending":
                    raise KeyboardInterrupt

        sys.meta_path.insert(0, Interrupting)
        start()
    """
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (130, "", "vlbib: interrupted; run it again\n")


def test_little_is_imported_before_an_interruption_is_handled() -> None:
    program = f"import sys; sys.path.insert(0, {str(Path(__file__).parents[2] / 'src')!r}); import vlbib.__main__"
    command = [sys.executable, "-I", "-S", "-c", f"{program}; print(*sys.modules)"]
    modules = subprocess.run(command, capture_output=True, text=True, check=True).stdout.split()
    assert {"typing", "pathlib", "re", "enum"}.isdisjoint(modules)


def test_an_error_while_printing_the_version_is_reported() -> None:
    with Path("/dev/full").open("w") as full:
        command = [sys.executable, "-m", "vlbib", "--version"]
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, check=False)
    assert (done.returncode, b"cannot be written" in done.stderr) == (2, True)


def test_printing_the_version_imports_no_heavy_library() -> None:
    program = "import sys; from vlbib.cli import run; run(['--version']); print(*sys.modules, sep='\\n')"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    loaded = set(done.stdout.split())
    assert loaded.isdisjoint({"requests", "requests_cache", "pybtex", "rich", "bibtexparser", "sqlite3", "msgspec"})
    assert loaded.isdisjoint({"dataclasses", "hashlib", "json", "shutil"})


def test_a_check_defines_few_dataclasses_and_reads_no_entry_points(tmp_path: Path) -> None:
    (tmp_path / "a.bib").write_text("@misc{a, title = {A}}\n", encoding="utf-8")
    program = (
        "import sys; from vlbib.cli import run; run(['check', 'a.bib'])\n"
        "print('importlib.metadata' in sys.modules, len({"
        "thing for module in list(sys.modules.values()) if module.__name__.startswith('vlbib')"
        " for thing in vars(module).values() if '__dataclass_fields__' in getattr(thing, '__dict__', ())}))"
    )
    words = [sys.executable, "-c", program]
    done = subprocess.run(words, capture_output=True, text=True, check=True, cwd=tmp_path)
    is_sought, count = done.stdout.splitlines()[-1].split()
    assert is_sought == "False"
    assert int(count) < 40


def test_an_unknown_command_is_one_line_and_exit_2() -> None:
    ran = run("nosuch")
    assert ran.returncode == 2
    assert ran.stderr == "vlbib: there is no command nosuch; see `vlbib --help`\n"


def test_a_missing_argument_is_named() -> None:
    ran = run("resolve")
    assert ran.returncode == 2
    assert 'vlbib resolve "TITLE"' in ran.stderr


def test_a_closed_pipe_is_no_error() -> None:
    program = f"{sys.executable} -m vlbib --help | head -n 1"
    done = subprocess.run(["bash", "-c", program], capture_output=True, text=True, check=False)
    assert done.returncode == 0
    assert done.stderr == ""
