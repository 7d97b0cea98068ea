from __future__ import annotations

import pytest

from vlbib.exports.values.named_roles import put_roles_right


@pytest.mark.parametrize(
    ("values", "right"),
    [
        ({"editorb": "Goos, G.", "editorbtype": "redactor", "series": "S"},
         {"series": "S", "serieseditor": "Goos, G."}),
        ({"editora": "Goos, G.", "editoratype": "series editor"}, {"serieseditor": "Goos, G."}),
        ({"namea": "Asker, A.", "nameatype": "interviewer"}, {"interviewer": "Asker, A."}),
        ({"interviewer": "One, A.", "editorc": "Two, B.", "editorctype": "Interviewer"},
         {"interviewer": "One, A. and Two, B."}),
    ],
)  # fmt: skip
def test_people_are_moved_to_the_field_of_their_role(values: dict[str, str], right: dict[str, str]) -> None:
    put_roles_right(values)
    assert values == right


@pytest.mark.parametrize(
    "values",
    [
        {"editorb": "Goos, G.", "editorbtype": "redactor"},
        {"editora": "Mate, M.", "editoratype": "collaborator", "series": "S"},
        {"namea": "Anyone, A."},
        {"editor": "Goos, G.", "editortype": "redactor", "series": "S"},
    ],
)
def test_people_with_other_roles_are_unchanged(values: dict[str, str]) -> None:
    before = dict(values)
    put_roles_right(values)
    assert values == before
