from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from vlbib.app.verify.reference_files import ReferenceFile, read_references
from vlbib.core.faults import CannotUse

if TYPE_CHECKING:
    from pathlib import Path

ENTRY = "@article{%s, title = {Counting lines in old maps}, author = {Rossi, Anna}, year = 2021}\n"


def _read(path: Path, text: str | bytes) -> ReferenceFile:
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return read_references(path, lambda _: ())


def _titles(file: ReferenceFile) -> list[str]:
    return [each.title for each in file.references]


def test_csl_json_and_ris_are_read_and_invalid_files_are_reported(tmp_path: Path) -> None:
    items = [{"id": "a", "title": "Counting lines in old maps", "type": "article-journal"}, 5]
    csl = _read(tmp_path / "a.json", json.dumps(items))
    assert (_titles(csl), [part.reason for part in csl.unread]) == (
        ["Counting lines in old maps"],
        ["item 2 is no object"],
    )
    ris = _read(tmp_path / "a.ris", "TY  - JOUR\nTI  - Counting lines in old maps\nER  - \nTY  - JOUR\nTI  - Open\n")
    assert (_titles(ris), len(ris.unread)) == (["Counting lines in old maps"], 1)


def test_a_paper_gives_the_entries_that_it_cites_from_the_files_beside_it(tmp_path: Path) -> None:
    (tmp_path / "refs.bib").write_text(ENTRY % "a" + ENTRY % "b")
    paper = r"\cite{a}\cite{lost}\bibliography{refs}"
    for name, text in {
        "p.tex": paper,
        "p.aux": r"\citation{a,lost}" + "\n" + r"\bibdata{refs}",
        "p.bcf": "<bcf:citekey>a</bcf:citekey><bcf:citekey>lost</bcf:citekey><bcf:datasource>refs.bib</bcf:datasource>",
    }.items():
        file = _read(tmp_path / name, text)
        assert [each.key for each in file.references] == ["a"]
        assert [part.reason for part in file.unread] == ["`lost` is cited, but no .bib file has it"]


def test_an_aux_file_of_biblatex_is_read_with_the_control_file_beside_it(tmp_path: Path) -> None:
    (tmp_path / "refs.bib").write_text(ENTRY % "a" + ENTRY % "b")
    (tmp_path / "p.bcf").write_text("<bcf:citekey>a</bcf:citekey><bcf:datasource>refs.bib</bcf:datasource>")
    file = _read(tmp_path / "p.aux", r"\abx@aux@cite{0}{a}" + "\n")
    assert [each.key for each in file.references] == ["a"]


def test_a_paper_without_its_bib_files_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CannotUse, match=r"none of its \.bib files is beside it"):
        _read(tmp_path / "p.tex", r"\cite{a}\bibliography{refs}")


def test_formatted_references_are_read_and_those_without_a_title_are_reported(tmp_path: Path) -> None:
    text = r"\begin{thebibliography}{9}\bibitem{a} Anna Rossi. \newblock Counting lines in old maps. \newblock ICCV."
    for name in ("p.bbl", "p.tex"):
        file = _read(tmp_path / name, text + "\n" + r"\bibitem{b} Mail.\end{thebibliography}")
        assert (_titles(file), [part.line for part in file.unread]) == (["Counting lines in old maps"], [2])


def test_the_section_of_references_in_a_note_is_read_with_its_lines(tmp_path: Path) -> None:
    text = "# Plan\n- Buy: a map\n\n## References\n1. Anna Rossi. Counting lines in old maps. In CVPR, 2021.\n\nMail.\n"
    file = _read(tmp_path / "a.md", text)
    assert [(each.title, each.line) for each in file.references] == [("Counting lines in old maps", 5)]
    assert [(part.line, part.text) for part in file.unread] == [(7, "Mail.")]


def test_a_text_file_is_read_as_a_library_or_else_as_a_note(tmp_path: Path) -> None:
    listed = _read(tmp_path / "a.txt", "References\n\nAnna Rossi. Counting lines in old maps. In CVPR, 2021.\n")
    assert _titles(listed) == ["Counting lines in old maps"]
    filed = _read(tmp_path / "b.txt", "References\n" + ENTRY % "a")
    assert [each.key for each in filed.references] == ["a"]


def test_without_such_a_section_the_works_in_the_lists_of_a_note_are_read(tmp_path: Path) -> None:
    file = _read(tmp_path / "a.md", "# Maps\n- Counting Lines in Old Maps (CVPR 2021)\n")
    assert [(each.title, each.year, each.venue) for each in file.references] == [
        ("Counting Lines in Old Maps", 2021, "CVPR")
    ]


def test_a_docx_is_read_from_the_heading_of_its_references_on(tmp_path: Path) -> None:
    from docx import Document

    document = Document()
    for text in ("Maps", "References", "Anna Rossi. Counting lines in old maps. In CVPR, 2021.", "Mail."):
        document.add_paragraph(text)
    document.save(str(tmp_path / "a.docx"))
    file = _read(tmp_path / "a.docx", (tmp_path / "a.docx").read_bytes())
    assert (_titles(file), [part.text for part in file.unread]) == (["Counting lines in old maps"], ["Mail."])


@pytest.mark.parametrize("name", ["a.pdf", "a.docx"])
def test_a_file_that_is_no_manuscript_is_refused_in_one_line(tmp_path: Path, name: str) -> None:
    with pytest.raises(CannotUse, match="cannot be read as a"):
        _read(tmp_path / name, b"nothing of the kind")


def test_a_binary_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CannotUse, match="is not a text file"):
        _read(tmp_path / "a.ris", b"TY  - \0")


def test_a_cited_entry_without_title_and_id_is_unread_and_counted_once(tmp_path: Path) -> None:
    bare = "@misc{bare, author = {Rossi, Anna}, year = 2021}\n@misc{other, year = 2021}\n"
    file = _read(tmp_path / "refs.bib", ENTRY % "a" + bare)
    assert [each.key for each in file.references] == ["a"]
    assert [(part.text, part.line) for part in file.unread] == [("bare", 2), ("other", 3)]
    paper = _read(tmp_path / "p.tex", r"\cite{a}\cite{bare}\bibliography{refs}")
    assert [(part.text, part.reason) for part in paper.unread] == [("bare", "it has neither a title nor an id")]
    assert not _read(tmp_path / "id.bib", "@misc{id, eprint = {2103.00020}, archiveprefix = {arXiv}}").unread
