"""The MCP tools, called by the client of the package mcp: in memory, and over stdin and stdout."""

from __future__ import annotations

import asyncio
import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from mcp import Client, StdioServerParameters
from mcp.types import CallToolResult, TextContent
from tests.editors.conftest import CLIP

from vlbib.assistants.mcp_server import make_mcp_server
from vlbib.assistants.tools import MOST
from vlbib.cli import run

if TYPE_CHECKING:
    from mcp.server.mcpserver import MCPServer

READING = [
    "search_library", "get_entry", "explain", "resolve_title", "verify_references", "list_waiting", "cite_paragraph",
]  # fmt: skip
PARAGRAPH = "We start from BLIP-2, and from Attention Is All You Need; DINOv2 comes later, as SAM does."

pytestmark = pytest.mark.usefixtures("place")


def ask(server: MCPServer | StdioServerParameters, *calls: tuple[str, dict[str, Any]]) -> list[Any]:
    """Return the answer to each call: the structured content, or the text of the error."""

    async def run() -> list[Any]:
        async with Client(server) as client:
            return [await client.call_tool(name, arguments) for name, arguments in calls]

    return list(map(content, asyncio.run(run())))


def content(result: Any) -> Any:
    assert isinstance(result, CallToolResult)
    if not result.is_error:
        return result.structured_content
    (text,) = result.content
    assert isinstance(text, TextContent)
    return text.text


def tools(server: MCPServer) -> dict[str, bool | None]:
    """Return the names of the tools, each with whether it only reads."""

    async def run() -> dict[str, bool | None]:
        async with Client(server) as client:
            listed = (await client.list_tools()).tools
            return {tool.name: tool.annotations.read_only_hint if tool.annotations else None for tool in listed}

    return asyncio.run(run())


def everything() -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in sorted(Path().rglob("*")) if path.is_file()}


def test_it_reads_only_unless_writing_is_allowed() -> None:
    assert tools(make_mcp_server()) == dict.fromkeys(READING, True)
    assert tools(make_mcp_server(write=True)) == dict.fromkeys(READING, True) | {"add_work": False, "pin_line": False}
    before = everything()
    (refused,) = ask(make_mcp_server(), ("add_work", {"work": "Attention is all you need"}))
    assert "add_work" in refused
    assert everything() == before


def test_search_and_get_entry_return_entries_with_their_reference() -> None:
    hits, entry, unknown = ask(
        make_mcp_server(),
        ("search_library", {"words": "transferable radford"}),
        ("get_entry", {"key": CLIP}),
        ("get_entry", {"key": "radford2021learnin"}),
    )
    assert [hit["key"] for hit in hits["hits"]] == [CLIP]
    assert hits["hits"][0]["reference"] == entry["reference"]
    assert entry["reference"].startswith("Alec Radford, Jong Wook Kim")
    assert entry["bibtex"].startswith(f"@inproceedings{{{CLIP},")
    assert entry["named_by"] == ["notes/more.md:5", "notes/reading.md:8", "notes/reading.md:13"]
    assert f"did you mean `{CLIP}`" in unknown


def test_a_doubtful_title_is_marked_so_and_an_unknown_one_has_no_reference() -> None:
    certain, doubt, unknown = ask(
        make_mcp_server(),
        ("resolve_title", {"title": "Attention is all you need"}),
        ("resolve_title", {"title": "SAM"}),
        ("resolve_title", {"title": "Deep Cats for Vision in the Year of the Goat"}),
    )
    assert certain["status"] == "accepted"
    assert certain["bibtex"].startswith("@inproceedings{vaswani2017attention,")
    assert set(certain["fields"].values()) <= {"catalogue/dblp", "catalogue/arxiv"}
    for answer in (doubt, unknown):
        assert (answer["status"], answer["bibtex"], answer["key"]) == ("unasked", None, None)
    assert "several works have this short name" in doubt["reasons"]
    assert doubt["candidates"][0]["title"] == "Segment Anything"
    assert unknown["candidates"] == []


def test_references_are_verified_and_one_without_a_record_is_not_found() -> None:
    printed = "Vaswani, A. et al. Attention is all you need. NeurIPS 2017."
    made_up = "Doe, J. A fully made up title of nothing at all. Journal of Nowhere, 2021."
    wrong = "@inproceedings{x, title = {Segment Anything}, author = {Kirillov, Alexander}, year = {2021}}"
    before = everything()
    answer, library, refused = ask(
        make_mcp_server(),
        ("verify_references", {"references": [printed, made_up], "bibtex": wrong}),
        ("verify_references", {}),
        ("verify_references", {"references": ["vlbib.toml"]}),
    )
    standings = {each["title"]: each["standing"] for each in answer["references"]}
    assert standings["Attention Is All You Need"] == "verified"
    assert standings["A fully made up title of nothing at all"] == "not found"
    assert standings["Segment Anything"] not in ("verified", "not found")
    assert all((each["record"] is None) == (each["standing"] == "not found") for each in answer["references"])
    assert {each["file"] for each in library["references"]} == {"references.bib"}
    assert refused.endswith("vlbib.toml: is the name of a file, not a reference")
    assert everything() == before


