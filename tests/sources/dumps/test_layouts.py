"""The parts of a dump, in the order in which they apply, for the layout of each publisher."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from vlbib.sources.dumps.layouts import dump_parts

if TYPE_CHECKING:
    from pathlib import Path

LAYOUTS: dict[str, list[tuple[str, str | None]]] = {
    "openalex": [
        ("works/updated_date=2024-12-31/part_000.gz", "records"),
        ("works/updated_date=2025-01-02/part_000.gz", "records"),
        ("works/updated_date=2025-01-02/part_001.gz", "records"),
        ("merged_ids/works/2025-01-01.csv.gz", "merged"),
        ("works/manifest", None),
        ("RELEASE_NOTES.txt", None),
        ("works/updated_date=2025-01-02/.part_002.gz.tmp", None),
        ("works/_SUCCESS", None),
    ],
    "semantic_scholar": [
        ("2025-01-07/papers/0.gz", "records"),
        ("2025-01-07/papers/1.gz", "records"),
        ("2025-01-14/papers/updates/0.gz", "records"),
        ("2025-01-14/papers/deletes/0.gz", "deleted"),
        ("2025-01-21/papers/updates/0.gz", "records"),
        ("2025-01-07/paper-ids/0.gz", "paper_ids"),
    ],
    "any": [("a.bib", "records"), ("b/dblp.xml.gz", "records")],
}


@pytest.mark.parametrize("layout", LAYOUTS)
def test_parts_are_returned_in_the_order_in_which_they_apply(tmp_path: Path, layout: str) -> None:
    for name, _ in reversed(LAYOUTS[layout]):
        path = tmp_path / layout / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()
    parts = [
        (part.path.relative_to(tmp_path / layout).as_posix(), part.kind.value) for part in dump_parts(tmp_path / layout)
    ]
    assert parts == [(name, kind) for name, kind in LAYOUTS[layout] if kind]


def test_a_single_file_is_one_part(tmp_path: Path) -> None:
    (part,) = dump_parts(tmp_path / "dblp.xml.gz")
    assert part.path == tmp_path / "dblp.xml.gz"


def test_a_folder_of_one_dataset_is_recognized_by_its_name(tmp_path: Path) -> None:
    path = tmp_path / "paper-ids" / "0.gz"
    path.parent.mkdir()
    path.touch()
    assert [part.kind.value for part in dump_parts(path.parent)] == ["paper_ids"]
