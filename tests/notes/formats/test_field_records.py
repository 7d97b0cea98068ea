from __future__ import annotations

import pytest

from vlbib.notes.formats.field_records import records_as_items

TITLE = "Finding Small Objects in a Field"

RECORDS = {
    f"TY  - CONF\nTI  - {TITLE}\nAU  - Rossi, Ada\nPY  - 2021\nER  -": (
        f"\n- [2021] {TITLE}\n  - Authors: Rossi, Ada\n\n"
    ),
    f"TY  - JOUR\nT1  - {TITLE}\nDO  - 10.1000/182": f"\n- {TITLE}\n  - doi:10.1000/182",
    f"TY  - JOUR\nDO  - 10.1000/182\nT1  - {TITLE}": f"\n\n- {TITLE} doi:10.1000/182",
    f"T1  - {TITLE}\nDO  - 10.1000/182\nUR  - https://x.org": f"- {TITLE} doi:10.1000/182 <https://x.org>\n\n",
    f"%0 Paper\n%T {TITLE}\n%D 2021": f"\n- [2021] {TITLE}\n",
    f"*Item type:* Journal Article\n*Title:* {TITLE}\n*Date:* 2019-07": f"\n- [2019] {TITLE}\n",
    f"- Author: [[Ada Rossi]]\n- Full Title: {TITLE}\n- URL: https://x.org/a": (
        f"\n- {TITLE} <https://x.org/a>\n  - Authors: Ada Rossi"
    ),
    f"- Author: [[x.org]]\n- Full Title: {TITLE}\n- URL: https://x.org/a": f"\n- {TITLE}\n  - <https://x.org/a>",
    f"TI  - {TITLE}\nAU  - Rossi, A.\nAU  - Li, B.": f"- {TITLE}\n  - Authors: Rossi, A.; Li, B.\n",
    f"AU  - Rossi, Ada\nTI  - {TITLE}": f"\n- {TITLE}",
    f"TI  - {TITLE}\nPY  - 2020\nTI  - Losing Objects\nPY  - 2021": f"- [2020] {TITLE}\n\n- [2021] Losing Objects\n",
}


@pytest.mark.parametrize("text", RECORDS)
def test_a_record_becomes_one_item_on_the_line_of_its_title(text: str) -> None:
    assert records_as_items(text) == RECORDS[text]


@pytest.mark.parametrize(
    "text",
    [
        f"Title: {TITLE}",  # a single field is an ordinary line
        f"{TITLE}\nAuthors: Ada Rossi\nYear: 2021",
        f"```\nTI  - {TITLE}\nPY  - 2020\n```",
        "Owner: Mira\nsome words below",
        "Owner: see [[Mira]]\nStatus: see https://x.org",
    ],
)
def test_other_lines_stay_as_they_are(text: str) -> None:
    assert records_as_items(text) == text


def test_fields_that_manage_a_note_are_dropped_if_nothing_else_is_next_to_them() -> None:
    assert records_as_items("# Survey\n\nOwner: Mira\nStatus: Done\n\nText\n") == "# Survey\n\n\n\n\nText\n"
    assert records_as_items("Text\nOwner: Mira\nStatus: Done\n") == "Text\nOwner: Mira\nStatus: Done\n"
    assert records_as_items("Owner: [[Mira]]\nStatus: Done\n") == "Owner: [[Mira]]\n\n"
