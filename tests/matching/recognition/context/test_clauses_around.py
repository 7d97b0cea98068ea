from __future__ import annotations

import pytest

from vlbib.matching.recognition.context.clauses_around import is_in_clause

TITLE = "Attention Is All You Need"


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        (f"Q5. Is {TITLE} still worth our time?", True),
        (f"Is {TITLE}", False),
        (f"Is {TITLE} For Speech?", False),
        (f"so Is {TITLE} still worth it?", False),
        (f"A4. In {TITLE}, which method wins?", True),
        (f'In "{TITLE}" (Vaswani et al.), they say so', True),
        (f"In {TITLE} For Speech, which method wins?", False),
        (f"A4. In {TITLE} the order is lost", True),
        (f"A4. In {TITLE} they count", True),
        (f"A4. In {TITLE} the Order is lost", False),
        (f"A4. In {TITLE} orders are lost", False),
        (f"so in {TITLE} the order is lost", False),
        (f"A4. In {TITLE}: which method wins?", False),
    ],
)
def test_a_title_may_be_asked_about_or_be_before_a_clause(text: str, *, counts: bool) -> None:
    start = text.index(TITLE)
    assert is_in_clause(text, start, start + len(TITLE)) is counts


@pytest.mark.parametrize(("width", "counts"), [(60, True), (61, False)])
def test_a_clause_begins_near_the_title(width: int, *, counts: bool) -> None:
    text = f". {'Is '.ljust(width - 2)}{TITLE} still true?"
    assert is_in_clause(text, width, width + len(TITLE)) is counts
