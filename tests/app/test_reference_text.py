"""One entry formatted as in the list of references, with the fields that it inherits from its parent."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vlbib import api

if TYPE_CHECKING:
    from tests.app.conftest import Desk

LIBRARY = """@inproceedings{doe2020cats,
  author = {Doe, Jane},
  title = {On {Cats}},
  crossref = {proc2020},
}
@misc{another, title = {Another}}
@proceedings{proc2020,
  title = {Proceedings of the Workshop on Cats},
  year = {2020},
}
"""


def test_a_reference_is_formatted_as_in_the_exported_list_without_its_number(desk: Desk) -> None:
    desk.write("references.bib", LIBRARY)
    text = api.reference("doe2020cats")
    assert text == "Jane Doe. On Cats. In Proceedings of the Workshop on Cats. 2020."
    listed = api.export("references", keys=["doe2020cats"])
    assert listed == f"[1] {text}\n"
    assert "*Proceedings of the Workshop on Cats*" in api.reference("doe2020cats", markup="markdown")