def test_an_unknown_argument_is_refused_rather_than_ignored() -> None:
    misnamed, empty = ask(
        make_mcp_server(),
        ("verify_references", {"text": "Doe, J. Nothing at all. 2021."}),
        ("verify_references", {"references": []}),
    )
    assert "text\n  Extra inputs are not permitted" in misnamed
    assert empty.endswith("references: the list is empty; leave it out to have the library verified")


def test_a_long_answer_has_the_first_or_worst_rows_and_the_number_of_the_rest() -> None:
    right = (
        "@inproceedings{%s, title = {Segment Anything}, author = {Alexander Kirillov and others},"
        " booktitle = {ICCV}, year = {2023}}"
    )
    wrong = "@misc{%s, title = {A Title That Nobody Has Written Yet}, author = {Nobody}, year = {2023}}"
    bibtex = "".join([right % f"r{number}" for number in range(MOST)] + [wrong % f"w{number}" for number in range(3)])
    (verified,) = ask(make_mcp_server(), ("verify_references", {"bibtex": bibtex}))
    keys = [each["key"] for each in verified["references"]]
    assert (len(keys), verified["left_off"], keys[-3:]) == (MOST, 3, ["w0", "w1", "w2"])
    assert sum(verified["counts"].values()) == MOST + 3
    Path("references.bib").write_text(bibtex)
    searched, few = ask(
        make_mcp_server(), ("search_library", {"words": "title"}), ("search_library", {"words": "segment"})
    )
    assert (len(searched["hits"]), "left_off" in searched) == (3, False)
    assert (len(few["hits"]), "left_off" in few) == (MOST, False)
    Path("references.bib").write_text(bibtex + right % "more")
    (many,) = ask(make_mcp_server(), ("search_library", {"words": "segment"}))
    assert (len(many["hits"]), many["left_off"]) == (MOST, 1)


def test_a_tool_is_described_without_the_indent_of_its_source() -> None:
    async def run() -> list[str]:
        async with Client(make_mcp_server(write=True)) as client:
            return [tool.description or "" for tool in (await client.list_tools()).tools]

    texts = asyncio.run(run())
    assert all(texts)
    assert not [line for text in texts for line in text.splitlines() if line.startswith(" ")]


def test_a_paragraph_is_cited_only_from_the_library() -> None:
    (answer,) = ask(make_mcp_server(), ("cite_paragraph", {"paragraph": PARAGRAPH}))
    assert answer["paragraph"] == PARAGRAPH.replace("BLIP-2", "BLIP-2 [@li2023blip]").replace(
        "DINOv2", "DINOv2 [@oquab2023dinov2]"
    )
    assert list(answer["references"]) == ["li2023blip", "oquab2023dinov2"]


def test_with_write_a_certain_work_is_added_and_a_doubtful_one_is_not() -> None:
    added, doubt, pinned = ask(
        make_mcp_server(write=True),
        ("add_work", {"work": "Attention is all you need", "tags": ["transformers"]}),
        ("add_work", {"work": "SAM"}),
        ("pin_line", {"place": "notes/reading.md:10", "to": "arXiv:2304.02643"}),
    )
    assert added["added"] == ["vaswani2017attention"]
    assert "keywords = {transformers}" in Path("references.bib").read_text()
    assert '"key": "vaswani2017attention"' in Path("references.lock").read_text()
    assert doubt["added"] == []
    assert "kirillov" not in Path("references.bib").read_text()
    assert pinned == {"pinned": ["SAM"], "to": "arXiv:2304.02643"}
    assert 'mention = "SAM"' in Path("vlbib.toml").read_text()


@pytest.mark.parametrize("said", ["", "notes/reading.md", "doi:10.1000", "https://example.org/nothing"])
def test_like_the_commands_no_tool_adds_or_resolves_what_names_no_work(said: str) -> None:
    before = everything()
    added, resolved = ask(make_mcp_server(write=True), ("add_work", {"work": said}), ("resolve_title", {"title": said}))
    for answer in (added, resolved):
        assert f"{said or 'names nothing'}" in answer
        assert "write arXiv:2304.08485" in answer or "reads a note" in answer
    assert everything() == before


def test_works_that_wait_are_listed() -> None:
    lines = Path("notes/reading.md").read_text().replace("- SAM", "- SAM")
    Path("vlbib.toml").write_text('notes = ["notes"]\n[resolvers]\norder = ["catalogue"]\n')
    Path("references.lock").unlink()
    Path("notes/reading.md").write_text(lines)
    from vlbib import sync

    sync(offline=True)
    (answer,) = ask(make_mcp_server(), ("list_waiting", {"note": "notes/reading.md"}))
    assert [(work["text"], work["status"]) for work in answer["works"]] == [("SAM", "doubtful")]
    assert answer["works"][0]["candidates"][0]["title"] == "Segment Anything"


