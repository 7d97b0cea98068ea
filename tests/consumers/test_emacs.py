"""Emacs with eglot, set up as in docs/editors.md, uses the language server on real files."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from tests.consumers.lsp_project import CLIP, environment, lines_for, make_project

if TYPE_CHECKING:
    from collections.abc import Mapping

pytestmark = pytest.mark.consumer

SCRIPT = """
(require 'eglot)
(require 'json)
(setq eglot-sync-connect 30 eglot-confirm-server-edits nil eglot-connect-timeout 30)
(find-file "notes/reading.md")
(unless (eglot-current-server) (eglot--maybe-activate-editing-mode) (apply #'eglot--connect (eglot--guess-contact)))
(let ((until (+ (float-time) 30)))
  (while (and (< (float-time) until) (not (flymake-diagnostics)))
    (accept-process-output nil 0.1)))
(goto-char (point-min))
(search-forward "Learning")
(let* ((server (eglot-current-server))
       (mode (symbol-name major-mode))
       (hover (jsonrpc-request server :textDocument/hover (eglot--TextDocumentPositionParams)))
       (marks (mapcar #'flymake-diagnostic-text (flymake-diagnostics))))
  (search-forward "and [@")
  (let ((offered (jsonrpc-request server :textDocument/completion (eglot--TextDocumentPositionParams))))
    (goto-char (point-min))
    (search-forward "[@radford")
    (eglot-rename "clip")
    (save-some-buffers t)
    (with-temp-file "../out.json"
      (insert (json-encode (list :mode mode
                                 :marks (vconcat marks)
                                 :hover (plist-get (plist-get hover :contents) :value)
                                 :offered (mapcar (lambda (item) (plist-get item :label))
                                                  (append (plist-get offered :items) nil))))))))
(kill-emacs 0)
"""


@pytest.fixture
def told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Mapping[str, Any]:
    """What Emacs received and did in a project."""
    make_project(tmp_path, monkeypatch)
    home = tmp_path / "home"
    home.mkdir()
    (home / ".emacs").write_text(lines_for("~/.emacs"))
    Path("drive.el").write_text(SCRIPT)
    command = ["emacs", "--batch", "--eval", "(package-activate-all)", "-l", str(home / ".emacs"), "-l", "drive.el"]
    done = subprocess.run(
        command,
        env=environment(home),
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
        stdin=subprocess.DEVNULL,
    )
    assert Path("out.json").exists(), done.stdout + done.stderr
    answer: dict[str, Any] = json.loads(Path("out.json").read_text())
    return answer


def test_emacs_shows_hovers_and_diagnostics_completes_and_renames_in_real_files(told: Mapping[str, Any]) -> None:
    assert told["mode"] == "markdown-mode"
    assert told["hover"].startswith(f"**{CLIP}**: accepted (references.bib:1)\n\nAlec Radford")
    assert any("several works have this short name" in mark for mark in told["marks"])
    assert told["offered"] == [CLIP]
    assert "Again [@clip], and [@" in Path("notes/reading.md").read_text()
    assert "@inproceedings{clip," in Path("references.bib").read_text()
    assert '"key": "clip"' in Path("references.lock").read_text()
    assert Path("paper.tex").read_text() == "\\cite{clip}\n"
