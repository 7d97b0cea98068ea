"""Neovim, set up as in docs/editors.md, uses the language server on real files."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from tests.consumers.lsp_project import CLIP, environment, lines_for, make_project

from vlbib.cli import run

if TYPE_CHECKING:
    from collections.abc import Mapping

pytestmark = pytest.mark.consumer

SCRIPT = """
local out = {}
local function wait(what, ready)
  if not vim.wait(30000, ready, 50) then error("waited in vain for " .. what) end
end
local function place(words)
  vim.fn.cursor(1, 1)
  assert(vim.fn.search("\\\\V" .. words, "cW") > 0, words)
end
vim.cmd.edit("notes/reading.md")
wait("the server", function()
  local client = vim.lsp.get_clients({ bufnr = 0 })[1]
  return client and client.initialized
end)
wait("marks", function() return #vim.diagnostic.get(0) > 0 end)
for _, mark in ipairs(vim.diagnostic.get(0)) do
  table.insert(out, { "mark", mark.lnum, mark.code })
end
place("Learning")
local function ask(method, params)
  local answers, failed = vim.lsp.buf_request_sync(0, method, params, 30000)
  if failed then error(failed) end
  for _, answer in pairs(answers) do return answer.result end
end
out.hover = ask("textDocument/hover", vim.lsp.util.make_position_params(0)).contents.value
place("[@\\\\$")
local typed = vim.lsp.util.make_position_params(0)
typed.position.character = 36
local offered = ask("textDocument/completion", typed)
out.completed = vim.tbl_map(function(item) return item.label end, offered.items)
place("SAM")
vim.lsp.buf.code_action({
  apply = true,
  filter = function(action) return action.title:find("Segment Anything", 1, true) ~= nil end,
})
wait("the pin", function() return table.concat(vim.fn.readfile("vlbib.toml"), "\\n"):find("SAM", 1, true) end)
place("radford2021")
vim.lsp.buf.rename("clip")
wait("the new key", function()
  return table.concat(vim.api.nvim_buf_get_lines(0, 0, -1, false), "\\n"):find("[@clip]", 1, true)
end)
vim.cmd("silent wall")
vim.fn.writefile({ vim.json.encode(out) }, "out.json")
vim.cmd("qall!")
"""


@pytest.fixture
def told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Mapping[str, Any]:
    """What Neovim received and did in a project."""
    make_project(tmp_path, monkeypatch)
    home = tmp_path / "home"
    plugin = home / ".config" / "nvim" / "plugin" / "vlbib.lua"
    plugin.parent.mkdir(parents=True)
    plugin.write_text(lines_for("vlbib.lua"))
    Path("drive.lua").write_text(SCRIPT)
    command = ["nvim", "--headless", "-c", "luafile drive.lua"]
    done = subprocess.run(command, env=environment(home), capture_output=True, text=True, timeout=120, check=False)
    assert Path("out.json").exists(), done.stdout + done.stderr
    answer: dict[str, Any] = json.loads(Path("out.json").read_text())
    return answer


def test_neovim_shows_hovers_completes_decides_and_renames_in_real_files(told: Mapping[str, Any]) -> None:
    assert told["hover"].startswith(f"**{CLIP}**: accepted (references.bib:1)\n\nAlec Radford")
    assert told["completed"] == [CLIP]
    assert 'mention = "SAM"\nto = "arxiv:2304.02643"' in Path("vlbib.toml").read_text()
    assert "Again [@clip], and [@" in Path("notes/reading.md").read_text()
    assert "@inproceedings{clip," in Path("references.bib").read_text()
    assert '"key": "clip"' in Path("references.lock").read_text()
    assert Path("paper.tex").read_text() == "\\cite{clip}\n"
    assert run(["sync", "--locked", "--offline"]) in (1, 3)  # only the pin waits for a sync