def test_an_empty_argument_is_refused_in_one_line() -> None:
    answers = ask(
        make_mcp_server(),
        ("search_library", {"words": " "}),
        ("explain", {"target": ""}),
        ("verify_references", {"references": ["Doe, J. A Title. 2020.", "\n"]}),
        ("list_waiting", {"note": "/etc"}),
        ("list_waiting", {"note": ".."}),
    )
    assert [answer.partition(": ")[2] for answer in answers] == [
        "words: name at least one to look for",
        '"": neither a key of the library nor FILE:LINE of a note; `vlbib list` shows the keys',
        "references: number 2 is empty; leave it out",
        "/etc: is not a note of this project; write it as the reports do",
        "..: is not a note of this project; write it as the reports do",
    ]


def test_a_file_that_is_not_a_note_is_refused_by_list_waiting() -> None:
    (answer,) = ask(make_mcp_server(), ("list_waiting", {"note": "notes/readings.md"}))
    assert answer.endswith("notes/readings.md: is not a note of this project; did you mean `notes/reading.md`?")


LONG_REFERENCE = "Radford, A., " + "Somebody, X., " * 30 + "Learning Transferable Visual Models From Natural Language"


def test_long_and_odd_arguments_cause_no_error_of_the_server() -> None:
    calls: list[tuple[str, dict[str, Any]]] = [
        ("verify_references", {"references": [LONG_REFERENCE, "half a \ud83d letter"]}),
        ("explain", {"target": "x" * 300}),
        ("explain", {"target": "\0"}),
        ("get_entry", {"key": "\ud83d"}),
        ("list_waiting", {"note": "x" * 300}),
        ("search_library", {"words": "\0 \x1b[31m"}),
    ]
    verified, *answers = ask(make_mcp_server(), *calls)
    assert [reference["standing"] for reference in verified["references"]] == ["not found"] * 2
    assert [answer.partition(": ")[2][-45:] for answer in answers[:3]] == [
        "nor FILE:LINE of a note; `vlbib list` shows the keys"[-45:],
        "nor FILE:LINE of a note; `vlbib list` shows the keys"[-45:],
        "the library has no entry with that key; `vlbib list` shows the keys"[-45:],
    ]
    assert answers[3:] == [
        f"Error executing tool list_waiting: {'x' * 300}: is not a note of this project; write it as the reports do",
        {"hits": []},
    ]


def test_no_tool_reads_a_file_that_is_not_a_note_of_the_project(tmp_path: Path) -> None:
    secret = tmp_path / "secret.md"
    secret.write_text("# Secret\n\n- my password\n")
    Path("keys.env").write_text("TOKEN=1\n")
    Path("notes/linked.md").symlink_to(secret)
    places = [f"{secret}:3", "../secret.md:3", "keys.env:1", "vlbib.toml:1", "/etc/passwd:1", "notes/linked.md:3"]
    answers = ask(make_mcp_server(write=True), *(("explain", {"target": place}) for place in places))
    for place, answer in zip(places[:-1], answers[:-1], strict=True):
        assert answer.endswith(f"{place.rpartition(':')[0]}: is not a note of this project; name FILE:LINE of one")
    assert answers[-1]["place"].endswith("linked.md:3")  # a link in the project was put there by its owner
    (pinned,) = ask(make_mcp_server(write=True), ("pin_line", {"place": places[0], "to": "none"}))
    assert pinned.endswith("is not a note of this project; name FILE:LINE of one")


def test_the_command_serves_the_same_over_stdin_and_stdout() -> None:
    command = StdioServerParameters(command=sys.executable, args=["-m", "vlbib", "mcp"], env=dict(os.environ))
    over_stdio = ask(command, ("get_entry", {"key": CLIP}), ("get_entry", {"key": "nobody"}))
    assert over_stdio == ask(make_mcp_server(), ("get_entry", {"key": CLIP}), ("get_entry", {"key": "nobody"}))


def test_the_owner_can_undo_what_an_assistant_wrote(capsys: pytest.CaptureFixture[str]) -> None:
    before = Path("references.bib").read_bytes(), Path("references.lock").read_bytes()
    ask(make_mcp_server(write=True), ("add_work", {"work": "Attention is all you need"}))
    assert Path("references.bib").read_bytes() != before[0]
    assert run(["undo"]) == 0
    assert "undone: vlbib add Attention is all you need (" in capsys.readouterr().out
    assert (Path("references.bib").read_bytes(), Path("references.lock").read_bytes()) == before


def test_starting_imports_no_heavy_library_that_mcp_does_not_import() -> None:
    program = (
        "import sys; from mcp.server.mcpserver import MCPServer; before = set(sys.modules); "
        "from vlbib.assistants.mcp_server import make_mcp_server; make_mcp_server(write=True); "
        "print(*set(sys.modules) - before, sep='\\n')"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    loaded = set(done.stdout.split())
    heavy = {
        "requests",
        "requests_cache",
        "pybtex",
        "bibtexparser",
        "sqlite3",
        "numpy",
        "duckdb",
        "rapidfuzz",
        "citeproc",
    }
    assert "vlbib.assistants.tools" in loaded
    assert loaded.isdisjoint(heavy)
    assert not any(
        name.startswith(("vlbib.matching", "vlbib.notes", "vlbib.checks", "vlbib.sources")) for name in loaded
    )
