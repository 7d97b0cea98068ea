from __future__ import annotations

from tests.report.verified_example import VERIFIED

from vlbib.report.verified import UnreadPart
from vlbib.report.verified_text import verified_text


def test_the_text_has_the_worst_first_and_names_the_sources_asked() -> None:
    assert verified_text(VERIFIED).splitlines() == [
        "mixed         a.bib:25 people `Title of people`",
        "    error   author: none is <named> | here",
        "differs       a.bib:17 year `Title of year`",
        "    warning year: the records say 2021, 3 years before",
        "            here    2024",
        "            record  2021 (dblp)",
        "not found     a.bib:9 gone `Title of gone`",
        "    asked: catalogue, dblp",
        "a.bib:33: could not be read as a reference: it is not closed",
        "crossref could not be asked: HTTP 503",
        "4 references: 1 mixed, 1 differs, 1 not found, 1 verified, 1 could not be read",
    ]


def test_an_unread_part_without_a_line_is_shown_by_its_first_words() -> None:
    assert UnreadPart(0, f"[7] Rossi{' lines' * 30}", "no title").described("a.pdf") == (
        f"a.pdf: could not be read as a reference: no title: [7] Rossi{' lines' * 11} line"
    )
    assert UnreadPart(3, "Rossi", "no title").described("a.md") == "a.md:3: could not be read as a reference: no title"
