"""How a command's process ends: exit functions, output and exit code are as usual."""

from __future__ import annotations

import subprocess
import sys

START, END = "from vlbib.cli.ending import end_process\n", "end_process(3)\n"
LEFT = "import os\nclass Left:\n    def __del__(self, write=os.write): write(1, b'freed')\nleft = Left()\n"


def ended(code: str) -> tuple[int, str]:
    done = subprocess.run([sys.executable, "-c", START + code + END], stdout=subprocess.PIPE, text=True, check=False)
    return done.returncode, done.stdout


def test_output_is_printed_and_exit_functions_run_but_values_are_not_freed() -> None:
    code = f"import atexit\natexit.register(print, 'last')\nprint('first')\n{LEFT}"
    assert ended(code) == (3, "first\nlast\n")


def test_another_thread_runs_to_its_end() -> None:
    code = "import threading, time\nthreading.Thread(target=lambda: time.sleep(0.05) or print('done')).start()\n"
    assert ended(code) == (3, "done\n")


def test_a_profiler_sees_the_process_end_as_usual() -> None:
    assert ended(f"import sys\nsys.setprofile(lambda *_: None)\n{LEFT}") == (3, "freed")


def test_output_that_cannot_be_flushed_is_reported_by_python() -> None:
    code = "import sys\nsys.stdout = open('/dev/full', 'w')\nprint('lost')\n"
    assert ended(code)[0] == 120
